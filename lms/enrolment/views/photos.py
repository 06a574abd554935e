"""Photos of a meeting: sent, described, removed, and shown to those who may see them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from lms.people.access import (
    ADMINISTRATOR,
    OFFICER,
    SIGNED_IN,
    TRAINER,
    access,
    posts_for,
)
from media_tools.files import path_of
from media_tools.watching.serve import send_file

from ..meeting_doors import meetings_run_by, photos_seen_by
from ..models import MeetingPhoto
from ..photo_files import PhotoRefused
from ..photo_forms import CaptionForm, PhotosForm
from ..photos import MOST_PHOTOS, add_photo, describe_photo, remove_photo
from .meetings import meeting_page


@access(TRAINER, OFFICER, ADMINISTRATOR)
@posts_for("enrolment:meeting")
def add(request, pk):
    """Take the photos one after the other; what is none is named and the others stay."""
    meeting = get_object_or_404(meetings_run_by(request.user), pk=pk)
    form = PhotosForm(request.POST, request.FILES)
    if not form.is_valid():
        return meeting_page(request, meeting, photos_form=form)
    kept = 0
    # One more than fits is refused by the verb and says so; the rest need not be drawn.
    for file in form.cleaned_data["photos"][: MOST_PHOTOS + 1]:
        try:
            add_photo(
                meeting=meeting,
                file=file,
                caption=form.cleaned_data["caption"],
                actor=request.user,
            )
        except PhotoRefused as refusal:
            form.add_error("photos", f"{file.name}: {refusal}")
        else:
            kept += 1
    if kept:
        told = ngettext("%(count)s photo is kept.", "%(count)s photos are kept.", kept)
        messages.success(request, told % {"count": kept})
    if form.errors:
        return meeting_page(request, meeting, photos_form=form)
    return redirect("enrolment:meeting", pk)


@access(TRAINER, OFFICER, ADMINISTRATOR)
@require_POST
def describe(request, public_id):
    photo = run_photo(request, public_id)
    form = CaptionForm(request.POST)
    if form.is_valid():
        caption = form.cleaned_data["caption"]
        describe_photo(photo=photo, caption=caption, actor=request.user)
        messages.success(request, _("The caption is saved."))
    else:
        messages.error(request, form.errors["caption"][0])
    return redirect("enrolment:meeting", photo.meeting_id)


@access(TRAINER, OFFICER, ADMINISTRATOR)
@require_POST
def remove(request, public_id):
    photo = run_photo(request, public_id)
    remove_photo(photo=photo, actor=request.user)
    messages.success(request, _("The photo is removed. The record keeps that, and who did it."))
    return redirect("enrolment:meeting", photo.meeting_id)


@access(SIGNED_IN)
@require_safe
def photo(request, public_id):
    found = get_object_or_404(photos_seen_by(request.user), public_id=public_id)
    return send_file(
        request,
        path=path_of(found.file.name),
        name=found.file.name,
        content_type="image/jpeg",
    )


def run_photo(request, public_id) -> MeetingPhoto:
    """A photo that this person keeps; seeing one is less."""
    mine = MeetingPhoto.objects.filter(meeting__in=meetings_run_by(request.user).values("pk"))
    return get_object_or_404(mine, public_id=public_id)

"""A resident's assignment: send a video, see what the check says, hand in, read the result."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from courses.languages import in_language
from lms.people.access import RESIDENT, access, posts_for
from media_tools.allowance import UploadRefused
from media_tools.queries import reason_of, visible_videos
from media_tools.shown import facts_of
from media_tools.uploads import receive_file

from ..forms import FileForm, NoteForm
from ..hand_in import HandInRefused, attach_video, open_draft
from ..hand_in import hand_in as hand_in_draft
from ..my_work import Stage, context_of, my_work, watch, watched
from ..queries import assignments_seen_by, own_attempts, works_seen_by

# htmx loads the whole page anew: what comes after the check is more than a part of it.
ANEW = {"HX-Refresh": "true"}


@access(RESIDENT)
@require_GET
def assignment(request, pk):
    found = find(request.user, pk, among=works_seen_by)
    return assignment_page(request, found, note=NoteForm(writer=request.user))


@access(RESIDENT)
@require_POST
def attach(request, pk):
    """The last byte of an upload has come: lay the video into the draft."""
    found = find(request.user, pk)
    try:
        video = get_object_or_404(visible_videos(request.user), pk=request.POST.get("video", ""))
    except ValidationError:
        raise Http404 from None
    lay_into_draft(request, found, video)
    return redirect("assessment:assignment", pk)


@access(RESIDENT)
@require_POST
def send(request, pk):
    """A whole file in one form, for browsers without scripts."""
    found = find(request.user, pk)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Choose a video first."))
        return redirect("assessment:assignment", pk)
    try:
        video = receive_file(
            file=form.cleaned_data["file"], owner=request.user, profile=found.profile
        )
    except UploadRefused as refused:
        messages.error(request, str(refused))
    else:
        lay_into_draft(request, found, video)
    return redirect("assessment:assignment", pk)


def lay_into_draft(request, found, video):
    try:
        draft = open_draft(assignment=found, resident=request.user)
        attach_video(attempt=draft, video=video, actor=request.user)
    except HandInRefused as refused:
        # Why the file was not taken in says more than that it cannot be used.
        messages.error(request, reason_of(video) or str(refused))


@access(RESIDENT)
@require_GET
def progress(request, pk):
    """How far the check is, as a part of the page that asks again; then the whole page anew."""
    work = my_work(assignment=find(request.user, pk), resident=request.user)
    if work.stage != Stage.CHECKING:
        return HttpResponse(headers=ANEW)
    return render(request, "pages/assessment/checking.html", context_of(work, request.user))


@access(RESIDENT)
@posts_for("assessment:assignment")
def hand_in(request, pk):
    found = find(request.user, pk)
    last = own_attempts(request.user).filter(assignment=found).order_by("number").last()
    note = NoteForm(request.POST, writer=request.user)
    if last is None:
        raise Http404
    if not note.is_valid():
        return assignment_page(request, found, note=note, status=422)
    try:
        hand_in_draft(attempt=last, actor=request.user, note=note.cleaned_data["note"])
    except HandInRefused as refused:
        messages.error(request, str(refused))
    return redirect("assessment:assignment", pk)


@access(RESIDENT)
@require_GET
def attempt(request, pk, number):
    """An earlier attempt: what was handed in, and its result once that is open."""
    found = find(request.user, pk, among=works_seen_by)
    mine = own_attempts(request.user).handed_in().filter(assignment=found)
    seen = get_object_or_404(mine.select_related("assignment", "video"), number=number)
    title = in_language(found.brief).title
    context = {
        "assignment": found,
        "title": title,
        "trail": [
            *trail(),
            {
                "label": title,
                "href": reverse("assessment:assignment", args=[pk]),
            },
        ],
        "watched": watched(seen, request.user),
    }
    return render(request, "pages/assessment/attempt.html", context)


def trail():
    return [{"label": _("My learning"), "href": reverse("learning:mine")}]


def find(user, pk, *, among=assignments_seen_by):
    seen = among(user).select_related("brief", "profile", "cohort")
    return get_object_or_404(seen, pk=pk)


def assignment_page(request, found, *, note, status=200):
    work = my_work(assignment=found, resident=request.user)
    brief = in_language(found.brief)
    context = context_of(work, request.user)
    state = context["state"]
    context |= {
        "brief": brief,
        "brief_url": brief.get_url(request),
        "title": brief.title,
        "trail": trail(),
        "note": note,
        "max_bytes": settings.MAX_UPLOAD_BYTES,
        "metadata": {"profile": found.profile.slug},
        "checked": watch(state) if state and state.can_be_watched else None,
        "facts": facts_of(state.video) if state else [],
    }
    return render(request, "pages/assessment/assignment.html", context, status=status)

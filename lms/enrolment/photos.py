"""Photos of a meeting: added, described, removed. The files lie in the private storage."""

from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from lms.people.trail import record

from .models import Meeting, MeetingPhoto
from .photo_files import PhotoRefused, Picture, redraw

MOST_PHOTOS = 12  # of one meeting: evidence, not an album


def add_photo(*, meeting, file, caption, actor) -> MeetingPhoto:
    """Redraw an uploaded file and keep it with the meeting. Raises PhotoRefused."""
    picture = redraw(file)
    # Before the transaction, which must be short; whoever loses the race removes the file.
    name = store(meeting, picture)
    try:
        return keep(meeting=meeting, name=name, picture=picture, caption=caption, actor=actor)
    except BaseException:
        storages["private"].delete(name)
        raise


def store(meeting, picture: Picture) -> str:
    name = f"meetings/{meeting.pk}/{get_random_string(24)}.jpg"
    return storages["private"].save(name, ContentFile(picture.content))


@transaction.atomic
def keep(*, meeting, name, picture, caption, actor) -> MeetingPhoto:
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    if MeetingPhoto.objects.filter(meeting=meeting).count() >= MOST_PHOTOS:
        raise PhotoRefused(
            _("A meeting keeps at most %(most)s photos. Remove one first.") % {"most": MOST_PHOTOS}
        )
    photo = MeetingPhoto.objects.create(
        meeting=meeting,
        file=name,
        caption=caption,
        width=picture.width,
        height=picture.height,
        size=len(picture.content),
        added_by=actor,
    )
    record(verb="meeting_photo.added", subject=photo, actor=actor, meeting=meeting.pk)
    return photo


@transaction.atomic
def describe_photo(*, photo, caption, actor) -> MeetingPhoto:
    row = MeetingPhoto.objects.select_for_update().get(pk=photo.pk)
    if row.caption != caption:
        row.caption = caption
        row.save(update_fields=["caption"])
        record(verb="meeting_photo.described", subject=row, actor=actor, meeting=row.meeting_id)
    return row


@transaction.atomic
def remove_photo(*, photo, actor) -> None:
    """The row goes, then its file; the trail keeps that it was there. Twice is once."""
    row = MeetingPhoto.objects.select_for_update().filter(pk=photo.pk).first()
    if row is None:
        return
    record(
        verb="meeting_photo.removed",
        subject=row,
        actor=actor,
        meeting=row.meeting_id,
        added_at=row.added_at.isoformat(),
    )
    name = row.file.name
    row.delete()
    transaction.on_commit(partial(storages["private"].delete, name))

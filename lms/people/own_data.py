"""Erasing what this room and the bench below it hold of a person."""

from functools import partial
from pathlib import Path

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from courses.models import CourseVideo
from lms.notices.clearing import forget_messages
from lms.notices.letters import forget_letters
from media_tools.files import path_of
from media_tools.models import CaptionTrack, Job, Video
from media_tools.uploads import delete_video

from .copies import left_copies_of
from .erasing import holds
from .models import DataRequest, GuardianConsent
from .own_parts import PARTS
from .own_rows import contacts_of, files, records, rows
from .personal import Room, register
from .trail_words import WORDS


def erase(person, tombstone) -> None:
    contacts = contacts_of(person)
    guardians = GuardianConsent.objects.filter(child=person)
    contacts += guardians.values_list("guardian_contact", flat=True)
    erase_videos(person, tombstone)
    erase_sign_ins(person)
    # Messages to and about the person go with their row.
    forget_messages(contacts)
    for request in DataRequest.objects.filter(person=person).exclude(file=""):
        transaction.on_commit(partial(remove_file, path_of(request.file.name)))
    # The worker that made a copy may have been killed before its row knew of it.
    for left in left_copies_of(person):
        transaction.on_commit(partial(remove_file, left))
    mine = DataRequest.objects.filter(person=person)
    mine.open().update(state=DataRequest.State.CANCELLED, answered_at=timezone.now())
    mine.update(person=None, file="", field="", wanted="", note="", answer="", evidence="")
    erase_editor(person)
    transaction.on_commit(partial(forget_letters, contacts))


def erase_editor(person) -> None:
    """What Wagtail keeps besides: a picture of them, and their name as the title of what was done
    to their account."""
    for profile in UserProfile.objects.filter(user=person).exclude(avatar=""):
        transaction.on_commit(partial(remove_file, Path(profile.avatar.path)))
    kind = ContentType.objects.get_for_model(person)
    ModelLogEntry.objects.filter(content_type=kind, object_id=str(person.pk)).delete()


def erase_videos(person, tombstone) -> None:
    """Every file goes. A row that a handed-in work names stays as an empty one, so that "handed
    in" is still counted; all others go."""
    # A film that a course shows is the office's: it stays, and so do its files.
    shown = CourseVideo.objects.filter(video__owner=person).values("video")
    Video.objects.filter(pk__in=shown).update(owner=tombstone, filename="")
    videos = Video.objects.of(person)
    for video in videos.present():
        delete_video(video=video, reason="erased")
    CaptionTrack.objects.filter(video__in=videos).delete()
    # What was asked of the bench holds the words that were drawn into the picture.
    Job.objects.filter(video__in=videos).delete()
    videos.update(made_from=None)
    videos.filter(pk__in=named_by_others(person)).update(
        owner=tombstone, filename="", sha256="", content_type="", repairs=[]
    )
    Video.objects.of(person).delete()


def named_by_others(person) -> list:
    """Videos that rows of higher rooms must go on naming (`keep_video_rows` below)."""
    return [pk for ask in keep_video_rows for pk in ask(person)]


# Rooms above add a function (person) -> ids of videos whose rows must stay, emptied.
keep_video_rows: list = []


def erase_sign_ins(person) -> None:
    EmailAddress.objects.filter(user=person).delete()
    Authenticator.objects.filter(user=person).delete()
    for session in Session.objects.all().iterator():
        if session.get_decoded().get("_auth_user_id") == str(person.pk):
            session.delete()


def remove_file(path: Path) -> None:
    path.unlink(missing_ok=True)


def register_room() -> None:
    register(
        Room(
            "people",
            rows=rows,
            erase=erase,
            files=files,
            parts=PARTS,
            records=records,
            words=WORDS,
            holds=(holds(Video, "owner"),),
        )
    )

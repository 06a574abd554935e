"""Take a file in, in one piece or in many, and have it worked on.

The file on the disk says how much has come: after a crash the sender goes on from its size.
"""

import fcntl
import hashlib
import logging
import os
import struct
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import PurePath
from time import monotonic

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.http import UnreadablePostError
from django.utils import timezone

from media_tools import intake
from media_tools.access import word_refusals, work_refusals
from media_tools.allowance import may_go_on, may_send
from media_tools.enums import JobKind, VideoState
from media_tools.files import (
    directory_of,
    name_of,
    original_of,
    remove_directory,
)
from media_tools.models import Fingerprint, Likeness, Video
from media_tools.moves import move
from media_tools.refusals import Refused
from media_tools.work import jobs

log = logging.getLogger(__name__)

CHUNK = 256 * 1024
# One request holds a web thread for so long at most; the sender then goes on with another.
LONGEST_REQUEST_S = 300
UNNAMED = "video"


class OffsetConflict(Exception):
    """The sender wants to go on at a byte that is not the next one."""


class InUse(Exception):
    """Another request is writing to the same upload."""


def begin_upload(*, owner, size, filename="", profile=None) -> Video:
    """A video that is to be received; raises UploadRefused, TooLarge or NoRoom."""
    may_send(owner=owner, size=size)
    video = Video.objects.create(
        owner=owner, size=size, filename=shown_name(owner, filename), profile=profile
    )
    file = original_of(video.pk)
    file.parent.mkdir(parents=True)
    file.touch()
    return video


def shown_name(owner, filename: str) -> str:
    """The sender's name for the file, as pages show it. One that holds words which are not taken
    is left out, and the video is not: on a phone few can rename a file."""
    name = PurePath(filename.replace("\\", "/")).name[:255]
    return UNNAMED if not name or word_refusals.first(owner, name) else name


def offset_of(video: Video) -> int:
    """How many bytes have come."""
    if video.state != VideoState.RECEIVING:
        return video.size
    with suppress(FileNotFoundError):
        return original_of(video.pk).stat().st_size
    return 0


@contextmanager
def held_file(video: Video):
    """The original, open for writing and locked against another request; raises InUse.

    The kernel lets the lock go when its process dies, so a crash locks nobody out.
    """
    with original_of(video.pk).open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise InUse(video.pk) from taken
        yield file


def append(*, video, offset, stream) -> int:
    """Write what `stream` gives from byte `offset` on, and return the new offset.

    A line that breaks keeps what has come. The last byte finishes the upload.
    Raises UploadRefused where its owner may not go on, InUse and OffsetConflict.
    """
    may_go_on(video.owner)
    with held_file(video) as file:
        video.refresh_from_db()
        at = file.tell()
        if video.state != VideoState.RECEIVING or at != offset:
            raise OffsetConflict(at)
        try:
            with suppress(UnreadablePostError):
                until = monotonic() + LONGEST_REQUEST_S
                while (
                    at < video.size
                    and monotonic() < until
                    and (chunk := stream.read(min(CHUNK, video.size - at)))
                ):
                    file.write(chunk)
                    at += len(chunk)
        finally:
            file.flush()
            os.fsync(file.fileno())
            Video.objects.filter(pk=video.pk).update(received_bytes=file.tell())
        if at == video.size:
            finish_upload(video)
    return at


def finish_if_whole(video: Video) -> None:
    """Finish an upload whose bytes are all there, unless somebody is at it or its owner may not
    go on."""
    if work_refusals.first(video.owner):
        return
    with suppress(InUse, FileNotFoundError), held_file(video) as file:
        if file.tell() == video.size:
            finish_upload(video)


def finish_upload(video: Video) -> None:
    """Look at what has come: refuse it at once, or have it checked. Needs the file's lock."""
    path = original_of(video.pk)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    try:
        sniffed, refusal = intake.sniff(path), ""
    except Refused as refused:
        sniffed, refusal = None, refused.code
    except (ValueError, IndexError, struct.error):
        # Bytes that our own reader trips over are no video that anybody could watch.
        log.exception("sniffing %s failed", video.pk)
        sniffed, refusal = None, "damaged"
    came = {"sha256": sha256, "received_bytes": video.size, "received_at": timezone.now()}
    with transaction.atomic():
        if Video.objects.select_for_update().get(pk=video.pk).state != VideoState.RECEIVING:
            return
        if refusal:
            refuse(video_id=video.pk, reason=refusal, **came)
            return
        received = move(
            video_id=video.pk,
            to=VideoState.RECEIVED,
            content_type=sniffed.content_type,
            original=name_of(path),
            **came,
        )
        jobs.ask(video=received, kind=JobKind.CHECK)


def refuse(*, video_id, reason, **changes) -> Video:
    """Refuse a video. Nobody can open its file any more; it goes with the expired uploads."""
    return move(video_id=video_id, to=VideoState.REFUSED, reason=reason, original="", **changes)


def receive_file(*, file, owner, title="", profile=None) -> Video:
    """Take in a whole file at once (a Django File or any open binary file).

    Raises UploadRefused, TooLarge or NoRoom. The answer may be a refused video.
    """
    file.seek(0, os.SEEK_END)
    size = file.tell()
    file.seek(0)
    name = title or getattr(file, "name", "") or UNNAMED
    video = begin_upload(owner=owner, size=size, filename=name, profile=profile)
    append(video=video, offset=0, stream=file)
    video.refresh_from_db()
    return video


@transaction.atomic
def delete_video(*, video, reason="") -> Video:
    """Remove a video's files and what was found in it; the row stays for those who name it."""
    if video.state == VideoState.DELETED:
        return video
    gone = move(
        video_id=video.pk, to=VideoState.DELETED, reason=reason, original="", measurements=None
    )
    gone.renditions.all().delete()
    gone.findings.all().delete()
    # With the fingerprint goes what was found by it, in both directions.
    Fingerprint.objects.filter(video=gone).delete()
    Likeness.objects.filter(Q(video=gone) | Q(other=gone)).delete()
    jobs.withdraw(gone.pk)
    transaction.on_commit(lambda: remove_directory(gone.pk))
    return gone


def expires_at(video: Video):
    """When an upload that nobody continues is removed."""
    touched = video.created_at.timestamp()
    with suppress(FileNotFoundError):
        touched = max(touched, original_of(video.pk).stat().st_mtime)
    moment = datetime.fromtimestamp(touched, tz=timezone.get_current_timezone())
    return moment + timedelta(hours=settings.UPLOAD_EXPIRES_HOURS)


def expire_uploads() -> int:
    """Remove uploads that nobody continued and the files of refused ones; returns how many."""
    expired = 0
    for video in Video.objects.filter(state__in=(VideoState.RECEIVING, VideoState.REFUSED)):
        if expires_at(video) >= timezone.now():
            continue
        if video.state == VideoState.RECEIVING:
            delete_video(video=video, reason="expired")
            expired += 1
        elif directory_of(video.pk).exists():
            remove_directory(video.pk)
            expired += 1
    return expired

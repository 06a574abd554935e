"""Asking for one's data or for its erasure, and answering in time."""

import json
import zipfile
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from celery import current_app
from django.conf import settings
from django.core.files.base import File
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from lms.notices.tell import tell

from .guardian import HOLDER
from .models import DataRequest, User
from .personal import copy_of, files_of, rooms
from .trail import record

# A copy lies ready for so long, and an erasure can be taken back for so long.
COPY_KEPT = timedelta(days=7)
TIME_TO_RECONSIDER = timedelta(hours=24)

# By name: the tasks import this module.
ANSWER_COPY = "lms.people.tasks.answer_copy"

Kind, State = DataRequest.Kind, DataRequest.State

README = """Salinan data Anda di Ngalam Kreator.
Berkas .json berisi data Anda menurut pokoknya; folder media berisi video asli Anda.

A copy of your data in Ngalam Kreator.
The .json files hold your data by subject; the folder media holds your original videos.
"""


class LastAdministrator(Exception):
    """Nobody could run the platform any more."""


@transaction.atomic
def ask(*, person, kind: str, guardian=None) -> DataRequest:
    """Ask for a copy or for erasure. An open request of that kind is the answer to a second.

    `guardian` is the question whose link asks for a child; the child is told.
    """
    User.objects.select_for_update().get(pk=person.pk)
    known = DataRequest.objects.filter(person=person, kind=kind, state=State.RECEIVED).first()
    if known is not None:
        return known if guardian is None else join(known, guardian)
    if kind == Kind.ERASURE and is_last_administrator(person):
        raise LastAdministrator
    request = DataRequest.objects.create(person=person, kind=kind)
    if guardian is None:
        record(verb=f"data_request.{kind}", subject=request, actor=person)
    else:
        join(request, guardian)
    if kind == Kind.COPY:
        transaction.on_commit(partial(current_app.send_task, ANSWER_COPY, [request.pk]))
    return request


def join(request, guardian) -> DataRequest:
    """A guardian asks as well, or alone. Twice is once."""
    if request.guardian_id != guardian.pk:
        request.guardian = guardian
        request.save(update_fields=["guardian"])
        record(verb=f"data_request.{request.kind}", subject=request, by=HOLDER)
        tell(
            recipient=request.person,
            code="guardian_data",
            path="/akun/data/",
            guardian=guardian.guardian_name,
            kind=request.kind,
        )
    return request


def is_last_administrator(person) -> bool:
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=person.pk)
    return person.is_superuser and not others.exists()


@transaction.atomic
def take_back(*, request, actor) -> DataRequest:
    """Take an erasure back before it is carried out. Twice is once. What a guardian asked for
    the child does not take back; without an actor it is the holder of the guardian's link."""
    request = DataRequest.objects.select_for_update().get(pk=request.pk)
    if request.guardian_id is not None and actor is not None and actor.is_minor:
        return request
    if request.state == State.RECEIVED and request.kind == Kind.ERASURE:
        request.state, request.answered_at = State.CANCELLED, timezone.now()
        request.save(update_fields=["state", "answered_at"])
        how = {} if actor else {"by": HOLDER}
        record(verb="data_request.taken_back", subject=request, actor=actor, **how)
    return request


def write_copy(*, request) -> DataRequest:
    """Make the ZIP of JSON and media and tell the person. A second call finds it done."""
    person = request.person
    if request.state != State.RECEIVED or person is None:
        return request
    with TemporaryDirectory(dir=settings.SCRATCH_DIR) as scratch:
        path = Path(scratch) / "data.zip"
        # Videos are compressed already.
        with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as copy:
            copy.writestr("README.txt", README)
            for subject, rows in copy_of(person).items():
                text = json.dumps(rows, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
                copy.writestr(f"{subject}.json", text, zipfile.ZIP_DEFLATED)
            for name, file in files_of(person):
                copy.write(file, name)
        with transaction.atomic():
            request = DataRequest.objects.select_for_update().get(pk=request.pk)
            if request.state != State.RECEIVED:
                return request
            with path.open("rb") as made:
                request.file.save(f"copies/{request.public_id}.zip", File(made), save=False)
            request.state, request.answered_at = State.DONE, timezone.now()
            request.save()
            record(verb="data_request.answered", subject=request)
            tell(recipient=person, code="data_ready", path="/akun/data/", about=request)
    return request


@transaction.atomic
def erase(*, request, actor=None) -> DataRequest:
    """Erase the person of the request, files and copies included. Twice is once.

    What was counted stays counted: places in classes, hand-ins and marks move to a nameless row
    that keeps the kelurahan and nothing else.
    """
    request = DataRequest.objects.select_for_update().get(pk=request.pk)
    if request.state != State.RECEIVED or request.kind != Kind.ERASURE:
        return request
    person = User.objects.select_for_update().get(pk=request.person_id)
    if is_last_administrator(person):
        raise LastAdministrator
    tombstone = make_tombstone(person)
    for room in rooms.values():
        room.erase(person, tombstone)
    request.person, request.state, request.answered_at = None, State.DONE, timezone.now()
    request.save()
    person.delete()
    record(verb="data_request.erased", subject=request, actor=actor if actor != person else None)
    return request


def make_tombstone(person) -> User:
    """Nobody: no name, no address of anybody, no way to sign in."""
    nobody = User(name="–", kelurahan=person.kelurahan, is_active=False, language="id")
    nobody.email = f"{nobody.public_id}@dihapus.invalid"
    nobody.set_unusable_password()
    nobody.save()
    return nobody


def erase_what_is_due(*, now=None) -> int:
    """Carry out the erasures that nobody took back. Returns how many."""
    asked_before = (now or timezone.now()) - TIME_TO_RECONSIDER
    due = DataRequest.objects.filter(
        kind=Kind.ERASURE, state=State.RECEIVED, asked_at__lte=asked_before
    )
    for request in due:
        erase(request=request)
    return len(due)


def expire_copies(*, now=None) -> int:
    """Remove copies that lay ready long enough. Returns how many."""
    made_before = (now or timezone.now()) - COPY_KEPT
    old = DataRequest.objects.filter(answered_at__lte=made_before).exclude(file="")
    for request in old:
        request.file.delete(save=False)
        DataRequest.objects.filter(pk=request.pk).update(file="")
    return len(old)

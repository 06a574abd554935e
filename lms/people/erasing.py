"""Erasing a person: what was counted stays counted, under nobody's name."""

from functools import partial

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from . import freed_pages
from .models import DataRequest, User
from .models.data_request import TIME_TO_RECONSIDER
from .personal import rooms
from .trail import record

Kind, State = DataRequest.Kind, DataRequest.State

# Where the addresses of nameless rows are; nobody has a mailbox there (RFC 2606).
NOBODYS = "dihapus.invalid"


class LastAdministrator(Exception):
    """Nobody could run the platform any more."""


def is_last_administrator(person) -> bool:
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=person.pk)
    return person.is_superuser and not others.exists()


def people():
    """Those who are somebody: nameless rows are left out."""
    return User.objects.exclude(email__endswith=f"@{NOBODYS}")


@transaction.atomic
def erase(*, request, actor=None) -> DataRequest:
    """Erase the person of the request, files and copies included. Twice is once."""
    request = DataRequest.objects.select_for_update().get(pk=request.pk)
    if request.state != State.RECEIVED or request.kind != Kind.ERASURE:
        return request
    person = User.objects.select_for_update().get(pk=request.person_id)
    if is_last_administrator(person):
        raise LastAdministrator
    request.state, request.answered_at = State.DONE, timezone.now()
    request.save(update_fields=["state", "answered_at"])
    by_themselves = actor is not None and actor.pk == person.pk
    erase_person(person=person)
    request.refresh_from_db()
    record(verb="data_request.erased", subject=request, actor=None if by_themselves else actor)
    return request


@transaction.atomic
def erase_person(*, person) -> None:
    """Everything of them goes. What was counted stays: places in classes, hand-ins and marks move
    to a nameless row that keeps the kelurahan and nothing else; where nothing was, no row stays.
    """
    nobody = make_tombstone(person)
    for room in rooms.values():
        room.erase(person, nobody)
    person.delete()
    if not holding(User.objects.filter(pk=nobody.pk)).exists():
        nobody.delete()
    transaction.on_commit(partial(freed_pages.forget))


def make_tombstone(person) -> User:
    """Nobody: no name, no address of anybody, no way to sign in."""
    nobody = User(name="–", kelurahan=person.kelurahan, is_active=False, language="id")
    nobody.email = f"{nobody.public_id}@{NOBODYS}"
    nobody.set_unusable_password()
    nobody.save()
    return nobody


def holding(found):
    """Those of `found` (people) who have something in one of the rooms that counts."""
    held = [condition for room in rooms.values() for condition in room.holds]
    if not held:
        return found.none()
    any_of = held[0]
    for condition in held[1:]:
        any_of |= condition
    return found.filter(any_of)


def holds(model, field: str):
    """A condition on people: some row of `model` names them in `field`."""
    return Exists(model._base_manager.filter(**{field: OuterRef("pk")}))


def erase_what_is_due(*, now=None) -> int:
    """Carry out the erasures that nobody took back. Returns how many."""
    asked_before = (now or timezone.now()) - TIME_TO_RECONSIDER
    due = DataRequest.objects.open().filter(kind=Kind.ERASURE, asked_at__lte=asked_before)
    done = 0
    for request in due:
        try:
            erase(request=request)
        except LastAdministrator:
            # The office reads it on its page of requests; the others must not wait for it.
            continue
        done += 1
    return done

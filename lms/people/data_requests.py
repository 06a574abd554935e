"""Asking for one's data, for its correction, rest or erasure, and answering in time."""

from functools import partial

from celery import current_app
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from lms.notices.tell import tell

from .access import OFFICER
from .erasing import LastAdministrator, is_last_administrator
from .guardian import HOLDER
from .models import DataRequest, User
from .trail import record

# By name: the tasks import this module.
ANSWER_COPY = "lms.people.tasks.answer_copy"

Kind, State = DataRequest.Kind, DataRequest.State

# A copy answers itself within minutes; an officer hears of it only when it did not.
ANSWERED_BY_ITSELF = (Kind.COPY,)


def open_request(person, kind: str, field="") -> DataRequest | None:
    """The one that waits: there is never a second of its kind."""
    return DataRequest.objects.open().filter(person=person, kind=kind, field=field).first()


@transaction.atomic
def ask(*, person, kind: str, actor=None, guardian=None, field="", **words) -> DataRequest:
    """Ask for what `kind` says. An open request of that kind is the answer to a second.

    `words`: note and wanted of who asks; evidence of an officer who enters it for them (`actor`).
    `guardian` is the question whose link asks for a child; the child is told.
    """
    User.objects.select_for_update().get(pk=person.pk)
    known = open_request(person, kind, field)
    if known is not None:
        return known if guardian is None else join(known, guardian)
    if kind == Kind.ERASURE and is_last_administrator(person):
        raise LastAdministrator
    by_office = actor is not None and actor.pk != person.pk
    request = DataRequest.objects.create(
        person=person, kind=kind, field=field, entered_by=actor if by_office else None, **words
    )
    if guardian is None:
        record(verb=f"data_request.{kind}", subject=request, actor=actor or person)
    else:
        join(request, guardian)
    if kind == Kind.COPY:
        transaction.on_commit(partial(current_app.send_task, ANSWER_COPY, [request.pk]))
    if by_office:
        # Whoever stood at the counter may have been somebody else: they can take it back.
        tell_person(request, code="data_request_entered")
    elif kind not in ANSWERED_BY_ITSELF:
        tell_officers(request, code="data_request_came")
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


@transaction.atomic
def take_back(*, request, actor) -> DataRequest:
    """Take back what is not carried out yet. Twice is once; a copy is under way at once. What a
    guardian asked for the child does not take back; without an actor it is the holder of the
    guardian's link."""
    request = DataRequest.objects.select_for_update().get(pk=request.pk)
    if request.guardian_id is not None and actor is not None and actor.is_minor:
        return request
    if request.is_open and request.kind != Kind.COPY:
        close(request, state=State.CANCELLED)
        how = {} if actor else {"by": HOLDER}
        record(verb="data_request.taken_back", subject=request, actor=actor, **how)
    return request


@transaction.atomic
def answer(*, request, actor, state: str, words: str = "") -> DataRequest:
    """Close an open request with the office's words, and tell the person. The first answer
    stands."""
    request = DataRequest.objects.select_for_update().get(pk=request.pk)
    if not request.is_open:
        return request
    close(request, state=state, answer=words)
    record(verb=f"data_request.{state}", subject=request, actor=actor)
    if request.person_id:
        tell_person(request, code=f"data_request_{state}")
    return request


def close(request, *, state, **changes) -> None:
    request.state, request.answered_at = state, timezone.now()
    for name, value in changes.items():
        setattr(request, name, value)
    request.save(update_fields=["state", "answered_at", *changes])


def officers():
    """Who answers requests: officers, and administrators where nobody is an officer."""
    active = User.objects.filter(is_active=True)
    named = active.filter(groups__name=OFFICER).distinct()
    return named if named.exists() else active.filter(is_superuser=True)


def tell_person(request, *, code: str) -> None:
    with override(request.person.language):
        path = reverse("people:own_request", args=[request.public_id])
    tell(recipient=request.person, code=code, path=path, about=request)


def tell_officers(request, *, code: str) -> None:
    for officer in officers().exclude(pk=request.person_id):
        with override(officer.language):
            path = reverse("people:data_request", args=[request.public_id])
        tell(recipient=officer, code=code, path=path, about=request, kind=request.kind)


def is_paused(person) -> bool:
    """Whether the person asked that their data rests, and the office has not answered yet."""
    return paused().filter(person=person).exists()


def paused():
    return DataRequest.objects.open().filter(kind=Kind.PAUSE)

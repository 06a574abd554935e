"""The office chooses who gets the seats of a class, with reasons."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from lms.people.trail import record

from .enums import EnrolmentState, Selection
from .lottery import TooEarly, WrongSelection
from .models import Cohort, Enrolment, SeatGroup
from .moves import move
from .tasks import settle_selection
from .waiting_list import free_seats, give_seat, lock_group

S = EnrolmentState
UNDECIDED = (S.APPLIED, S.VERIFIED, S.WAITLISTED)


class NoSeatLeft(Exception):
    """Every seat of the group is taken or kept for somebody."""


class OwnApplication(Exception):
    """Nobody decides about their own application."""


class ReasonMissing(ValueError):
    """The office decides with a reason, which the applicant reads."""


@transaction.atomic
def select(*, enrolment, actor, reason: str) -> Enrolment:
    """The office gives a seat of its group to this applicant. Twice is once. Raises
    WrongSelection, TooEarly, NoSeatLeft, ReasonMissing, OwnApplication, IllegalMove."""
    group, now, reason = _opened_for_decision(enrolment, reason, actor)
    if group.cohort.selection != Selection.OFFICER:
        raise WrongSelection
    if now.state in (S.SELECTED, S.OFFERED, S.ENROLLED, S.ACTIVE):
        return now
    if not free_seats(group):
        raise NoSeatLeft
    if now.state == S.APPLIED:
        now = move(enrolment=now, to=S.SELECTED, actor=actor)
    Enrolment.objects.filter(pk=now.pk).update(reason=reason)
    return give_seat(enrolment=now, cohort=group.cohort, actor=actor)


@transaction.atomic
def reject(*, enrolment, actor, reason: str) -> Enrolment:
    """The office refuses this applicant, who reads why, however seats are given: who claims to
    belong to a group and does not, waits in vain. Twice is once. Raises TooEarly, ReasonMissing,
    OwnApplication, IllegalMove."""
    _group, now, reason = _opened_for_decision(enrolment, reason, actor)
    Enrolment.objects.filter(pk=now.pk).update(reason=reason)
    return move(enrolment=now, to=S.REJECTED, actor=actor)


def chooses_later(cohort) -> bool:
    """Whether applications are open still: everybody was promised that the choice comes after."""
    is_open = cohort.selected_at is None and timezone.now() < cohort.applications_close_at
    return cohort.selection == Selection.OFFICER and is_open


def _opened_for_decision(enrolment, reason, actor) -> tuple[SeatGroup, Enrolment, str]:
    reason = " ".join(reason.split())
    if not reason:
        raise ReasonMissing
    if actor is not None and actor.pk == enrolment.resident_id:
        raise OwnApplication
    group = lock_group(pk=enrolment.group_id)
    if chooses_later(group.cohort):
        raise TooEarly
    return group, Enrolment.objects.get(pk=enrolment.pk), reason


@transaction.atomic
def conclude(*, cohort, actor) -> Cohort:
    """The office has chosen: who is not decided about goes to the waiting list, in the order of
    application. Concluding twice is once. Raises WrongSelection, TooEarly."""
    cohort = Cohort.objects.select_for_update().get(pk=cohort.pk)
    if cohort.selection != Selection.OFFICER:
        raise WrongSelection
    if timezone.now() < cohort.applications_close_at:
        raise TooEarly
    if cohort.selected_at is None:
        cohort.selected_at = timezone.now()
        cohort.save(update_fields=["selected_at"])
        record(verb="selection.concluded", subject=cohort, actor=actor)
        transaction.on_commit(partial(settle_selection.delay, cohort.pk))
    return cohort

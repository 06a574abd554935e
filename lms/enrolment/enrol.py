"""What happens to a seat: applying, answering an offer, withdrawing, taking part, finishing."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.people.consent import hold_person
from lms.people.identity_numbers import has_nik, hold_nik
from lms.people.social_media import link_refusal
from lms.people.trail import record
from lms.people.uploading import stopped

from .eligibility import lacks_statement, refusal
from .enums import ALIVE, HOLDS_A_SEAT, MOVES, EnrolmentState, Selection
from .lottery import lottery_of, new_ticket
from .models import Enrolment, SeatGroup
from .moves import IllegalMove, move, tell_of
from .waiting_list import call_in, has_a_seat_for_a_newcomer, lock_group, put_in_line

S = EnrolmentState


class ClassOver(IllegalMove):
    """The class has ended: who took part in it is counted, and stays so."""


class SeatRefused(Exception):
    """Why nobody can apply like this; the message is for the resident."""


@transaction.atomic
def apply_for_seat(*, cohort, resident, kind, region=None, statement="") -> Enrolment:
    """Take the application of a resident for the seats of `kind` (and `region`, a code, where
    seats are kept for one).

    In the order of application it gets a free seat or the next place on the waiting list at once;
    with a lottery or a choice by the office it waits for that. Asking twice gives the same
    answer. Seats are counted while the group's row is locked, so they cannot be oversold. Raises
    SeatRefused.
    """
    # Before the group, as everywhere: whoever takes a consent back holds the person first.
    hold_person(resident)
    if cohort.asks_nik:
        hold_nik(resident)
    try:
        group = lock_group(cohort=cohort, kind=kind, region=region)
    except SeatGroup.DoesNotExist:
        raise SeatRefused(_("This class has no seats for this group.")) from None
    cohort = group.cohort
    known = Enrolment.objects.select_for_update().filter(cohort=cohort, resident=resident).first()
    if known is not None and known.state in ALIVE:
        return known
    if cohort.selection == Selection.LOTTERY:
        # Its hash is there for everybody before the first ticket is.
        lottery_of(cohort)
    refuse_unless_open(cohort=cohort, group=group, resident=resident)
    if why := lacks_statement(kind, statement) or link_refusal(resident, statement):
        raise SeatRefused(why)
    applied, is_new = put_down(
        known, cohort=cohort, resident=resident, group=group, statement=statement
    )
    if not is_new:
        return applied
    if not cohort.seats_in_order:
        tell_of(applied, "applied")
        return applied
    if has_a_seat_for_a_newcomer(group):
        return move(enrolment=applied, to=S.ENROLLED, actor=resident)
    return put_in_line(enrolment=applied, group=group, actor=resident)


def refuse_unless_open(*, cohort, group, resident) -> None:
    if not cohort.takes_applications:
        raise SeatRefused(_("This class takes no applications now."))
    refuse_unless_may_sit(cohort=cohort, group=group, resident=resident)


def refuse_unless_may_sit(*, cohort, group, resident) -> None:
    """What holds for a seat however somebody comes to it: by applying, or from another class."""
    if why := stopped(resident):
        raise SeatRefused(why)
    if cohort.trainers.filter(pk=resident.pk).exists():
        raise SeatRefused(_("You teach this class, so you cannot take a seat in it."))
    refuse_without_nik(cohort=cohort, resident=resident)
    why = refusal(group=group, resident=resident)
    if why:
        raise SeatRefused(why)


def refuse_without_nik(*, cohort, resident) -> None:
    if cohort.asks_nik and not has_nik(resident):
        raise SeatRefused(
            _(
                "This class needs the NIK, and none is kept for this account. "
                "Give it together with the application."
            )
        )


def put_down(known, *, cohort, resident, group, statement="") -> tuple[Enrolment, bool]:
    """The application as a row, and whether this call wrote it.

    Who withdrew and comes back stands at the end of the list, like anybody new.
    """
    # Taken while the lock is held: the order of the list is the order of the locks.
    fields = {"group": group, "applied_at": timezone.now(), "statement": statement, "reason": ""}
    if cohort.selection == Selection.LOTTERY and not cohort.seats_in_order:
        fields["ticket"] = new_ticket()
    if known is not None:
        returning = move(enrolment=known, to=S.APPLIED, actor=resident)
        Enrolment.objects.filter(pk=returning.pk).update(**fields, offers_missed=0)
        returning.refresh_from_db()
        return returning, True
    # The same resident may be asking for another group at this moment, under another lock:
    # the unique constraint then lets one of the two in.
    applied, created = Enrolment.objects.get_or_create(
        cohort=cohort, resident=resident, defaults=fields
    )
    if created:
        record(verb="enrolment.applied", subject=applied, actor=resident, group=group.key)
    return applied, created


@transaction.atomic
def accept_offer(*, enrolment, actor) -> Enrolment:
    """Take the seat that is kept. Accepting twice is once; raises SeatRefused where the offer is
    over."""
    hold_person(enrolment.resident)
    lock_group(pk=enrolment.group_id)
    now = Enrolment.objects.select_related("resident").get(pk=enrolment.pk)
    if now.state == S.OFFERED and (why := stopped(now.resident)):
        raise SeatRefused(why)
    if now.state == S.OFFERED and now.offer_expires_at > timezone.now():
        return move(enrolment=now, to=S.ENROLLED, actor=actor)
    if now.state in (S.ENROLLED, S.ACTIVE):
        return now
    raise SeatRefused(_("This offer is over. The seat was offered to the next person."))


@transaction.atomic
def withdraw(*, enrolment, actor, reason="", cause="") -> Enrolment:
    """Give the seat, the offer or the place on the waiting list back; the next is called in.

    Withdrawing twice is withdrawing once. Where somebody else takes the seat back, `reason` is
    what the resident reads; `cause`, one of ours, is for the trail, where the resident reads of it
    elsewhere. Raises IllegalMove after the class was finished, ClassOver once its time is over.
    """
    # Before the group, as everywhere: whoever decides about a place holds the person first.
    hold_person(enrolment.resident)
    group = lock_group(pk=enrolment.group_id)
    now = Enrolment.objects.select_related("resident", "cohort").get(pk=enrolment.pk)
    if now.state == S.WITHDRAWN:
        return now
    if is_over(group.cohort):
        raise ClassOver
    held_a_seat = now.state in HOLDS_A_SEAT
    gone = move(enrolment=now, to=S.WITHDRAWN, actor=actor, reason=cause)
    if actor != now.resident and not cause:
        Enrolment.objects.filter(pk=gone.pk).update(reason=reason)
        tell_of(gone, "seat_taken_back", reason=reason)
    if held_a_seat:
        call_in(group=group)
    return gone


@transaction.atomic
def fill_seats(*, cohort, actor=None) -> list[Enrolment]:
    """Call in those who wait, after the office gave a class more seats."""
    groups = SeatGroup.objects.filter(cohort=cohort).order_by("pk").values_list("pk", flat=True)
    return [seated for pk in groups for seated in call_in(group=lock_group(pk=pk), actor=actor)]


@transaction.atomic
def start(*, enrolment, actor=None) -> Enrolment:
    """The resident takes part: the first lesson read, the first work handed in, or a second
    chance after not passing. Who completed the class stays so."""
    now = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    return now if now.state == S.COMPLETED else move(enrolment=now, to=S.ACTIVE, actor=actor)


@transaction.atomic
def complete(*, enrolment, actor=None, reason="") -> Enrolment:
    """The resident did all that the class asks for. Completing twice is completing once."""
    taking_part = start(enrolment=enrolment, actor=actor)
    return move(enrolment=taking_part, to=S.COMPLETED, actor=actor, reason=reason)


def not_pass(*, enrolment, actor, reason) -> Enrolment:
    """The class is over for this resident without its aim reached; says why."""
    return move(enrolment=enrolment, to=S.NOT_PASSED, actor=actor, reason=reason)


def can_withdraw(enrolment) -> bool:
    return S.WITHDRAWN in MOVES[enrolment.state] and not is_over(enrolment.cohort)


def is_over(cohort) -> bool:
    return cohort.ends_on < timezone.localdate()

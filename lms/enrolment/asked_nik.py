"""The NIK where a class asks for it: given with the application, shown to the office with a
reason, removed when no class needs it any more."""

from contextlib import contextmanager, nullcontext
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.people.identity_numbers import counting_refusals, forget_nik, keep_nik, whole_nik
from lms.people.models import IdentityNumber
from lms.people.nik import checked_nik
from lms.people.retention import before, days_of
from lms.people.trail import saw

from .enums import ALIVE, NikReason
from .models import Cohort, Enrolment
from .phases import day

# The rule that removes it, and its days where nobody chose others: time for the certificates and
# forms that a class needs it for, and for questions about them.
RULE, DAYS = "nik", 90


def giving_nik(*, cohort, person, typed="", confirmed=False):
    """Around applying for a seat or changing to another class: keep the NIK that came with it,
    where the class asks for one; both or neither. A NIK that nobody asked for is not kept.

    Entering raises NikRefused.
    """
    if not (typed and cohort.asks_nik):
        return nullcontext()
    # A closure and no argument: an error report of what happens inside shows all variables of
    # the frames that are still open, and this one stays open until the application is through.
    return _keeping(
        person, lambda: checked_nik(typed, born=person.birth_date, confirmed=confirmed)
    )


@contextmanager
def _keeping(person, read):
    with counting_refusals(person), transaction.atomic():
        keep_nik(person=person, nik=read())
        yield


def kept_until(cohort, *, days: int | None = None) -> date:
    """`days` is the term, for whoever asks about many classes."""
    return cohort.ends_on + timedelta(days=days_of(RULE) if days is None else days)


def why_nik_must_stay(person) -> str | None:
    """For `people.identity_numbers.reasons_to_keep`: who has a place in a class that asks cannot
    take the number out of it until it is over."""
    cohort = (
        Cohort.objects.asking_nik()
        .filter(
            enrolments__resident=person,
            enrolments__state__in=ALIVE,
            ends_on__gte=timezone.localdate(),
        )
        .order_by("-ends_on")
        .first()
    )
    if cohort is None:
        return None
    return _(
        "You have a place in %(cohort)s, which needs your NIK. You can remove it from the day "
        "after %(ends)s, or when you have withdrawn from the class."
    ) % {"cohort": cohort.name, "ends": day(cohort.ends_on)}


def may_reveal_nik(user, enrolment) -> bool:
    """Officers (the route asks), while the class asks and is not over, for those who have a
    place in it. Who teaches the class never does, whatever else they are."""
    cohort = enrolment.cohort
    return (
        cohort.asks_nik
        and cohort.ends_on >= timezone.localdate()
        and enrolment.state in ALIVE
        and enrolment.resident_id != user.pk
        and not cohort.trainers.filter(pk=user.pk).exists()
    )


def reveal_nik(*, enrolment, actor, why: NikReason) -> str | None:
    """The whole number, after it was written down who looks at it and why. Raises CannotOpen."""
    saw(actor=actor, subject=enrolment, page="nik", what="nik", why=str(why))
    return whole_nik(enrolment.resident)


def is_nik_needed(person, *, now=None) -> bool:
    """Whether `person` has a place in a class that asks, until the term after it is over."""
    return places_that_need_it(now).filter(resident=person).exists()


def places_that_need_it(now=None):
    over_since = timezone.localdate(before(RULE, now or timezone.now()))
    return Enrolment.objects.alive().filter(
        Q(cohort__asks_nik=True) & Q(cohort__ends_on__gte=over_since)
    )


def forget_nik_of_finished_classes(now=None) -> int:
    """Remove the NIK of everybody who has no place in a class that asks for it and is not over,
    or ended less than 90 days ago (the term). Returns how many it removed.

    Who withdrew or was not chosen needs none, so theirs goes with the next run. Safe to run
    twice and beside applications: each row is locked and asked about again.
    """
    return sum(
        forget_nik(person=each.person, still_needed=lambda person: is_nik_needed(person, now=now))
        for each in needed_no_more(now).select_related("person").order_by("pk")
    )


def needed_no_more(now=None):
    needed = places_that_need_it(now).filter(resident=OuterRef("person"))
    return IdentityNumber.objects.filter(~Exists(needed))

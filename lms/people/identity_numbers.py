"""The NIK that a person gave: kept, corrected, masked, removed. The only door to it.

The trail says that it was kept, corrected, removed or refused, and never which one it is.
"""

from contextlib import contextmanager
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from .models import IdentityDigest, IdentityNumber, TrailEntry
from .nik import DIGITS, HIDDEN, NikRefused, mask
from .nik_sealing import CannotOpen, digests_of, open_nik, seal_nik
from .trail import record

# Who types numbers of others learns which of them have an account; nobody mistypes so often.
MOST_REFUSALS = 5
REFUSED_WITHIN = timedelta(days=1)

# Rooms above add a function (person) -> why the NIK must stay for now, in words, or None.
reasons_to_keep: list = []


class NikTaken(NikRefused):
    """Another account has this number. Whose is not said."""


class NikNeeded(NikRefused):
    """It cannot be removed yet."""


@sensitive_variables()
@transaction.atomic
def keep_nik(*, person, nik: str) -> IdentityNumber:
    """Keep the number (as `checked_nik` gives it) as that of `person`, in place of an earlier
    one. Twice is once. Raises NikTaken, NoKeys."""
    sealed = vars(seal_nik(nik=nik, person_id=person.pk))
    kept, is_new = IdentityNumber.objects.select_for_update().get_or_create(
        person=person, defaults=sealed
    )
    if not is_new:
        if is_kept_already(kept, nik):
            return kept
        for field, value in (sealed | {"given_at": timezone.now()}).items():
            setattr(kept, field, value)
        kept.save()
        kept.digests.all().delete()
    try:
        with transaction.atomic():
            IdentityDigest.objects.bulk_create(
                IdentityDigest(number=kept, key_id=key_id, digest=digest)
                for key_id, digest in digests_of(nik).items()
            )
    except IntegrityError:
        raise NikTaken(
            _(
                "This NIK is registered to another account already. Look at the card once more. "
                "If the number is yours, come to the Diskominfo office with your card: we will "
                "find out what happened."
            )
        ) from None
    record(verb="nik_kept" if is_new else "nik_corrected", subject=person, actor=person)
    return kept


@sensitive_variables()
def is_kept_already(kept: IdentityNumber, nik: str) -> bool:
    try:
        return open_nik(kept) == nik
    except CannotOpen:
        return False


@contextmanager
def counting_refusals(person):
    """Around the transaction that keeps a number: who meets the numbers of others too often is
    stopped for a day. Raises NikRefused."""
    refused = TrailEntry.objects.filter(
        subject_type="people.user",
        subject_id=str(person.pk),
        verb="nik_refused",
        at__gt=timezone.now() - REFUSED_WITHIN,
    )
    if refused.count() >= MOST_REFUSALS:
        raise NikRefused(
            _(
                "You tried several numbers that are registered to other accounts. Please come to "
                "the Diskominfo office with your card, or try again tomorrow."
            )
        )
    try:
        yield
    except NikTaken:
        record(verb="nik_refused", subject=person, actor=person)
        raise


def correct_nik(*, person, nik: str) -> IdentityNumber:
    """Put another number in the place of the one that is kept. Raises NikRefused."""
    with counting_refusals(person):
        return keep_nik(person=person, nik=nik)


def has_nik(person) -> bool:
    return IdentityNumber.objects.filter(person=person).exists()


def hold_nik(person) -> IdentityNumber | None:
    """The row, locked until the transaction ends, so that nobody removes it meanwhile. Take it
    before the lock of a class's group, as every verb does that needs both."""
    return IdentityNumber.objects.select_for_update().filter(person=person).first()


def masked_nik(person) -> str | None:
    """The number with all but its last digits hidden, or None where none is kept. One query."""
    kept = IdentityNumber.objects.filter(person=person).first()
    if kept is None:
        return None
    try:
        return mask(open_nik(kept))
    except CannotOpen:
        return HIDDEN * DIGITS


def whole_nik(person) -> str | None:
    """The number itself: for the person, or for who was let in and written down before. Raises
    CannotOpen."""
    kept = IdentityNumber.objects.filter(person=person).first()
    return open_nik(kept) if kept else None


def why_needed(person) -> str | None:
    """Why the number of `person` must stay for now, or None."""
    return next((why for ask in reasons_to_keep if (why := ask(person))), None)


@transaction.atomic
def remove_nik(*, person) -> bool:
    """The person takes their number back. Whether there was one. Raises NikNeeded."""
    kept = hold_nik(person)
    if kept is None:
        return False
    if why := why_needed(person):
        raise NikNeeded(why)
    kept.delete()
    record(verb="nik_removed", subject=person, actor=person)
    return True


@transaction.atomic
def forget_nik(*, person, still_needed) -> bool:
    """The system removes a number that nobody needs any more. `still_needed` (person -> bool) is
    asked while the row is locked. Whether one was removed."""
    kept = hold_nik(person)
    if kept is None or still_needed(person):
        return False
    kept.delete()
    record(verb="nik_forgotten", subject=person)
    return True

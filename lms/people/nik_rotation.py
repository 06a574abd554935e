"""Bringing every kept NIK under the first key of NIK_KEYS, beside running writers.

A number is done when the first key opens it and it has a hash under every key in use and under
no other. Each batch is a transaction of its own with its line in the trail, so a run that was
killed is gone on with by starting it again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Count, Q
from django.views.decorators.debug import sensitive_variables

from .models import IdentityDigest, IdentityNumber
from .nik_sealing import CannotOpen, digests_of, open_nik, seal_nik, writing_key
from .trail import record

AT_ONCE = 100  # rows locked in one transaction


@dataclass(frozen=True)
class UnderKey:
    """How much lies under one key."""

    key_id: str
    numbers: int
    digests: int
    is_known: bool


@dataclass
class Batch:
    """What was done with some rows; those that could not be done are named by their person."""

    done: int = 0
    cannot_open: list[int] = field(default_factory=list)
    twice: list[int] = field(default_factory=list)


def standing() -> list[UnderKey]:
    """Numbers and hashes under each key, the keys of NIK_KEYS first and in their order."""
    numbers = dict(IdentityNumber.objects.values_list("key_id").annotate(Count("pk")))
    digests = dict(IdentityDigest.objects.values_list("key_id").annotate(Count("pk")))
    lost = sorted((numbers.keys() | digests.keys()) - settings.NIK_KEYS.keys())
    return [
        UnderKey(key, numbers.get(key, 0), digests.get(key, 0), key in settings.NIK_KEYS)
        for key in (*settings.NIK_KEYS, *lost)
    ]


def to_do():
    """Numbers that are not as the present keys ask."""
    keys = list(settings.NIK_KEYS)
    return (
        IdentityNumber.objects.annotate(
            known=Count("digests", filter=Q(digests__key_id__in=keys)),
            others=Count("digests", filter=~Q(digests__key_id__in=keys)),
        )
        .exclude(key_id=writing_key(), known=len(keys), others=0)
        .order_by("pk")
    )


def rotate() -> Iterator[Batch]:
    """Do all that is to do, a batch at a time. Safe to stop anywhere, and to run twice at once."""
    last = 0
    while pks := list(to_do().filter(pk__gt=last).values_list("pk", flat=True)[:AT_ONCE]):
        last = pks[-1]
        yield rotate_some(pks)


@transaction.atomic
def rotate_some(pks: list[int]) -> Batch:
    # Asked again under the lock: somebody may have corrected or removed their number meanwhile.
    rows = list(IdentityNumber.objects.select_for_update().filter(pk__in=pks).order_by("pk"))
    batch = Batch()
    for kept in rows:
        try:
            with transaction.atomic():
                rotate_one(kept)
        except CannotOpen:
            batch.cannot_open.append(kept.person_id)
        except IntegrityError:
            batch.twice.append(kept.person_id)
        else:
            batch.done += 1
    if batch.done:
        record(verb="nik_keys.rotated", subject=rows[-1], to=writing_key(), numbers=batch.done)
    return batch


@transaction.atomic
def forget_lost() -> int:
    """Remove the numbers whose key is in NIK_KEYS no more: nobody can open them, and each could
    be registered a second time. Their people give them again. Returns how many."""
    lost = IdentityNumber.objects.select_for_update(of=("self",)).select_related("person")
    rows = list(lost.exclude(key_id__in=list(settings.NIK_KEYS)))
    for kept in rows:
        kept.delete()
        record(verb="nik_lost", subject=kept.person, key=kept.key_id)
    return len(rows)


@sensitive_variables()
def rotate_one(kept: IdentityNumber) -> None:
    """Raises CannotOpen; IntegrityError where another account has the same number, which can be
    only if it was written with keys that shared none with the others."""
    nik = open_nik(kept)
    if kept.key_id != writing_key():
        for name, value in vars(seal_nik(nik=nik, person_id=kept.person_id)).items():
            setattr(kept, name, value)
        kept.save(update_fields=["key_id", "nonce", "ciphertext"])
    digests = digests_of(nik)
    kept.digests.exclude(key_id__in=digests).delete()
    there = set(kept.digests.values_list("key_id", flat=True))
    IdentityDigest.objects.bulk_create(
        IdentityDigest(number=kept, key_id=key_id, digest=digest)
        for key_id, digest in digests.items()
        if key_id not in there
    )

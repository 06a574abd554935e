"""One NIK a person and one person a NIK, whoever asks and however often."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from lms.people import identity_numbers
from lms.people.identity_numbers import (
    NikNeeded,
    NikTaken,
    correct_nik,
    forget_nik,
    has_nik,
    keep_nik,
    masked_nik,
    remove_nik,
    whole_nik,
)
from lms.people.models import IdentityDigest, IdentityNumber, TrailEntry
from lms.people.nik import NikRefused

AYUS, OTHER = "9999991705959999", "9999991705959998"
OLD, NEW = {"2025": b"o" * 32}, {"2026": b"n" * 32}


def told():
    return list(TrailEntry.objects.order_by("pk").values_list("verb", "detail"))


def test_keeping_twice_is_keeping_once(ayu):
    first, second = (keep_nik(person=ayu, nik=AYUS) for _ in range(2))
    assert (first.pk, bytes(first.ciphertext)) == (second.pk, bytes(second.ciphertext))
    assert IdentityDigest.objects.count() == 1
    assert told() == [("nik_kept", {})]


def test_a_corrected_number_frees_the_earlier_one(ayu, budi):
    keep_nik(person=ayu, nik=OTHER)
    correct_nik(person=ayu, nik=AYUS)
    keep_nik(person=budi, nik=OTHER)
    assert (whole_nik(ayu), whole_nik(budi)) == (AYUS, OTHER)
    assert told() == [("nik_kept", {}), ("nik_corrected", {}), ("nik_kept", {})]


def test_the_number_of_another_is_refused_without_saying_whose(ayu, budi):
    keep_nik(person=ayu, nik=AYUS)
    with pytest.raises(NikTaken) as refused:
        correct_nik(person=budi, nik=AYUS)
    assert not {ayu.name, ayu.email, AYUS} & set(str(refused.value).split())
    assert not has_nik(budi)


def test_a_refused_correction_leaves_the_number_that_was_there(ayu, budi):
    keep_nik(person=ayu, nik=AYUS)
    keep_nik(person=budi, nik=OTHER)
    with pytest.raises(NikTaken):
        correct_nik(person=budi, nik=AYUS)
    assert whole_nik(budi) == OTHER


def test_the_database_itself_holds_one_account_a_number(ayu, budi):
    keep_nik(person=ayu, nik=AYUS)
    kept = keep_nik(person=budi, nik=OTHER)
    with pytest.raises(IntegrityError), transaction.atomic():
        kept.digests.update(digest=IdentityDigest.objects.get(number__person=ayu).digest)


@pytest.mark.parametrize(
    ("first", "then"),
    [(OLD, NEW | OLD), (NEW | OLD, OLD), (NEW | OLD, NEW)],
    ids=["a new key was added", "one process still has the old key only", "the old key is gone"],
)
def test_while_keys_change_two_processes_that_share_one_find_the_same_number(
    ayu, budi, settings, first, then
):
    settings.NIK_KEYS = first
    keep_nik(person=ayu, nik=AYUS)
    settings.NIK_KEYS = then
    with pytest.raises(NikTaken):
        keep_nik(person=budi, nik=AYUS)


def test_who_meets_numbers_of_others_too_often_is_stopped_for_a_day(ayu, budi):
    keep_nik(person=ayu, nik=AYUS)
    for _ in range(5):
        with pytest.raises(NikTaken):
            correct_nik(person=budi, nik=AYUS)
    with pytest.raises(NikRefused) as refused:
        correct_nik(person=budi, nik=OTHER)
    assert "besok" in str(refused.value)
    TrailEntry.objects.filter(verb="nik_refused").update(at=timezone.now() - timedelta(hours=25))
    correct_nik(person=budi, nik=OTHER)
    assert whole_nik(budi) == OTHER


def test_removing_twice_is_removing_once(ayu):
    keep_nik(person=ayu, nik=AYUS)
    assert (remove_nik(person=ayu), remove_nik(person=ayu)) == (True, False)
    assert (IdentityNumber.objects.count(), IdentityDigest.objects.count()) == (0, 0)
    assert told() == [("nik_kept", {}), ("nik_removed", {})]


def test_what_a_room_above_needs_is_not_removed(ayu, monkeypatch):
    monkeypatch.setattr(identity_numbers, "reasons_to_keep", [lambda person: "Masih perlu."])
    keep_nik(person=ayu, nik=AYUS)
    with pytest.raises(NikNeeded, match="Masih perlu"):
        remove_nik(person=ayu)
    assert not forget_nik(person=ayu, still_needed=lambda person: True)
    assert masked_nik(ayu) == "••••••••••••••99"
    assert forget_nik(person=ayu, still_needed=lambda person: False)
    assert TrailEntry.objects.latest("pk").actor is None

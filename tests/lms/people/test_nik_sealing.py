"""A NIK opens with its key and in its place, and nowhere else."""

import pytest

from lms.people.identity_numbers import keep_nik, masked_nik, whole_nik
from lms.people.models import IdentityDigest, IdentityNumber
from lms.people.nik_sealing import CannotOpen, NoKeys, digests_of, open_nik, seal_nik

AYUS, BUDIS = "9999991705959999", "9999991705959998"
OLD, NEW = {"2025": b"o" * 32}, {"2026": b"n" * 32}


@pytest.fixture(autouse=True)
def keys(settings):
    settings.NIK_KEYS = OLD


def test_what_is_kept_is_not_the_number_and_opens_to_it(ayu):
    keep_nik(person=ayu, nik=AYUS)
    kept = IdentityNumber.objects.get()
    assert (kept.key_id, len(kept.nonce), len(kept.ciphertext)) == ("2025", 12, 32)
    assert AYUS.encode() not in bytes(kept.ciphertext)
    assert open_nik(kept) == AYUS


def test_the_same_number_is_never_kept_as_the_same_bytes(ayu):
    first, second = (seal_nik(nik=AYUS, person_id=ayu.pk) for _ in range(2))
    assert first.nonce != second.nonce
    assert first.ciphertext != second.ciphertext


def test_moved_to_another_person_it_does_not_open(ayu, budi):
    keep_nik(person=ayu, nik=AYUS)
    keep_nik(person=budi, nik=BUDIS)
    ayus = IdentityNumber.objects.get(person=ayu)
    IdentityNumber.objects.filter(person=budi).update(nonce=ayus.nonce, ciphertext=ayus.ciphertext)
    with pytest.raises(CannotOpen):
        whole_nik(budi)
    assert masked_nik(budi) == "•" * 16


@pytest.mark.parametrize("changed", ["nonce", "ciphertext"])
def test_one_changed_byte_is_noticed(ayu, changed):
    keep_nik(person=ayu, nik=AYUS)
    kept = IdentityNumber.objects.get()
    value = bytearray(getattr(kept, changed))
    value[0] ^= 1
    setattr(kept, changed, bytes(value))
    with pytest.raises(CannotOpen):
        open_nik(kept)


def test_without_its_key_it_stays_closed_and_the_message_names_the_key_only(ayu, settings):
    keep_nik(person=ayu, nik=AYUS)
    settings.NIK_KEYS = NEW
    with pytest.raises(CannotOpen, match="there is no key 2025 in NIK_KEYS"):
        whole_nik(ayu)


def test_another_key_of_the_same_id_does_not_open_it(ayu, settings):
    keep_nik(person=ayu, nik=AYUS)
    settings.NIK_KEYS = {"2025": b"x" * 32}
    with pytest.raises(CannotOpen):
        whole_nik(ayu)


def test_without_any_key_nothing_is_kept(ayu, settings):
    settings.NIK_KEYS = {}
    with pytest.raises(NoKeys):
        keep_nik(person=ayu, nik=AYUS)
    assert not IdentityNumber.objects.exists()
    assert not IdentityDigest.objects.exists()


def test_a_number_has_a_hash_under_every_key_and_each_is_another(settings):
    settings.NIK_KEYS = NEW | OLD
    both = digests_of(AYUS)
    assert list(both) == ["2026", "2025"]
    assert len(set(both.values()) | set(digests_of(BUDIS).values())) == 4
    settings.NIK_KEYS = OLD
    assert digests_of(AYUS) == {"2025": both["2025"]}

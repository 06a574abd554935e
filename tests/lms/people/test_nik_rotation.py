"""Keys change while people go on applying, and no number is lost or registered twice."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from lms.people import nik_rotation
from lms.people.identity_numbers import NikTaken, correct_nik, keep_nik, remove_nik, whole_nik
from lms.people.models import IdentityDigest, IdentityNumber, TrailEntry
from lms.people.nik_rotation import UnderKey, rotate, standing

AYUS, BUDIS, CITRAS, OTHER = (f"999999170595999{end}" for end in (9, 8, 7, 6))
OLD, NEW = {"2025": b"o" * 32}, {"2026": b"n" * 32}
BOTH = NEW | OLD


@pytest.fixture
def three(ayu, budi, citra, settings, monkeypatch):
    """Three numbers under the old key; the new one has just been added. One row a batch."""
    monkeypatch.setattr(nik_rotation, "AT_ONCE", 1)
    settings.NIK_KEYS = OLD
    for person, nik in ((ayu, AYUS), (budi, BUDIS), (citra, CITRAS)):
        keep_nik(person=person, nik=nik)
    settings.NIK_KEYS = BOTH
    return [ayu, budi, citra]


def run(*arguments):
    """What the command writes, and the error it ends with."""
    out, err, ended = StringIO(), StringIO(), ""
    try:
        call_command("rotate_nik_keys", *arguments, stdout=out, stderr=err)
    except CommandError as error:
        ended = str(error)
    return out.getvalue().splitlines(), err.getvalue().splitlines(), ended


def test_all_move_to_the_first_key_and_open_as_before(three):
    assert run() == (
        [
            "1 done, 2 left",
            "1 done, 1 left",
            "1 done, 0 left",
            "2026 (writes): 3 numbers, 3 hashes",
            "2025 (reads): 0 numbers, 3 hashes",
            "Nothing is left to do.",
        ],
        [],
        "",
    )
    assert [whole_nik(person) for person in three] == [AYUS, BUDIS, CITRAS]


def test_the_check_changes_nothing_and_says_what_is_left(three):
    lines = [
        "2026 (writes): 0 numbers, 0 hashes",
        "2025 (reads): 3 numbers, 3 hashes",
    ]
    assert run("--check") == (lines, [], "3 numbers are left to do.")
    assert run("--check")[0] == lines
    assert not TrailEntry.objects.filter(verb="nik_keys.rotated").exists()


def test_a_second_run_finds_nothing_to_do(three):
    run()
    before = list(IdentityNumber.objects.order_by("pk").values_list("ciphertext", flat=True))
    assert run()[0][-1] == "Nothing is left to do."
    after = list(IdentityNumber.objects.order_by("pk").values_list("ciphertext", flat=True))
    assert after == before


def test_a_killed_run_is_gone_on_with(three):
    next(rotate())
    assert standing() == [UnderKey("2026", 1, 1, True), UnderKey("2025", 2, 3, True)]
    assert run()[0][:2] == ["1 done, 1 left", "1 done, 0 left"]


def test_each_batch_is_in_the_trail_without_any_number(three):
    run()
    entries = TrailEntry.objects.filter(verb="nik_keys.rotated").values_list("detail", flat=True)
    assert list(entries) == [{"to": "2026", "numbers": 1}] * 3


def test_the_old_key_goes_and_its_hashes_with_it(three, dimas, settings):
    run()
    settings.NIK_KEYS = NEW
    assert [whole_nik(person) for person in three] == [AYUS, BUDIS, CITRAS]
    with pytest.raises(NikTaken):
        keep_nik(person=dimas, nik=AYUS)
    assert run("--check")[2] == "3 numbers are left to do."
    assert run()[0][-2:] == ["2026 (writes): 3 numbers, 3 hashes", "Nothing is left to do."]
    assert set(IdentityDigest.objects.values_list("key_id", flat=True)) == {"2026"}


def test_between_two_batches_a_number_is_taken_on_both_sides_of_the_run(three, dimas):
    for _batch in rotate():
        for nik in (AYUS, BUDIS, CITRAS):
            with pytest.raises(NikTaken):
                keep_nik(person=dimas, nik=nik)


def test_who_gives_corrects_or_removes_a_number_meanwhile_is_not_undone(three, dimas):
    ayu, budi, citra = three
    running = rotate()
    next(running)
    correct_nik(person=budi, nik=OTHER)
    remove_nik(person=citra)
    keep_nik(person=dimas, nik=CITRAS)
    correct_nik(person=ayu, nik=BUDIS)
    list(running)
    assert [whole_nik(person) for person in (*three, dimas)] == [BUDIS, OTHER, None, CITRAS]
    assert run("--check")[2] == ""


def test_a_number_whose_key_is_missing_is_named_and_the_others_go_on(three, dimas, settings):
    settings.NIK_KEYS = {"2024": b"x" * 32}
    keep_nik(person=dimas, nik=OTHER)
    settings.NIK_KEYS = BOTH
    written, complaints, ended = run()
    assert written[-1] == "2024 (not in NIK_KEYS): 1 numbers, 1 hashes"
    assert [line.split(":")[0] for line in complaints] == [f"person {dimas.pk}"]
    assert ended == "1 numbers are left to do."
    assert standing()[0] == UnderKey("2026", 3, 3, True)


def test_a_key_that_is_lost_for_good_is_given_up_on_purpose_only(three, dimas, settings):
    settings.NIK_KEYS = NEW
    keep_nik(person=dimas, nik=OTHER)
    written, _complaints, ended = run("--forget-lost")
    assert (written[0], ended) == ("3 numbers without a key were removed.", "")
    assert [whole_nik(person) for person in (*three, dimas)] == [None, None, None, OTHER]
    assert TrailEntry.objects.filter(verb="nik_lost").count() == 3


def test_two_that_came_to_be_alike_are_named_and_left_as_they_are(three, dimas, settings):
    """Only possible where two processes shared no key: against the instructions."""
    settings.NIK_KEYS = NEW
    keep_nik(person=dimas, nik=AYUS)
    settings.NIK_KEYS = BOTH
    _written, complaints, ended = run()
    assert [line.split(":")[0] for line in complaints] == [
        f"person {three[0].pk}",
        f"person {dimas.pk}",
    ]
    assert ended == "2 numbers are left to do."
    assert whole_nik(three[0]) == whole_nik(dimas) == AYUS


def test_without_keys_it_says_what_to_set(db, settings):
    settings.NIK_KEYS = {}
    assert run()[2] == "Set NIK_KEYS (or NIK_KEYS_FILE); see docs/OPERATION.md."

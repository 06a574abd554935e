"""The audit trail notices whatever is done to it afterwards."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lms.people.agreed_words import altered_words
from lms.people.consent import give_consent
from lms.people.models import ConsentText, TrailEntry, TrailSeal
from lms.people.queries import current_texts
from lms.people.sealing import anchor, faults, seal
from lms.people.trail import record, saw


@pytest.fixture
def trail(ayu, endah):
    """Five sealed rows about Ayu."""
    TrailEntry.objects.all().delete()
    rows = [record(verb=f"act_{n}", subject=ayu, actor=endah, step=n) for n in range(1, 6)]
    assert seal() == 5
    return [TrailEntry.objects.get(pk=row.pk) for row in rows]


def rewrite(entry, **fields):
    TrailEntry.objects.filter(pk=entry.pk).update(**fields)


def test_a_trail_that_nobody_touched_is_sound(trail):
    assert list(faults()) == []
    assert seal() == 0
    assert [entry.number for entry in trail] == [1, 2, 3, 4, 5]
    assert TrailSeal.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"verb": "other"},
        {"detail": {"step": 9}},
        {"subject_id": "0"},
        {"actor_number": 0},
        {"mac": "0" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_edited_row_is_found(trail, change):
    rewrite(trail[2], **change)
    assert f"row 3 (id {trail[2].pk}) was edited" in list(faults())


def test_a_row_that_names_somebody_else_is_found(trail, budi):
    rewrite(trail[2], actor=budi)
    assert list(faults()) == [f"row 3 (id {trail[2].pk}) names somebody else than who did it"]


def test_a_removed_row_is_found(trail):
    trail[2].delete()
    assert list(faults()) == ["rows 3 to 3 are missing"]


def test_a_row_that_was_cut_out_and_closed_up_is_found(trail):
    trail[2].delete()
    rewrite(trail[3], number=3)
    rewrite(trail[4], number=4)
    assert len(list(faults())) > 0


def test_swapped_rows_are_found(trail):
    rewrite(trail[1], number=99)
    rewrite(trail[2], number=2)
    rewrite(trail[1], number=3)
    assert f"row 2 (id {trail[2].pk}) does not follow the row before it" in list(faults())


def test_rows_cut_off_at_the_end_are_missed(trail):
    for entry in trail[3:]:
        entry.delete()
    assert list(faults()) == ["rows 4 to 5 are missing at the end"]


def test_the_anchor_outside_the_database_misses_them_too(trail):
    anchor()
    for entry in trail[3:]:
        entry.delete()
    TrailSeal.objects.all().delete()
    assert list(faults()) == ["rows 4 to 5 are missing at the end"]


def test_a_whole_trail_written_anew_with_another_key_is_found(trail, settings):
    anchor()
    settings.AUDIT_KEY = "another"
    assert len(list(faults())) >= 5


def test_an_edit_before_sealing_is_found(trail, ayu):
    late = record(verb="late", subject=ayu)
    rewrite(late, verb="other")
    assert list(faults()) == [f"the row with id {late.pk}, not yet sealed, was edited"]


def test_an_erased_person_does_not_break_the_chain(trail, endah):
    endah.delete()
    assert list(faults()) == []
    assert TrailEntry.objects.get(number=1).actor is None


def test_the_command_says_so_and_fails(trail, capsys):
    call_command("verify_trail")
    assert capsys.readouterr().out == "5 rows, unbroken.\n"
    trail[0].delete()
    with pytest.raises(CommandError):
        call_command("verify_trail")
    assert capsys.readouterr().out == "rows 1 to 1 are missing\n"


def test_recording_costs_one_statement(ayu, endah):
    with CaptureQueriesContext(connection) as seen:
        record(verb="act", subject=ayu, actor=endah)
    assert len(seen) == 1


def test_looking_at_oneself_is_no_news(ayu, endah):
    assert saw(actor=ayu, subject=ayu) is None
    assert saw(actor=endah, subject=ayu, page="application").verb == "seen"


def test_words_that_were_altered_after_somebody_agreed_are_found(trail, ayu):
    text = current_texts(language="id")[0]
    give_consent(person=ayu, text=text)
    assert list(altered_words()) == []
    ConsentText.objects.filter(pk=text.pk).update(body="Apa saja.")
    assert list(altered_words()) == [f"the consent text {text} was altered"]
    with pytest.raises(CommandError):
        call_command("verify_trail")

import pytest

from lms.assessment.enums import AttemptState
from lms.assessment.judging import (
    Unfinished,
    VersionConflict,
    change_comment,
    comment_at,
    finish,
    remove_comment,
    save_review,
)
from lms.assessment.leases import HeldByAnother
from lms.assessment.models import Review

from .conftest import ALL_GOOD

STORY, SOUND = ALL_GOOD


def save(attempt, trainer, version=0, **written):
    values = {"marks": {}, "comment": "", "decision": ""} | written
    return save_review(attempt=attempt, trainer=trainer, version=version, **values)


def test_each_save_counts_the_version_up(held, citra):
    assert save(held, citra, marks={STORY: "cerita-1"}).version == 1
    stored = save(held, citra, version=1, marks=ALL_GOOD, comment="Bagus")
    assert (stored.version, stored.marks, stored.comment) == (2, ALL_GOOD, "Bagus")


def test_the_same_save_sent_again_is_no_conflict(held, citra):
    save(held, citra, comment="Bagus")
    assert save(held, citra, comment="Bagus").version == 1


def test_a_save_on_an_older_version_is_refused_and_overwrites_nothing(held, citra):
    save(held, citra, comment="dari ponsel")
    with pytest.raises(VersionConflict) as refusal:
        save(held, citra, comment="dari laptop")
    assert refusal.value.stored.comment == "dari ponsel"
    assert Review.objects.get().comment == "dari ponsel"


def test_only_the_holder_writes(held, citra, dimas):
    said = comment_at(attempt=held, trainer=citra, start=3.5, body="Terlalu gelap")
    for write in (
        lambda: save(held, dimas),
        lambda: comment_at(attempt=held, trainer=dimas, start=1, body="x"),
        lambda: change_comment(comment=said, trainer=dimas, start=1, body="x"),
        lambda: remove_comment(comment=said, trainer=dimas),
        lambda: finish(attempt=held, trainer=dimas),
    ):
        with pytest.raises(HeldByAnother):
            write()
    said.refresh_from_db()
    assert (said.start, said.body, held.timed_comments.count()) == (3.5, "Terlalu gelap", 1)


def test_a_comment_sent_twice_is_one_comment(held, citra):
    first = comment_at(attempt=held, trainer=citra, start=3, end=5, body="Goyang")
    assert comment_at(attempt=held, trainer=citra, start=3, end=5, body="Goyang") == first


def test_a_comment_can_be_changed_and_removed(held, citra):
    said = comment_at(attempt=held, trainer=citra, start=3, body="Goyang")
    change_comment(comment=said, trainer=citra, start=4, end=6, body="Kamera goyang")
    said.refresh_from_db()
    assert (said.start, said.end, said.body) == (4, 6, "Kamera goyang")
    remove_comment(comment=said, trainer=citra)
    assert not held.timed_comments.exists()


@pytest.mark.parametrize(
    "written",
    [
        {},
        {"marks": ALL_GOOD},
        {"decision": "pass"},
        {"decision": "pass", "marks": {STORY: "cerita-2"}},
        {"decision": "pass", "marks": {STORY: "cerita-1", SOUND: "suara-1"}},
        {"decision": "revise"},
    ],
)
def test_an_unfinished_review_stays_open(held, citra, written):
    save(held, citra, **written)
    with pytest.raises(Unfinished) as refusal:
        finish(attempt=held, trainer=citra)
    assert len(refusal.value.reasons) == 1
    held.refresh_from_db()
    assert held.state == AttemptState.IN_REVIEW


def test_a_finished_review_lets_go_of_the_attempt(held, citra):
    save(held, citra, decision="pass", marks=ALL_GOOD)
    done = finish(attempt=held, trainer=citra)
    assert (done.state, done.held_by, done.held_until) == (AttemptState.REVIEWED, None, None)
    with pytest.raises(HeldByAnother):
        save(held, citra, version=1, comment="terlambat")


def test_a_revision_needs_words_written_overall_or_at_a_second(held, citra):
    save(held, citra, decision="revise")
    comment_at(attempt=held, trainer=citra, start=3, body="Rekam ulang bagian ini")
    assert finish(attempt=held, trainer=citra).state == AttemptState.REVIEWED

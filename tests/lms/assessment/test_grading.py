"""What trainers set in the gradebook: weights, excuses and other scores, each with its reason."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lms.assessment.columns import columns_of
from lms.assessment.enums import AttemptState
from lms.assessment.excusing import end_excuse, excuse
from lms.assessment.models import ColumnWeight, Excuse, Review, ScoreOverride
from lms.assessment.overriding import ChangedMeanwhile, NotJudged, OwnScore, set_score
from lms.assessment.release import release
from lms.assessment.standings import lines_of
from lms.assessment.weighting import NothingCounts, SetMeanwhile, fingerprint, set_weights
from lms.notices.models import Notice
from lms.people.erasing import erase_person
from lms.people.models import TrailEntry
from lms.people.personal import copy_of
from tests import factories

from .books import MARKS, seat_of, second_assignment, tried

A = AttemptState


@pytest.fixture
def open_work(assignment, seat, citra):
    return tried(seat, assignment, citra, percent=50)


@pytest.fixture
def cell_at(cohort, assignment, seat):
    return f"/mengajar/nilai/{cohort.slug}/{seat.pk}/{assignment.pk}/"


@pytest.fixture
def desk(client, citra):
    client.force_login(citra)
    return client


def change(attempt, actor, *, score=85, reason="Suara rusak oleh alat kami", builds_on=0):
    return set_score(attempt=attempt, score=score, reason=reason, builds_on=builds_on, actor=actor)


def counted(seat):
    columns = columns_of([seat.cohort])
    (line,) = lines_of([seat], columns, sees_unreleased=True)
    return [cell.counts for cell in line.cells], line.total


def verbs(*names):
    return list(
        TrailEntry.objects.filter(verb__in=names).order_by("pk").values_list("verb", "detail")
    )


def test_a_changed_score_counts_is_kept_with_who_and_why_and_can_be_taken_back(
    open_work, seat, citra
):
    first = change(open_work, citra)
    assert (first.was, first.score, first.by) == (50, 85, citra)
    assert counted(seat)[0] == [85]
    second = change(open_work, citra, score=90, reason="Lihat lagi", builds_on=first.pk)
    back = change(open_work, citra, score=None, reason="Keliru", builds_on=second.pk)
    assert (back.was, back.score) == (90, None)
    assert counted(seat)[0] == [50]
    assert verbs("score.changed", "score.restored") == [
        ("score.changed", {"from": 50, "to": 85}),
        ("score.changed", {"from": 85, "to": 90}),
        ("score.restored", {"from": 90, "to": None}),
    ]


def test_the_same_change_sent_twice_is_one_and_nothing_to_change_is_none(open_work, citra):
    first = change(open_work, citra)
    assert change(open_work, citra) == first
    assert change(open_work, citra, reason="Lain", builds_on=first.pk) is None
    assert ScoreOverride.objects.count() == 1
    assert Notice.objects.filter(code="score_changed").count() == 1


def test_who_did_not_see_the_last_change_is_told_and_overwrites_nothing(
    open_work, seat, citra, dimas
):
    change(open_work, citra)
    with pytest.raises(ChangedMeanwhile):
        change(open_work, dimas, score=20, reason="Lain")
    assert counted(seat)[0] == [85]


@pytest.mark.parametrize("state", [A.SUBMITTED, A.IN_REVIEW])
def test_before_the_review_is_finished_there_is_no_score_to_change(assignment, seat, citra, state):
    attempt = tried(seat, assignment, citra, state=state)
    with pytest.raises(NotJudged):
        change(attempt, citra)


def test_nobody_decides_about_their_own_score(cohort, assignment, citra):
    own = factories.make_enrolment(cohort, citra)
    attempt = tried(own, assignment, citra, percent=50)
    for act in (
        lambda: change(attempt, citra),
        lambda: excuse(assignment=assignment, enrolment=own, reason="Sakit", actor=citra),
        lambda: end_excuse(assignment=assignment, enrolment=own, actor=citra),
    ):
        with pytest.raises(OwnScore):
            act()
    assert not ScoreOverride.objects.exists()
    assert not Excuse.objects.exists()


def test_judged_anew_the_new_levels_count(assignment, seat, citra):
    attempt = tried(seat, assignment, citra, percent=50, state=A.REVIEWED)
    change(attempt, citra)
    Review.objects.filter(attempt=attempt).update(version=2, marks=MARKS[80])
    release(attempt=attempt, actor=citra)
    assert counted(seat)[0] == [80]


def test_the_resident_learns_of_a_changed_score_once_it_is_released_and_not_before(
    client, assignment, seat, citra, ayu
):
    attempt = tried(seat, assignment, citra, percent=50, state=A.REVIEWED)
    change(attempt, citra)
    client.force_login(ayu)
    for page in (f"/tugas/{assignment.pk}/", "/belajar/"):
        assert "Suara rusak" not in client.get(page).text
    assert copy_of(ayu)["changed_scores"] == []
    assert not Notice.objects.filter(code="score_changed").exists()
    release(attempt=attempt, actor=citra)
    for page in (f"/tugas/{assignment.pk}/", "/belajar/"):
        shown = client.get(page).text
        assert "Suara rusak" in shown
        assert "85%" in shown
        assert "50%" not in shown
    result = client.get(f"/api/v1/attempts/{attempt.public_id}/result").json()
    assert (result["score"], result["score_changed_because"]) == (85, "Suara rusak oleh alat kami")
    (row,) = copy_of(ayu)["changed_scores"]
    assert (row["was"], row["score"]) == (50, 85)


def test_a_change_of_an_open_result_is_told(open_work, ayu, citra):
    change(open_work, citra)
    told = Notice.objects.get(code="score_changed")
    assert (told.recipient, told.data["assignment"]) == (ayu, "Tugas")


def test_an_excuse_leaves_out_once_and_can_be_taken_back(open_work, assignment, seat, citra):
    which = {"assignment": assignment, "enrolment": seat, "actor": citra}
    first = excuse(**which, reason="Sakit")
    assert excuse(**which, reason="Sakit lagi") == first
    assert counted(seat) == ([None], None)
    ended = end_excuse(**which)
    assert (ended.pk, ended.ended_by, end_excuse(**which)) == (first.pk, citra, None)
    assert counted(seat)[0] == [50]
    assert excuse(**which, reason="Kambuh").pk != first.pk
    assert [verb for verb, _detail in verbs("excuse.given", "excuse.ended")] == [
        "excuse.given",
        "excuse.ended",
        "excuse.given",
    ]


def test_weights_change_the_total_and_are_refused_where_they_cannot_hold(
    cohort, open_work, assignment, seat, citra, dimas
):
    second = second_assignment(cohort)
    tried(seat, second, citra, percent=100)
    assert str(counted(seat)[1]) == "75.0"
    columns = columns_of([cohort])[cohort.pk]
    keys = {column.assignment.pk: column.key for column in columns}
    ask = {"cohort": cohort, "reason": "Lebih besar", "actor": citra}
    ask["builds_on"] = fingerprint(columns)
    wanted = {keys[second.pk]: 3}
    assert [row.weight for row in set_weights(**ask, weights=wanted)] == [3]
    assert str(counted(seat)[1]) == "87.5"
    assert set_weights(**ask, weights=wanted) == []
    with pytest.raises(SetMeanwhile):
        set_weights(**ask | {"actor": dimas}, weights={keys[second.pk]: 9})
    ask["builds_on"] = fingerprint(columns_of([cohort])[cohort.pk])
    with pytest.raises(NothingCounts):
        set_weights(**ask, weights=dict.fromkeys(keys.values(), 0))
    assert str(counted(seat)[1]) == "87.5"
    assert verbs("gradebook.weighted") == [
        ("gradebook.weighted", {"column": keys[second.pk], "from": 1, "to": 3})
    ]


def test_the_cell_page_changes_restores_and_excuses(desk, open_work, seat, cell_at):
    assert "50%" in desk.get(cell_at).text
    sent = {"act": "set_score", "score-score": 85, "score-reason": "Alat", "score-builds_on": 0}
    assert desk.post(cell_at, sent).url == cell_at
    shown = desk.get(cell_at).text
    assert "Nilai 50 → 85" in shown
    last = ScoreOverride.objects.get().pk
    back = {"act": "restore", "score-reason": "Keliru", "score-builds_on": last}
    assert desk.post(cell_at, back).url == cell_at
    assert counted(seat)[0] == [50]
    assert desk.post(cell_at, {"act": "excuse", "excuse-reason": "Sakit"}).url == cell_at
    assert counted(seat)[0] == [None]
    assert desk.post(cell_at, {"act": "end_excuse"}).url == cell_at
    assert counted(seat)[0] == [50]


def test_what_is_wrong_comes_back_with_what_was_written(desk, open_work, cell_at, citra):
    for score, reason in (("", "Alat"), ("101", "Alat"), ("80", ""), ("banyak", "Alat")):
        sent = {"act": "set_score", "score-score": score, "score-reason": reason}
        answer = desk.post(cell_at, sent | {"score-builds_on": 0})
        assert answer.status_code == 422
        assert "Alat" in answer.text or not reason
    assert desk.post(cell_at, {"act": "excuse"}).status_code == 422
    assert desk.post(cell_at, {"act": "apa"}).status_code == 400
    change(open_work, citra, reason="Lebih dulu")
    late = {"act": "set_score", "score-score": 20, "score-reason": "Kedua", "score-builds_on": 0}
    answer = desk.post(cell_at, late)
    assert answer.status_code == 422
    assert "Kedua" in answer.text
    assert "Lebih dulu" in answer.text
    # Sent once more, having seen it, it holds.
    seen = ScoreOverride.objects.get().pk
    assert f'name="score-builds_on" value="{seen}"' in answer.text
    assert desk.post(cell_at, late | {"score-builds_on": seen}).status_code == 302
    assert ScoreOverride.objects.last().score == 20


def test_the_weights_page_keeps_and_refuses(desk, open_work, assignment, cohort):
    at = f"/mengajar/nilai/{cohort.slug}/bobot/"
    key = f"tugas-{assignment.pk}"
    builds_on = fingerprint(columns_of([cohort])[cohort.pk])
    sent = {key: 5, "reason": "Tugas akhir", "builds_on": builds_on}
    for wrong in ({key: -1}, {key: 101}, {key: ""}, {"reason": ""}, {key: 0}):
        assert desk.post(at, sent | wrong).status_code == 422
    assert not ColumnWeight.objects.exists()
    assert desk.post(at, sent).status_code == 302
    assert "Tugas akhir" in desk.get(at).text
    refused = desk.post(at, sent | {key: 7})
    assert refused.status_code == 422
    assert 'value="7"' in refused.text
    assert ColumnWeight.objects.get().weight == 5


def test_a_cell_of_another_class_or_person_is_absent(desk, open_work, cohort, assignment, course):
    other = factories.make_cohort(course, slug="lain")
    stranger = seat_of(other, "Sari")
    at = f"/mengajar/nilai/{cohort.slug}/"
    assert desk.get(f"{at}{stranger.pk}/{assignment.pk}/").status_code == 404
    assert desk.get(f"{at}{open_work.enrolment_id}/999/").status_code == 404
    assert desk.get(f"/mengajar/nilai/lain/{stranger.pk}/{assignment.pk}/").status_code == 404


def test_ones_own_scores_cost_as_many_queries_for_three_classes_as_for_one(
    client, ayu, citra, open_work, course, django_assert_num_queries
):
    client.force_login(ayu)
    client.get("/belajar/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/belajar/")
    as_many = len(queries)
    for slug in ("dua", "tiga"):
        cohort = factories.make_cohort(course, slug=slug, trainers=[citra])
        given = factories.make_assignment(cohort)
        excuse(
            assignment=given,
            enrolment=factories.make_enrolment(cohort, ayu),
            reason="Sakit",
            actor=citra,
        )
    with django_assert_num_queries(as_many):
        shown = client.get("/belajar/").text
    assert shown.count("Alasan: Sakit") == 2


def test_erased_the_numbers_stay_and_the_reasons_go(open_work, assignment, seat, ayu, citra):
    change(open_work, citra)
    excuse(assignment=assignment, enrolment=seat, reason="Sakit kepala", actor=citra)
    assert copy_of(citra)["scores_you_changed"][0]["reason"] == "Suara rusak oleh alat kami"
    erase_person(person=ayu)
    assert list(ScoreOverride.objects.values_list("was", "score", "reason")) == [(50, 85, "")]
    assert list(Excuse.objects.values_list("reason", flat=True)) == [""]


def test_a_trainer_who_is_erased_leaves_what_they_set(open_work, assignment, seat, cohort, citra):
    change(open_work, citra)
    which = {"assignment": assignment, "enrolment": seat, "actor": citra}
    excuse(**which, reason="Sakit")
    end_excuse(**which)
    columns = columns_of([cohort])[cohort.pk]
    set_weights(
        cohort=cohort,
        weights={columns[0].key: 4},
        reason="Besar",
        builds_on=fingerprint(columns),
        actor=citra,
    )
    erase_person(person=citra)
    change_, given, weighed = (
        ScoreOverride.objects.get(),
        Excuse.objects.get(),
        ColumnWeight.objects.get(),
    )
    assert {change_.by.name, given.given_by.name, given.ended_by.name, weighed.set_by.name} == {
        "–"
    }
    assert (change_.reason, given.reason, weighed.reason) == (
        "Suara rusak oleh alat kami",
        "Sakit",
        "Besar",
    )

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lms.assessment.enums import AttemptState
from lms.assessment.leases import take
from lms.assessment.models import Attempt, Review, TimedComment
from tests import factories

from .conftest import review

HTMX = {"HTTP_HX_REQUEST": "true"}
GOOD = {"criterion-1": "cerita-2", "criterion-2": "suara-2"}


@pytest.fixture
def desk(client, citra):
    client.force_login(citra)
    return client


@pytest.fixture
def at(handed_in):
    return f"/mengajar/{handed_in.public_id}/"


def names(response):
    return [row.enrolment.resident.name for row in response.context["page"]]


def test_the_queue_shows_the_oldest_first_and_filters(desk, hand_in_as, citra, assignment):
    for name in ("Sari", "Tono", "Umi"):
        hand_in_as(name)
    assert names(desk.get("/mengajar/")) == ["Sari", "Tono", "Umi"]
    take(attempt=Attempt.objects.first(), trainer=citra)
    assert names(desk.get("/mengajar/?keadaan=saya")) == ["Sari"]
    assert names(desk.get("/mengajar/?keadaan=dinilai")) == []
    assert names(desk.get(f"/mengajar/?kelas={assignment.cohort.slug}")) == ["Sari", "Tono", "Umi"]
    assert names(desk.get("/mengajar/?kelas=tidak-ada&keadaan=apa&page=99")) == [
        "Sari",
        "Tono",
        "Umi",
    ]


def test_another_trainers_class_looks_absent(client, handed_in, at, dimas, ayu, endah):
    client.force_login(dimas)
    assert names(client.get("/mengajar/")) == []
    assert client.get(at).status_code == 404
    for act in ("nilai", "pegang", "kembalikan", "buka", "rilis"):
        assert client.post(f"{at}{act}/").status_code == 404
    for person in (ayu, endah):
        client.force_login(person)
        assert client.get("/mengajar/").status_code == 404
        assert client.get(at).status_code == 404


def test_opening_takes_the_attempt_and_a_colleague_looks_on(desk, client, at, cohort, dimas):
    assert desk.get(at).context["is_mine"] is True
    cohort.trainers.add(dimas)
    client.force_login(dimas)
    shown = client.get(at)
    assert (shown.context["is_mine"], shown.context["is_free"]) == (False, False)
    assert "Citra" in shown.text
    assert client.post(f"{at}nilai/", {"version": 0, "comment": "SAYA"}).status_code == 409
    assert "SAYA" in client.post(f"{at}nilai/", {"version": 0, "comment": "SAYA"}).text
    assert not Review.objects.exists()


def test_nothing_on_the_judging_page_stops_the_browser_from_sending_half_a_review(desk, at):
    assert " required" not in desk.get(at).text


def test_next_opens_the_oldest_free_work(desk, hand_in_as):
    first, second = hand_in_as("Sari"), hand_in_as("Tono")
    assert desk.get("/mengajar/berikutnya/").url == f"/mengajar/{first.public_id}/"
    assert desk.get("/mengajar/berikutnya/").url == f"/mengajar/{second.public_id}/"
    assert desk.get("/mengajar/berikutnya/").url == "/mengajar/"


def test_a_form_without_scripts_saves_all_with_every_button(desk, at):
    desk.get(at)
    sent = {
        "version": 0,
        "comment": "Bagus",
        "criterion-1": "cerita-2",
        "do": "comment",
        "new-start": "0:03,5",
        "new-end": "5",
        "new-body": "Gelap",
    }
    assert desk.post(f"{at}nilai/", sent).url == f"{at}#komentar"
    said = TimedComment.objects.get()
    assert (said.start, said.end, said.body) == (3.5, 5.0, "Gelap")
    assert Review.objects.get().comment == "Bagus"
    change = {"version": 1, "comment": "Bagus", f"c{said.pk}-start": "4"}
    change |= {f"c{said.pk}-body": "Terlalu gelap", "do": f"change-{said.pk}"}
    desk.post(f"{at}nilai/", change)
    said.refresh_from_db()
    assert (said.start, said.end, said.body) == (4.0, None, "Terlalu gelap")
    desk.post(f"{at}nilai/", {"version": 2, "do": f"remove-{said.pk}"})
    assert not TimedComment.objects.exists()


def test_a_comment_with_a_wrong_time_comes_back_and_the_rest_is_saved(desk, at):
    desk.get(at)
    sent = {"version": 0, "comment": "Bagus", "do": "comment", "new-start": "nanti"}
    answer = desk.post(f"{at}nilai/", sent | {"new-body": "Gelap"})
    assert answer.status_code == 422
    assert "Gelap" in answer.text
    assert Review.objects.get().comment == "Bagus"


def test_a_comment_of_another_trainer_is_absent_to_change(desk, at, handed_in, dimas):
    desk.get(at)
    other = TimedComment.objects.create(attempt=handed_in, author=dimas, start=1, body="Punyaku")
    answer = desk.post(f"{at}nilai/", {"version": 0, "do": f"remove-{other.pk}"})
    assert answer.status_code == 404


def test_an_autosave_answers_with_the_version_to_build_on(desk, at):
    desk.get(at)
    answer = desk.post(f"{at}nilai/", {"version": 0, "comment": "Bagus"}, **HTMX)
    assert answer.status_code == 200
    assert 'name="version" value="1"' in answer.text
    assert "<html" not in answer.text


def test_an_older_version_is_refused_and_both_texts_are_shown(desk, at):
    desk.get(at)
    desk.post(f"{at}nilai/", {"version": 0, "comment": "dari ponsel"})
    # htmx shows only answers that succeed.
    for headers, status in ((HTMX, 200), ({}, 409)):
        sent = {"version": 0, "comment": "dari laptop", "decision": "pass"}
        answer = desk.post(f"{at}nilai/", sent, **headers)
        assert answer.status_code == status
        assert "dari ponsel" in answer.text
        assert "dari laptop" in answer.text
        assert 'name="version" value="0"' in answer.text
        assert 'name="over" value="1"' in answer.text
    assert Review.objects.get().comment == "dari ponsel"
    desk.post(f"{at}nilai/", sent | {"over": 1})
    assert Review.objects.get().comment == "dari laptop"


def test_finish_saves_first_and_says_what_is_missing(desk, at, handed_in):
    desk.get(at)
    sent = {"version": 0, "decision": "pass", "criterion-1": "cerita-2", "do": "finish"}
    answer = desk.post(f"{at}nilai/", sent, follow=True)
    # The page stands at its button then, and what is missing leads to its field.
    assert answer.redirect_chain[-1][0] == f"{at}?belum=1#selesai"
    (missing,) = answer.context["missing"]
    assert ("Suara" in missing["says"], missing["anchor"]) == (True, "kriteria")
    assert desk.get(at).context.get("missing") is None
    desk.post(f"{at}nilai/", sent | GOOD | {"version": 1})
    handed_in.refresh_from_db()
    assert handed_in.state == AttemptState.REVIEWED
    shown = desk.get(at)
    assert (shown.context["is_mine"], shown.context["score"]) == (False, 100)
    desk.post(f"{at}rilis/")
    handed_in.refresh_from_db()
    assert handed_in.state == AttemptState.RELEASED


def test_finish_and_next_goes_on_to_the_next(desk, at, hand_in_as):
    desk.get(at)
    second = hand_in_as("Sari")
    answer = desk.post(
        f"{at}nilai/", {"version": 0, "decision": "pass", "do": "finish_next"} | GOOD
    )
    assert answer.url == f"/mengajar/{second.public_id}/"


def test_nothing_is_released_before_the_review_is_finished(desk, at, handed_in):
    desk.get(at)
    desk.post(f"{at}rilis/")
    handed_in.refresh_from_db()
    assert handed_in.state == AttemptState.IN_REVIEW


def test_put_back_and_judge_again(desk, at, handed_in, citra):
    desk.get(at)
    assert desk.post(f"{at}kembalikan/").url == "/mengajar/"
    handed_in.refresh_from_db()
    assert (handed_in.state, handed_in.held_by) == (AttemptState.SUBMITTED, None)
    review(take(attempt=handed_in, trainer=citra), citra)
    desk.post(f"{at}buka/")
    handed_in.refresh_from_db()
    assert (handed_in.state, handed_in.held_by) == (AttemptState.IN_REVIEW, citra)


def test_the_open_page_renews_the_lease_until_another_takes_over(
    desk, at, handed_in, cohort, dimas
):
    desk.get(at)
    assert 'hx-trigger="every 240s"' in desk.post(f"{at}pegang/", **HTMX).text
    Attempt.objects.filter(pk=handed_in.pk).update(held_by=dimas)
    lost = desk.post(f"{at}pegang/", **HTMX)
    assert "Dimas" in lost.text
    assert "hx-trigger" not in lost.text


def test_all_reviewed_of_the_class_are_released_from_the_queue(desk, hand_in_as, citra, dimas):
    for name in ("Sari", "Tono"):
        review(take(attempt=hand_in_as(name), trainer=citra), citra)
    elsewhere = factories.make_cohort(
        Attempt.objects.first().assignment.cohort.course, slug="lain", trainers=[dimas]
    )
    assert elsewhere.pk
    desk.post("/mengajar/rilis/")
    assert set(Attempt.objects.values_list("state", flat=True)) == {AttemptState.RELEASED}


@pytest.mark.parametrize("page", ["/mengajar/", "review"])
def test_pages_cost_as_many_queries_for_three_works_as_for_one(
    desk, hand_in_as, page, django_assert_num_queries
):
    first = hand_in_as("Sari")
    address = f"/mengajar/{first.public_id}/" if page == "review" else page
    desk.get(address)
    with CaptureQueriesContext(connection) as queries:
        desk.get(address)
    as_many = len(queries)
    for name in ("Tono", "Umi"):
        hand_in_as(name)
    for second in (1, 2, 3):
        TimedComment.objects.create(
            attempt=first,
            author=factories.PersonFactory(name=f"P{second}"),
            start=second,
            body="x",
        )
    with django_assert_num_queries(as_many):
        desk.get(address)


def test_todays_meetings_stand_first_with_their_attendance(desk, course, cohort, dimas):
    # One that takes attendance at any hour of the day at which this runs.
    meeting = factories.make_meeting(cohort)
    factories.make_meeting(cohort, starts_in=timedelta(days=3))
    factories.make_meeting(factories.make_cohort(course, slug="lain", trainers=[dimas]))
    page = desk.get("/mengajar/")
    assert page.context["today"] == [meeting]
    assert f'href="/mengajar/hadir/{meeting.pk}/"' in page.content.decode()


def test_three_meetings_today_cost_what_one_does(desk, cohort):
    def cost(number):
        with CaptureQueriesContext(connection) as asked:
            assert len(desk.get("/mengajar/").context["today"]) == number
        return len(asked)

    factories.make_meeting(cohort)
    desk.get("/mengajar/")
    one = cost(1)
    factories.make_meeting(cohort)
    factories.make_meeting(cohort)
    assert cost(3) == one

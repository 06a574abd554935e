"""Nothing of a review reaches the resident before it is released, on no way there is."""

import pytest

from lms.assessment.judging import comment_at
from lms.assessment.leases import reopen
from lms.assessment.queries import attempts_seen_by, comments_seen_by, reviews_seen_by
from lms.assessment.release import release
from media_tools.access import may_see_video
from tests import factories

from .conftest import review


@pytest.fixture
def judged(held, citra):
    comment_at(attempt=held, trainer=citra, start=3, body="RAHASIA terlalu gelap")
    return review(held, citra, decision="revise")


def seen_on_all_pages(client, assignment):
    pages = (
        f"/tugas/{assignment.pk}/",
        f"/tugas/{assignment.pk}/percobaan/1/",
        "/belajar/",
        "/pemberitahuan/",
    )
    return "".join(client.get(page).text for page in pages)


def test_no_page_of_the_resident_shows_anything_before_release(
    client, judged, assignment, ayu, citra
):
    client.force_login(ayu)
    before = seen_on_all_pages(client, assignment)
    assert "RAHASIA" not in before
    assert "Semua terdengar." not in before
    assert "Citra" not in before
    release(attempt=judged, actor=citra)
    assert seen_on_all_pages(client, assignment).count("RAHASIA") >= 4


def test_no_query_gives_a_review_or_a_comment_before_release(judged, ayu, citra):
    assert list(reviews_seen_by(ayu)) == []
    assert list(comments_seen_by(ayu)) == []
    assert reviews_seen_by(citra).count() == comments_seen_by(citra).count() == 1
    release(attempt=reopened_and_done(judged, citra), actor=citra)
    assert reviews_seen_by(ayu).count() == comments_seen_by(ayu).count() == 1


def reopened_and_done(attempt, trainer):
    held = reopen(attempt=attempt, trainer=trainer)
    assert list(reviews_seen_by(attempt.enrolment.resident)) == []
    return review(held, trainer, decision="revise", comment="RAHASIA lebih jelas")


def test_the_call_for_a_result_is_absent_before_release(client, judged, ayu, citra):
    client.force_login(ayu)
    address = f"/api/v1/attempts/{judged.public_id}/result"
    assert client.get(address).status_code == 404
    release(attempt=judged, actor=citra)
    assert client.get(address).json()["comment"] == "RAHASIA bagus sekali"


def test_nobody_but_the_resident_and_the_classs_trainers_sees_an_attempt(
    judged, ayu, budi, citra, dimas, endah, admin
):
    seen = {
        person.name: attempts_seen_by(person).count()
        for person in (ayu, budi, citra, dimas, endah, admin)
    }
    assert seen == {"Ayu": 1, "Budi": 0, "Citra": 1, "Dimas": 0, "Endah": 0, "Admin": 0}


def test_a_video_is_seen_by_the_classs_trainers_from_its_hand_in_on(
    draft, video, ayu, budi, citra, dimas, endah
):
    from lms.assessment.hand_in import hand_in

    def viewers():
        return [
            person.name
            for person in (ayu, budi, citra, dimas, endah)
            if may_see_video(person, video)
        ]

    assert viewers() == ["Ayu"]
    hand_in(attempt=draft, actor=ayu)
    assert viewers() == ["Ayu", "Citra"]


def test_a_video_that_was_replaced_before_hand_in_is_nobody_elses(draft, video, ayu, citra):
    from lms.assessment.hand_in import attach_video, hand_in

    attach_video(attempt=draft, video=factories.make_video(ayu), actor=ayu)
    hand_in(attempt=draft, actor=ayu)
    assert not may_see_video(citra, video)


def test_the_call_for_own_attempts_does_not_tell_how_far_the_trainer_is(
    client, judged, assignment, ayu
):
    client.force_login(ayu)
    (own,) = client.get(f"/api/v1/assignments/{assignment.pk}").json()["attempts"]
    assert (own["state"], own["state_text"], own["has_result"]) == (
        "submitted",
        "Dikumpulkan",
        False,
    )

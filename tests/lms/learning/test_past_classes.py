"""Who left a class still reads what came of it."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from lms.assessment.hand_in import attach_video, hand_in, open_draft
from lms.assessment.judging import finish, save_review
from lms.assessment.leases import take
from lms.assessment.release import release
from lms.enrolment.enrol import withdraw
from lms.learning.past_classes import past_classes
from tests.factories import make_assignment, make_cohort, make_enrolment, make_video

GOOD = {
    "0d6c2e1e-0000-4000-8000-000000000001": "cerita-2",
    "0d6c2e1e-0000-4000-8000-000000000002": "suara-2",
}
MEASURED = {"duration_s": 42.0, "width": 1080, "height": 1920}


def judged(assignment, resident, trainer):
    draft = open_draft(assignment=assignment, resident=resident)
    video = make_video(resident, measurements=MEASURED, sha256=f"{assignment.pk:064}")
    attempt = hand_in(
        attempt=attach_video(attempt=draft, video=video, actor=resident), actor=resident
    )
    held = take(attempt=attempt, trainer=trainer)
    save_review(
        attempt=held, trainer=trainer, version=0, marks=GOOD, comment="Bagus.", decision="revise"
    )
    return release(attempt=finish(attempt=held, trainer=trainer), actor=trainer)


def test_results_stay_readable_after_leaving(client, assignment, ayu, budi, citra):
    seat = make_enrolment(assignment.cohort, ayu)
    judged(assignment, ayu, citra)
    client.force_login(ayu)
    assert client.get("/belajar/").context["past"] == []
    withdraw(enrolment=seat, actor=ayu)
    (past,) = client.get("/belajar/").context["past"]
    assert [(each.title, each.url) for each in past.results] == [
        ("Tugas", f"/tugas/{assignment.pk}/")
    ]
    page = client.get(past.results[0].url)
    assert (page.status_code, "Bagus." in page.content.decode()) == (200, True)
    assert client.get(f"/tugas/{assignment.pk}/percobaan/1/").status_code == 200
    # Reading is all: nothing more is handed in there, and nobody else reads it.
    assert client.post(f"/tugas/{assignment.pk}/kumpulkan/").status_code == 404
    client.force_login(budi)
    assert client.get(f"/tugas/{assignment.pk}/").status_code == 404


def test_a_class_left_with_nothing_is_not_listed(assignment, ayu):
    withdraw(enrolment=make_enrolment(assignment.cohort, ayu), actor=ayu)
    assert past_classes(ayu) == []


def test_three_past_classes_cost_what_one_does(course, ayu, citra):
    def leave(slug):
        cohort = make_cohort(course, slug=slug, trainers=[citra])
        seat = make_enrolment(cohort, ayu)
        judged(make_assignment(cohort), ayu, citra)
        withdraw(enrolment=seat, actor=ayu)

    def cost(number):
        with CaptureQueriesContext(connection) as asked:
            assert len(past_classes(ayu)) == number
        return len(asked)

    leave("pagi")
    one = cost(1)
    leave("siang")
    leave("sore")
    assert cost(3) == one

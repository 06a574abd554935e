"""The first journey over the API, each answer as a whole: catalogue, seat, work, result."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lms.assessment.enums import AttemptState, Decision
from lms.assessment.models import Attempt, Review, TimedComment
from lms.enrolment.enums import EnrolmentState, SeatKind
from lms.enrolment.models import Cohort
from lms.outcomes.models import Programme
from media_tools.models import Finding
from tests import factories

JSON = "application/json"


def moment(value):
    return value.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def items(client, path):
    response = client.get(f"/api/v1{path}")
    assert response.status_code == 200, response.content
    return response.json()["items"]


def handed_in(assignment, resident, *, state=AttemptState.SUBMITTED, number=1):
    enrolment = factories.make_enrolment(assignment.cohort, resident)
    return Attempt.objects.create(
        assignment=assignment,
        enrolment=enrolment,
        number=number,
        video=factories.make_video(resident),
        state=state,
        submitted_at=timezone.now(),
    )


def test_the_catalogue_names_its_courses_and_lessons(client, course):
    (listed,) = items(client, "/courses")
    first = course.get_children().first()
    assert listed == {
        "id": course.pk,
        "title": "Kursus dasar",
        "language": "id",
        "url": "/kelas/dasar/",
        "summary": "Membuat video dengan ponsel.",
        "level": "beginner",
        "platforms": ["YouTube", "TikTok"],
        "minutes": 60,
    }
    told = client.get(f"/api/v1/courses/{course.pk}").json()
    assert told["outcomes"] == ["Merekam dengan jelas"]
    assert told["lessons"][0] == {
        "id": first.pk,
        "title": "Materi 1",
        "language": "id",
        "url": "/kelas/dasar/materi-1/",
        "introduction": "Tentang ini.",
        "minutes": 5,
    }
    assert [each["title"] for each in told["assignments"]] == ["Tugas"]
    assert "Isi materi." in client.get(f"/api/v1/lessons/{first.pk}").json()["html"]


def test_the_regions_are_the_citys(client, db):
    response = client.get("/api/v1/regions", {"level": "kelurahan", "parent": "35.73.02"})
    assert response.json()["count"] == 11
    assert items(client, "/regions?level=kecamatan")[1] == {
        "code": "35.73.02",
        "name": "Klojen",
        "level": "kecamatan",
        "parent": "35.73",
    }


def test_a_list_is_given_in_parts(client, db):
    response = client.get("/api/v1/regions?level=kelurahan&limit=2&offset=55").json()
    assert (response["count"], len(response["items"])) == (57, 2)


def test_a_class_says_its_seats_and_the_callers_place(client, ayu, cohort):
    factories.make_enrolment(cohort, ayu, state=EnrolmentState.ENROLLED)
    client.force_login(ayu)
    told = client.get(f"/api/v1/cohorts/{cohort.slug}").json()
    assert (told["slug"], told["phase"], told["my_state"]) == ("angkatan-1", "open", "enrolled")
    assert told["seats"] == [
        {
            "kind": "public",
            "region": None,
            "label": SeatKind.PUBLIC.label,
            "seats": 2,
            "taken": 1,
            "waiting": 0,
            "left": 1,
        },
        {
            "kind": "civil_servant",
            "region": None,
            "label": SeatKind.CIVIL_SERVANT.label,
            "seats": 1,
            "taken": 0,
            "waiting": 0,
            "left": 1,
        },
    ]


def test_a_class_that_asks_for_the_nik_takes_it_with_the_application(client, ayu):
    factories.make_asking_cohort()
    client.force_login(ayu)
    path = "/api/v1/cohorts/sertifikasi/application"
    told = client.get("/api/v1/cohorts/sertifikasi").json()
    assert (told["asks_nik"], told["nik_reason"]) == (True, factories.NIK_REASON)
    refused = client.post(path, {"kind": "public"}, content_type=JSON)
    assert (refused.status_code, "NIK" in refused.json()["detail"]) == (409, True)
    other = {"kind": "public", "nik": "9999990101019999"}
    assert client.post(path, other, content_type=JSON).status_code == 409
    assert client.get("/api/v1/me").json()["nik"] is None
    taken = client.post(path, {**other, "nik": factories.nik_of(ayu)}, content_type=JSON)
    assert (taken.status_code, taken.json()["state"]) == (200, "enrolled")
    assert client.get("/api/v1/me").json()["nik"] == "••••••••••••••99"


def test_a_resident_applies_waits_and_withdraws(client, ayu, budi, course):
    cohort = factories.make_cohort(course, slug="penuh", public=1)
    factories.make_enrolment(cohort, budi)
    client.force_login(ayu)
    path = "/api/v1/cohorts/penuh/application"
    applied = client.post(path, {"kind": "public"}, content_type=JSON).json()
    applied_at = applied.pop("applied_at")
    assert applied == {
        "cohort": "penuh",
        "cohort_name": "Kelas penuh",
        "kind": "public",
        "state": "waitlisted",
        "state_text": EnrolmentState.WAITLISTED.label,
        "waiting_position": 1,
        "offer_expires_at": None,
        "ticket": None,
        "reason": "",
    }
    assert items(client, "/me/enrolments") == [{**applied, "applied_at": applied_at}]
    assert client.delete(path).json()["state"] == "withdrawn"
    assert client.delete(path).json()["state"] == "withdrawn"


def test_leaving_a_class_that_is_over_says_why_not(client, cohort, ayu):
    factories.make_enrolment(cohort, ayu, state=EnrolmentState.ACTIVE)
    yesterday = timezone.localdate() - timedelta(days=1)
    Cohort.objects.filter(pk=cohort.pk).update(starts_on=yesterday, ends_on=yesterday)
    client.force_login(ayu)
    answer = client.delete(f"/api/v1/cohorts/{cohort.slug}/application")
    assert (answer.status_code, "sudah selesai" in answer.json()["detail"]) == (409, True)


def test_a_class_that_takes_nobody_says_why(client, ayu, cohort):
    cohort.applications_close_at = timezone.now() - timedelta(minutes=1)
    cohort.save()
    client.force_login(ayu)
    refused = client.post(
        f"/api/v1/cohorts/{cohort.slug}/application",
        {"kind": "public"},
        content_type=JSON,
        headers={"accept-language": "en"},
    )
    assert (refused.status_code, refused.json()["detail"]) == (
        409,
        "This class takes no applications now.",
    )


def test_reading_a_lesson_moves_the_progress(client, ayu, cohort):
    client.force_login(ayu)
    lesson = cohort.course.get_children().first()
    refused = client.post(f"/api/v1/lessons/{lesson.pk}/read")
    assert refused.status_code == 409
    factories.make_enrolment(cohort, ayu, state=EnrolmentState.ENROLLED)
    assert client.post(f"/api/v1/lessons/{lesson.pk}/read").json()["lesson"] == lesson.pk
    (progress,) = items(client, "/me/progress")
    assert (progress["cohort"], progress["read"], progress["total"]) == ("angkatan-1", 1, 2)
    assert [each["read"] for each in progress["lessons"]] == [True, False]


def test_a_video_tells_what_was_found_in_words(client, ayu, citra):
    video = factories.make_video(ayu, verdict="warn", judged_at=timezone.now())
    Finding.objects.create(
        video=video,
        code="too_quiet",
        severity="warn",
        data={"lufs": -27.0, "target": -14.0, "gap": 13.0, "measured": -27.0},
        repair="loudness",
    )
    client.force_login(ayu)
    (listed,) = items(client, "/me/videos")
    assert (listed["id"], listed["state"], listed["verdict"]) == (str(video.pk), "ready", "warn")
    told = client.get(f"/api/v1/videos/{video.pk}").json()
    (finding,) = told["findings"]
    assert (finding["code"], finding["repair"], finding["start"]) == (
        "too_quiet",
        "loudness",
        None,
    )
    assert finding["headline"]
    client.force_login(citra)
    assert client.get(f"/api/v1/videos/{video.pk}").status_code == 404


def test_work_is_handed_in_once(client, ayu, assignment):
    factories.make_enrolment(assignment.cohort, ayu)
    video = factories.make_video(ayu)
    client.force_login(ayu)
    path = f"/api/v1/assignments/{assignment.pk}/hand-in"
    body = {"video": str(video.pk), "note": "Kampung saya"}
    first = client.post(path, body, content_type=JSON)
    assert first.status_code == 200, first.content
    told = first.json()
    assert {
        name: told[name] for name in ("number", "state", "lateness", "note", "has_result")
    } == {
        "number": 1,
        "state": "submitted",
        "lateness": "on_time",
        "note": "Kampung saya",
        "has_result": False,
    }
    assert told["receipt_sha256"] == video.sha256
    assert client.post(path, body, content_type=JSON).json() == told
    other = {"video": str(factories.make_video(ayu).pk)}
    assert client.post(path, other, content_type=JSON).status_code == 409
    (listed,) = items(client, "/me/assignments")
    assert listed["id"] == assignment.pk
    detail = client.get(f"/api/v1/assignments/{assignment.pk}").json()
    assert detail["attempts"] == [told]


def test_nobody_hands_in_the_video_of_another(client, ayu, dimas, assignment):
    factories.make_enrolment(assignment.cohort, ayu)
    client.force_login(ayu)
    body = {"video": str(factories.make_video(dimas).pk)}
    path = f"/api/v1/assignments/{assignment.pk}/hand-in"
    assert client.post(path, body, content_type=JSON).status_code == 404


def test_a_result_is_there_from_the_moment_it_is_released(client, ayu, budi, citra, assignment):
    attempt = handed_in(assignment, ayu, state=AttemptState.REVIEWED)
    marks = {
        criterion["key"]: criterion["levels"][-1]["key"]
        for criterion in assignment.rubric["criteria"]
    }
    Review.objects.create(
        attempt=attempt, trainer=citra, marks=marks, comment="Bagus.", decision=Decision.PASS
    )
    TimedComment.objects.create(attempt=attempt, author=citra, start=3.5, body="Awal yang kuat")
    path = f"/api/v1/attempts/{attempt.public_id}/result"
    client.force_login(ayu)
    assert client.get(path).status_code == 404
    Attempt.objects.filter(pk=attempt.pk).update(state=AttemptState.RELEASED)
    told = client.get(path).json()
    del told["rubric"]
    assert told == {
        "attempt": str(attempt.public_id),
        "decision": "pass",
        "decision_text": Decision.PASS.label,
        "score": 100,
        "score_changed_because": "",
        "pass_mark": 70,
        "marks": marks,
        "comment": "Bagus.",
        "trainer": "Citra",
        "released_at": None,
        "comments": [{"start": 3.5, "end": None, "body": "Awal yang kuat", "author": "Citra"}],
    }
    client.force_login(budi)
    assert client.get(path).status_code == 404


def test_a_trainer_sees_the_queue_of_the_classes_they_teach(client, ayu, citra, dimas, assignment):
    attempt = handed_in(assignment, ayu)
    client.force_login(citra)
    (listed,) = items(client, "/queue")
    assert (listed["id"], listed["resident"], listed["verdict"], listed["held_by"]) == (
        str(attempt.public_id),
        "Ayu",
        "pass",
        None,
    )
    told = client.get(f"/api/v1/attempts/{attempt.public_id}").json()
    assert told["attempt"] == listed
    assert told["video"]["video"]["id"] == str(attempt.video_id)
    assert items(client, "/queue?state=released") == []
    client.force_login(dimas)
    assert items(client, "/queue") == []
    assert client.get(f"/api/v1/attempts/{attempt.public_id}").status_code == 404


def test_the_office_reads_the_same_figures_as_on_the_page(client, ayu, endah, assignment):
    programme = Programme.objects.create(
        name="Pelatihan", slug="2021", fiscal_year=2021, budget=150_000_000
    )
    programme.cohorts.add(assignment.cohort)
    handed_in(assignment, ayu)
    client.force_login(endah)
    assert items(client, "/programmes") == [
        {"slug": "2021", "name": "Pelatihan", "fiscal_year": 2021, "budget": 150_000_000}
    ]
    told = client.get("/api/v1/programmes/2021/figures").json()
    assert {each["measure"]: each["number"] for each in told["figures"]} == {
        "applied": 1,
        "enrolled": 1,
        "handed_in": 1,
        "passed": 0,
        "waiting": 0,
        "seats_taken": 1,
    }
    assert [each["rupiah_each"] for each in told["costs"]] == [
        50_000_000,
        150_000_000,
        150_000_000,
        None,
    ]
    assert sum(place["figures"][0]["number"] for place in told["kecamatan"]) == 1


def add_one_of_each(number, course, citra, ayu):
    cohort = factories.make_cohort(course, slug=f"kelas-{number}", trainers=[citra])
    assignment = factories.make_assignment(cohort)
    attempt = handed_in(assignment, ayu)
    Finding.objects.create(video=attempt.video, code="no_sound_track", severity="warn")
    Programme.objects.get_or_create(slug="2021", defaults={"fiscal_year": 2021, "budget": 1})[
        0
    ].cohorts.add(cohort)
    factories.make_course(f"kursus-{number}")


@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("ayu", "/courses"),
        ("ayu", "/cohorts"),
        ("ayu", "/regions"),
        ("ayu", "/me/enrolments"),
        ("ayu", "/me/progress"),
        ("ayu", "/me/videos"),
        ("ayu", "/me/assignments"),
        ("citra", "/queue"),
        ("endah", "/programmes/2021/figures"),
    ],
)
def test_three_cost_no_more_queries_than_one(request, client, course, citra, ayu, who, path):
    client.force_login(request.getfixturevalue(who))

    def queries():
        client.get(f"/api/v1{path}")
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/api/v1{path}").status_code == 200
        return len(captured.captured_queries)

    add_one_of_each(1, course, citra, ayu)
    with_one = queries()
    add_one_of_each(2, course, citra, ayu)
    add_one_of_each(3, course, citra, ayu)
    assert queries() == with_one

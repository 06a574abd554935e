"""The door of the API: every operation says who may use it, and is for nobody else."""

import json
import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from config.api import api
from config.api_access import rules_of
from lms.assessment.enums import AttemptState, Decision
from lms.assessment.models import Attempt, Review
from lms.enrolment.enums import Selection
from lms.enrolment.models import Announcement
from lms.integration.tokens import make_token, revoke
from lms.learning.models import Answer, Question
from lms.outcomes.models import Programme
from lms.people.access import meets
from tests import factories

SNAPSHOT = Path(__file__).parent / "openapi.json"
PEOPLE = ("ayu", "budi", "citra", "dimas", "endah", "fajar", "admin")


def operations():
    return [
        pytest.param(method, path, operation, id=f"{operation.operation_id}-{method}")
        for router in api._get_bound_routers()
        for path, view in router.path_operations.items()
        for operation in view.operations
        for method in operation.methods
    ]


def promised():
    """Without the one that answers for addresses that do not exist."""
    return [case for case in operations() if case.values[2].include_in_schema]


@pytest.fixture
def world(ayu, cohort, assignment, citra):
    """One record of each kind that an address can name."""
    programme = Programme.objects.create(
        name="Pelatihan", slug="2021", fiscal_year=2021, budget=150_000_000
    )
    programme.cohorts.add(cohort)
    cohort.selection = Selection.LOTTERY
    cohort.save()
    enrolment = factories.make_enrolment(cohort, ayu)
    video = factories.make_video(ayu)
    attempt = Attempt.objects.create(
        assignment=assignment,
        enrolment=enrolment,
        video=video,
        state=AttemptState.RELEASED,
        submitted_at=timezone.now(),
    )
    Review.objects.create(attempt=attempt, trainer=citra, decision=Decision.PASS)
    lesson = cohort.course.get_children().first()
    asked = Question.objects.create(lesson_id=lesson.pk, cohort=cohort, author=ayu, body="Apa?")
    answered = Answer.objects.create(question=asked, author=citra, body="Ini.")
    said = Announcement.objects.create(cohort=cohort, author=citra, title="Besok", body="Libur.")
    return {
        "course_id": cohort.course_id,
        "lesson_id": lesson.pk,
        "assignment_id": assignment.pk,
        "attempt_id": attempt.public_id,
        "video_id": video.pk,
        "question_id": asked.pk,
        "answer_id": answered.pk,
        "announcement_id": said.pk,
        "address": "tidak/ada",
        "slug": {"cohorts": cohort.slug, "programmes": programme.slug},
    }


def address(path, world):
    slug = world["slug"].get(path.strip("/").split("/")[0])
    bare = re.sub(r"{\w+:", "{", path)
    return "/api/v1" + bare.format(**{**world, "slug": slug})


@pytest.mark.parametrize(("method", "path", "operation"), operations())
def test_every_operation_says_who_may_use_it(method, path, operation):
    assert rules_of(operation)
    assert operation.operation_id


@pytest.mark.parametrize(("method", "path", "operation"), promised())
def test_an_operation_is_for_its_roles_and_absent_for_others(
    request, world, method, path, operation
):
    where = address(path, world)
    rules = rules_of(operation)
    for name in PEOPLE:
        person = request.getfixturevalue(name)
        client = Client()
        client.force_login(person)
        # An empty body: whoever is let in is told what is missing, nobody else is.
        status = client.generic(method, where, "{}", content_type="application/json").status_code
        if not meets(person, rules):
            assert status == 404, name
        elif method == "GET" and name == "admin" and "officer" in rules:
            assert status == 200
    stranger = Client().generic(method, where, "{}", content_type="application/json")
    assert stranger.status_code == (200 if "anyone" in rules else 401)


def test_all_problems_are_problem_documents(client, ayu):
    client.force_login(ayu)
    cases = [
        client.get("/api/v1/tidak/ada"),
        client.get(f"/api/v1/videos/{uuid4()}"),
        client.get("/api/v1/programmes"),
        client.get("/api/v1/cohorts?limit=banyak"),
        Client().get("/api/v1/me"),
    ]
    assert [(case.status_code, case["Content-Type"]) for case in cases] == [
        (404, "application/problem+json"),
        (404, "application/problem+json"),
        (404, "application/problem+json"),
        (422, "application/problem+json"),
        (401, "application/problem+json"),
    ]
    missing, forbidden = cases[1].json(), cases[2].json()
    assert {**missing, "instance": ""} == {**forbidden, "instance": ""}


def test_a_problem_is_told_in_the_language_of_the_request(client, db):
    english = client.get("/api/v1/me", headers={"accept-language": "en"})
    assert english.json() == {
        "type": "about:blank",
        "title": "Please sign in",
        "status": 401,
        "detail": "Send a living key, or sign in first.",
        "instance": "/api/v1/me",
    }
    assert english["Content-Language"] == "en"
    assert english["WWW-Authenticate"] == "Bearer"
    assert client.get("/api/v1/me")["Content-Language"] == "id"


def test_a_wrong_value_is_named_without_repeating_it(client, ayu, cohort):
    client.force_login(ayu)
    response = client.post(
        f"/api/v1/cohorts/{cohort.slug}/application",
        {"kind": "rahasia"},
        content_type="application/json",
    )
    assert response.status_code == 422
    (error,) = response.json()["errors"]
    assert (error["where"], error["code"]) == (["body", "application", "kind"], "enum")
    assert b"rahasia" not in response.content


def test_a_body_that_is_no_json_is_a_bad_request(client, ayu, cohort):
    client.force_login(ayu)
    response = client.post(
        f"/api/v1/cohorts/{cohort.slug}/application", "{", content_type="application/json"
    )
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")


def test_a_failure_of_ours_is_a_problem_that_tells_nothing(client, ayu, monkeypatch):
    def broken(_request):
        raise RuntimeError("kata sandi basis data")

    client.raise_request_exception = False
    client.force_login(ayu)
    monkeypatch.setattr("lms.people.schemas.upload_refusal", broken)
    response = client.get("/api/v1/me")
    assert (response.status_code, response["Content-Type"]) == (500, "application/problem+json")
    assert b"sandi" not in response.content


def test_too_many_requests_are_asked_to_wait(client, db, monkeypatch):
    throttle = api.throttle
    monkeypatch.setattr(throttle, "num_requests", 2)
    monkeypatch.setattr(throttle, "cache", NoMemory())
    statuses = [client.get("/api/v1/regions").status_code for _ in range(3)]
    last = client.get("/api/v1/regions")
    assert statuses == [200, 200, 429]
    assert last["Content-Type"] == "application/problem+json"


class NoMemory(dict):
    """A cache of this test alone."""

    def set(self, key, value, _seconds):
        self[key] = value


def test_a_key_calls_as_its_owner_and_needs_no_csrf_token(ayu, cohort):
    _token, secret = make_token(owner=ayu, name="Aplikasi kota")
    caller = Client(enforce_csrf_checks=True, headers={"authorization": f"Bearer {secret}"})
    assert caller.get("/api/v1/me").json()["id"] == str(ayu.public_id)
    applied = caller.post(
        f"/api/v1/cohorts/{cohort.slug}/application",
        {"kind": "public"},
        content_type="application/json",
    )
    assert applied.status_code == 200
    assert applied["Cache-Control"] == "no-store"


def test_a_dead_key_is_refused_even_where_everybody_may_enter(ayu, world):
    token, secret = make_token(owner=ayu, name="Aplikasi kota")
    revoke(token=token, actor=ayu)
    for key in (secret, "ngalam_tebakan"):
        caller = Client(headers={"authorization": f"Bearer {key}"})
        assert caller.get("/api/v1/me").status_code == 401
        assert caller.get("/api/v1/courses").status_code == 401


def test_a_session_writes_only_with_the_csrf_token(ayu, cohort):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ayu)
    path = f"/api/v1/cohorts/{cohort.slug}/application"
    refused = strict.post(path, {"kind": "public"}, content_type="application/json")
    assert (refused.status_code, refused["Content-Type"]) == (403, "application/problem+json")
    assert strict.get("/api/v1/me/enrolments").json() == {"items": [], "count": 0}


def test_the_documentation_needs_no_other_host(client, db):
    page = client.get("/api/v1/docs")
    assert page.status_code == 200
    html = page.content.decode()
    assert "/static/ninja/swagger-ui-bundle.js" in html
    assert "https://" not in html


def test_the_api_is_as_it_was_promised(client, db):
    """What other applications rely on. After a meant change, write it anew:

    manage.py export_openapi_schema --api config.api.api --sorted --indent 1 \\
        --output tests/site/openapi.json
    """
    assert client.get("/api/v1/openapi.json").json() == json.loads(SNAPSHOT.read_text())

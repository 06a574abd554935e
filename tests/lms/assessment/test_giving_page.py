from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.models import AssignmentPage
from lms.assessment.models import Assignment
from lms.people.models.trail import TrailEntry
from tests import factories


@pytest.fixture
def office(client, admin):
    client.force_login(admin)
    return client


def form(cohort, brief, due):
    return {"cohort": cohort.pk, "brief": brief.pk, "due_at": f"{due:%Y-%m-%d %H:%M}"}


def test_giving_in_the_editor_copies_the_briefs_rules(office, cohort, admin):
    brief = AssignmentPage.objects.get()
    due = timezone.localtime() + timedelta(days=7)
    answer = office.post(
        reverse("wagtailsnippets_assessment_assignment:add"), form(cohort, brief, due)
    )
    assert answer.status_code == 302
    given = Assignment.objects.get()
    assert (given.pass_mark, len(given.rubric["criteria"])) == (70, 2)
    assert TrailEntry.objects.get(verb="assignment.given").actor == admin


def test_once_given_only_the_due_time_moves(office, assignment):
    other = factories.make_cohort(assignment.cohort.course, slug="lain")
    due = timezone.localtime() + timedelta(days=30)
    office.post(
        reverse("wagtailsnippets_assessment_assignment:edit", args=[assignment.pk]),
        form(other, assignment.brief, due),
    )
    cohort = assignment.cohort
    assignment.refresh_from_db()
    assert assignment.cohort == cohort
    assert timezone.localtime(assignment.due_at).date() == due.date()

from datetime import timedelta

from django.utils import timezone

from courses.models import AssignmentPage
from courses.rubrics import content_hash, rubric_of
from lms.assessment.assign import give_assignment
from lms.assessment.models import Assignment

DUE = timezone.now() + timedelta(days=7)


def test_an_assignment_carries_a_copy_of_the_briefs_rules(cohort):
    brief = AssignmentPage.objects.get()
    given = give_assignment(cohort=cohort, brief=brief, due_at=DUE)
    assert (given.rubric, given.rubric_hash) == (rubric_of(brief), content_hash(rubric_of(brief)))
    assert (given.profile, given.pass_mark, given.blocks_hand_in, given.due_at) == (
        brief.profile,
        70,
        "nothing",
        DUE,
    )


def test_giving_twice_is_giving_once_and_an_edit_of_the_page_changes_no_running_class(cohort):
    brief = AssignmentPage.objects.get()
    first = give_assignment(cohort=cohort, brief=brief, due_at=DUE)
    brief.pass_mark = 90
    brief.save()
    second = give_assignment(cohort=cohort, brief=brief, due_at=DUE + timedelta(days=9))
    assert second == first
    assert (second.pass_mark, second.due_at, second.rubric["pass_mark"]) == (70, DUE, 70)
    assert Assignment.objects.count() == 1

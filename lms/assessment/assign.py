"""Giving an assignment to a class."""

from django.db import transaction

from courses.languages import canonical
from courses.rubrics import content_hash, rubric_of
from lms.people.trail import record

from .models import Assignment


@transaction.atomic
def give_assignment(*, cohort, brief, due_at, actor=None) -> Assignment:
    """Give the brief to the cohort, with a copy of its rules as they are today.

    Giving the same brief twice gives the first assignment back, rules and due time untouched:
    a running class is judged by what it was told.
    """
    page = canonical(brief).specific
    rubric = rubric_of(page)
    assignment, is_new = Assignment.objects.get_or_create(
        cohort=cohort,
        brief=page,
        defaults={
            "due_at": due_at,
            "profile": page.profile,
            "pass_mark": page.pass_mark,
            "blocks_hand_in": page.blocks_hand_in,
            "rubric": rubric,
            "rubric_hash": content_hash(rubric),
        },
    )
    if is_new:
        record(
            verb="assignment.given",
            subject=assignment,
            actor=actor,
            rubric_hash=assignment.rubric_hash,
        )
    return assignment

"""What stays readable of a class that somebody left (`lms.learning.past_classes`)."""

from django.urls import reverse

from courses.languages import in_language_many
from lms.learning.past_classes import Result

from .models import Attempt


def results_of(enrolments) -> dict[int, list[Result]]:
    """One for each assignment for which something was handed in: where the last stands. Two
    queries."""
    last: dict[tuple, Attempt] = {}
    attempts = Attempt.objects.handed_in().filter(enrolment__in=enrolments)
    for attempt in attempts.select_related("assignment__brief").order_by("number"):
        last[attempt.enrolment_id, attempt.assignment_id] = attempt
    found = list(last.values())
    briefs = in_language_many([each.assignment.brief for each in found])
    results: dict[int, list[Result]] = {}
    for attempt, brief in zip(found, briefs, strict=True):
        result = Result(
            title=brief.title,
            text=attempt.word_for_resident,
            url=reverse("assessment:assignment", args=[attempt.assignment_id]),
        )
        results.setdefault(attempt.enrolment_id, []).append(result)
    return results

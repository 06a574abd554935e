"""Nominees and guesses are kept for a time, counts for ever."""

from datetime import timedelta

from django.utils import timezone

from lms.enrolment.models import CodeGuess, Nomination
from lms.people.retention import rules, run


def at(code, days) -> int:
    return run(rules[code], now=timezone.now() + timedelta(days=days)).removed


def test_nominees_are_counted_and_named_no_more_a_year_after_the_class(cohort, ayu):
    """The class ends in eight days."""
    for number in (1, 2):
        Nomination.objects.create(
            cohort=cohort,
            kelurahan=ayu.kelurahan,
            name=f"Usulan {number}",
            contact=f"usulan{number}@demo.test",
            note="Karang taruna",
        )
    assert at("nominations", 372) == 0
    assert (at("nominations", 375), at("nominations", 375)) == (2, 0)
    kept = Nomination.objects.filter(kelurahan=ayu.kelurahan)
    assert [(row.name, row.contact, row.note) for row in kept.order_by("pk")] == [
        ("–", f"–{row.pk}", "") for row in kept.order_by("pk")
    ]


def test_guesses_go_after_a_week(ayu):
    CodeGuess.objects.create(person=ayu)
    assert (at("code_guesses", 6), at("code_guesses", 8), at("code_guesses", 8)) == (0, 1, 0)

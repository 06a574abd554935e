"""One person and one assignment of a gradebook: the score and how it came about."""

from .enums import OPEN_TO_RESIDENT, SEEN_BY_TRAINERS
from .forms_gradebook import ExcuseForm, ScoreForm
from .gradebook_words import said_of
from .models import Attempt, Excuse, Review
from .overriding import MAY_CHANGE, changes_of, score_of
from .weighing import LEFT_OUT


def context_of(book, enrolment, place) -> dict:
    """`place` of the column among `book.columns`. What is not released is there for trainers of
    the class only."""
    column = book.columns[place]
    (line,) = book.lines([enrolment])
    cell = line.cells[place]
    judged = judged_of(enrolment, column.assignment, sees_unreleased=book.sees_unreleased)
    changes = changes_of(judged.review) if judged else []
    held = changes[-1] if changes and changes[-1].score is not None else None
    last = changes[-1].pk if changes else 0
    return {
        "book": book,
        "cohort": book.cohort,
        "enrolment": enrolment,
        "resident": enrolment.resident,
        "column": column,
        "cell": cell,
        "said": said_of(cell),
        "total": line.total,
        "is_left_out": cell.standing in LEFT_OUT,
        # The attempt whose score can be changed, with what it counts.
        "judged": judged,
        "judged_score": score_of(judged.review, held) if judged else None,
        "levels_score": score_of(judged.review, None) if judged else None,
        "changes": changes[::-1],
        "held": held,
        "last_change": last,
        "excuses": list(
            Excuse.objects.filter(assignment=column.assignment, enrolment=enrolment)
            .select_related("given_by", "ended_by")
            .order_by("-pk")
        ),
        "attempts": list(
            Attempt.objects.filter(
                assignment=column.assignment, enrolment=enrolment, state__in=SEEN_BY_TRAINERS
            ).order_by("-number")
        ),
        "excuse_form": ExcuseForm(),
        "score_form": ScoreForm(initial={"builds_on": last}),
    }


def judged_of(enrolment, assignment, *, sees_unreleased) -> Attempt | None:
    """The newest attempt with a finished review."""
    states = MAY_CHANGE if sees_unreleased else OPEN_TO_RESIDENT
    reviews = Review.objects.filter(
        attempt__enrolment=enrolment, attempt__assignment=assignment, attempt__state__in=states
    )
    review = reviews.select_related("attempt").order_by("-attempt__number").first()
    if review is None:
        return None
    review.attempt.assignment = assignment
    return review.attempt

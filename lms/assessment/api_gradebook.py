"""The gradebook of a class, to be read."""

from django.shortcuts import get_object_or_404
from ninja import Query, Router

from lms.people.access import ADMINISTRATOR, OFFICER, TRAINER, access
from lms.people.trail import saw_list

from .columns import rule, shares
from .gradebook import book_of, gradebooks_read_by
from .schemas_gradebook import GradebookOut

router = Router()


@router.get("/cohorts/{slug:slug}/gradebook", response=GradebookOut, operation_id="get_gradebook")
@access(TRAINER, OFFICER, ADMINISTRATOR)
def get_gradebook(
    request,
    slug: str,
    name: str = "",
    limit: int = Query(100, ge=1, le=100),
    offset: int = Query(0, ge=0, le=1_000_000),
):
    """Scores, weights and totals as the page shows them, people by name. `name` looks for people;
    what is not released is there for trainers of the class only."""
    cohort = get_object_or_404(
        gradebooks_read_by(request.user).select_related("course"), slug=slug
    )
    book = book_of(cohort, user=request.user, parameters={"nama": name})
    lines = book.lines(book.people[offset : offset + limit])
    saw_list(
        actor=request.user,
        subject=cohort,
        people=[line.enrolment.resident_id for line in lines],
        page="api_gradebook",
    )
    return {
        "cohort": cohort.slug,
        "course": cohort.course.title,
        "rule": rule(),
        "columns": [
            told_column(column, share)
            for column, share in zip(book.columns, shares(book.columns), strict=True)
        ],
        "count": book.people.count(),
        "items": [told_line(book, line) for line in lines],
    }


def told_column(column, share) -> dict:
    return {
        "key": column.key,
        "kind": "quiz" if column.is_quiz else "assignment",
        "assignment": column.assignment.pk if column.assignment else None,
        "title": column.title,
        "weight": column.weight,
        "share": None if share is None else round(share, 1),
        "closes_at": column.closes_at,
        "weight_reason": column.weighed.reason if column.weighed else "",
    }


def told_line(book, line) -> dict:
    person = line.enrolment.resident
    return {
        "enrolment": line.enrolment.pk,
        "resident": person.public_id,
        "name": person.name,
        "total": line.total,
        "cells": [
            {
                "column": column.key,
                "state": cell.standing.value,
                "state_text": str(cell.standing.label),
                "score": cell.score,
                "unreleased": cell.unreleased,
                "counts": cell.counts,
                "lateness": cell.lateness,
                "is_changed": cell.is_changed,
            }
            for column, cell in zip(book.columns, line.cells, strict=True)
        ],
    }

"""The gradebook of a class: read on a page, or taken away as a file."""

from io import BytesIO

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lms.enrolment.phases import days
from lms.people.access import ADMINISTRATOR, OFFICER, TRAINER, access
from lms.people.trail import saw_list

from ..columns import shares
from ..gradebook import SHOWS, book_of, gradebooks_read_by
from ..gradebook_sheet import csv_of, write_xlsx
from ..gradebook_words import said_of
from ..weighing import RULE

A_PAGE = 25  # people, or classes
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@access(TRAINER, OFFICER, ADMINISTRATOR)
@require_safe
def gradebooks(request):
    """The classes whose gradebook may be read, the latest first."""
    cohorts = gradebooks_read_by(request.user).select_related("course").distinct()
    page = Paginator(cohorts.order_by("-starts_on", "name"), A_PAGE).get_page(
        request.GET.get("page")
    )
    for cohort in page.object_list:
        cohort.when = days(cohort.starts_on, cohort.ends_on)
    return render(request, "pages/assessment/gradebooks.html", {"page": page})


@access(TRAINER, OFFICER, ADMINISTRATOR)
@never_cache
@require_safe
def gradebook(request, slug):
    book = find_book(request, slug)
    page = Paginator(book.people, A_PAGE).get_page(request.GET.get("page"))
    lines = book.lines(page.object_list)
    saw_list(
        actor=request.user,
        subject=book.cohort,
        people=[line.enrolment.resident_id for line in lines],
        page="gradebook",
        leaf=page.number,
    )
    context = {
        "book": book,
        "cohort": book.cohort,
        "columns": list(zip(book.columns, shares(book.columns), strict=True)),
        "page": page,
        "rows": [row_of(book, line) for line in lines],
        "shows": [
            (name, label)
            for name, label in SHOWS.items()
            if book.sees_unreleased or name != "belum-dirilis"
        ],
        "rule": RULE,
        "now": timezone.now(),
        "trail": [{"label": _("Gradebooks"), "href": reverse("assessment:gradebooks")}],
    }
    return render(request, "pages/assessment/gradebook.html", context)


@access(TRAINER, OFFICER, ADMINISTRATOR)
@never_cache
@require_safe
def as_xlsx(request, slug):
    book = take_away(request, slug)
    file = BytesIO()
    write_xlsx(book, file)
    return download(file.getvalue(), XLSX, book, "xlsx")


@access(TRAINER, OFFICER, ADMINISTRATOR)
@never_cache
@require_safe
def as_csv(request, slug):
    book = take_away(request, slug)
    return download(csv_of(book), "text/csv; charset=utf-8", book, "csv")


def find_book(request, slug):
    cohorts = gradebooks_read_by(request.user).select_related("course")
    cohort = get_object_or_404(cohorts, slug=slug)
    return book_of(cohort, user=request.user, parameters=request.GET)


def take_away(request, slug):
    """A file leaves the platform with names, so it is asked for and recorded like the page."""
    book = find_book(request, slug)
    saw_list(
        actor=request.user, subject=book.cohort, people=book.people_ids(), page="gradebook_file"
    )
    return book


def download(content, kind, book, ending):
    name = f"nilai-{book.cohort.slug}-{timezone.localdate():%Y-%m-%d}.{ending}"
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def row_of(book, line) -> dict:
    """One person as the table shows them."""
    enrolment = line.enrolment
    place = reverse("assessment:gradebook_cell", args=[book.cohort.slug, enrolment.pk, 0])
    # The same for every cell but for its end: reversing each would cost more than the rest.
    place = place.removesuffix("0/")
    return {
        "enrolment": enrolment,
        "total": line.total,
        "cells": [
            {
                "column": column,
                "cell": cell,
                "said": said_of(cell),
                "href": "" if column.is_quiz else f"{place}{column.assignment.pk}/",
            }
            for column, cell in zip(book.columns, line.cells, strict=True)
        ],
    }

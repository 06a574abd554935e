"""The programme pages, for officers."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from lms.people.access import ADMINISTRATOR, OFFICER, access
from lms.people.trail import saw_list

from . import behind, queries
from .measures import Unit
from .page import page_of

ROWS_A_PAGE = 50


@access(OFFICER, ADMINISTRATOR)
def programme(request, slug=None):
    """One programme's figures; without a slug the newest one's."""
    every = list(queries.programmes())
    if slug is None and not every:
        return render(request, "pages/outcomes/none.html")
    shown = next((each for each in every if slug in (None, each.slug)), None)
    if shown is None:
        raise Http404
    return render(
        request,
        "pages/outcomes/programme.html",
        {
            "page": page_of(shown),
            "programmes": every,
            "counted_at": timezone.now(),
            "all_kelurahan": request.GET.get("rincian") == "kelurahan",
        },
    )


@access(OFFICER, ADMINISTRATOR)
def rows(request, slug):
    """The records behind one figure."""
    shown = get_object_or_404(queries.programmes(), slug=slug)
    asked = behind.asked_by(shown, request.GET)
    page = Paginator(behind.rows(shown, asked), ROWS_A_PAGE).get_page(request.GET.get("page"))
    listed = [behind.listed(row) for row in page]
    saw_list(
        actor=request.user,
        subject=shown,
        people=[row.resident.pk for row in listed],
        page="rows",
        leaf=page.number,
    )
    return render(
        request,
        "pages/outcomes/rows.html",
        {
            "programme": shown,
            "trail": [{"label": shown.name, "href": reverse("outcomes:programme", args=[slug])}],
            "asked": asked,
            "counts_seats": asked.measure.unit == Unit.SEATS,
            "page_obj": page,
            "listed": listed,
        },
    )

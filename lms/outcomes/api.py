"""The programme's figures, for the office."""

from django.shortcuts import get_object_or_404
from ninja import Router
from ninja.pagination import paginate

from lms.people.access import ADMINISTRATOR, OFFICER, access

from .page import page_of
from .queries import programmes
from .schemas import FiguresOut, ProgrammeOut

router = Router()


@router.get("/programmes", response=list[ProgrammeOut], operation_id="list_programmes")
@access(OFFICER, ADMINISTRATOR)
@paginate(max_limit=100)
def list_programmes(request):
    return programmes()


@router.get(
    "/programmes/{slug:slug}/figures",
    response=FiguresOut,
    operation_id="get_programme_figures",
)
@access(OFFICER, ADMINISTRATOR)
def get_figures(request, slug: str):
    """What the programme page shows, counted now from the same records."""
    return page_of(get_object_or_404(programmes(), slug=slug))

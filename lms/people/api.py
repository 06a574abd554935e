"""The regions of the city, and the person who calls."""

from typing import Literal

from ninja import Router
from ninja.pagination import paginate

from .access import ANYONE, SIGNED_IN, access
from .models import Region
from .schemas import MeOut, RegionOut

router = Router()


@router.get("/regions", response=list[RegionOut], operation_id="list_regions")
@access(ANYONE)
@paginate(max_limit=100)
def list_regions(
    request, level: Literal["city", "kecamatan", "kelurahan"] | None = None, parent: str = ""
):
    """City, kecamatan and kelurahan, in the order of their codes."""
    asked = {"level": level, "parent": parent}
    return Region.objects.filter(**{name: value for name, value in asked.items() if value})


@router.get("/me", response=MeOut, operation_id="get_me")
@access(SIGNED_IN)
def get_me(request):
    """Who the key or the session belongs to."""
    return request.user

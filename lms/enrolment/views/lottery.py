from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from lms.people.access import ANYONE, access

from ..enums import Selection
from ..lottery import published
from ..models import Cohort


@access(ANYONE)
@require_safe
def lottery_file(request, slug):
    """The published file of a draw, for `docs/lottery_check.py` and anybody's own script."""
    found = get_object_or_404(Cohort, slug=slug, selection=Selection.LOTTERY)
    return JsonResponse(published(found), json_dumps_params={"indent": 1})

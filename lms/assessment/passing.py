"""What learning asks of this room: which assignments somebody has passed."""

from datetime import datetime

from django.db.models import Min

from .enums import AttemptState
from .queries import own_attempts


def passed_since(resident, briefs) -> dict[int, datetime]:
    """When the first result "passed" was released, by the id of the brief; one query."""
    passed = own_attempts(resident).filter(
        state=AttemptState.RELEASED, assignment__brief__in=briefs
    )
    since = passed.order_by().values("assignment__brief").annotate(at=Min("released_at"))
    return dict(since.values_list("assignment__brief", "at"))

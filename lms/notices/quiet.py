"""When nobody wants to be woken by a message. Pure: times in, times out."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from .models.preferences import QUIET_FROM, QUIET_UNTIL

# Who gets a message about something that ends must have this long to act on it.
LEAST_LEFT = timedelta(hours=1)


@dataclass(frozen=True)
class QuietHours:
    """From `begins` to `ends` on the city's clock (WIB), over midnight where it ends earlier."""

    begins: time = QUIET_FROM
    ends: time = QUIET_UNTIL

    def over_at(self, moment: datetime) -> datetime | None:
        """When the quiet hours that `moment` lies in are over; None where it lies in none."""
        here = timezone.localtime(moment, timezone.get_default_timezone())
        clock = here.time()
        over_midnight = self.ends <= self.begins
        evening = clock >= self.begins
        morning = clock < self.ends
        if not ((evening or morning) if over_midnight else (evening and morning)):
            return None
        day = here.date() + timedelta(days=int(over_midnight and evening))
        return datetime.combine(day, self.ends, tzinfo=here.tzinfo)


def not_before(
    moment: datetime, *, quiet: QuietHours | None, urgent=False, until: datetime | None = None
) -> datetime:
    """The earliest time for a message that could be sent at `moment`.

    It waits for the end of the quiet hours (None: there are none) unless it is urgent, or what it
    tells is over by then (`until`).
    """
    over = quiet.over_at(moment) if quiet and not urgent else None
    if over is None or (until is not None and until - LEAST_LEFT < over):
        return moment
    return over

"""How often one may knock. Every limit stands in `settings.ACCOUNT_RATE_LIMITS` and is counted by
django-allauth in the cache, so for all processes together."""

from contextlib import contextmanager

from allauth.core.internal import ratelimit
from django.conf import settings

APP = "allauth.account"


class TooOften(Exception):
    """A limit is reached. `wait` is how long the longest of its periods is, in seconds."""

    def __init__(self, limit: str):
        super().__init__(limit)
        self.limit = limit
        self.wait = longest_wait(limit)


def spend_or_refuse(request, limit: str, *, key: str | None = None):
    """Count one more for `limit`, or raise TooOften. What it returns can be given back with its
    `rollback()`."""
    spent = ratelimit.consume(request, app=APP, action=limit, key=key, limit_get=True)
    if not spent:
        raise TooOften(limit)
    return spent


@contextmanager
def sending_code(request, contact: str):
    """Around the sending of a code. Raises TooOften where the wait since the last code to
    `contact` is not over, or where too many went to it or from this address."""
    wait = spend_or_refuse(request, "code_wait", key=contact)
    spend_or_refuse(request, "code_sent", key=contact)
    try:
        yield
    except OSError:
        # Nothing left, so there is nothing to wait for.
        wait.rollback()
        raise


def longest_wait(limit: str) -> int:
    rates = ratelimit.parse_rates(settings.ACCOUNT_RATE_LIMITS[limit])
    return int(max(rate.duration for rate in rates))

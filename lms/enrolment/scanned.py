"""A scanned code on its way through a bad line: opened in time, it may be confirmed a little
later. It is kept in the session of that one browser, so it cannot be handed on."""

import time

from .presence_codes import ExpiredToken, Shown, read_token

KEPT_AS = "scanned"
# Enough to sign in on a slow phone, which the 60 seconds of a code are not.
KEPT_S = 10 * 60


def read(request, token: str) -> Shown:
    """What this browser may confirm with `token`. Raises UnknownToken or ExpiredToken."""
    try:
        return read_token(token)
    except ExpiredToken as expired:
        meeting_id, step, at = request.session.get(KEPT_AS, (None, None, 0))
        if expired.shown == Shown(meeting_id, step) and time.time() - at <= KEPT_S:
            return expired.shown
        raise


def keep(request, shown: Shown) -> None:
    """Remember that this browser opened the code in time; the first time counts."""
    kept = request.session.get(KEPT_AS)
    if not kept or kept[:2] != [shown.meeting_id, shown.step]:
        request.session[KEPT_AS] = [shown.meeting_id, shown.step, int(time.time())]

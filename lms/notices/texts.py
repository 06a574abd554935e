"""The words of every notice, by code. A row keeps only the code and the data that the words name,
so that a notice is read in the reader's language, today's wording included.

A code stays here for as long as rows may carry it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


def _guardian_answer(data):
    if data["given"]:
        return _("%(guardian)s agreed. You can upload your videos now.")
    return _("%(guardian)s did not agree, so you cannot upload videos. Talk about it together.")


REQUESTS = {
    "copy": _("Somebody asked for a copy of their data."),
    "correction": _("Somebody asks for a correction of their data. Answer within 72 hours."),
    "pause": _("Somebody asks that their data rests. Answer within 72 hours."),
    "erasure": _("Somebody asks for the erasure of their data. It happens after 24 hours."),
}
REQUESTS_DUE = {
    "copy": _("A copy of somebody's data is not made yet: less than 24 hours are left."),
    "correction": _("A request for a correction waits: less than 24 hours are left."),
    "pause": _("A request that data rests waits: less than 24 hours are left."),
    "erasure": _("An erasure is not carried out yet: less than 24 hours are left."),
}


@dataclass(frozen=True)
class Wording:
    # Of the icon sprite.
    icon: str
    # The words, or a function of the data that chooses them.
    says: object | Callable[[dict], object]


WORDINGS = {
    "enrolled": Wording("circle-check", _("You have a seat in %(cohort)s.")),
    "waitlisted": Wording("hourglass", _("You are on the waiting list of %(cohort)s.")),
    "applied": Wording("inbox", _("Your application for %(cohort)s has arrived.")),
    "seat_offered": Wording(
        "circle-check",
        _("A seat in %(cohort)s is kept for you until %(expires)s. Say whether you take it."),
    ),
    "offer_expired": Wording(
        "hourglass", _("You did not answer in time, so the seat in %(cohort)s was offered on.")
    ),
    "not_selected": Wording("info", _("You have no seat in %(cohort)s this time. Read why.")),
    "seat_taken_back": Wording(
        "info", _("The office took back your place in %(cohort)s: %(reason)s")
    ),
    "transferred": Wording("circle-check", _("You changed to %(to)s.")),
    "video_ready": Wording("film", _("The check of your video for “%(assignment)s” is done.")),
    "handed_in": Wording("inbox", _("%(resident)s handed in a video for “%(assignment)s”.")),
    "released": Wording("message-square", _("Your result for “%(assignment)s” is there.")),
    "needs_revision": Wording(
        "pencil", _("Your trainer asks for a better version for “%(assignment)s”.")
    ),
    "data_ready": Wording("download", _("The copy of your data is ready to download.")),
    "data_request_came": Wording("inbox", lambda data: REQUESTS[data["kind"]]),
    "data_request_due": Wording("clock", lambda data: REQUESTS_DUE[data["kind"]]),
    "data_request_done": Wording(
        "circle-check", _("Your request about your data is carried out. Read the answer.")
    ),
    "data_request_declined": Wording(
        "info", _("Your request about your data was not carried out. Read why.")
    ),
    "guardian_forgotten": Wording(
        "users",
        _("Your parent or guardian did not answer, so we removed their contact. Ask them again."),
    ),
    "videos_go": Wording(
        "hourglass",
        _(
            "Videos that you never handed in will be removed on %(day)s: %(count)s. "
            "Hand them in or keep a copy."
        ),
    ),
    "works_go": Wording(
        "hourglass",
        _(
            "Your class ended long ago: the video files of your works will be removed on "
            "%(day)s: %(count)s. Your results stay. Keep a copy if you want."
        ),
    ),
    "guardian_answered": Wording("users", _guardian_answer),
}


class UnknownNotice(LookupError):
    """No words are written for this code, or its data lacks what the words name."""


def words_of(*, code: str, data: dict) -> str:
    """The sentence of a notice in the active language."""
    try:
        says = WORDINGS[code].says
        return str(says(data) if callable(says) else says) % data
    except KeyError as missing:
        raise UnknownNotice(f"{code}: {missing}") from missing

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


def _guardian_publication(data):
    if data["given"]:
        return _("%(guardian)s agreed that your works may be published.")
    return _("%(guardian)s does not agree that your works are published.")


def _guardian_portfolio(data):
    if data["given"]:
        return _("%(guardian)s agreed that your portfolio may show your works.")
    return _("%(guardian)s does not agree that your portfolio shows your works.")


def _guardian_data(data):
    if data["kind"] == "copy":
        return _("%(guardian)s asked for a copy of your data.")
    return _(
        "%(guardian)s asked to have your data erased. Talk about it together: until it happens "
        "they can take it back."
    )


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
    "guardian_answered": Wording("users", _guardian_answer),
    "guardian_took_back": Wording(
        "users",
        _(
            "%(guardian)s took back the consent that you take part. You cannot send videos now. "
            "Talk about it together."
        ),
    ),
    "guardian_publication": Wording("users", _guardian_publication),
    "guardian_portfolio": Wording("users", _guardian_portfolio),
    "guardian_data": Wording("users", _guardian_data),
    "guardian_of_many": Wording(
        "users",
        _(
            "%(number)s children named the same contact as their parent or guardian. "
            "Please look whether that is right."
        ),
    ),
    "guardian_after_a_no": Wording(
        "users",
        _(
            "A child turned to another parent or guardian after one said no. "
            "Please look whether that is right."
        ),
    ),
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

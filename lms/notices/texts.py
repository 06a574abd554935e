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


def _contact_change(data):
    if data["field"] == "email":
        return _("The e-mail address of your account was changed.")
    return _("The mobile number of your account was changed.")


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
    "password_changed": Wording("lock", _("The password of your account was set anew.")),
    "passkey_added": Wording("lock", _("The passkey “%(name)s” was added to your account.")),
    "passkey_removed": Wording("lock", _("The passkey “%(name)s” was removed.")),
    "app_added": Wording("shield-check", _("An authenticator app was added to your account.")),
    "app_removed": Wording("shield-check", _("The authenticator app was removed.")),
    "recovery_codes_made": Wording(
        "shield-check", _("New recovery codes were made for your account. Older ones are void.")
    ),
    "other_sessions_ended": Wording(
        "log-out", _("Your account was signed out on all other devices.")
    ),
    "contact_changed": Wording("user", _contact_change),
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

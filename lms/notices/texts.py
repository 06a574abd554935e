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


def _contact_change(data):
    if data["field"] == "email":
        return _("The e-mail address of your account was changed.")
    return _("The mobile number of your account was changed.")


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


def _request_came(data):
    # An editor's text is shown with the field's name in place of a kind.
    return REQUESTS.get(data["kind"], REQUESTS["correction"])


def _request_due(data):
    return REQUESTS_DUE.get(data["kind"], REQUESTS_DUE["correction"])


@dataclass(frozen=True)
class Wording:
    # Of the icon sprite.
    icon: str
    # The words, or a function of the data that chooses them.
    says: object | Callable[[dict], object]
    # Of an e-mail, where the words themselves would say too much or too long a thing in a list.
    subject: object = ""
    # Without these a message would be of no use, whoever writes it.
    needed: tuple[str, ...] = ()


WORDINGS = {
    "enrolled": Wording("circle-check", _("You have a seat in %(cohort)s.")),
    "waitlisted": Wording("hourglass", _("You are on the waiting list of %(cohort)s.")),
    "applied": Wording("inbox", _("Your application for %(cohort)s has arrived.")),
    "seat_offered": Wording(
        "circle-check",
        _("A seat in %(cohort)s is kept for you until %(expires)s. Say whether you take it."),
        subject=_("A seat in %(cohort)s is kept for you"),
        needed=("cohort", "expires"),
    ),
    "offer_ends_soon": Wording(
        "clock",
        _("The seat in %(cohort)s is kept for you only until %(expires)s. Take it or give it on."),
        subject=_("Your answer is missing: a seat in %(cohort)s"),
        needed=("cohort", "expires"),
    ),
    "offer_expired": Wording(
        "hourglass", _("You did not answer in time, so the seat in %(cohort)s was offered on.")
    ),
    "not_selected": Wording("info", _("You have no seat in %(cohort)s this time. Read why.")),
    "seat_taken_back": Wording(
        "info",
        _("The office took back your place in %(cohort)s: %(reason)s"),
        subject=_("Your place in %(cohort)s was taken back"),
        needed=("cohort", "reason"),
    ),
    "transferred": Wording("circle-check", _("You changed to %(to)s.")),
    "meeting_tomorrow": Wording(
        "calendar",
        _("Soon: %(meeting)s. %(when)s, %(where)s."),
        subject=_("A reminder: %(meeting)s, %(when)s"),
        needed=("meeting", "when", "where"),
    ),
    "meeting_changed": Wording(
        "calendar",
        _("%(meeting)s was changed. %(changes)s"),
        subject=_("Changed: %(meeting)s"),
        needed=("meeting", "changes"),
    ),
    "meeting_cancelled": Wording(
        "circle-x",
        _("%(meeting)s on %(when)s does not take place."),
        subject=_("Cancelled: %(meeting)s"),
        needed=("meeting", "when"),
    ),
    "announced": Wording("bell", _("There is a new announcement in %(cohort)s.")),
    "video_ready": Wording("film", _("The check of your video for “%(assignment)s” is done.")),
    "handed_in": Wording("inbox", _("%(resident)s handed in a video for “%(assignment)s”.")),
    "released": Wording("message-square", _("Your result for “%(assignment)s” is there.")),
    "score_changed": Wording(
        "message-square",
        _("Your trainer changed the score of “%(assignment)s”. The page says why."),
    ),
    "needs_revision": Wording(
        "pencil", _("Your trainer asks for a better version for “%(assignment)s”.")
    ),
    "question_asked": Wording(
        "circle-help", _("A question was asked in %(cohort)s under “%(lesson)s”.")
    ),
    "question_answered": Wording(
        "message-square", _("Your question under “%(lesson)s” has an answer.")
    ),
    "post_hidden": Wording(
        "info", _("A trainer hid what you wrote under “%(lesson)s”. Read why.")
    ),
    "post_reported": Wording(
        "flag", _("In %(cohort)s somebody reported what stands under “%(lesson)s”.")
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
    "data_request_came": Wording("inbox", _request_came),
    "data_request_due": Wording("clock", _request_due),
    "data_request_entered": Wording(
        "inbox",
        _(
            "The office wrote down a request about your data for you. "
            "If it was not you, take it back."
        ),
    ),
    "data_request_done": Wording(
        "circle-check", _("Your request about your data is carried out. Read the answer.")
    ),
    "data_request_declined": Wording(
        "info", _("Your request about your data was not carried out. Read why.")
    ),
    "data_request_cancelled": Wording(
        "circle-check",
        _("The erasure of your data was stopped, as you told the office. Read its words."),
    ),
    "account_goes": Wording(
        "hourglass",
        _(
            "Your account was not used for a long time. On %(day)s it will be erased with all "
            "that is in it. Sign in before then to keep it."
        ),
        subject=_("Your account will be erased on %(day)s"),
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


def subject_words(*, code: str, data: dict) -> str:
    """The subject of an e-mail in the active language: the sentence itself where it is short."""
    subject = WORDINGS[code].subject
    return str(subject) % data if subject else words_of(code=code, data=data).rstrip(".")

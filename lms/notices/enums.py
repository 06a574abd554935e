"""What a message can be, over which way it goes, and its legal moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """Ways out of the platform; the notice inside it is always there."""

    EMAIL = "email", _("E-mail")
    TEXT = "text", _("WhatsApp or SMS")


class Kind(models.TextChoices):
    """What people switch on and off together."""

    SEATS = "seats", _("Seats and classes")
    RESULTS = "results", _("Learning and results")
    SECURITY = "security", _("Your data and security")
    NEWS = "news", _("Announcements")


class MessageState(models.TextChoices):
    QUEUED = "queued", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    SKIPPED = "skipped", _("Not sent")


S = MessageState
ENDED = (S.SENT, S.FAILED, S.SKIPPED)

MOVES = {
    # Called back before anybody sent it.
    S.QUEUED: {S.SENDING, S.SKIPPED},
    # Back to the queue: to be tried again later.
    S.SENDING: {S.SENT, S.QUEUED, S.FAILED, S.SKIPPED},
    S.FAILED: {S.QUEUED},
    S.SENT: set(),
    # A letter that was called back, and is wanted again after all.
    S.SKIPPED: {S.QUEUED},
}


class Reason(models.TextChoices):
    """Why a message was not sent, or not at the first try."""

    SWITCHED_OFF = "switched_off", _("Switched off by the person")
    NO_CONTACT = "no_contact", _("No address or number for this way")
    UNPROVEN_CONTACT = "unproven", _("The address or number is not proven yet")
    REFUSED_CONTACT = "refused_contact", _("The address or number was refused")
    DOWN = "down", _("The mail server or gateway could not be reached")
    REFUSES_US = "refuses_us", _("The mail server or gateway does not accept us")
    INTERRUPTED = "interrupted", _("The work stopped while it was sent")
    TOO_LATE = "too_late", _("It would have come too late")
    CALLED_BACK = "called_back", _("Called back before it was sent")
    UNEXPECTED = "unexpected", _("Something went wrong here")


# What a person of the office can do about it.
ADVICE = {
    Reason.SWITCHED_OFF: _("Nothing to do: the notice inside the platform is there."),
    Reason.NO_CONTACT: _("The person can add an address or number on their account page."),
    Reason.UNPROVEN_CONTACT: _(
        "The person can prove it on their account page, or by signing in with a code."
    ),
    Reason.REFUSED_CONTACT: _(
        "Ask the person for a right address or number, and try again once it is corrected."
    ),
    Reason.DOWN: _("Ask the technician whether the mail server or gateway runs, then try again."),
    Reason.REFUSES_US: _(
        "Ask the technician to check the password or token of the mail server or gateway, then "
        "try again."
    ),
    Reason.INTERRUPTED: _("Try again. If it happens once more, tell the technician."),
    Reason.TOO_LATE: _("Call the person if it still matters: the message itself is out of date."),
    Reason.CALLED_BACK: _("Nothing to do: what it told was withdrawn."),
    Reason.UNEXPECTED: _("Try again. If it happens once more, tell the technician."),
}

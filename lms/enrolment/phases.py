"""What a class is doing at a moment: computed from its dates and seats, never stored."""

from datetime import date, datetime

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .enums import Selection


class Phase(models.TextChoices):
    SOON = "soon", _("Not yet open")
    OPEN = "open", _("Open for joining")
    FULL = "full", _("Full, waiting list")
    CLOSED = "closed", _("Applications closed")
    RUNNING = "running", _("Running now")
    OVER = "over", _("Over")


JOINABLE = (Phase.OPEN, Phase.FULL)

# What is said until the seats are given, where they are not given in the order of application.
BEFORE_THE_CHOICE = {
    Selection.LOTTERY: {
        Phase.OPEN: _(
            "You can apply until %(closes)s. It does not matter who comes first: after that, "
            "lots are drawn."
        ),
        Phase.CLOSED: _("Applications closed on %(closes)s. The lots are drawn next."),
    },
    Selection.OFFICER: {
        Phase.OPEN: _(
            "You can apply until %(closes)s. After that the office chooses and tells everybody "
            "why."
        ),
        Phase.CLOSED: _("Applications closed on %(closes)s. The office is choosing."),
    },
}


OFFICE_BEFORE_THE_CHOICE = {
    Selection.LOTTERY: {
        Phase.OPEN: _("Residents can apply until %(closes)s. You draw the lots after that."),
        Phase.CLOSED: _("Applications closed on %(closes)s. The lots are to be drawn."),
    },
    Selection.OFFICER: {
        Phase.OPEN: _(
            "Residents can apply until %(closes)s. You choose after that, with reasons."
        ),
        Phase.CLOSED: _("Applications closed on %(closes)s. You can choose now, with reasons."),
    },
}


def phase_of(cohort, *, seats_left: int, now: datetime) -> Phase:
    today = timezone.localdate(now)
    if cohort.ends_on < today:
        return Phase.OVER
    if now < cohort.applications_open_at:
        return Phase.SOON
    if now < cohort.applications_close_at:
        return Phase.OPEN if seats_left or not cohort.seats_in_order else Phase.FULL
    return Phase.RUNNING if cohort.starts_on <= today else Phase.CLOSED


def sentence(cohort, phase: Phase) -> str:
    """One sentence that tells a resident what this phase means for them."""
    opens, closes = moment(cohort.applications_open_at), moment(cohort.applications_close_at)
    if not cohort.seats_in_order and phase in BEFORE_THE_CHOICE[cohort.selection]:
        return BEFORE_THE_CHOICE[cohort.selection][phase] % {"closes": closes}
    return {
        Phase.SOON: gettext("You can join from %(opens)s.") % {"opens": opens},
        Phase.OPEN: gettext("You can join until %(closes)s.") % {"closes": closes},
        Phase.FULL: gettext(
            "All seats are taken. You can join the waiting list until %(closes)s; a seat that "
            "becomes free goes to the first person who waits."
        )
        % {"closes": closes},
        Phase.CLOSED: gettext("Joining ended on %(closes)s. The class begins on %(starts)s.")
        % {"closes": closes, "starts": day(cohort.starts_on)},
        Phase.RUNNING: gettext(
            "This class is running until %(ends)s. You can no longer join it, but the lessons "
            "are open for everyone to read."
        )
        % {"ends": day(cohort.ends_on)},
        Phase.OVER: gettext(
            "This class ended on %(ends)s. The lessons are open for everyone to read."
        )
        % {"ends": day(cohort.ends_on)},
    }[phase]


def office_sentence(cohort, phase: Phase) -> str:
    """The same for the office: what residents may do now, and what comes next."""
    opens, closes = moment(cohort.applications_open_at), moment(cohort.applications_close_at)
    if not cohort.seats_in_order and phase in OFFICE_BEFORE_THE_CHOICE[cohort.selection]:
        return OFFICE_BEFORE_THE_CHOICE[cohort.selection][phase] % {"closes": closes}
    return {
        Phase.SOON: gettext("Residents can join from %(opens)s.") % {"opens": opens},
        Phase.OPEN: gettext("Residents can join until %(closes)s.") % {"closes": closes},
        Phase.FULL: gettext(
            "All seats are taken. Until %(closes)s residents can join the waiting list; a seat "
            "that becomes free goes to the first who waits."
        )
        % {"closes": closes},
        Phase.CLOSED: gettext("Joining ended on %(closes)s. The class begins on %(starts)s.")
        % {"closes": closes, "starts": day(cohort.starts_on)},
        Phase.RUNNING: gettext("Joining ended on %(closes)s. The class runs until %(ends)s.")
        % {"closes": closes, "ends": day(cohort.ends_on)},
        Phase.OVER: gettext("The class ended on %(ends)s. Its places stay as they are.")
        % {"ends": day(cohort.ends_on)},
    }[phase]


def day(value: date) -> str:
    """22 Maret 2021"""
    return date_format(value, "j F Y")


def moment(value: datetime) -> str:
    """22 Maret 2021, 14.30 WIB"""
    here = timezone.localtime(value)
    return f"{day(here)}, {clock(here)} WIB"


def clock(value: datetime) -> str:
    return date_format(timezone.localtime(value), "H.i")


def days(first: date, last: date) -> str:
    """22–23 Maret 2021, as short as it stays clear."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{date_format(first, 'j F')} – {day(last)}"
    return f"{day(first)} – {day(last)}"

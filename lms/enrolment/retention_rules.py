"""How long this room keeps what, and whose account a class still needs."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.people.idle_accounts import still_needs
from lms.people.retention import Rule, by_rows, register_rule

from . import asked_nik
from .enums import ALIVE
from .models import AnnouncementRead, CodeGuess, Enrolment, Nomination
from .models.announcement import NEW_FOR

# What stands where a nominee's name stood: that a kelurahan proposed somebody is still counted.
NOBODY = "–"


def ended(moment):
    """The last day of classes that were over before `moment`."""
    return timezone.localdate(moment)


def old_nominations(moment):
    return Nomination.objects.filter(cohort__ends_on__lt=ended(moment)).exclude(name=NOBODY)


def forget_nominees(rows) -> int:
    for row in rows:
        Nomination.objects.filter(pk=row.pk).update(
            # The list's key has to stay unique; it is no address of anybody.
            name=NOBODY,
            contact=f"{NOBODY}{row.pk}",
            note="",
        )
    return len(rows)


def has_a_seat_ahead(moment):
    """In a class that is not over. `moment` says nothing here: a seat is a seat."""
    seats = Enrolment.objects.filter(resident=OuterRef("pk"), state__in=ALIVE)
    return Exists(seats.filter(cohort__ends_on__gte=timezone.localdate() - timedelta(days=1)))


RULES = (
    by_rows(
        code="nominations",
        what=_("Names and contacts of nominees, counted from the end of the class"),
        why=_("They were proposed for this class; how many there were stays counted."),
        days=365,
        find=old_nominations,
        remove=forget_nominees,
    ),
    Rule(
        code=asked_nik.RULE,
        what=_("The NIK, counted from the end of the last class that asks for it"),
        why=_("It is needed for the certificates and forms of the class, and for nothing else."),
        days=asked_nik.DAYS,
        count=lambda now: asked_nik.needed_no_more(now).count(),
        act=asked_nik.forget_nik_of_finished_classes,
    ),
    by_rows(
        code="code_guesses",
        what=_("Wrong attendance codes that were typed"),
        why=_("Kept only to stop guessing."),
        days=7,
        find=lambda moment: CodeGuess.objects.filter(at__lt=moment),
    ),
    by_rows(
        code="announcement_reads",
        what=_("Who has read an announcement, counted from the day it was written"),
        why=_("It only shows what is new."),
        days=180,
        least=NEW_FOR.days,
        find=lambda moment: AnnouncementRead.objects.filter(announcement__written_at__lt=moment),
    ),
)


def register_rules() -> None:
    still_needs.append(has_a_seat_ahead)
    for rule in RULES:
        register_rule(rule)

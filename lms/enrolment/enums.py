"""States of an enrolment, their groups and their legal moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EnrolmentState(models.TextChoices):
    APPLIED = "applied", _("Applied")
    VERIFIED = "verified", _("Verified")
    SELECTED = "selected", _("Selected")
    WAITLISTED = "waitlisted", _("On the waiting list")
    OFFERED = "offered", _("Seat offered")
    ENROLLED = "enrolled", _("Enrolled")
    ACTIVE = "active", _("Taking part")
    COMPLETED = "completed", _("Completed")
    NOT_PASSED = "not_passed", _("Not passed")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REJECTED = "rejected", _("Rejected")


class SeatKind(models.TextChoices):
    """For whom seats are kept. What the platform knows it checks (`eligibility`); the rest is the
    applicant's own statement."""

    PUBLIC = "public", _("General public")
    CIVIL_SERVANT = "civil_servant", _("Civil servant")
    REGION = "region", _("Residents of a kecamatan or kelurahan")
    WOMEN = "women", _("Women")
    MEN = "men", _("Men")
    DISABILITY = "disability", _("People with a disability")
    YOUTH = "youth", _("Youth, 16 to 30 years")
    COMMUNITY = "community", _("Community information groups (KIM) and other communities")
    NOMINEE = "nominee", _("Nominated by a Musrenbang")


class Selection(models.TextChoices):
    """How seats are given where more people apply than there are seats."""

    ORDER = "order", _("In the order of application")
    LOTTERY = "lottery", _("By lottery after applications close")
    OFFICER = "officer", _("Chosen by the office, with reasons")


class PresenceMethod(models.TextChoices):
    """How somebody was found to be present."""

    QR = "qr", _("QR scanned")
    CODE = "code", _("Code typed")
    HAND = "hand", _("Ticked by hand")


class TakeBackReason(models.TextChoices):
    MISTAKE = "mistake", _("Ticked by mistake")
    NOT_THERE = "not_there", _("Was not there")
    LEFT_EARLY = "left_early", _("Left early")


class NominationReason(models.TextChoices):
    """Why the office changes or removes a nominee; for the trail, so no free words."""

    MISTAKE = "mistake", _("It was written down wrongly")
    KELURAHAN = "kelurahan", _("The kelurahan says so")
    PERSON = "person", _("The person asked for it")
    TWICE = "twice", _("The same person stands on the list twice")


class NikReason(models.TextChoices):
    """Why somebody of the office has to see a NIK whole."""

    CARD = "card", _("To compare it with the card that the person shows")
    CERTIFIER = "certifier", _("For the form that the class needs it for")
    ASKED = "asked", _("The person asked what is kept of them")


S = EnrolmentState
HOLDS_A_SEAT = (S.SELECTED, S.OFFERED, S.ENROLLED, S.ACTIVE, S.COMPLETED, S.NOT_PASSED)
TAKES_PART = (S.ENROLLED, S.ACTIVE, S.COMPLETED, S.NOT_PASSED)
LEARNING = (S.ENROLLED, S.ACTIVE)
ALIVE = (S.APPLIED, S.VERIFIED, S.WAITLISTED, *HOLDS_A_SEAT)

MOVES = {
    S.APPLIED: {S.VERIFIED, S.SELECTED, S.WAITLISTED, S.ENROLLED, S.WITHDRAWN, S.REJECTED},
    S.VERIFIED: {S.SELECTED, S.WAITLISTED, S.ENROLLED, S.WITHDRAWN, S.REJECTED},
    S.SELECTED: {S.OFFERED, S.ENROLLED, S.WITHDRAWN},
    S.WAITLISTED: {S.OFFERED, S.ENROLLED, S.WITHDRAWN, S.REJECTED},
    S.OFFERED: {S.ENROLLED, S.WAITLISTED, S.WITHDRAWN},
    S.ENROLLED: {S.ACTIVE, S.WITHDRAWN, S.NOT_PASSED},
    S.ACTIVE: {S.COMPLETED, S.NOT_PASSED, S.WITHDRAWN},
    S.COMPLETED: set(),
    S.NOT_PASSED: {S.ACTIVE},
    S.WITHDRAWN: {S.APPLIED},
    S.REJECTED: {S.APPLIED},
}

"""What a question, an answer or a report of one can be, and its legal moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PostState(models.TextChoices):
    SHOWN = "shown", _("Shown")
    HIDDEN = "hidden", _("Hidden")


MOVES = {PostState.SHOWN: {PostState.HIDDEN}, PostState.HIDDEN: {PostState.SHOWN}}


class ReportState(models.TextChoices):
    OPEN = "open", _("Waits for a look")
    UPHELD = "upheld", _("Hidden after it")
    DISMISSED = "dismissed", _("Left as it is")


REPORT_MOVES = {
    ReportState.OPEN: {ReportState.UPHELD, ReportState.DISMISSED},
    ReportState.UPHELD: set(),
    ReportState.DISMISSED: set(),
}


class Objection(models.TextChoices):
    """Why something should not stand there. Chosen, never typed: a report has to be quick, and
    the trail outlives an erased person."""

    HURTS = "hurts", _("It hurts or insults somebody")
    PRIVATE = "private", _("It tells something private, such as a number or an address")
    ADVERT = "advert", _("It is an advertisement or a fraud")
    WRONG = "wrong", _("It is wrong or dangerous")
    ELSEWHERE = "elsewhere", _("It has nothing to do with the lesson")

"""A statement about what a platform asks, with its source and the day it was checked."""

import calendar
from datetime import date

from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

MONTHS_VALID = 12


class PlatformFactBlock(blocks.StructBlock):
    statement = blocks.TextBlock(
        max_length=300,
        label=_("Statement"),
        help_text=_("One sentence with its figure: “A Short lasts three minutes at most.”"),
    )
    source = blocks.CharBlock(
        max_length=160, label=_("Source"), help_text=_("Where it is written, by name and number.")
    )
    source_url = blocks.URLBlock(
        required=False,
        label=_("Address of the source"),
        validators=[URLValidator(schemes=["https"])],
    )
    checked = blocks.DateBlock(
        label=_("Checked on"),
        help_text=_("The day on which somebody read the source. A report lists what is old."),
    )
    valid_months = blocks.IntegerBlock(
        min_value=1,
        max_value=60,
        default=MONTHS_VALID,
        label=_("Months until it has to be checked again"),
    )

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["is_stale"] = is_stale(value)
        return context

    class Meta:
        icon = "calendar-check"
        label = _("What a platform asks")
        template = "blocks/fact.html"


def check_again_on(value) -> date:
    """The day from which the statement counts as old."""
    checked, months = value["checked"], value["checked"].month - 1 + value["valid_months"]
    year, month = checked.year + months // 12, months % 12 + 1
    return date(year, month, min(checked.day, calendar.monthrange(year, month)[1]))


def is_stale(value) -> bool:
    return bool(value["checked"]) and timezone.localdate() >= check_again_on(value)

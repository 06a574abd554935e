"""Statements about platforms, and profiles, that nobody has checked for a while."""

from dataclasses import dataclass
from datetime import date, timedelta

import django_filters
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.blocks.facts import MONTHS_VALID, check_again_on
from courses.reports.listing import LANGUAGE, Choice, RowsReport, language_name
from courses.reports.streams import streams
from media_tools.models import PlatformProfile


class Kind(models.TextChoices):
    STATEMENT = "statement", _("Statement in a lesson")
    PROFILE = "profile", _("Platform profile")


@dataclass(frozen=True)
class FactRow:
    title: str
    kind: str
    said: str
    source: str
    checked: date
    # From this day on it counts as old.
    due: date
    language: str
    edit_url: str

    @property
    def language_name(self) -> str:
        return language_name(self.language)

    @property
    def kind_label(self) -> str:
        return str(Kind(self.kind).label)


def facts() -> list[FactRow]:
    """Everything that was once checked, the oldest first."""
    return sorted([*statements(), *profiles()], key=lambda row: (row.checked, row.title))


def statements():
    for held in streams():
        for block in held.blocks:
            value = block["value"]
            if block["type"] != "fact" or not value.get("checked"):
                continue
            checked = date.fromisoformat(value["checked"])
            months = value.get("valid_months") or MONTHS_VALID
            yield FactRow(
                title=held.title,
                kind=Kind.STATEMENT,
                said=value["statement"],
                source=value["source"],
                checked=checked,
                due=check_again_on({"checked": checked, "valid_months": months}),
                language=held.language,
                edit_url=held.edit_url,
            )


def profiles():
    for profile in PlatformProfile.objects.all():
        yield FactRow(
            title=profile.name,
            kind=Kind.PROFILE,
            said="",
            source=profile.source,
            checked=profile.dated,
            due=check_again_on({"checked": profile.dated, "valid_months": MONTHS_VALID}),
            language="",
            edit_url=reverse(
                "wagtailsnippets_media_tools_platformprofile:edit", args=[profile.pk]
            ),
        )


class FactsReport(RowsReport):
    """Those that are due; with a number of days, those that were last checked before that."""

    page_title = _("What platforms ask: to be checked again")
    header_icon = "calendar-check"
    index_url_name = "course_reports:facts"
    index_results_url_name = "course_reports:facts_results"
    export_filename = "fakta-platform"
    shown = (
        ("said", _("Statement")),
        ("kind_label", _("Type")),
        ("source", _("Source")),
        ("checked", _("Checked on")),
        ("due", _("Old from")),
        ("language_name", _("Language")),
    )
    chosen = (Choice("kind", _("Type"), Kind.choices), LANGUAGE)

    def further_filters(self):
        days = django_filters.NumberFilter(
            label=_("Checked more than so many days ago"), min_value=0, max_value=36_500
        )
        return {"days": days}

    def get_rows(self):
        return facts()

    def fits(self, row, asked):
        today = timezone.localdate()
        days = asked.get("days")
        old = row.due <= today if days is None else row.checked < today - timedelta(int(days))
        return old and super().fits(row, asked)

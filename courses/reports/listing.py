"""What the reports of this room have in common: rows that were computed, not queried."""

from dataclasses import dataclass

import django_filters
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry


@dataclass(frozen=True)
class Choice:
    """A filter of a report: only the rows whose `name` is, or contains, what was chosen."""

    name: str
    label: str
    choices: object


def language_name(code: str) -> str:
    return str(dict(settings.LANGUAGES).get(code, code))


LANGUAGE = Choice("language", _("Language"), settings.LANGUAGES)


class RowsReport(ReportView):
    """Rows in a table, with filters, and as CSV and XLSX.

    A report gives `get_rows()` (objects with `title` and `edit_url`), `shown` (name and heading of
    each column) and `chosen` (its filters). Whoever may change pages may read it.
    """

    any_permission_required = ["add", "change", "publish"]
    shown: tuple = ()
    chosen: tuple = ()
    first_heading = _("Page")

    @property
    def permission_policy(self):
        return policy_registry.get_by_type(Page)

    @property
    def columns(self):
        title = TitleColumn("title", label=self.first_heading, get_url=lambda row: row.edit_url)
        return [title, *(Column(name, label=heading) for name, heading in self.shown)]

    @property
    def list_export(self):
        return ["title", *(name for name, _heading in self.shown), "edit_url"]

    @property
    def export_headings(self):
        return {"title": self.first_heading, "edit_url": _("Edit at"), **dict(self.shown)}

    @property
    def filterset_class(self):
        fields = {each.name: choice_filter(each) for each in self.chosen}
        return type("Filters", (RowFilters,), fields | self.further_filters())

    def further_filters(self) -> dict:
        return {}

    def get_filterset_kwargs(self):
        return super().get_filterset_kwargs() | {"queryset": Page.objects.none()}

    @property
    def no_results_message(self):
        return _("Nothing has to be mended here.")

    def get_queryset(self):
        return self.get_rows()

    def filter_queryset(self, rows):
        """With a filter that makes no sense, all rows; the form says what is wrong."""
        asked = self.filters.form.cleaned_data if self.filters.is_valid() else {}
        return [row for row in rows if self.fits(row, asked)]

    def fits(self, row, asked) -> bool:
        return all(
            not asked.get(each.name) or asked[each.name] in keys_of(row, each.name)
            for each in self.chosen
        )


class RowFilters(WagtailFilterSet):
    class Meta:
        model = Page
        fields = ()


def choice_filter(choice):
    return django_filters.ChoiceFilter(
        label=choice.label,
        choices=choice.choices,
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )


def keys_of(row, name):
    """A row may have several of a kind at once: "no captions" and "no transcript"."""
    value = getattr(row, f"{name}_keys", None)
    return (getattr(row, name),) if value is None else value

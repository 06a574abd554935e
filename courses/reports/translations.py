"""Pages whose other language lags behind."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from courses.reports.listing import Choice, RowsReport, language_name


class Lag(models.TextChoices):
    MISSING = "missing", _("Not translated: the source is shown")
    DRAFT = "draft", _("Begun, not published")
    BEHIND = "behind", _("The source changed since")


@dataclass(frozen=True)
class LagRow:
    title: str
    page: int
    kind: str
    language: str
    lag: str
    source_at: datetime | None
    translated_at: datetime | None

    @property
    def language_name(self) -> str:
        return language_name(self.language)

    @property
    def lag_label(self) -> str:
        return str(Lag(self.lag).label)

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page])


def lagging() -> list[LagRow]:
    """For each live page in the default language and each other language what is behind, in the
    order of the tree. Leads to the translation, where there is one."""
    default = Locale.get_default()
    others = list(Locale.objects.exclude(pk=default.pk))
    pages = list(
        Page.objects.live()
        .filter(locale=default, content_type__app_label="courses", alias_of=None)
        .select_related("content_type")
        .order_by("path")
    )
    twins = {
        (twin.translation_key, twin.locale_id): twin
        for twin in Page.objects.filter(locale__in=others).only(
            "translation_key",
            "locale",
            "live",
            "alias_of",
            "last_published_at",
            "has_unpublished_changes",
        )
    }
    read_at = dict(
        TranslationSource.objects.filter(locale=default).values_list("object", "last_updated_at")
    )
    rows = []
    for page in pages:
        for locale in others:
            twin = twins.get((page.translation_key, locale.pk))
            if lag := lag_of(page, twin, read_at.get(page.translation_key)):
                shown = twin or page
                rows.append(
                    LagRow(
                        title=page.title,
                        page=shown.pk,
                        kind=str(page.content_type.model_class()._meta.verbose_name),
                        language=locale.language_code,
                        lag=lag,
                        source_at=page.last_published_at,
                        translated_at=None if lag == Lag.MISSING else twin.last_published_at,
                    )
                )
    return rows


def lag_of(page, twin, read_at) -> str:
    """`read_at`: when the translator's screen last took the source in; None where the
    translation was written without it."""
    if twin is None or twin.alias_of_id:
        return Lag.MISSING
    if not twin.live:
        return Lag.DRAFT
    changed, said = page.last_published_at, twin.last_published_at
    if changed and ((said and said < changed) or (read_at and read_at < changed)):
        return Lag.BEHIND
    # What was an alias is live with the words of its source until it is published.
    return Lag.DRAFT if twin.has_unpublished_changes else ""


class TranslationsReport(RowsReport):
    page_title = _("Translations that lag behind")
    header_icon = "globe"
    index_url_name = "course_reports:translations"
    index_results_url_name = "course_reports:translations_results"
    export_filename = "terjemahan-tertinggal"
    shown = (
        ("lag_label", _("State")),
        ("kind", _("Type")),
        ("language_name", _("Language")),
        ("source_at", _("Source published")),
        ("translated_at", _("Translation published")),
    )
    chosen = (Choice("lag", _("State"), Lag.choices),)

    def get_rows(self):
        return lagging()

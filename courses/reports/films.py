"""Course videos that somebody cannot follow: without captions, transcript or an own language."""

from collections import Counter
from dataclasses import dataclass

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from courses.models import CourseVideo
from courses.reports.listing import LANGUAGE, Choice, RowsReport, language_name
from courses.reports.streams import parts, streams


class Lack(models.TextChoices):
    CAPTIONS = "captions", _("Captions")
    TRANSCRIPT = "transcript", _("Transcript")
    TRANSLATION = "translation", _("An entry in the other language")


@dataclass(frozen=True)
class FilmRow:
    pk: int
    title: str
    language: str
    lacks_keys: tuple[str, ...]
    pages: int

    @property
    def language_name(self) -> str:
        return language_name(self.language)

    @property
    def lacks(self) -> str:
        return ", ".join(str(Lack(key).label) for key in self.lacks_keys)

    @property
    def edit_url(self) -> str:
        return reverse("wagtailsnippets_courses_coursevideo:edit", args=[self.pk])


def films_that_lack() -> list[FilmRow]:
    """Those on most pages first. An entry counts for the pages that show it or its translation,
    because they show one film."""
    entries = list(
        CourseVideo.objects.select_related("locale").only(
            "title", "translation_key", "captions", "transcript", "locale__language_code"
        )
    )
    languages = Counter(entry.translation_key for entry in entries)
    wanted = Locale.objects.count()
    keys = {entry.pk: entry.translation_key for entry in entries}
    shown: dict = {}
    for held in streams():
        for part in parts(held.blocks):
            if isinstance(part.get("video"), int) and part["video"] in keys:
                shown.setdefault(keys[part["video"]], set()).add(held.page)
    rows = []
    for entry in entries:
        lacks = (
            *([Lack.CAPTIONS] if not entry.captions else []),
            *([Lack.TRANSCRIPT] if not entry.transcript.strip() else []),
            *([Lack.TRANSLATION] if languages[entry.translation_key] < wanted else []),
        )
        if lacks:
            pages = len(shown.get(entry.translation_key, ()))
            language = entry.locale.language_code
            rows.append(FilmRow(entry.pk, entry.title, language, lacks, pages))
    return sorted(rows, key=lambda row: (-row.pages, row.title))


class FilmsReport(RowsReport):
    page_title = _("Films that somebody cannot follow")
    header_icon = "media"
    index_url_name = "course_reports:films"
    index_results_url_name = "course_reports:films_results"
    export_filename = "film-tanpa-teks"
    first_heading = _("Course video")
    shown = (
        ("language_name", _("Language")),
        ("lacks", _("What is missing")),
        ("pages", _("Pages that show it")),
    )
    chosen = (Choice("lacks", _("What is missing"), Lack.choices), LANGUAGE)

    def get_rows(self):
        return films_that_lack()

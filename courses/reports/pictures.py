"""Pictures on pages that say nothing to somebody who cannot see them."""

import re
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model

from courses.reports.listing import LANGUAGE, Choice, RowsReport, language_name
from courses.reports.streams import Held, parts, streams

# What cameras, phones and messengers call a picture.
FILE_NAME = re.compile(
    r"\.(jpe?g|png|gif|webp|avif|svg)$|^(img|dsc|pxl|wa|screenshot)[-_ ]?\d", re.I
)


class Trouble(models.TextChoices):
    EMPTY = "empty", _("Nothing is said")
    FILE_NAME = "file_name", _("A file's name is said")
    DECORATION = "decoration", _("Marked as decoration")


@dataclass(frozen=True)
class PictureRow:
    held: Held
    picture: str
    trouble: str

    @property
    def language_name(self) -> str:
        return language_name(self.language)

    @property
    def title(self) -> str:
        return self.held.title

    @property
    def edit_url(self) -> str:
        return self.held.edit_url

    @property
    def language(self) -> str:
        return self.held.language

    @property
    def kind(self) -> str:
        return str(self.held.kind)

    @property
    def trouble_label(self) -> str:
        return str(Trouble(self.trouble).label)


def pictures_that_say_nothing() -> list[PictureRow]:
    """A picture of a lesson that is marked as decoration is listed too: it seldom is one."""
    names = dict(get_image_model().objects.values_list("pk", "title"))
    return [
        PictureRow(held, names.get(part["image"], ""), trouble)
        for held in streams()
        for part in parts(held.blocks)
        if part.get("image") and "alt_text" in part and (trouble := trouble_of(part))
    ]


def trouble_of(picture) -> str:
    """`picture`: the stored value of an image block."""
    said = (picture.get("alt_text") or "").strip()
    if picture.get("decorative"):
        return Trouble.DECORATION
    if not said:
        return Trouble.EMPTY
    return Trouble.FILE_NAME if FILE_NAME.search(said) else ""


class PicturesReport(RowsReport):
    page_title = _("Pictures without a text alternative")
    header_icon = "image"
    index_url_name = "course_reports:pictures"
    index_results_url_name = "course_reports:pictures_results"
    export_filename = "gambar-tanpa-teks"
    shown = (
        ("picture", _("Picture")),
        ("trouble_label", _("What is wrong")),
        ("kind", _("Type")),
        ("language_name", _("Language")),
    )
    chosen = (Choice("trouble", _("What is wrong"), Trouble.choices), LANGUAGE)

    def get_rows(self):
        return pictures_that_say_nothing()

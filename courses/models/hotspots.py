"""The city's free wifi: its spots, and the page that shows them."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from courses.blocks.bodies import WIFI_BODY
from courses.city_map import EAST, NORTH, SOUTH, WEST
from courses.enums import Kecamatan
from courses.gather import gather_media
from courses.hotspots import shown_spots
from courses.models.shown import ShownPage
from courses.translatable import page_fields

IN_THE_CITY = _("This lies outside Kota Malang. Check the figures, and that they are not swapped.")


def coordinate(label, *, lowest, highest, help_text):
    """Degrees with six places, which is a hand's breadth."""
    return models.DecimalField(
        label,
        max_digits=9,
        decimal_places=6,
        help_text=help_text,
        validators=[
            MinValueValidator(lowest, message=IN_THE_CITY),
            MaxValueValidator(highest, message=IN_THE_CITY),
        ],
    )


class Hotspot(models.Model):
    """A place with free wifi. Its words stand in both languages on one row; where the English
    ones are left out, the Indonesian ones are shown."""

    name = models.CharField(_("name of the place"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    address = models.CharField(_("address"), max_length=200)
    address_en = models.CharField(_("address in English"), max_length=200, blank=True)
    hours = models.CharField(
        _("hours"), max_length=120, help_text=_("For example: Setiap hari 08.00–21.00")
    )
    hours_en = models.CharField(_("hours in English"), max_length=120, blank=True)
    kecamatan = models.CharField(_("kecamatan"), max_length=13, choices=Kecamatan.choices)
    kelurahan_code = models.CharField(
        _("code of the kelurahan"),
        max_length=13,
        help_text=_("As the Ministry's list writes it, for example 35.73.02.1008"),
        validators=[
            RegexValidator(
                r"^35\.73\.0[1-5]\.1\d{3}$",
                message=_("A code of Kota Malang looks like 35.73.02.1008."),
            )
        ],
    )
    lat = coordinate(
        _("latitude"), lowest=SOUTH, highest=NORTH, help_text=_("For example -7.977300")
    )
    lon = coordinate(
        _("longitude"), lowest=WEST, highest=EAST, help_text=_("For example 112.633900")
    )
    is_active = models.BooleanField(_("shown on the page"), default=True)
    is_example = models.BooleanField(
        _("an example"),
        default=False,
        help_text=_("It is marked as an example on the page, because no such spot exists."),
    )

    class Meta:
        ordering = ["kecamatan", "name", "pk"]
        verbose_name = _("wifi spot")
        verbose_name_plural = _("wifi spots")
        constraints = [
            models.UniqueConstraint(
                fields=["kelurahan_code", "name"],
                name="one_hotspot_a_name_a_kelurahan",
                violation_error_message=_("This kelurahan has a spot of this name already."),
            ),
            models.CheckConstraint(
                condition=Q(lat__gte=SOUTH, lat__lte=NORTH, lon__gte=WEST, lon__lte=EAST),
                name="a_hotspot_lies_in_the_city",
                violation_error_message=IN_THE_CITY,
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        code = self.kelurahan_code or ""
        if self.kecamatan and code and not code.startswith(f"{self.kecamatan}."):
            raise ValidationError(
                {"kelurahan_code": _("This kelurahan does not belong to the chosen kecamatan.")}
            )

    def said(self, field: str) -> str:
        """`name`, `address` or `hours` in the active language."""
        english = (get_language() or "").startswith("en") and getattr(self, f"{field}_en")
        return english or getattr(self, field)


class HotspotsPage(ShownPage, Page):
    """The map and the list of wifi spots. Its slug is `wifi` in every language."""

    page_description = _("Where the city's free wifi is, with a map and a list.")
    template = "pages/courses/hotspots.html"
    parent_page_types = ["courses.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    introduction = models.TextField(
        _("introduction"), max_length=400, help_text=_("One or two sentences above the map.")
    )
    body = StreamField(
        WIFI_BODY, blank=True, verbose_name=_("body"), help_text=_("Shown below the list.")
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    translatable_fields = page_fields(words=["introduction", "body"])
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("wifi page")
        verbose_name_plural = _("wifi pages")

    def get_context(self, request, *args, **kwargs):
        gather_media(self.body)
        context = super().get_context(request, *args, **kwargs)
        return context | shown_spots(Hotspot.objects.all(), request.GET.get("kecamatan", ""))

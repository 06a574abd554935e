"""Wifi spots in the editor's place: filtered by kecamatan, exported as CSV or XLSX."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from courses.models import Hotspot

COLUMNS = (
    "name",
    "name_en",
    "address",
    "address_en",
    "hours",
    "hours_en",
    "kelurahan_code",
    "lat",
    "lon",
    "is_active",
    "is_example",
)


class HotspotViewSet(SnippetViewSet):
    model = Hotspot
    icon = "site"
    menu_label = _("Wifi spots")
    menu_order = 230
    add_to_admin_menu = True
    list_display = ["name", "kecamatan", "hours", "is_active", "is_example"]
    list_filter = ["kecamatan", "is_active", "is_example"]
    list_export = list(COLUMNS)
    export_filename = "titik-wifi"
    search_fields = ["name", "address"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel("name"), FieldPanel("address"), FieldPanel("hours")],
                heading=_("Bahasa Indonesia"),
            ),
            MultiFieldPanel(
                [FieldPanel("name_en"), FieldPanel("address_en"), FieldPanel("hours_en")],
                heading=_("English"),
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("kecamatan"), FieldPanel("kelurahan_code")]),
                    FieldRowPanel([FieldPanel("lat"), FieldPanel("lon")]),
                ],
                heading=_("Where it is"),
            ),
            FieldRowPanel([FieldPanel("is_active"), FieldPanel("is_example")]),
        ]
    )

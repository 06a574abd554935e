"""Wifi spots in the editor's place: filtered by kecamatan, exported and brought as a list."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from courses.hotspot_list import COLUMNS as LIST_COLUMNS
from courses.hotspot_list_pages import may_bring
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


class HotspotIndexView(IndexView):
    # What goes out can be brought in again.
    export_headings = {name: LIST_COLUMNS[name][0] for name in COLUMNS}

    @cached_property
    def header_more_buttons(self):
        buttons = super().header_more_buttons
        if may_bring(self.request.user):
            url = reverse("hotspot_list")
            buttons.append(Button(_("Bring a list"), url=url, icon_name="upload"))
        return buttons


class HotspotViewSet(SnippetViewSet):
    model = Hotspot
    index_view_class = HotspotIndexView
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

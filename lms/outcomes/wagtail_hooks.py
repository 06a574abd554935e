"""The programme in Wagtail's own editor, for officers: name, year, budget, classes."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Programme


class ProgrammeViewSet(SnippetViewSet):
    model = Programme
    icon = "table"
    menu_label = _("Programmes")
    menu_order = 300
    add_to_admin_menu = True
    list_display = ["name", "fiscal_year", "budget"]
    list_filter = ["fiscal_year"]
    search_fields = ["name"]
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("fiscal_year"),
        FieldPanel("budget"),
        FieldPanel("cohorts"),
    ]


register_snippet(ProgrammeViewSet)

"""What editors find in Wagtail beside pages: course videos, platform profiles, wifi spots,
reports, and a button for translations that were written by hand."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from courses.forms import CourseVideoForm
from courses.hotspot_pages import HotspotViewSet
from courses.models import CourseVideo
from courses.profile_pages import PlatformProfileViewSet
from courses.reports.menu import addresses, items
from courses.tying_pages import TieView, tie_button


class CourseVideoViewSet(SnippetViewSet):
    model = CourseVideo
    icon = "media"
    menu_label = _("Course videos")
    menu_order = 210
    add_to_admin_menu = True
    list_display = ["title", "locale", "video"]
    search_fields = ["title"]
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            FieldPanel("film"),
            MultiFieldPanel(
                [FieldPanel("captions"), FieldPanel("transcript")],
                heading=_("For people who cannot hear or see it"),
            ),
        ],
        base_form_class=CourseVideoForm,
    )


register_snippet(CourseVideoViewSet)
register_snippet(PlatformProfileViewSet)
register_snippet(HotspotViewSet)


@hooks.register("register_admin_urls")
def pages_of_ours():
    tie = path("<int:page_id>/", TieView.as_view(), name="tie")
    return [
        path("reports/kelas/", include((list(addresses()), "course_reports"))),
        path("terjemahan/", include(([tie], "course_translations"))),
    ]


for item in items():
    hooks.register("register_reports_menu_item", lambda item=item: item)

hooks.register("register_page_header_buttons", tie_button)
hooks.register("register_page_listing_more_buttons", tie_button)

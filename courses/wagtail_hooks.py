"""What editors find in Wagtail beside pages: course videos, platform profiles, wifi spots, courses
as files, reports, and a button for translations that were written by hand."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from courses.forms import CourseVideoForm
from courses.hotspot_list_pages import HotspotListView, HotspotTemplateView
from courses.hotspot_pages import HotspotViewSet
from courses.models import CoursePage, CourseVideo
from courses.parcel.pages import ChooseView, LookView, TakeOutView, may_bring
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
        path("kursus/berkas/", ChooseView.as_view(), name="parcel_choose"),
        path("kursus/berkas/<slug:token>/", LookView.as_view(), name="parcel_look"),
        path("kursus/<int:pk>/berkas/", TakeOutView.as_view(), name="parcel_out"),
        path("wifi/daftar/", HotspotListView.as_view(), name="hotspot_list"),
        path("wifi/daftar/contoh/", HotspotTemplateView.as_view(), name="hotspot_template"),
        path("reports/kelas/", include((list(addresses()), "course_reports"))),
        path("terjemahan/", include(([tie], "course_translations"))),
    ]


for item in items():
    hooks.register("register_reports_menu_item", lambda item=item: item)

hooks.register("register_page_header_buttons", tie_button)


class ParcelMenuItem(MenuItem):
    def is_shown(self, request):
        return may_bring(request.user)


@hooks.register("register_admin_menu_item")
def register_parcel_menu():
    return ParcelMenuItem(
        _("Bring a course"), reverse("parcel_choose"), name="parcel", icon_name="upload", order=215
    )


def take_out_button(page, user):
    """On courses, for whoever may write them."""
    if page.specific_class is CoursePage and page.permissions_for_user(user).can_edit():
        url = reverse("parcel_out", args=[page.pk])
        yield Button(_("Download as one file"), url, icon_name="download", priority=35)


@hooks.register("register_page_header_buttons")
def header_buttons(page, user, view_name, next_url=None):
    yield from take_out_button(page, user)


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page, user, next_url=None):
    yield from take_out_button(page, user)

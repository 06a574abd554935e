"""What editors find in Wagtail beside pages: course videos, platform profiles, wifi spots."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from courses.forms import CourseVideoForm
from courses.hotspot_pages import HotspotViewSet
from courses.models import CourseVideo
from courses.profile_pages import PlatformProfileViewSet


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

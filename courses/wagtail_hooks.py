"""What editors find in Wagtail beside pages: course videos and platform profiles."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from courses.forms import CourseVideoForm, PlatformProfileForm
from courses.models import CourseVideo
from media_tools.models import PlatformProfile


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


class PlatformProfileViewSet(SnippetViewSet):
    """Dated data: staff correct a limit here when a platform changes it, and name the source."""

    model = PlatformProfile
    icon = "list-ul"
    menu_label = _("Platform profiles")
    menu_order = 220
    add_to_admin_menu = True
    list_display = ["name", "dated", "source"]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("slug"),
            MultiFieldPanel([FieldPanel("source"), FieldPanel("dated")], heading=_("Where from")),
            FieldPanel("limits"),
        ],
        base_form_class=PlatformProfileForm,
    )


register_snippet(CourseVideoViewSet)
register_snippet(PlatformProfileViewSet)

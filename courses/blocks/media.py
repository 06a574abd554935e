"""Blocks that show something: a picture, a video of the course."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from courses.players import player_of


class PictureBlock(blocks.StructBlock):
    picture = ImageBlock(
        label=_("Picture"),
        help_text=_("Describe what the picture teaches, for people who cannot see it."),
    )
    caption = blocks.CharBlock(required=False, max_length=200, label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/picture.html"


class CourseVideoBlock(blocks.StructBlock):
    video = SnippetChooserBlock("courses.CourseVideo", label=_("Video"))
    note = blocks.CharBlock(
        required=False,
        max_length=200,
        label=_("What to look for"),
        help_text=_("Shown under the player; one sentence."),
    )

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["player"] = player_of(value["video"])
        return context

    class Meta:
        icon = "media"
        label = _("Course video")
        template = "blocks/course_video.html"

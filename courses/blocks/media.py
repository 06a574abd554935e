"""Blocks that show something: a picture, a video of the course, one that is published."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from courses.blocks.images import DescribedImageBlock
from courses.blocks.languages import FilmChooserBlock, KeyBlock
from courses.blocks.questions import ChoiceBlock
from courses.players import player_of

# Where a published video may come from; what is shown before the click is ours.
PUBLISHED_HOSTS = {
    "www.youtube.com": "YouTube",
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "www.tiktok.com": "TikTok",
}


class PictureBlock(blocks.StructBlock):
    picture = DescribedImageBlock(
        label=_("Picture"),
        help_text=_("Describe what the picture teaches, for people who cannot see it."),
    )
    caption = blocks.CharBlock(required=False, max_length=200, label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/picture.html"


class ChapterBlock(blocks.StructBlock):
    at = blocks.FloatBlock(
        min_value=0, label=_("At (seconds)"), help_text=_("From the beginning of the film.")
    )
    title = blocks.CharBlock(max_length=80, label=_("Title"))

    class Meta:
        label = _("Chapter")


class StopBlock(blocks.StructBlock):
    """A question that stops the film; nobody is graded by it."""

    at = blocks.FloatBlock(
        min_value=0,
        label=_("At (seconds)"),
        help_text=_("The film stops here until something is chosen; nobody is graded."),
    )
    prompt = blocks.CharBlock(max_length=300, label=_("Question"))
    choices = blocks.ListBlock(ChoiceBlock(), min_num=2, max_num=5, label=_("Answers"))

    class Meta:
        label = _("Question in the video")


class CourseVideoBlock(blocks.StructBlock):
    video = FilmChooserBlock(
        label=_("Video"),
        help_text=_("From “Course videos”. The page shows the entry of its own language."),
    )
    note = blocks.CharBlock(
        required=False,
        max_length=200,
        label=_("What to look for"),
        help_text=_("Shown under the player; one sentence."),
    )
    chapters = blocks.ListBlock(ChapterBlock(), default=[], max_num=20, label=_("Chapters"))
    questions = blocks.ListBlock(
        StopBlock(), default=[], max_num=5, label=_("Questions in the video")
    )

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["player"] = player = player_of(value["video"])
        if player and (kept := context.get("kept")):
            context["goes_on"] = kept.stopped_at(value["video"].video_id, player["duration"])
        return context

    class Meta:
        icon = "media"
        label = _("Course video")
        template = "blocks/course_video.html"


class PublishedVideoBlock(blocks.StructBlock):
    """A video on YouTube or TikTok. Nothing is asked of that platform before somebody clicks."""

    url = blocks.URLBlock(
        label=_("Address of the video"),
        help_text=_("Of a video on YouTube or TikTok. Nothing is asked there before a click."),
    )
    title = blocks.CharBlock(max_length=120, label=_("Title"))
    maker = KeyBlock(required=False, max_length=80, label=_("Who made it"))
    note = blocks.CharBlock(required=False, max_length=200, label=_("What to look for"))

    def clean(self, value):
        cleaned = super().clean(value)
        address = urlsplit(cleaned["url"])
        if address.scheme != "https" or address.hostname not in PUBLISHED_HOSTS:
            raise blocks.StructBlockValidationError(
                block_errors={
                    "url": ValidationError(
                        _("Give the address of a video on YouTube or TikTok, with https://.")
                    )
                }
            )
        return cleaned

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["platform"] = PUBLISHED_HOSTS.get(urlsplit(value["url"]).hostname, "")
        return context

    class Meta:
        icon = "media"
        label = _("Published video")
        template = "blocks/published_video.html"


class DownloadBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(max_length=120, label=_("Title"))
    text = blocks.CharBlock(required=False, max_length=200, label=_("What it is for"))

    class Meta:
        icon = "download"
        label = _("Download")
        template = "blocks/download.html"

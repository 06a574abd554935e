from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin

from courses.captions import validate_webvtt


class CourseVideo(TranslatableMixin):
    """A video that a course shows, in one language: the bench keeps the film, this the words.

    Its translations share the film and bring captions, transcript and title of their own.
    """

    title = models.CharField(_("title"), max_length=120)
    video = models.ForeignKey(
        "media_tools.Video",
        verbose_name=_("video"),
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    captions = models.FileField(
        _("captions"),
        upload_to="captions/",
        blank=True,
        validators=[validate_webvtt],
        help_text=_("A WebVTT file (.vtt) in the language of this entry."),
    )
    transcript = models.TextField(
        _("transcript"),
        blank=True,
        help_text=_("Everything that is said and shown, for reading instead of watching."),
    )

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("course video")
        verbose_name_plural = _("course videos")
        ordering = ["title"]

    def __str__(self):
        return self.title

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin

from courses.captions import validate_webvtt
from courses.translatable import entry_fields


class CourseVideo(TranslatableMixin):
    """A video that a course shows, in one language: the bench keeps the film, this the words.

    Its translations share the film and bring captions, transcript and title of their own.
    """

    title = models.CharField(
        _("title"),
        max_length=120,
        help_text=_("What the film shows; it is read out before it plays."),
    )
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

    # Captions and transcript are written for one language, with the film before one's eyes, so an
    # entry is edited as itself and not sentence by sentence.
    localize_default_translation_mode = "simple"
    translatable_fields = entry_fields(words=["title"], rules=["video"])

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("course video")
        verbose_name_plural = _("course videos")
        ordering = ["title"]

    def __str__(self):
        return self.title

    def copy_for_translation(self, locale, exclude_fields=None):
        """The film and its title; captions in another language would pass for ready ones."""
        return super().copy_for_translation(
            locale, exclude_fields=[*(exclude_fields or ()), "captions", "transcript"]
        )

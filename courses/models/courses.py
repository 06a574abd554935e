from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from courses.blocks.bodies import OUTCOMES
from courses.enums import Level
from courses.languages import fetch_languages
from courses.models.shown import ShownPage
from courses.shelf import fetch_covers, outline_of
from courses.translatable import page_fields
from courses.words import plain_words


class CoursePage(ShownPage, Page):
    """What is taught, in what order: modules with lessons, quizzes and assignments, or these
    directly."""

    page_description = _("A course: its modules, lessons and assignments live under it.")
    template = "pages/courses/course.html"
    parent_page_types = ["courses.CataloguePage"]
    subpage_types = [
        "courses.ModulePage",
        "courses.LessonPage",
        "courses.QuizPage",
        "courses.AssignmentPage",
    ]

    summary = models.TextField(
        _("summary"),
        max_length=300,
        help_text=_(
            "What a resident can do afterwards, in two sentences. Shown in the catalogue."
        ),
    )
    level = models.CharField(
        _("level"),
        max_length=20,
        choices=Level.choices,
        default=Level.BEGINNER,
        help_text=_("What somebody needs to know already; the catalogue is filtered by it."),
    )
    for_youtube = models.BooleanField(
        _("for YouTube"),
        default=True,
        help_text=_("Shown on the card; the catalogue is filtered by it."),
    )
    for_tiktok = models.BooleanField(
        _("for TikTok"),
        default=True,
        help_text=_("Shown on the card; the catalogue is filtered by it."),
    )
    minutes = models.PositiveSmallIntegerField(
        _("time (minutes)"),
        validators=[MinValueValidator(1)],
        help_text=_("Reading and practice together, the assignment included."),
    )
    outcomes = StreamField(
        OUTCOMES,
        min_num=1,
        max_num=8,
        verbose_name=_("outcomes"),
        help_text=_("Each begins with a verb: “Record clear sound with a phone”."),
    )
    cover = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("cover"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Decoration beside the title; put nothing in it that must be read."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("cover"),
        MultiFieldPanel(
            [
                FieldPanel("level"),
                FieldPanel("for_youtube"),
                FieldPanel("for_tiktok"),
                FieldPanel("minutes"),
            ],
            heading=_("At a glance"),
        ),
        FieldPanel("outcomes"),
    ]
    translatable_fields = page_fields(
        words=["summary", "outcomes"],
        rules=["level", "for_youtube", "for_tiktok", "minutes"],
        pictures=["cover"],
    )
    search_fields = [
        *Page.search_fields,
        index.SearchField("searched_words"),
        index.FilterField("level"),
    ]

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    @property
    def platforms(self):
        """Names as the platforms write them, so they are not translated."""
        offered = [("YouTube", self.for_youtube), ("TikTok", self.for_tiktok)]
        return [name for name, wanted in offered if wanted]

    def searched_words(self) -> str:
        return plain_words(self, "summary", "outcomes")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        fetch_covers([self])
        fetch_languages([self])
        context.update(outline_of(self))
        return context

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from courses.blocks.questions import QUESTIONS, PoolBlock
from courses.models.shown import ShownPage
from courses.models.units import UNIT_PARENTS, Required
from courses.shelf import outline_around


class QuizPage(ShownPage, Required, Page):
    """Questions with feedback. The page shows what it is; lms/ brings the attempt."""

    page_description = _("A quiz: questions with feedback for each answer.")
    template = "pages/courses/quiz.html"
    unit_kind = "quiz"
    parent_page_types = UNIT_PARENTS
    subpage_types = []

    introduction = models.TextField(
        _("introduction"), max_length=300, help_text=_("What this quiz is about.")
    )
    minutes = models.PositiveSmallIntegerField(_("minutes"), validators=[MinValueValidator(1)])
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark (%)"),
        default=70,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    attempts_allowed = models.PositiveSmallIntegerField(
        _("attempts"), default=0, help_text=_("How often somebody may try; 0 is any number.")
    )
    shuffle = models.BooleanField(
        _("shuffle"),
        default=True,
        help_text=_("Questions and answers in another order each time."),
    )
    pools = StreamField([("pool", PoolBlock())], blank=True, verbose_name=_("pools"))
    questions = StreamField(QUESTIONS, min_num=1, max_num=60, verbose_name=_("questions"))

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        MultiFieldPanel(
            [
                FieldPanel("minutes"),
                FieldPanel("pass_mark"),
                FieldPanel("attempts_allowed"),
                FieldPanel("shuffle"),
                FieldPanel("requires"),
            ],
            heading=_("Rules"),
        ),
        FieldPanel("pools"),
        FieldPanel("questions"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]

    class Meta:
        verbose_name = _("quiz")
        verbose_name_plural = _("quizzes")

    def clean(self):
        super().clean()
        asked = [child.value.get("pool") for child in self.questions]
        for pool in (child.value for child in self.pools):
            there = asked.count(pool["name"])
            if there < pool["draw"]:
                raise ValidationError(
                    {
                        "pools": _("Pool %(name)s has %(there)s questions and draws %(draw)s.")
                        % {"name": pool["name"], "there": there, "draw": pool["draw"]}
                    }
                )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context.update(outline_around(self))
        return context

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
from courses.translatable import page_fields


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
    minutes = models.PositiveSmallIntegerField(
        _("time (minutes)"),
        validators=[MinValueValidator(1)],
        help_text=_("For somebody in no hurry; nobody is stopped by it."),
    )
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark (%)"),
        default=70,
        help_text=_("The share of right answers from which the quiz is passed."),
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
    pools = StreamField(
        [("pool", PoolBlock())],
        blank=True,
        verbose_name=_("pools"),
        help_text=_(
            "Only where questions are drawn at random: name a pool, say how many of it are drawn, "
            "and write its name at its questions."
        ),
    )
    questions = StreamField(
        QUESTIONS,
        min_num=1,
        max_num=60,
        verbose_name=_("questions"),
        help_text=_("What belongs to no pool is always asked."),
    )

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
    translatable_fields = page_fields(
        words=["introduction", "questions"],
        rules=["minutes", "pass_mark", "attempts_allowed", "shuffle", "pools", "requires"],
    )
    search_fields = [*Page.search_fields, index.SearchField("introduction")]

    class Meta:
        verbose_name = _("quiz")
        verbose_name_plural = _("quizzes")

    def clean(self):
        super().clean()
        if not self.is_draft:
            self.check_pools()

    def check_pools(self):
        asked = [child.value.get("pool") for child in self.questions]
        named = {child.value["name"] for child in self.pools}
        for number, pool in enumerate(asked, start=1):
            if pool and pool not in named:
                raise ValidationError(
                    {
                        "questions": _(
                            "Question %(number)s belongs to the pool “%(pool)s”, which this quiz "
                            "does not have. Add it under Pools, or empty the field."
                        )
                        % {"number": number, "pool": pool}
                    }
                )
        for pool in (child.value for child in self.pools):
            there = asked.count(pool["name"])
            if there < pool["draw"]:
                raise ValidationError(
                    {
                        "pools": _(
                            "Pool %(name)s has %(there)s questions and draws %(draw)s. Draw "
                            "fewer, or write its name at more questions."
                        )
                        % {"name": pool["name"], "there": there, "draw": pool["draw"]}
                    }
                )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context.update(outline_around(self))
        return context

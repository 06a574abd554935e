from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from courses.blocks.bodies import LESSON_BODY
from courses.enums import CompletionRule
from courses.gather import gather_media
from courses.keeping import kept_on
from courses.models.shown import ShownPage
from courses.models.units import RULE_PANEL, UNIT_PARENTS, Completed, Required
from courses.parts import blocks_of
from courses.shelf import outline_around
from courses.translatable import page_fields
from courses.words import plain_words

# What the body must hold for a rule: kind of block, and what to do where there is none.
NEEDS = {
    CompletionRule.WATCHED: (
        "video",
        _("There is no course video to watch. Add one to the body, or choose another rule."),
    ),
    CompletionRule.CHECKLIST: (
        "checklist",
        _("There is no checklist to tick. Add one to the body, or choose another rule."),
    ),
}


class LessonPage(ShownPage, Required, Completed, Page):
    """One sitting of reading and doing.

    A lesson is open to everyone, signed in or not: this is a public office and reading is
    free. Only what needs a person on record (progress, handing in) asks for a seat, and lms/
    brings that through the slots.
    """

    page_description = _("One lesson: text, pictures, video, things to do.")
    template = "pages/courses/lesson.html"
    unit_kind = "lesson"
    parent_page_types = UNIT_PARENTS
    subpage_types = []

    introduction = models.TextField(
        _("introduction"),
        max_length=300,
        help_text=_("What this lesson is for, in one or two sentences."),
    )
    minutes = models.PositiveSmallIntegerField(
        _("time (minutes)"),
        validators=[MinValueValidator(1)],
        help_text=_("Reading and doing, for somebody in no hurry."),
    )
    body = StreamField(
        LESSON_BODY,
        verbose_name=_("body"),
        help_text=_("Short parts in the order of reading: words, a picture or film, then a task."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("minutes"),
        RULE_PANEL,
        FieldPanel("body"),
    ]
    translatable_fields = page_fields(
        words=["introduction", "body"],
        rules=["minutes", "completion_rule", "watch_share", "requires"],
    )
    search_fields = [
        *Page.search_fields,
        index.SearchField("searched_words"),
    ]

    class Meta(Completed.Meta):
        abstract = False
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    def searched_words(self) -> str:
        return plain_words(self, "introduction", "body")

    def clean(self):
        super().clean()
        kind, missing = NEEDS.get(self.completion_rule, (None, ""))
        if kind and not self.is_draft and not blocks_of(self, kind):
            raise ValidationError({"completion_rule": missing})

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context.update(gather_media(self.body))
        context.update(outline_around(self))
        context["kept"] = kept_on(request, self)
        return context

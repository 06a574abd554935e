from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from courses.blocks.bodies import PILLARS, SCALE
from courses.enums import Pillar
from courses.models.shown import ShownPage
from courses.translatable import page_fields


class SelfAssessmentPage(ShownPage, Page):
    """What residents are asked about themselves before and after a class.

    The statements are content; the answers are kept by lms/, with a copy of what was asked.
    """

    page_description = _("Statements on the four pillars, asked before and after a class.")
    template = "pages/courses/self_assessment.html"
    parent_page_types = ["courses.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    introduction = models.TextField(
        _("introduction"),
        max_length=400,
        help_text=_("What the answers are for, and that nobody has to give them."),
    )
    scale = StreamField(
        SCALE,
        min_num=3,
        max_num=7,
        verbose_name=_("scale"),
        help_text=_("From the least to the most. The first counts 1, the next 2, and so on."),
    )
    pillars = StreamField(
        PILLARS,
        min_num=1,
        max_num=4,
        verbose_name=_("pillars"),
        help_text=_("Each pillar once. Answers given before keep the words they were given to."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("scale"),
        FieldPanel("pillars"),
    ]
    translatable_fields = page_fields(words=["introduction", "scale", "pillars"])

    class Meta:
        verbose_name = _("self-assessment")
        verbose_name_plural = _("self-assessments")

    def clean(self):
        super().clean()
        named = [child.value["pillar"] for child in self.pillars]
        if len(named) != len(set(named)):
            raise ValidationError(
                {"pillars": _("Each pillar stands here once. Put its statements together.")}
            )

    @property
    def asked(self) -> list[dict]:
        """`{"key": pillar, "statements": [{"key", "text"}]}` in the order of asking; the keys
        are the same in every language."""
        return [
            {
                "key": child.value["pillar"],
                "statements": [
                    {"key": each.id, "text": each.value}
                    for each in child.value["statements"].bound_blocks
                ],
            }
            for child in self.pillars
        ]

    @property
    def labels(self) -> list[str]:
        return [child.value for child in self.scale]

    @property
    def named(self) -> list[tuple[str, list[str]]]:
        """The statements under the pillars' names, to be read."""
        return [
            (Pillar(child.value["pillar"]).label, list(child.value["statements"]))
            for child in self.pillars
        ]

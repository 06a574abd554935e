from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from courses.blocks.bodies import LESSON_BODY
from courses.blocks.rubric import RubricBlock
from courses.enums import HandInGate
from courses.gather import gather_media
from courses.models.shown import ShownPage
from courses.models.units import UNIT_PARENTS, Required
from courses.shelf import outline_around
from courses.translatable import page_fields


class AssignmentPage(ShownPage, Required, Page):
    """The brief of a work to hand in, with rules that lms/ copies when they start to matter."""

    page_description = _("A work to hand in: brief, rubric, platform profile.")
    template = "pages/courses/assignment.html"
    unit_kind = "assignment"
    parent_page_types = UNIT_PARENTS
    subpage_types = []

    introduction = models.TextField(
        _("introduction"), max_length=300, help_text=_("The assignment in one or two sentences.")
    )
    body = StreamField(
        LESSON_BODY,
        verbose_name=_("brief"),
        help_text=_("What to make, how long, in which form, and how to begin."),
    )
    profile = models.ForeignKey(
        "media_tools.PlatformProfile",
        verbose_name=_("platform profile"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The rules that the video is measured against."),
    )
    blocks_hand_in = models.CharField(
        _("what blocks hand-in"),
        max_length=20,
        choices=HandInGate.choices,
        default=HandInGate.NOTHING,
        help_text=_("A file that is not a real video is refused in any case."),
    )
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark (%)"),
        default=70,
        help_text=_("Of the rubric's points. Classes that have the assignment keep theirs."),
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    rubric = StreamField(
        RubricBlock(min_num=1, max_num=8),
        verbose_name=_("rubric"),
        help_text=_("Works already handed in keep the rubric they were handed in under."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("profile"),
                FieldPanel("blocks_hand_in"),
                FieldPanel("pass_mark"),
                FieldPanel("requires"),
            ],
            heading=_("Rules"),
        ),
        FieldPanel("rubric"),
    ]
    translatable_fields = page_fields(
        words=["introduction", "body", "rubric"],
        rules=["profile", "blocks_hand_in", "pass_mark", "requires"],
    )
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context.update(gather_media(self.body))
        context.update(outline_around(self))
        return context

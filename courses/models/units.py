"""What lessons, quizzes and assignments have in common: they are the units of a course."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from courses.blocks.bodies import REQUIRES
from courses.enums import CompletionRule

UNIT_PARENTS = ["courses.CoursePage", "courses.ModulePage"]


class Required(models.Model):
    """Units that have to be done before this one counts. Reading is never locked: the rule is
    for progress, quizzes and handing in, and lms/ enforces it."""

    requires = StreamField(
        REQUIRES,
        blank=True,
        max_num=5,
        verbose_name=_("what comes first"),
        help_text=_("What has to be done before this. Leave empty where the order is free."),
    )

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.pk and self.pk in everything_before(self):
            raise ValidationError(
                {
                    "requires": _(
                        "This would wait for itself: what you chose comes after it already. Take "
                        "it out here, or there."
                    )
                }
            )

    @property
    def required_ids(self) -> list[int]:
        """Ids of the required pages, in this page's language; no query."""
        return [child["value"] for child in self.requires.raw_data if child["value"]]


class Completed(models.Model):
    """When a lesson counts as done, declared by its editor."""

    completion_rule = models.CharField(
        _("when it counts as done"),
        max_length=20,
        choices=CompletionRule.choices,
        default=CompletionRule.READ,
        help_text=_("The lesson tells the resident at its end what is still missing."),
    )
    watch_share = models.PositiveSmallIntegerField(
        _("share to watch (%)"),
        default=80,
        help_text=_("Of each video of the lesson; only where watching is the rule."),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(watch_share__gte=1, watch_share__lte=100),
                name="%(class)s_watch_share_is_a_percentage",
                violation_error_message=_("A share lies between 1 and 100 percent."),
            )
        ]


def everything_before(unit) -> set[int]:
    """Ids of what comes first, of what comes before that, and so on; one query a step."""
    found, step = set(), set(unit.required_ids)
    while step:
        found |= step
        pages = Page.objects.filter(pk__in=step).specific()
        step = {pk for page in pages for pk in page.required_ids} - found
    return found


RULE_PANEL = MultiFieldPanel(
    [FieldPanel("completion_rule"), FieldPanel("watch_share"), FieldPanel("requires")],
    heading=_("Rules"),
)

"""How long it is kept who wrote what under lessons, and what was hidden there."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.people.retention import Rule, before, delete_rows, in_batches, register_rule

from .models import Answer, Question, Report
from .post_states import PostState


def named_in_classes_over(moment):
    """What still says who wrote or reported it, in classes that ended before `moment`."""
    over = timezone.localdate(moment)
    return (
        Question.objects.filter(cohort__ends_on__lt=over, author__isnull=False),
        Answer.objects.filter(question__cohort__ends_on__lt=over, author__isnull=False),
        Report.objects.filter(question__cohort__ends_on__lt=over, reporter__isnull=False),
        Report.objects.filter(answer__question__cohort__ends_on__lt=over, reporter__isnull=False),
    )


def forget_writers(rows) -> int:
    field = "reporter" if isinstance(rows[0], Report) else "author"
    return type(rows[0]).objects.filter(pk__in=[row.pk for row in rows]).update(**{field: None})


def hidden_before(moment):
    hidden = {"state": PostState.HIDDEN, "hidden_at__lt": moment}
    return Answer.objects.filter(**hidden), Question.objects.filter(**hidden)


def over_several(*, code, find, remove, **said) -> Rule:
    """As `retention.by_rows`, where `find(moment)` gives QuerySets of several models."""

    def count(now) -> int:
        return sum(found.count() for found in find(before(code, now)))

    def act(now) -> int:
        return sum(in_batches(found, remove) for found in find(before(code, now)))

    return Rule(code=code, count=count, act=act, **said)


RULES = (
    over_several(
        code="question_names",
        what=_(
            "Who asked, answered or reported under a lesson, counted from the end of the class"
        ),
        why=_("The words stay without a name: a good answer helps later classes."),
        days=180,
        least=30,
        find=named_in_classes_over,
        remove=forget_writers,
    ),
    over_several(
        code="questions_hidden",
        what=_("Questions and answers that were hidden, with what stands under them"),
        why=_("So long its writer can read why, and a mistake can be put right."),
        days=90,
        least=14,
        find=hidden_before,
        remove=delete_rows,
    ),
)


def register_rules() -> None:
    for rule in RULES:
        register_rule(rule)

"""The self-assessment on the four pillars of digital literacy: when it is asked, and its answers.

Before the class: until the second lesson is done, so that the answer is still one from before.
After it: once everything is done, until 90 days after the last day of the class.
"""

import hashlib
import json
from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.languages import in_language
from courses.models import SelfAssessmentPage
from lms.enrolment.enums import TAKES_PART, EnrolmentState
from lms.enrolment.models import Enrolment
from lms.people.trail import record

from .models import SelfAssessment
from .next_steps import Step, Urgency
from .progress import progress_of

Moment = SelfAssessment.Moment
ASKED_AFTER_FOR = timedelta(days=90)
LESSONS_BEFORE = 2


class NotNow(Exception):
    """It is not the time for this; the message is for the resident."""


def questionnaire() -> SelfAssessmentPage | None:
    """The live page in the reader's language, or None where the office asks nothing."""
    page = SelfAssessmentPage.objects.live().order_by("path").first()
    return page and in_language(page)


def moment_of(enrolment, *, lessons_done: int, is_finished: bool) -> str | None:
    """Which answer can be given now, if any. Pure but for today's date."""
    if enrolment.state not in TAKES_PART:
        return None
    if is_finished or enrolment.state == EnrolmentState.COMPLETED:
        over = timezone.localdate() > enrolment.cohort.ends_on + ASKED_AFTER_FOR
        return None if over else Moment.AFTER
    return Moment.BEFORE if lessons_done < LESSONS_BEFORE else None


@transaction.atomic
def give(*, enrolment, moment: str, page, answers: dict[str, int]) -> SelfAssessment:
    """Keep the answers, in place of earlier ones of the same moment. `answers` holds a value of
    the scale for every statement of `page`. Raises ValueError where one is missing or outside."""
    asked = page.asked
    keys = {each["key"] for pillar in asked for each in pillar["statements"]}
    top = len(page.labels)
    if answers.keys() != keys or not all(1 <= value <= top for value in answers.values()):
        raise ValueError("answers")
    return keep(
        enrolment,
        moment,
        is_skipped=False,
        answers=answers,
        means={pillar["key"]: mean(pillar, answers) for pillar in asked},
        scale=top,
        asked_sha256=fingerprint(asked, top),
    )


def skip(*, enrolment, moment: str) -> SelfAssessment:
    """Not to be asked again. An answer that is there stays."""
    with transaction.atomic():
        Enrolment.objects.select_for_update().get(pk=enrolment.pk)
        known = SelfAssessment.objects.filter(enrolment=enrolment, moment=moment).first()
        return known or keep(enrolment, moment, is_skipped=True)


def keep(enrolment, moment, **values) -> SelfAssessment:
    Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    given, _created = SelfAssessment.objects.update_or_create(
        enrolment=enrolment, moment=moment, defaults={**values, "given_at": timezone.now()}
    )
    verb = "skipped" if given.is_skipped else "given"
    record(verb=f"self_assessment.{verb}", subject=given, actor=enrolment.resident, moment=moment)
    return given


def mean(pillar, answers) -> int:
    """In hundredths, rounded half up."""
    values = [answers[each["key"]] for each in pillar["statements"]]
    return (200 * sum(values) + len(values)) // (2 * len(values))


def fingerprint(asked, top) -> str:
    """Of what was asked, whatever the language: keys by pillar and the length of the scale."""
    shape = [[pillar["key"], [each["key"] for each in pillar["statements"]]] for pillar in asked]
    return hashlib.sha256(json.dumps([shape, top]).encode()).hexdigest()


def done_of(progress) -> int:
    return sum(lesson.done for lesson in progress.lessons)


def refuse_unless(enrolment, moment) -> None:
    """Raises NotNow where `moment` is not what can be answered now."""
    course = enrolment.cohort.course
    progress = progress_of(resident=enrolment.resident, courses=[course])[course.pk]
    now = moment_of(enrolment, lessons_done=done_of(progress), is_finished=progress.is_done)
    if moment == now:
        return
    if moment == Moment.BEFORE:
        raise NotNow(_("You have begun already: only answers from before the class count."))
    raise NotNow(_("This is asked when everything in the class is done."))


def steps_of(enrolments, progress) -> dict[int, Step]:
    """The step to answer, by enrolment, for those who have not; two queries however many."""
    open_now = {}
    for each in enrolments:
        known = progress[each.cohort.course_id]
        moment = moment_of(each, lessons_done=done_of(known), is_finished=known.is_done)
        if moment:
            open_now[each.pk] = (each, moment)
    if not open_now or not SelfAssessmentPage.objects.live().exists():
        return {}
    given = set(
        SelfAssessment.objects.filter(enrolment__in=open_now).values_list("enrolment", "moment")
    )
    return {
        pk: step(enrolment, moment)
        for pk, (enrolment, moment) in open_now.items()
        if (pk, moment) not in given
    }


def step(enrolment, moment) -> Step:
    url = reverse("learning:self_assessment", args=[enrolment.cohort.slug, moment])
    if moment == Moment.BEFORE:
        return Step(
            Urgency.BEGIN,
            _("How able are you today?"),
            _("Two minutes before you begin, so that you see later what you gained."),
            url,
            _("Answer now"),
        )
    return Step(
        Urgency.LOOK_BACK,
        _("How able are you now?"),
        _("The same statements as before the class: see what you gained."),
        url,
        _("Answer now"),
    )

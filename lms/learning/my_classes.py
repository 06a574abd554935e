"""The classes of one resident, each with its progress and its one next step."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.enrolment.enums import TAKES_PART, EnrolmentState
from lms.enrolment.models import Enrolment, Meeting
from lms.enrolment.phases import days, moment
from lms.enrolment.queries import waiting_positions
from lms.enrolment.shown import describe_meeting

from .next_steps import Step, Urgency, steps_of_higher_rooms
from .progress import CourseProgress, progress_of
from .self_assessing import steps_of as assessment_steps


@dataclass(frozen=True)
class MyClass:
    enrolment: Enrolment
    progress: CourseProgress
    step: Step
    # In words, as `describe_meeting` says it.
    meeting: dict[str, str] | None = None
    # The self-assessment that can be given now.
    about_oneself: Step | None = None

    @property
    def takes_part(self) -> bool:
        return self.enrolment.state in TAKES_PART

    @property
    def when(self) -> str:
        return days(self.enrolment.cohort.starts_on, self.enrolment.cohort.ends_on)


def my_classes(resident, request=None) -> list[MyClass]:
    """Every class that `resident` has a place in, the one with the most urgent step first.

    The number of queries does not depend on how many they are.
    """
    enrolments = list(
        Enrolment.objects.of(resident)
        .alive()
        .select_related("cohort__course", "group")
        .order_by("-cohort__starts_on", "pk")
    )
    if not enrolments:
        return []
    progress = progress_of(resident=resident, courses=[each.cohort.course for each in enrolments])
    positions = waiting_positions(enrolments)
    answers = steps_of_higher_rooms([each for each in enrolments if each.state in TAKES_PART])
    about_oneself = assessment_steps(enrolments, progress)
    meetings = next_meetings(enrolments)
    classes = [
        MyClass(
            enrolment=each,
            progress=progress[each.cohort.course_id],
            step=min(
                [
                    own_step(each, progress[each.cohort.course_id], positions, request),
                    *answers.get(each.pk, ()),
                    *filter(None, [about_oneself.get(each.pk)]),
                ],
                key=lambda step: step.urgency,
            ),
            meeting=meetings.get(each.cohort_id),
            about_oneself=about_oneself.get(each.pk),
        )
        for each in enrolments
    ]
    return sorted(classes, key=lambda one: one.step.urgency)


def next_meetings(enrolments) -> dict[int, dict[str, str]]:
    """The meeting that is on or comes next, in words, by cohort id."""
    ahead = Meeting.objects.filter(
        cohort__in=[each.cohort_id for each in enrolments], ends_at__gt=timezone.now()
    ).order_by("starts_at")
    cohorts = {each.cohort_id: each.cohort for each in enrolments}
    found: dict[int, dict[str, str]] = {}
    for meeting in ahead:
        if meeting.cohort_id not in found:
            found[meeting.cohort_id] = describe_meeting(meeting, cohorts[meeting.cohort_id])
    return found


def own_step(enrolment, progress, positions, request) -> Step:
    """What learning itself knows: a place in the line, a unit to learn, or all of it done."""
    if enrolment.state not in TAKES_PART:
        return waiting_step(enrolment, positions)
    if enrolment.state == EnrolmentState.COMPLETED:
        return Step(
            Urgency.DONE,
            _("You completed this class"),
            _("Congratulations! The lessons stay open for you."),
        )
    if progress.next_unit is not None:
        return learning_step(progress, request)
    if enrolment.state == EnrolmentState.NOT_PASSED:
        return Step(
            Urgency.WAIT,
            _("You have not passed this class"),
            _("Ask your trainer how you can go on."),
        )
    if not progress.is_done:
        return Step(
            Urgency.WAIT,
            _("You cannot go on alone here"),
            _("You have used all attempts of a quiz. Ask your trainer for another one."),
        )
    return Step(Urgency.DONE, _("You have done all lessons"))


def waiting_step(enrolment, positions) -> Step:
    cohort_page = reverse("enrolment:cohort", args=[enrolment.cohort.slug])
    if enrolment.state == EnrolmentState.OFFERED:
        return Step(
            Urgency.OFFER,
            _("A seat is kept for you"),
            _("Say until %(expires)s whether you take it.")
            % {"expires": moment(enrolment.offer_expires_at)},
            cohort_page,
            _("Answer now"),
        )
    if enrolment.pk not in positions:
        return Step(
            Urgency.WAIT,
            _("Your application is being looked at"),
            url=cohort_page,
            action=_("See this class"),
        )
    position = {"position": positions[enrolment.pk]}
    return Step(
        Urgency.WAIT,
        _("You are number %(position)s on the waiting list") % position,
        _("We tell you at once when a seat becomes free. You can read the lessons already."),
        cohort_page,
        _("See this class"),
    )


def learning_step(progress, request) -> Step:
    unit = progress.next_unit
    if unit.kind == "quiz":
        return quiz_step(unit, request)
    return lesson_step(unit, progress, request)


def quiz_step(quiz, request) -> Step:
    return Step(
        Urgency.LEARN,
        quiz.page.title,
        " ".join(quiz.why.missing) if quiz.why else quiz.page.introduction,
        quiz.page.get_url(request),
        _("Go on with the quiz") if quiz.opened else _("Take the quiz"),
    )


def lesson_step(lesson, progress, request) -> Step:
    if lesson.opened:
        action = _("Continue reading")
    elif progress.done:
        action = _("Read the next lesson")
    else:
        action = _("Read the first lesson")
    return Step(
        Urgency.LEARN,
        _("Lesson %(number)s: %(title)s") % {"number": lesson.number, "title": lesson.page.title},
        # Once begun, what is missing says more than what it is about.
        " ".join(lesson.why.missing) if lesson.why else lesson.page.introduction,
        lesson.page.get_url(request),
        action,
    )

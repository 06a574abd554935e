"""The classes of one resident, each with its progress and its one next step."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.enrolment.attendance import is_open
from lms.enrolment.enums import TAKES_PART, EnrolmentState, Selection
from lms.enrolment.models import Attendance, Enrolment, Meeting
from lms.enrolment.phases import days, moment
from lms.enrolment.queries import waiting_positions
from lms.enrolment.shown import describe_meeting

from .next_steps import Step, Urgency, steps_of_higher_rooms
from .progress import CourseProgress, progress_of
from .self_assessing import steps_of as assessment_steps

# What somebody waits for who applied to a class that gives no seats in order.
BEFORE_THE_CHOICE = {
    Selection.LOTTERY: gettext_lazy("You are in the draw: lots decide"),
    Selection.OFFICER: gettext_lazy("The office chooses who gets a seat"),
}


@dataclass(frozen=True)
class MyClass:
    enrolment: Enrolment
    progress: CourseProgress
    step: Step
    # In words, as `describe_meeting` says it.
    meeting: dict[str, str] | None = None
    # Its attendance is open now; and the resident is down as present.
    meets_now: bool = False
    is_present: bool = False
    # The self-assessment that can be given now.
    about_oneself: Step | None = None

    @property
    def takes_part(self) -> bool:
        return self.enrolment.state in TAKES_PART

    @property
    def when(self) -> str:
        return days(self.enrolment.cohort.starts_on, self.enrolment.cohort.ends_on)


def my_classes(resident, request=None) -> list[MyClass]:
    """Every class that `resident` has a place in: what meets now first, then by how urgent the
    next step is.

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
    meetings = next_meetings([each for each in enrolments if each.state in TAKES_PART])
    open_now = {cohort for cohort, meeting in meetings.items() if is_open(meeting)}
    attended = attended_of(enrolments, [meetings[cohort] for cohort in open_now])
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
            meeting=described(each, meetings.get(each.cohort_id)),
            meets_now=each.cohort_id in open_now,
            is_present=each.pk in attended,
            about_oneself=about_oneself.get(each.pk),
        )
        for each in enrolments
    ]
    return sorted(classes, key=lambda one: (not one.meets_now, one.step.urgency))


def next_meetings(enrolments) -> dict[int, Meeting]:
    """The meeting that is on or comes next, by cohort id."""
    ahead = Meeting.objects.filter(
        cohort__in=[each.cohort_id for each in enrolments], ends_at__gt=timezone.now()
    ).order_by("starts_at")
    found: dict[int, Meeting] = {}
    for meeting in ahead:
        found.setdefault(meeting.cohort_id, meeting)
    return found


def attended_of(enrolments, meetings) -> set[int]:
    """Ids of the enrolments that are down as present at one of these meetings."""
    rows = Attendance.objects.standing().filter(meeting__in=meetings, enrolment__in=enrolments)
    return set(rows.values_list("enrolment", flat=True))


def described(enrolment, meeting) -> dict[str, str] | None:
    return describe_meeting(meeting, enrolment.cohort) if meeting else None


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
    if enrolment.pk not in positions and not enrolment.cohort.seats_in_order:
        return Step(
            Urgency.WAIT,
            BEFORE_THE_CHOICE[enrolment.cohort.selection],
            _("Applications are open until %(closes)s. We tell you as soon as it is decided.")
            % {"closes": moment(enrolment.cohort.applications_close_at)},
            cohort_page,
            _("See this class"),
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

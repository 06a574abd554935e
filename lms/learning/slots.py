"""What learning draws on course pages: progress, a lesson's end, the home page's next step."""

from django.template.loader import render_to_string

from courses.languages import canonical
from courses.models import LessonPage
from courses.shelf import course_of
from lms.enrolment.queries import cohorts_ahead, open_cohorts, taking_part_in
from lms.enrolment.shown import show

from .completion import explain_lesson
from .models import LessonProgress, QuizAttempt
from .my_classes import my_classes
from .progress import progress_of
from .reading import note_opened
from .recount import rules_of
from .requirements import missing_for


def render_course_progress(request, page):
    """How far this visitor is with the course; nothing for who takes no part in it."""
    if not taking_part_in(page, request.user).exists():
        return ""
    return draw("course_progress", request, progress=progress_on(canonical(page), request.user))


def render_lesson_progress(request, page):
    """The end of a lesson: mark it as read, or an invitation for who takes no part."""
    course = canonical(course_of(page))
    if not taking_part_in(course, request.user).exists():
        return draw("invitation", request, shown=way_in(course, request.user))
    progress = progress_on(course, request.user)
    lesson = next(
        (each for each in progress.lessons if each.page.translation_key == page.translation_key),
        None,
    )
    # A draft that an editor previews is not among the live lessons and keeps no progress.
    if lesson is None or getattr(request, "is_preview", False):
        return ""
    if not lesson.opened:
        note_opened(lesson=page, resident=request.user)
    return draw(
        "lesson_progress",
        request,
        page=page,
        progress=progress,
        lesson=lesson,
        why=explanation_of(lesson.pk, request.user),
    )


def explanation_of(lesson_pk, resident):
    """Of one canonical lesson, with all that is needed to say it."""
    lesson = LessonPage.objects.get(pk=lesson_pk)
    return explain_lesson(
        rules_of([lesson])[lesson.pk],
        LessonProgress.objects.filter(resident=resident, lesson=lesson).first(),
        first=missing_for(lesson, resident),
    )


def render_quiz_attempt(request, page):
    """Begin or go on, for who takes part; an invitation for others."""
    course = canonical(course_of(page))
    if not taking_part_in(course, request.user).exists():
        return draw("invitation", request, shown=way_in(course, request.user))
    quiz = canonical(page)
    attempts = list(QuizAttempt.objects.filter(resident=request.user, quiz=quiz))
    return draw(
        "quiz_slot",
        request,
        page=page,
        missing=missing_for(quiz, request.user),
        open=next((each for each in attempts if each.is_open), None),
        attempts=[each for each in attempts if not each.is_open],
        passed=any(each.passed for each in attempts),
        left=max(0, quiz.attempts_allowed - len(attempts)) if quiz.attempts_allowed else None,
    )


def render_self_assessment(request, page):
    """The classes for which this visitor can answer now."""
    mine = my_classes(request.user, request) if request.user.is_authenticated else []
    steps = [one for one in mine if one.about_oneself]
    return draw("self_assessment_slot", request, classes=steps) if steps else ""


def render_home_next_step(request, page):
    """The one next step of a signed-in resident; for others the class that is open now."""
    classes = my_classes(request.user, request) if request.user.is_authenticated else []
    if classes:
        return draw("home_step", request, mine=classes[0])
    shown = next((each for each in show(open_cohorts()) if each.seats.left), None)
    return draw("home_open_class", request, shown=shown) if shown else ""


def progress_on(course, resident):
    return progress_of(resident=resident, courses=[course])[course.pk]


def way_in(course, user):
    """The class to point a visitor to: their own (they wait for a seat), or one to join."""
    ahead = show(cohorts_ahead([course]), user=user)
    own = [each for each in ahead if each.mine]
    return next(iter(own or [each for each in ahead if each.is_joinable]), None)


def draw(name, request, **context):
    return render_to_string(f"pages/learning/{name}.html", context, request)

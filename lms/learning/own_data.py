"""What this room holds of a person."""

from django.utils.translation import gettext_lazy as _

from lms.people.erasing import holds
from lms.people.personal import Part, Room, as_rows, register
from lms.people.reading import choice

from .models import (
    Answer,
    LearningEvent,
    LessonProgress,
    Question,
    QuizAttempt,
    Report,
    SelfAssessment,
)
from .post_states import Objection, PostState, ReportState

PARTS = {
    "lessons": Part(
        _("Lessons that you opened"),
        _("To show you how far you are, and to know who completed the course."),
        {
            "lesson__title": _("Lesson"),
            "opened_at": _("Opened on"),
            "completed_at": _("Completed on"),
            "watched": _("Seconds of films that you played"),
            "stopped": _("Where you left a film"),
            "ticked": _("What you ticked"),
            "written": _("What you wrote"),
        },
    ),
    "events": Part(
        _("What you did in lessons"),
        _("Your progress is counted from it, so that nothing done without a line is lost."),
        {
            "lesson__title": _("Lesson"),
            "kind": _("What"),
            "data": _("Which one"),
            "happened_at": _("When"),
        },
        {"kind": choice(LearningEvent.Kind)},
    ),
    "quizzes": Part(
        _("Quizzes that you took"),
        _("To show you what you know, and to know who completed the course."),
        {
            "quiz__title": _("Quiz"),
            "number": _("Attempt"),
            "started_at": _("Begun on"),
            "submitted_at": _("Handed in on"),
            "score": _("Percent"),
            "answers": _("Your answers"),
        },
    ),
    "self_assessments": Part(
        _("How able you said you are"),
        _("To show what the class brought you, and what the programme brought everybody."),
        {
            "enrolment__cohort__name": _("Class"),
            "moment": _("When"),
            "is_skipped": _("Would rather not say"),
            "given_at": _("Given on"),
            "means": _("Mean by pillar, in hundredths"),
            "answers": _("Your answers"),
        },
        {"moment": choice(SelfAssessment.Moment)},
    ),
    "questions": Part(
        _("Your questions under lessons"),
        _("So that your class and your trainers can answer them."),
        {
            "lesson__title": _("Lesson"),
            "body": _("What you wrote"),
            "state": _("State"),
            "hidden_for": _("Why hidden"),
            "written_at": _("Written on"),
            "edited_at": _("Changed on"),
        },
        {"state": choice(PostState), "hidden_for": choice(Objection)},
    ),
    "answers": Part(
        _("Your answers under lessons"),
        _("So that others learn from them."),
        {
            "question__lesson__title": _("Lesson"),
            "body": _("What you wrote"),
            "state": _("State"),
            "hidden_for": _("Why hidden"),
            "written_at": _("Written on"),
            "edited_at": _("Changed on"),
        },
        {"state": choice(PostState), "hidden_for": choice(Objection)},
    ),
    "reports": Part(
        _("What you reported"),
        _("So that a trainer can look at it."),
        {"reason": _("Reason"), "state": _("State"), "made_at": _("When")},
        {"reason": choice(Objection), "state": choice(ReportState)},
    ),
}

WORDS = {
    "quiz.submitted": _("Quiz handed in"),
    "learning.quizattempt": _("Attempt at a quiz"),
    "self_assessment.given": _("Self-assessment given"),
    "self_assessment.skipped": _("Self-assessment left out"),
    "learning.selfassessment": _("Self-assessment"),
    "question.hidden": _("Question hidden"),
    "question.shown": _("Question shown again"),
    "question.pinned": _("Question pinned"),
    "question.unpinned": _("Question no longer pinned"),
    "question.left": _("Reported question left as it is"),
    "answer.hidden": _("Answer hidden"),
    "answer.shown": _("Answer shown again"),
    "answer.chosen": _("Answer chosen"),
    "answer.unchosen": _("Answer no longer chosen"),
    "answer.left": _("Reported answer left as it is"),
    "report.made": _("Something under a lesson reported"),
    "learning.question": _("Question under a lesson"),
    "learning.answer": _("Answer under a lesson"),
    "learning.report": _("Report of something under a lesson"),
}


def rows(person) -> dict[str, list[dict]]:
    read = LessonProgress.objects.filter(resident=person).order_by("-opened_at", "-pk")
    did = LearningEvent.objects.filter(resident=person).order_by("-happened_at", "-pk")
    took = QuizAttempt.objects.filter(resident=person).order_by("-started_at", "-pk")
    said = SelfAssessment.objects.filter(enrolment__resident=person).order_by("given_at", "pk")
    wrote = ("body", "state", "hidden_for", "written_at", "edited_at")
    asked = Question.objects.filter(author=person).order_by("-written_at", "-pk")
    answered = Answer.objects.filter(author=person).order_by("-written_at", "-pk")
    reported = Report.objects.filter(reporter=person).order_by("-made_at", "-pk")
    return {
        "questions": as_rows(asked, "lesson__title", *wrote),
        "answers": as_rows(answered, "question__lesson__title", *wrote),
        "reports": as_rows(reported, "reason", "state", "made_at"),
        "lessons": as_rows(
            read,
            "lesson__title",
            "opened_at",
            "completed_at",
            "watched",
            "stopped",
            "ticked",
            "written",
        ),
        "events": as_rows(did, "lesson__title", "kind", "data", "happened_at"),
        "quizzes": as_rows(
            took, "quiz__title", "number", "started_at", "submitted_at", "score", "answers"
        ),
        "self_assessments": as_rows(
            said,
            "enrolment__cohort__name",
            "moment",
            "is_skipped",
            "given_at",
            "means",
            "answers",
        ),
    }


def erase(person, tombstone) -> None:
    """Progress and means stay as numbers; what somebody wrote or answered goes."""
    SelfAssessment.objects.filter(enrolment__resident=person).update(answers={})
    LearningEvent.objects.filter(resident=person).delete()
    LessonProgress.objects.filter(resident=person).update(
        resident=tombstone, watched={}, stopped={}, ticked=[], written={}
    )
    QuizAttempt.objects.filter(resident=person, submitted_at=None).delete()
    QuizAttempt.objects.filter(resident=person).update(resident=tombstone, answers={})
    # What others answered stays theirs; the words above it go, and the name.
    Question.objects.filter(author=person, answers=None).delete()
    for written in (Question, Answer):
        written.objects.filter(author=person).update(author=None, body="")
    Report.objects.filter(reporter=person).update(reporter=None)


def register_room() -> None:
    register(
        Room(
            "learning",
            rows=rows,
            erase=erase,
            parts=PARTS,
            words=WORDS,
            holds=(holds(LessonProgress, "resident"), holds(QuizAttempt, "resident")),
        )
    )

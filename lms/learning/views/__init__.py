from .keeping import events, kept, lesson_end, progress_reasons
from .lessons import mine, read
from .quizzes import quiz_answer, quiz_attempt, quiz_begin, quiz_submit
from .self_assessments import self_assessment

__all__ = [
    "events",
    "kept",
    "lesson_end",
    "mine",
    "progress_reasons",
    "quiz_answer",
    "quiz_attempt",
    "quiz_begin",
    "quiz_submit",
    "read",
    "self_assessment",
]

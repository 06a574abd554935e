from .lessons import mine, read
from .quizzes import quiz_answer, quiz_attempt, quiz_begin, quiz_submit
from .self_assessments import self_assessment

__all__ = [
    "mine",
    "quiz_answer",
    "quiz_attempt",
    "quiz_begin",
    "quiz_submit",
    "read",
    "self_assessment",
]

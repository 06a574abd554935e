from .event import LearningEvent
from .progress import LessonProgress
from .question import Answer, Question, Report
from .quiz import QuizAttempt
from .self_assessment import SelfAssessment

__all__ = [
    "Answer",
    "LearningEvent",
    "LessonProgress",
    "Question",
    "QuizAttempt",
    "Report",
    "SelfAssessment",
]

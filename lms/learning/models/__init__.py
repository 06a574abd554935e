from .event import LearningEvent
from .progress import LessonProgress
from .quiz import QuizAttempt
from .self_assessment import SelfAssessment

__all__ = ["LearningEvent", "LessonProgress", "QuizAttempt", "SelfAssessment"]

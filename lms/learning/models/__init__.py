from .event import LearningEvent
from .progress import LessonProgress
from .quiz import QuizAttempt

__all__ = ["LearningEvent", "LessonProgress", "QuizAttempt"]

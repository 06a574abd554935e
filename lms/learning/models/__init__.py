from .event import LearningEvent
from .progress import LessonProgress
from .question import Answer, Question, Report
from .quiz import QuizAttempt

__all__ = ["Answer", "LearningEvent", "LessonProgress", "Question", "QuizAttempt", "Report"]

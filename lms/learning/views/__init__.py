from .lessons import mine, read
from .quizzes import quiz_answer, quiz_attempt, quiz_begin, quiz_submit

__all__ = ["mine", "quiz_answer", "quiz_attempt", "quiz_begin", "quiz_submit", "read"]

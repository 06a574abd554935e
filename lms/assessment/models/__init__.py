from .assignment import Assignment
from .attempt import Attempt
from .review import Review, TimedComment

__all__ = ["Assignment", "Attempt", "Review", "TimedComment"]

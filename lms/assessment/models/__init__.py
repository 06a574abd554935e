from .assignment import Assignment
from .attempt import Attempt
from .gradebook import MOST_WEIGHT, ColumnWeight, Excuse, ScoreOverride
from .review import Review, TimedComment

__all__ = [
    "MOST_WEIGHT",
    "Assignment",
    "Attempt",
    "ColumnWeight",
    "Excuse",
    "Review",
    "ScoreOverride",
    "TimedComment",
]

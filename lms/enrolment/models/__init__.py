from .cohort import Cohort, SeatGroup
from .enrolment import Enrolment
from .meeting import Meeting

__all__ = ["Cohort", "Enrolment", "Meeting", "SeatGroup"]

from .attendance import Attendance, CodeGuess
from .calendar_feed import CalendarFeed
from .cohort import Cohort, SeatGroup
from .enrolment import Enrolment
from .evidence import MeetingPhoto, Minutes
from .meeting import Meeting

__all__ = [
    "Attendance",
    "CalendarFeed",
    "CodeGuess",
    "Cohort",
    "Enrolment",
    "Meeting",
    "MeetingPhoto",
    "Minutes",
    "SeatGroup",
]

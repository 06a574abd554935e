from .attendance import Attendance, CodeGuess
from .calendar_feed import CalendarFeed
from .cohort import Cohort, SeatGroup, group_key, group_label
from .enrolment import Enrolment
from .evidence import MeetingPhoto, Minutes
from .lottery import Lottery, LotteryTicket
from .meeting import Meeting
from .nomination import Nomination

__all__ = [
    "Attendance",
    "CalendarFeed",
    "CodeGuess",
    "Cohort",
    "Enrolment",
    "Lottery",
    "LotteryTicket",
    "Meeting",
    "MeetingPhoto",
    "Minutes",
    "Nomination",
    "SeatGroup",
    "group_key",
    "group_label",
]

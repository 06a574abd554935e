from .announcement import Announcement, AnnouncementEdition, AnnouncementRead
from .attendance import Attendance, CodeGuess
from .calendar_feed import CalendarFeed
from .cancelled_meeting import CancelledMeeting
from .cohort import Cohort, SeatGroup, group_key, group_label
from .enrolment import Enrolment
from .evidence import MeetingPhoto, Minutes
from .lottery import Lottery, LotteryTicket
from .meeting import Meeting
from .nomination import Nomination

__all__ = [
    "Announcement",
    "AnnouncementEdition",
    "AnnouncementRead",
    "Attendance",
    "CalendarFeed",
    "CancelledMeeting",
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

from .cohort import Cohort, SeatGroup, group_key, group_label
from .enrolment import Enrolment
from .lottery import Lottery, LotteryTicket
from .meeting import Meeting
from .nomination import Nomination

__all__ = [
    "Cohort",
    "Enrolment",
    "Lottery",
    "LotteryTicket",
    "Meeting",
    "Nomination",
    "SeatGroup",
    "group_key",
    "group_label",
]

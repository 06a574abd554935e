from .application import application, take_back
from .cohort import apply, classes, cohort
from .lottery import lottery_file
from .nominations import nomination, nominations
from .office import applicants, cohorts, decide_all
from .place import accept, change, withdraw

__all__ = [
    "accept",
    "applicants",
    "application",
    "apply",
    "change",
    "classes",
    "cohort",
    "cohorts",
    "decide_all",
    "lottery_file",
    "nomination",
    "nominations",
    "take_back",
    "withdraw",
]

from .consent import ConsentRecord, ConsentText, NeverChanged, Purpose
from .data_request import DataRequest
from .guardian import GuardianConsent
from .region import Region
from .tally import Tally
from .trail import TrailEntry, TrailSeal
from .user import User

__all__ = [
    "ConsentRecord",
    "ConsentText",
    "DataRequest",
    "GuardianConsent",
    "NeverChanged",
    "Purpose",
    "Region",
    "Tally",
    "TrailEntry",
    "TrailSeal",
    "User",
]

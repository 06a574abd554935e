from .consent import ConsentRecord, ConsentText, NeverChanged, Purpose
from .guardian import GuardianConsent
from .region import Region
from .trail import TrailEntry, TrailSeal
from .user import User

__all__ = [
    "ConsentRecord",
    "ConsentText",
    "GuardianConsent",
    "NeverChanged",
    "Purpose",
    "Region",
    "TrailEntry",
    "TrailSeal",
    "User",
]

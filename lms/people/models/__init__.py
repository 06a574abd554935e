from .consent import ConsentRecord, ConsentText, NeverChanged, Purpose
from .contact import DataProtectionContact
from .data_request import DataRequest
from .guardian import GuardianConsent
from .region import Region
from .retention import RetentionRun, RetentionTerm, RetentionWarning
from .trail import TrailEntry, TrailSeal
from .user import User

__all__ = [
    "ConsentRecord",
    "ConsentText",
    "DataProtectionContact",
    "DataRequest",
    "GuardianConsent",
    "NeverChanged",
    "Purpose",
    "Region",
    "RetentionRun",
    "RetentionTerm",
    "RetentionWarning",
    "TrailEntry",
    "TrailSeal",
    "User",
]

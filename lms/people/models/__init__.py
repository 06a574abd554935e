from .consent import ConsentRecord, ConsentText, NeverChanged, Purpose
from .contact import DataProtectionContact
from .data_request import DataRequest
from .guardian import GuardianAnswer, GuardianConsent
from .identity_number import IdentityDigest, IdentityNumber
from .region import Region
from .retention import RetentionRun, RetentionTerm, RetentionWarning
from .tally import Tally
from .trail import TrailEntry, TrailSeal
from .user import User

__all__ = [
    "ConsentRecord",
    "ConsentText",
    "DataProtectionContact",
    "DataRequest",
    "GuardianAnswer",
    "GuardianConsent",
    "IdentityDigest",
    "IdentityNumber",
    "NeverChanged",
    "Purpose",
    "Region",
    "RetentionRun",
    "RetentionTerm",
    "RetentionWarning",
    "Tally",
    "TrailEntry",
    "TrailSeal",
    "User",
]

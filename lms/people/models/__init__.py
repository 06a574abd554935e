from .consent import ConsentRecord, ConsentText, NeverChanged, Purpose
from .data_request import DataRequest
from .guardian import GuardianAnswer, GuardianConsent
from .identity_number import IdentityDigest, IdentityNumber
from .region import Region
from .tally import Tally
from .trail import TrailEntry, TrailSeal
from .user import User

__all__ = [
    "ConsentRecord",
    "ConsentText",
    "DataRequest",
    "GuardianAnswer",
    "GuardianConsent",
    "IdentityDigest",
    "IdentityNumber",
    "NeverChanged",
    "Purpose",
    "Region",
    "Tally",
    "TrailEntry",
    "TrailSeal",
    "User",
]

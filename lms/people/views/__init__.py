from .account import (
    account,
    account_guardian,
    account_language,
    account_password,
)
from .consent import account_consent, take_consent_back
from .guardian import guardian, guardian_take_back
from .guardian_data import (
    guardian_copy,
    guardian_download,
    guardian_erasure,
    guardian_keep,
)
from .guardians import guardians
from .nik import own_nik, remove_own_nik, show_own_nik
from .own_data import (
    ask_copy,
    ask_erasure,
    carry_out,
    data_requests,
    download_copy,
    keep_data,
    own_data,
)
from .registration import register
from .session import locked_out, sign_in, sign_out

__all__ = [
    "account",
    "account_consent",
    "account_guardian",
    "account_language",
    "account_password",
    "ask_copy",
    "ask_erasure",
    "carry_out",
    "data_requests",
    "download_copy",
    "guardian",
    "guardian_copy",
    "guardian_download",
    "guardian_erasure",
    "guardian_keep",
    "guardian_take_back",
    "guardians",
    "keep_data",
    "locked_out",
    "own_data",
    "own_nik",
    "register",
    "remove_own_nik",
    "show_own_nik",
    "sign_in",
    "sign_out",
    "take_consent_back",
]

from .account import (
    account,
    account_consent,
    account_guardian,
    account_language,
    account_password,
)
from .guardian import guardian
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
    "keep_data",
    "locked_out",
    "own_data",
    "own_nik",
    "register",
    "remove_own_nik",
    "show_own_nik",
    "sign_in",
    "sign_out",
]

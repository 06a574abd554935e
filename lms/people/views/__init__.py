from .account import (
    account,
    account_consent,
    account_guardian,
    account_language,
    account_password,
)
from .counter import counter, counter_request
from .data_requests import carry_out, data_request, data_requests
from .guardian import guardian
from .own_data import (
    ask_copy,
    ask_erasure,
    download_copy,
    keep_data,
    own_data,
    own_part,
)
from .own_requests import ask_correction, ask_pause, own_request, take_back_request
from .privacy import privacy
from .registration import register
from .retention import change_term, retention
from .session import locked_out, sign_in, sign_out
from .trail import trail

__all__ = [
    "account",
    "account_consent",
    "account_guardian",
    "account_language",
    "account_password",
    "ask_copy",
    "ask_correction",
    "ask_erasure",
    "ask_pause",
    "carry_out",
    "change_term",
    "counter",
    "counter_request",
    "data_request",
    "data_requests",
    "download_copy",
    "guardian",
    "keep_data",
    "locked_out",
    "own_data",
    "own_part",
    "own_request",
    "privacy",
    "register",
    "retention",
    "sign_in",
    "sign_out",
    "take_back_request",
    "trail",
]

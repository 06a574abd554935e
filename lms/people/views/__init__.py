from .account import (
    account,
    account_consent,
    account_guardian,
    account_language,
    account_password,
)
from .guardian import guardian
from .registration import register
from .session import locked_out, sign_in, sign_out

__all__ = [
    "account",
    "account_consent",
    "account_guardian",
    "account_language",
    "account_password",
    "guardian",
    "locked_out",
    "register",
    "sign_in",
    "sign_out",
]

from .account import account, account_guardian, account_language
from .consent import account_consent, take_consent_back
from .contacts import contact, contact_code, contact_drop
from .factors import app_add, app_remove, passkey, passkey_add
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
from .proof import prove, prove_code
from .recovery_codes import recovery_codes, recovery_codes_file
from .registration import register, register_code
from .security import end_others, password, security
from .session import second_step, sign_in, sign_in_passkey, sign_out
from .sign_in_code import forgotten, sign_in_code

__all__ = [
    "account",
    "account_consent",
    "account_guardian",
    "account_language",
    "app_add",
    "app_remove",
    "ask_copy",
    "ask_erasure",
    "carry_out",
    "contact",
    "contact_code",
    "contact_drop",
    "data_requests",
    "download_copy",
    "end_others",
    "forgotten",
    "guardian",
    "guardian_copy",
    "guardian_download",
    "guardian_erasure",
    "guardian_keep",
    "guardian_take_back",
    "guardians",
    "keep_data",
    "own_data",
    "own_nik",
    "passkey",
    "passkey_add",
    "password",
    "prove",
    "prove_code",
    "recovery_codes",
    "recovery_codes_file",
    "register",
    "register_code",
    "remove_own_nik",
    "second_step",
    "security",
    "show_own_nik",
    "sign_in",
    "sign_in_code",
    "sign_in_passkey",
    "sign_out",
    "take_consent_back",
]

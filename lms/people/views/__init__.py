from .account import account, account_guardian, account_language
from .consent import account_consent, take_consent_back
from .contacts import contact, contact_code, contact_drop
from .counter import counter, counter_request
from .data_requests import carry_out, data_request, data_requests
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
    download_copy,
    keep_data,
    own_data,
    own_part,
)
from .own_requests import ask_correction, ask_pause, own_request, take_back_request
from .proof import prove, prove_code
from .recovery_codes import recovery_codes, recovery_codes_file
from .registration import register, register_code
from .retention import change_term, retention
from .security import end_others, password, security
from .session import second_step, sign_in, sign_in_passkey, sign_out
from .sign_in_code import forgotten, sign_in_code
from .trail import trail

__all__ = [
    "account",
    "account_consent",
    "account_guardian",
    "account_language",
    "app_add",
    "app_remove",
    "ask_copy",
    "ask_correction",
    "ask_erasure",
    "ask_pause",
    "carry_out",
    "change_term",
    "contact",
    "contact_code",
    "contact_drop",
    "counter",
    "counter_request",
    "data_request",
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
    "own_part",
    "own_request",
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
    "retention",
    "second_step",
    "security",
    "show_own_nik",
    "sign_in",
    "sign_in_code",
    "sign_in_passkey",
    "sign_out",
    "take_back_request",
    "take_consent_back",
    "trail",
]

"""How a NIK is kept: encrypted, and as keyed hashes by which a second one like it is found.

AES-256-GCM and HMAC-SHA256, each with a key of its own that HKDF derives from a key of NIK_KEYS.
The ciphertext is bound to its person: moved to another row it does not open. A plain hash would
hide nothing, since there are only some thousand numbers for a birthday and a region.
"""

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.views.decorators.debug import sensitive_variables

NONCE_BYTES = 12  # random, as GCM wants it: among some thousand numbers none repeats


class NoKeys(LookupError):
    """A NIK should be kept, and NIK_KEYS is empty."""


class CannotOpen(LookupError):
    """Its key is not in NIK_KEYS any more, or the row was altered or moved."""


@dataclass(frozen=True)
class Sealed:
    key_id: str
    nonce: bytes
    ciphertext: bytes


def writing_key() -> str:
    """The id of the key that new numbers are kept under: the first."""
    try:
        return next(iter(settings.NIK_KEYS))
    except StopIteration:
        raise NoKeys("Set NIK_KEYS (or NIK_KEYS_FILE); see docs/OPERATION.md.") from None


@sensitive_variables()
def seal_nik(*, nik: str, person_id: int) -> Sealed:
    key_id = writing_key()
    nonce = secrets.token_bytes(NONCE_BYTES)
    secret = AESGCM(_derived(key_id, "encryption"))
    return Sealed(key_id, nonce, secret.encrypt(nonce, nik.encode(), _bound_to(person_id)))


@sensitive_variables()
def open_nik(kept) -> str:
    """The number of an IdentityNumber, whole. Raises CannotOpen."""
    if kept.key_id not in settings.NIK_KEYS:
        raise CannotOpen(f"there is no key {kept.key_id} in NIK_KEYS")
    secret = AESGCM(_derived(kept.key_id, "encryption"))
    try:
        opened = secret.decrypt(
            bytes(kept.nonce), bytes(kept.ciphertext), _bound_to(kept.person_id)
        )
    except InvalidTag:
        raise CannotOpen("the row was altered, moved, or kept under another key") from None
    return opened.decode()


@sensitive_variables()
def digests_of(nik: str) -> dict[str, str]:
    """Its keyed hash under every key in use, by the id of the key, in hexadecimal."""
    return {
        key_id: hmac.new(_derived(key_id, "digest"), nik.encode(), sha256).hexdigest()
        for key_id in settings.NIK_KEYS
    }


@sensitive_variables()
def _derived(key_id: str, purpose: str) -> bytes:
    derive = HKDF(SHA256(), length=32, salt=None, info=f"ngalam nik {purpose}".encode())
    return derive.derive(settings.NIK_KEYS[key_id])


def _bound_to(person_id: int) -> bytes:
    return f"people.user:{person_id}".encode()

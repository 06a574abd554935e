"""Typed reads of the environment. A secret `NAME` may be given as a file, `NAME_FILE`."""

import base64
import binascii
import re
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email
from environs import Env

env = Env()


def secret(name: str, default: str) -> str:
    """The secret `name`, from `NAME_FILE` when that is set, else from `NAME`, else `default`."""
    file = env.str(f"{name}_FILE", "")
    return Path(file).read_text().strip() if file else env.str(name, default)


# The office of the city that runs the platform, as the press writes where it is. Who answers there
# is an appointment: no default can know their address.
DATA_CONTACT = (
    "Diskominfo Kota Malang",
    "",
    "Perkantoran Terpadu Gedung A Lantai 4, Jalan Mayjen Sungkono, Kedungkandang, Kota Malang",
)


def data_contact(name: str) -> dict[str, str]:
    """Whom people turn to about their data: "office | e-mail | address". A part that is left empty
    stays empty; without the variable, the city's office."""
    given = env.str(name, "").strip()
    parts = [part.strip() for part in given.split("|")] if given else list(DATA_CONTACT)
    if len(parts) != len(DATA_CONTACT) or not parts[0]:
        raise ImproperlyConfigured(
            f"{name} has three parts with | between them: office | e-mail | address. "
            "Only the e-mail and the address may be empty."
        )
    if parts[1]:
        try:
            validate_email(parts[1])
        except ValidationError:
            raise ImproperlyConfigured(f"{name}: {parts[1]} is no e-mail address.") from None
    return dict(zip(("unit", "email", "address"), parts, strict=True))


KEY_BYTES = 32
KEY_ID = re.compile(r"[A-Za-z0-9_.-]{1,32}")


def key_ring(name: str) -> dict[str, bytes]:
    """The keys of the secret `name`, in their order: `id:base64` each, with commas or line ends
    between them. A fault is told with the id of the key, never with the key."""
    ring: dict[str, bytes] = {}
    for number, entry in enumerate(re.split(r"[,\s]+", secret(name, "").strip(", \n")), start=1):
        if not entry:
            continue
        key_id, _colon, text = entry.partition(":")
        if not KEY_ID.fullmatch(key_id):
            raise ImproperlyConfigured(
                f"{name}: key {number} needs an id before its colon, of letters and digits."
            )
        try:
            key = base64.b64decode(text, validate=True)
        except binascii.Error:
            key = b""
        if len(key) != KEY_BYTES:
            raise ImproperlyConfigured(
                f"{name}: key {key_id} is not {KEY_BYTES} bytes in base64. "
                "Make one with: openssl rand -base64 32"
            )
        if key_id in ring or key in ring.values():
            raise ImproperlyConfigured(f"{name}: key {key_id} is given twice.")
        ring[key_id] = key
    return ring

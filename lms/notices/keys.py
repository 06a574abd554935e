"""What makes two messages the same message."""

import hashlib
import secrets
import uuid

from django.db.models import Model


def subject_of(about) -> str:
    """What something is about, as text: `about` is a record, a text, or nothing."""
    if isinstance(about, Model):
        return f"{about._meta.label_lower}:{about.pk}"
    return str(about or "")


def key_of(*, code: str, subject: str, who: str, channel: str = "") -> str:
    """The same for the same (code, subject, receiver, channel), so that a unique column keeps it
    single. What is about nothing in particular is a new thing each time."""
    told = "\0".join((code, subject or secrets.token_hex(16), who, channel))
    return hashlib.sha256(told.encode()).hexdigest()


def id_of(key: str) -> uuid.UUID:
    """The id of the message with this key, the same whoever computes it, whenever."""
    return uuid.UUID(bytes=bytes.fromhex(key)[:16], version=5)

"""Files that were looked at and wait for the word to take them over: each its sender's only.

They lie in the scratch space of this machine; what nobody came back to within a day is swept.
"""

import re
import time
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from media_tools.files import scratch_root

TOKEN = re.compile(r"[0-9a-f]{32}")
PREFIX = "parcel-"
WAITS = timedelta(days=1)


def keep_waiting(*, file, owner) -> str:
    """Keep an uploaded file, in place of what its sender left before; returns its token."""
    for earlier in scratch_root().glob(f"{name_of(owner)}*"):
        earlier.unlink(missing_ok=True)
    token = uuid4().hex
    with (scratch_root() / f"{name_of(owner)}{token}").open("wb") as kept:
        for chunk in file.chunks():
            kept.write(chunk)
    return token


def waiting_file(*, token: str, owner) -> Path | None:
    """Where the file of this token lies; None where it is gone or somebody else's."""
    if not TOKEN.fullmatch(token):
        return None
    file = scratch_root() / f"{name_of(owner)}{token}"
    return file if file.is_file() else None


def forget(*, token: str, owner) -> None:
    if file := waiting_file(token=token, owner=owner):
        file.unlink(missing_ok=True)


def name_of(owner) -> str:
    return f"{PREFIX}{owner.pk}-"


def sweep_waiting() -> int:
    """Remove what waits longer than WAITS. Returns how many files."""
    oldest = time.time() - WAITS.total_seconds()
    old = [each for each in scratch_root().glob(f"{PREFIX}*") if each.stat().st_mtime < oldest]
    for each in old:
        each.unlink(missing_ok=True)
    return len(old)

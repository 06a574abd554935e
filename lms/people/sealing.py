"""The trail shows whether anybody edited, removed or reordered its rows.

Each row carries a keyed hash of its content (HMAC-SHA256). Once a minute the new rows get a
number and a hash over the row before them: writers never wait for each other, which one chain
written at once would make them do. What is sealed is kept as a row of its own and, once a day, in
a file beside the database, so that rows cut off at the end are missed as well. Who has the key can
forge all of it: keep AUDIT_KEY away from whoever administers the database.
"""

import hmac
import json
from collections.abc import Iterator
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .models import TrailEntry, TrailSeal

AT_ONCE = 500  # rows in one transaction
START = "0" * 64


def mac_of(entry) -> str:
    """Keyed hash of what a row says, in hexadecimal."""
    content = [
        entry.at.astimezone(timezone.get_default_timezone()).isoformat(timespec="microseconds"),
        entry.actor_number,
        entry.verb,
        entry.subject_type,
        entry.subject_id,
        entry.detail,
    ]
    return _keyed(json.dumps(content, sort_keys=True, ensure_ascii=False))


def link(before: str, number: int, mac: str) -> str:
    return _keyed(f"{before}:{number}:{mac}")


def _keyed(text: str) -> str:
    return hmac.new(settings.AUDIT_KEY.encode(), text.encode(), sha256).hexdigest()


def seal() -> int:
    """Number and chain all rows that are not yet; returns how many. Safe to run twice at once."""
    sealed = 0
    while some := _seal_some():
        sealed += some
    return sealed


@transaction.atomic
def _seal_some() -> int:
    # The newest seal is the lock; the very first run has none and the unique number decides.
    last = TrailSeal.objects.select_for_update().order_by("-number").first()
    number, chain = (last.number, last.chain) if last else (0, START)
    new = list(TrailEntry.objects.filter(number=None).order_by("pk")[:AT_ONCE])
    for entry in new:
        number += 1
        chain = link(chain, number, entry.mac)
        entry.number, entry.chain = number, chain
    TrailEntry.objects.bulk_update(new, ["number", "chain"])
    if new:
        TrailSeal.objects.create(number=number, chain=chain)
    return len(new)


def anchor() -> str:
    """Write down outside the database how far the trail is sealed; one line a call."""
    last = TrailSeal.objects.order_by("-number").first()
    line = f"{timezone.now().isoformat(timespec='seconds')} {last.number if last else 0} "
    line += last.chain if last else START
    with settings.TRAIL_ANCHORS.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    return line


def anchored() -> list[tuple[int, str]]:
    if not settings.TRAIL_ANCHORS.exists():
        return []
    lines = settings.TRAIL_ANCHORS.read_text(encoding="utf-8").splitlines()
    return [(int(line.split()[1]), line.split()[2]) for line in lines if line.strip()]


def faults() -> Iterator[str]:
    """What is wrong with the trail, one sentence a finding; nothing where all is well."""
    promised = dict(TrailSeal.objects.values_list("number", "chain"))
    promised |= {number: chain for number, chain in anchored() if number}
    expected, chain = 1, START
    for entry in TrailEntry.objects.exclude(number=None).order_by("number").iterator():
        if entry.number != expected:
            yield f"rows {expected} to {entry.number - 1} are missing"
            # Go on behind the gap, so that one missing row is one finding.
            expected, chain = entry.number, None
        if not hmac.compare_digest(entry.mac, mac_of(entry)):
            yield f"row {entry.number} (id {entry.pk}) was edited"
        elif chain is not None and entry.chain != link(chain, entry.number, entry.mac):
            yield f"row {entry.number} (id {entry.pk}) does not follow the row before it"
        if is_somebody_else(entry):
            yield f"row {entry.number} (id {entry.pk}) names somebody else than who did it"
        if promised.get(entry.number, entry.chain) != entry.chain:
            yield f"row {entry.number} is not the one that was sealed"
        expected, chain = entry.number + 1, entry.chain
    if promised and max(promised) >= expected:
        yield f"rows {expected} to {max(promised)} are missing at the end"
    for entry in TrailEntry.objects.filter(number=None).iterator():
        if not hmac.compare_digest(entry.mac, mac_of(entry)):
            yield f"the row with id {entry.pk}, not yet sealed, was edited"
        if is_somebody_else(entry):
            yield f"the row with id {entry.pk} names somebody else than who did it"


def is_somebody_else(entry) -> bool:
    """An erased person leaves no name; a name that is there is that of whom the row is sealed
    with."""
    return entry.actor_id is not None and entry.actor_id != entry.actor_number

"""The words that people agree to. Later versions are new files and new rows, never edits."""

import hashlib
from datetime import date
from pathlib import Path

TEXTS = Path(__file__).parent / "data" / "consents"
VALID_FROM = date(2021, 1, 1)
# Later versions, from the day on which they are asked for.
LATER = {("training", 2): date(2026, 11, 25)}


def fingerprint(body: str) -> str:
    """SHA-256 of the words in UTF-8, in hexadecimal."""
    return hashlib.sha256(body.encode()).hexdigest()


def load_consent_texts(*, text_model) -> int:
    """Add the texts of data/consents that are not kept yet; `<purpose>-<version>.<language>.txt`.

    What is kept stays as it is, because somebody may have agreed to it. `text_model` is given by
    the caller because a migration has its own. Returns how many were added.
    """
    added = 0
    for file in sorted(TEXTS.glob("*.txt")):
        name, language = file.stem.split(".")
        purpose, version = name.split("-")
        body = file.read_text(encoding="utf-8").strip()
        _, is_new = text_model.objects.get_or_create(
            purpose=purpose,
            version=int(version),
            language=language,
            defaults={
                "body": body,
                "sha256": fingerprint(body),
                "valid_from": LATER.get((purpose, int(version)), VALID_FROM),
            },
        )
        added += is_new
    return added

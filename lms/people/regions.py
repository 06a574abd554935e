"""The regions of Kota Malang, from the Ministry of Home Affairs' list of 2025."""

import csv
from pathlib import Path

LIST = Path(__file__).parent / "data" / "regions.csv"

# How many parts a code has tells its level: 35.73 / 35.73.02 / 35.73.02.1008.
LEVELS = {2: "city", 3: "kecamatan", 4: "kelurahan"}


def load_regions(*, region_model) -> int:
    """Bring the table in line with the list and return how many regions it names.

    `region_model` is given by the caller because a migration has its own. The city's parent, the
    province, is not kept.
    """
    with LIST.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    known = {row["code"] for row in rows}
    # The list names every parent before its children.
    for row in rows:
        region_model.objects.update_or_create(
            code=row["code"],
            defaults={
                "name": row["name"],
                "level": LEVELS[row["code"].count(".") + 1],
                "parent_id": row["parent"] if row["parent"] in known else None,
            },
        )
    return len(rows)

"""The wifi spots of the written curriculum, fixtures/curriculum/hotspots.toml."""

import tomllib
from decimal import Decimal

from courses.curriculum_files import FOLDER
from courses.models import Hotspot

WORDS = ("name", "name_en", "address", "address_en", "hours", "hours_en")


def plant_hotspots() -> int:
    """Put the written spots on the map, where there is none yet: an office that loaded its own
    list, or took the examples away, does not find them again. Returns how many."""
    if Hotspot.objects.exists():
        return 0
    said = tomllib.loads(
        (FOLDER / "hotspots.toml").read_text(encoding="utf-8"), parse_float=Decimal
    )
    spots = [hotspot_of(each, is_example=said["demo"]) for each in said["hotspot"]]
    for spot in spots:
        spot.full_clean()
    return len(Hotspot.objects.bulk_create(spots))


def hotspot_of(said, *, is_example) -> Hotspot:
    return Hotspot(
        **{word: said.get(word, "") for word in WORDS},
        kelurahan_code=said["kelurahan"],
        # The list of the Ministry puts a kelurahan's kecamatan into the first three parts.
        kecamatan=said["kelurahan"].rpartition(".")[0],
        lat=said["lat"],
        lon=said["lon"],
        is_example=is_example,
    )

"""What the wifi page shows: the spots by kecamatan, their places on the map, the chosen part."""

from dataclasses import dataclass

from django.db.models import QuerySet

from courses.city_map import HEIGHT, SHAPES, WIDTH, place_of
from courses.enums import Kecamatan


@dataclass(frozen=True)
class Spot:
    """A wifi spot in the words of the active language. Numbers are text as SVG and scripts read
    them, because a template would write them the Indonesian way."""

    pk: int
    name: str
    address: str
    hours: str
    lat: str
    lon: str
    x: str
    y: str
    is_example: bool


def spot_of(hotspot) -> Spot:
    x, y = place_of(lat=hotspot.lat, lon=hotspot.lon)
    return Spot(
        pk=hotspot.pk,
        name=hotspot.said("name"),
        address=hotspot.said("address"),
        hours=hotspot.said("hours"),
        lat=str(hotspot.lat),
        lon=str(hotspot.lon),
        x=str(x),
        y=str(y),
        is_example=hotspot.is_example,
    )


def shown_spots(hotspots: QuerySet, chosen: str) -> dict:
    """The page's context, in one query. `chosen` is the slug of a kecamatan; any other word is
    the whole city."""
    parts = {each.slug: each for each in Kecamatan}
    part = parts.get(chosen)
    spots = {each: [] for each in Kecamatan}
    for hotspot in hotspots.filter(is_active=True):
        spots[Kecamatan(hotspot.kecamatan)].append(spot_of(hotspot))
    groups = [
        {"kecamatan": each, "spots": spots[each]}
        for each in Kecamatan
        if spots[each] and part in (None, each)
    ]
    shown = [spot for group in groups for spot in group["spots"]]
    return {
        "chosen": part,
        "parts": [part_of(shape, count=len(spots[shape.kecamatan])) for shape in SHAPES],
        "size": f"0 0 {WIDTH} {HEIGHT}",
        "groups": groups,
        "spots": shown,
        "all_count": sum(map(len, spots.values())),
        "has_examples": any(spot.is_example for spot in shown),
    }


def part_of(shape, *, count: int) -> dict:
    x, y = shape.name_at
    return {
        "kecamatan": shape.kecamatan,
        "path": shape.path,
        "x": str(x),
        "y": str(y),
        "count": count,
    }

"""Reading the written curriculum: TOML beside drawings, into what a StreamField stores.

    fixtures/curriculum/pages/<page>.<language>.toml
    fixtures/curriculum/<course slug>/<unit>.<language>.toml
    fixtures/curriculum/drawings/<drawing>.svg     with $labels that each language fills in

The Indonesian file of a unit carries its structure (slug, minutes, weights, points); the other
language only words, in the same order, so that both versions have the same blocks.
"""

import json
import tomllib
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings

STRUCTURE = "id"
FOLDER = settings.BASE_DIR / "fixtures" / "curriculum"


def read_unit(path, language):
    """The content of `<path>.<language>.toml` under fixtures/curriculum, as it is written."""
    return tomllib.loads((FOLDER / f"{path}.{language}.toml").read_text(encoding="utf-8"))


def read_in(path, language):
    """The unit in `language`, with the structure that only the Indonesian file carries."""
    ruled = read_unit(path, STRUCTURE)
    return ruled if language == STRUCTURE else merged(ruled, read_unit(path, language), path)


def merged(ruled, said, where):
    """The words of `said` in the structure of `ruled`. Raises ValueError where a list of one has
    more parts than that of the other."""
    if isinstance(ruled, dict) and isinstance(said, dict):
        keys = [*ruled, *(key for key in said if key not in ruled)]
        return {
            key: merged(ruled[key], said[key], f"{where}/{key}")
            if key in ruled and key in said
            else said.get(key, ruled.get(key))
            for key in keys
        }
    if isinstance(ruled, list) and isinstance(said, list) and dict in map(type, ruled):
        if len(ruled) != len(said):
            raise ValueError(
                f"{where}: {len(ruled)} parts in one language, {len(said)} in another"
            )
        return [
            merged(*pair, f"{where}/{number}")
            for number, pair in enumerate(zip(ruled, said, strict=True))
        ]
    return said


def courses():
    """The slugs of the written courses; the one that others require comes first."""

    def place(slug):
        return len(read_unit(f"{slug}/course", STRUCTURE).get("requires", [])), slug

    return sorted((file.parent.name for file in FOLDER.glob("*/course.id.toml")), key=place)


def units_of(course_slug):
    """Paths of a course's units in teaching order, as its modules name them."""
    ruled = read_unit(f"{course_slug}/course", "id")
    return [f"{course_slug}/{unit}" for module in ruled["module"] for unit in module["units"]]


def identity(*parts):
    """A block id that is the same at every loading and in every language."""
    return str(uuid5(NAMESPACE_URL, "/".join(map(str, parts))))


def stream(name, blocks):
    """Stored form of a stream. `blocks`: pairs of type and value."""
    return json.dumps(
        [
            {"id": identity(name, position), "type": kind, "value": value}
            for position, (kind, value) in enumerate(blocks)
        ]
    )


def items(name, values):
    """Stored form of a list block."""
    return [
        {"id": identity(name, position), "type": "item", "value": value}
        for position, value in enumerate(values)
    ]

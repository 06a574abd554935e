"""Reading the written curriculum: TOML beside drawings, into what a StreamField stores.

    fixtures/curriculum/pages/<page>.<language>.toml
    fixtures/curriculum/<course slug>/<unit>.<language>.toml
    fixtures/curriculum/drawings/<drawing>.svg     with $labels that each language fills in

The Indonesian file of a unit carries its structure (slug, minutes, weights, points); the other
language only words, in the same order, so that both versions have the same blocks.
"""

import json
import tomllib
from string import Template
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.text import slugify
from wagtail.images import get_image_model

FOLDER = settings.BASE_DIR / "fixtures" / "curriculum"
LISTS = {"steps": "steps", "checklist": "items"}


def read_unit(path, language):
    """The content of `<path>.<language>.toml` under fixtures/curriculum."""
    return tomllib.loads((FOLDER / f"{path}.{language}.toml").read_text(encoding="utf-8"))


def units_of(course_slug):
    """Names of a course's units in teaching order: its lessons, which begin with a number."""
    return sorted(
        f"{course_slug}/{file.name.removesuffix('.id.toml')}"
        for file in (FOLDER / course_slug).glob("[0-9]*.id.toml")
    )


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


def body_of(name, unit, *, owner):
    """Stored form of a lesson's, brief's or article's body; draws its pictures on the way."""
    blocks = [
        (block["type"], value_of(f"{name}/{position}", block, owner=owner))
        for position, block in enumerate(unit["body"])
    ]
    return stream(name, blocks)


def value_of(name, block, *, owner):
    match block["type"]:
        case "text":
            return block["html"].strip()
        case "picture":
            return {"picture": picture_of(block, owner=owner), "caption": block["caption"]}
        case "do_dont":
            return {side: items(f"{name}/{side}", block[side]) for side in ("do", "dont")}
        case "steps" | "checklist" as kind:
            listed = LISTS[kind]
            return {"title": block["title"], listed: items(name, block[listed])}
        case "shot":
            return {key: block[key].strip() for key in ("kind", "title", "text")}
        case "term":
            return {key: block[key] for key in ("term", "meaning")}
        case other:
            raise ValueError(f"{name}: the curriculum has no block called {other!r}")


def picture_of(block, *, owner):
    image = draw(block["drawing"], title=block["title"], labels=block["labels"], owner=owner)
    return {"image": image.pk, "decorative": False, "alt_text": block["alt"]}


def draw(drawing, *, title, labels, owner):
    """The image of this title, drawn with these labels if it was not drawn before."""
    images = get_image_model().objects
    known = images.filter(title=title).first()
    if known:
        return known
    template = Template((FOLDER / "drawings" / f"{drawing}.svg").read_text(encoding="utf-8"))
    file = ContentFile(template.substitute(labels).encode(), name=f"{slugify(title)}.svg")
    return images.create(title=title, file=file, uploaded_by_user=owner)


def rubric_stream(name, structure, words):
    """Stored form of a rubric: weights and points from `structure`, the rest from `words`."""
    return stream(
        name,
        [
            (
                "criterion",
                {
                    "name": said["name"],
                    "description": said["description"],
                    "weight": ruled["weight"],
                    "levels": items(
                        f"{name}/{position}",
                        [
                            {**level, "points": rule["points"]}
                            for rule, level in zip(ruled["levels"], said["levels"], strict=True)
                        ],
                    ),
                },
            )
            for position, (ruled, said) in enumerate(zip(structure, words, strict=True))
        ],
    )

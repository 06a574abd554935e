"""What a StreamField stores of the blocks and questions that the written curriculum describes."""

from string import Template

from django.core.files.base import ContentFile
from django.utils.text import slugify
from wagtail.images import get_image_model

from courses.curriculum_files import FOLDER, items, stream

# The list that a block of this kind holds.
LISTS = {"steps": "steps", "checklist": "items", "script": "rows", "storyboard": "frames"}


def body_of(name, unit, *, owner, films):
    """Stored form of a lesson's, brief's or article's body; draws its pictures on the way.

    `films` gives the id of the course video of a clip (`(clip name) -> id or None`); a block
    whose film is not there is left out.
    """
    made = (
        (block["type"], value_of(f"{name}/{position}", block, owner=owner, films=films))
        for position, block in enumerate(unit["body"])
    )
    return stream(name, [(kind, value) for kind, value in made if value is not None])


def value_of(name, block, *, owner, films):
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
        case "fact":
            return {
                **{key: block[key] for key in ("statement", "source", "valid_months")},
                "source_url": block.get("source_url", ""),
                "checked": str(block["checked"]),
            }
        case "script" | "storyboard" as kind:
            listed = LISTS[kind]
            rows = [{"hint": "", **each} for each in block[listed]]
            words = {"title": block["title"], "text": block.get("text", "")}
            return words | {listed: items(name, rows)}
        case "video":
            return film_of(name, block, films=films)
        case other:
            raise ValueError(f"{name}: the curriculum has no block called {other!r}")


def film_of(name, block, *, films):
    film = films(block["clip"])
    return film and {
        "video": film,
        "note": block.get("note", ""),
        "chapters": items(f"{name}/chapters", block.get("chapters", [])),
        "questions": items(
            f"{name}/questions",
            [
                {
                    "at": each["at"],
                    "prompt": each["prompt"],
                    "choices": choices_of(f"{name}/questions/{number}", each["choices"]),
                }
                for number, each in enumerate(block.get("questions", []))
            ],
        ),
    }


def choices_of(name, choices):
    return items(name, [{"right": False, "feedback": "", **choice} for choice in choices])


def questions_of(name, unit, *, owner, films):
    """Stored form of a quiz's questions; one whose clip is not there is left out."""
    made = (
        (each["kind"], question_of(f"{name}/{position}", each, owner=owner, films=films))
        for position, each in enumerate(unit["question"])
    )
    return stream(name, [(kind, value) for kind, value in made if value is not None])


def question_of(name, asked, *, owner, films):
    value = {
        "prompt": asked["prompt"],
        "explanation": asked.get("explanation", ""),
        "pool": asked.get("pool", ""),
    }
    match asked["kind"]:
        case "single" | "multiple":
            return value | {"choices": choices_of(name, asked["choices"])}
        case "order":
            return value | {"items": items(name, asked["items"])}
        case "match":
            return value | {"pairs": items(name, asked["pairs"])}
        case "short":
            return value | {"answers": items(name, asked["answers"])}
        case "hotspot":
            regions = [{"right": False, "feedback": "", **each} for each in asked["regions"]]
            return value | {
                "picture": picture_of(asked, owner=owner),
                "regions": items(name, regions),
            }
        case "fault":
            film = films(asked["clip"])
            start, end = asked.get("span", (None, None))
            return film and value | {
                "video": film,
                "start": start,
                "end": end,
                "choices": choices_of(name, asked["choices"]),
            }
        case other:
            raise ValueError(f"{name}: the curriculum has no question called {other!r}")


def rubric_of(name, criteria):
    """Stored form of a rubric."""
    return stream(
        name,
        [
            (
                "criterion",
                {
                    **{key: each[key] for key in ("name", "description", "weight")},
                    "levels": items(f"{name}/{position}", each["levels"]),
                },
            )
            for position, each in enumerate(criteria)
        ],
    )


def pillar_of(name, pillar):
    """Stored form of one pillar of the self-assessment."""
    said = [each["text"] for each in pillar["statements"]]
    return {"pillar": pillar["key"], "statements": items(f"{name}/{pillar['key']}", said)}


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

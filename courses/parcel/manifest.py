"""Reading course.json: what it must be before anybody looks at what it says."""

import json
import math
from typing import Annotated, Any, Literal

from django.conf import settings
from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from courses.parcel.opening import NAME
from courses.parcel.shape import FORMAT, MANIFEST, VERSION, ParcelRefused, Problem

MOST_DEPTH = 40
MOST_NODES = 500_000
MOST_PROBLEMS = 40

Key = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
Member = Annotated[str, StringConstraints(pattern=f"^{NAME.pattern}$")]
Words = Annotated[str, StringConstraints(max_length=255)]
Tags = Annotated[list[Annotated[str, StringConstraints(max_length=100)]], Field(max_length=40)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$")]


class Said(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class PageSaid(Said):
    key: Key
    kind: Literal["course", "module", "lesson", "quiz", "assignment"]
    parent: Key | None
    # The fields of each language, as `shape.fields_of` names them.
    versions: Annotated[dict[Language, dict[str, Any]], Field(min_length=1)]


class ImageSaid(Said):
    title: Annotated[str, StringConstraints(min_length=1, max_length=255)]
    description: Words = ""
    tags: Tags = []
    # Middle and size of what must stay in sight, in pixels: x, y, width, height.
    focal_point: (
        Annotated[list[Annotated[int, Field(ge=0, le=100_000)]], Field(min_length=4, max_length=4)]
        | None
    ) = None


class DocumentSaid(Said):
    title: Annotated[str, StringConstraints(min_length=1, max_length=255)]
    tags: Tags = []


class EntrySaid(Said):
    title: Annotated[str, StringConstraints(min_length=1, max_length=120)]
    transcript: Annotated[str, StringConstraints(max_length=200_000)] = ""
    captions: Member | None = None


class FilmSaid(Said):
    key: Key
    # None: the film was not sent along.
    file: Member | None
    sha256: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{64})?$")]
    entries: Annotated[dict[Language, EntrySaid], Field(min_length=1)]

    @property
    def title(self) -> str:
        first = next(iter(self.entries.values()))
        return self.entries.get(settings.LANGUAGE_CODE, first).title


class ProfileSaid(Said):
    name: Words


class Manifest(Said):
    format: Literal[FORMAT]
    version: Literal[VERSION]
    pages: Annotated[list[PageSaid], Field(min_length=1, max_length=500)]
    images: dict[Member, ImageSaid]
    documents: dict[Member, DocumentSaid]
    films: dict[Annotated[str, StringConstraints(pattern=r"^films/\d{1,4}$")], FilmSaid]
    profiles: dict[Annotated[str, StringConstraints(pattern=r"^[\w-]{1,50}$")], ProfileSaid]

    @property
    def members(self) -> set[str]:
        """Names of all files that it speaks of."""
        films = {film.file for film in self.films.values()}
        captions = {
            said.captions for film in self.films.values() for said in film.entries.values()
        }
        return ({*self.images, *self.documents} | films | captions) - {None}

    @property
    def languages(self) -> list[str]:
        return sorted({language for page in self.pages for language in page.versions})


def read_manifest(content: bytes) -> Manifest:
    """Raises ParcelRefused, with each thing that is wrong and where."""
    try:
        said = json.loads(content, parse_constant=no_number)
    except RecursionError:
        raise told(_("It is nested too deeply.")) from None
    except (ValueError, UnicodeDecodeError):
        raise told(_("It is not JSON. Export the course again instead of editing it.")) from None
    if isinstance(said, dict) and said.get("format") == FORMAT:
        version = said.get("version")
        if isinstance(version, int) and version > VERSION:
            raise told(
                _("It was written by a newer Ngalam Kreator. Update this one, then try again.")
            )
    look_at_texts(said)
    try:
        return Manifest.model_validate(said)
    except ValidationError as invalid:
        raise ParcelRefused(*map(as_problem, invalid.errors()[:MOST_PROBLEMS])) from None


def no_number(name):
    raise ValueError(name)


def look_at_texts(said) -> None:
    """Refuse what no database holds: NUL and half characters, numbers without an end, and trees
    that are too deep or too large to walk."""
    waiting, nodes = [(said, 1)], 0
    while waiting:
        value, depth = waiting.pop()
        nodes += 1
        if depth > MOST_DEPTH or nodes > MOST_NODES:
            raise told(_("It is nested too deeply or holds too much."))
        if isinstance(value, dict):
            waiting.extend((each, depth + 1) for pair in value.items() for each in pair)
        elif isinstance(value, list):
            waiting.extend((each, depth + 1) for each in value)
        elif isinstance(value, str) and not is_text(value):
            start = value[:40].encode("ascii", "backslashreplace").decode()
            raise told(
                _("A text holds a character that no text can hold: “%(start)s”.")
                % {"start": start.replace("\0", "\\0")}
            )
        elif isinstance(value, float) and not math.isfinite(value):
            raise told(_("A number in it has no end."))


def is_text(value: str) -> bool:
    return "\0" not in value and not any("\ud800" <= sign <= "\udfff" for sign in value)


def as_problem(error) -> Problem:
    place = " › ".join(str(part) for part in (MANIFEST, *error["loc"]))
    match error["type"]:
        case "missing":
            message = _("This is missing.")
        case "extra_forbidden":
            message = _("This is not known here.")
        case _other:
            message = _("This is not what can stand here.")
    return Problem(place[:200], message)


def told(message) -> ParcelRefused:
    return ParcelRefused(Problem(MANIFEST, message))

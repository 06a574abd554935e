"""What a lesson gives to tick, to write and to watch, by keys that survive edits.

A key is the id that a block, or an item of a list, keeps whatever an editor changes of its words.
Records of learning hold the keys of the canonical page. The other language has the same ones
where it was made as a translation; where somebody built it anew, its parts answer to those that
stand at the same place.
"""

from dataclasses import dataclass, field

from django.apps import apps

# The list that holds the cells of a worksheet.
SHEETS = {"script": "rows", "storyboard": "frames"}


@dataclass(frozen=True)
class Parts:
    # Keys of checklist items, in the order of the page.
    items: tuple[str, ...] = ()
    # {worksheet key: (cell key, ...)}
    sheets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    # {id of the bench's video: its length in seconds}; one without a length cannot be watched yet.
    films: dict[str, float] = field(default_factory=dict)
    # {id of the bench's video: title}
    titles: dict[str, str] = field(default_factory=dict)

    @property
    def line(self) -> list[str]:
        """All keys in the order of the page, to compare two languages."""
        cells = [key for sheet, keys in self.sheets.items() for key in (sheet, *keys)]
        return [*self.items, *cells]


def parts_of(lesson) -> Parts:
    return parts_of_many([lesson])[lesson.pk]


def parts_of_many(lessons) -> dict[int, Parts]:
    """Parts by lesson id; one query for the films of all."""
    shown = {lesson.pk: shown_films(lesson) for lesson in lessons}
    films = films_of({pk for pks in shown.values() for pk in pks})
    return {
        lesson.pk: Parts(
            items=tuple(key for block in blocks_of(lesson, "checklist") for key in ticks(block)),
            sheets={
                block["id"]: keys_of(block, listed)
                for kind, listed in SHEETS.items()
                for block in blocks_of(lesson, kind)
            },
            films={
                film: seconds
                for film, seconds, _ in (films[pk] for pk in shown[lesson.pk] if pk in films)
                if seconds
            },
            titles={film: title for film, _, title in films.values()},
        )
        for lesson in lessons
    }


def same_place(own: Parts, canonical: Parts) -> dict[str, str]:
    """The canonical key of each own one that is another; empty where the two are built alike or
    cannot be compared."""
    if own.line == canonical.line or len(own.line) != len(canonical.line):
        return {}
    return dict(zip(own.line, canonical.line, strict=True))


def blocks_of(lesson, kind) -> list[dict]:
    return [each for each in lesson.body.raw_data if each["type"] == kind]


def ticks(block) -> tuple[str, ...]:
    return keys_of(block, "items")


def keys_of(block, listed) -> tuple[str, ...]:
    """Ids of a list's items. One that was stored without any goes by its place."""
    return tuple(
        each["id"] if isinstance(each, dict) and each.get("id") else f"{block['id']}-{place}"
        for place, each in enumerate(block["value"].get(listed) or ())
    )


def shown_films(lesson) -> list[int]:
    """Ids of the course videos on a page."""
    values = (block["value"].get("video") for block in blocks_of(lesson, "video"))
    return [value for value in values if value]


def films_of(pks) -> dict[int, tuple[str, float | None, str]]:
    if not pks:
        return {}
    rows = (
        apps.get_model("courses", "CourseVideo")
        .objects.filter(pk__in=pks)
        .values_list("pk", "video", "video__measurements__duration_s", "title")
    )
    return {pk: (str(film), seconds, title) for pk, film, seconds, title in rows}

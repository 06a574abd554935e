"""What a course is made of, gathered into one description and the files that belong to it."""

import json
import re
from pathlib import PurePath
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.functional import cached_property
from wagtail.documents import get_document_model
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import Page

from courses.models import CourseVideo
from courses.parcel.carrying import Carrier, carry
from courses.parcel.rich_text import cleaned, relinked
from courses.parcel.shape import FOCUS, FORMAT, KIND_OF, VERSION, fields_of
from media_tools.models import PlatformProfile

ENDING = re.compile(r"[a-z0-9]{1,5}")


class Gathered(Carrier):
    """A course and all that its pages refer to. `manifest` is the description; `files` the stored
    file (a FieldFile) of each member that goes along, and nothing of it is read yet."""

    def __init__(self, course: Page, *, with_films: bool):
        self.with_films = with_films
        self.files: dict = {}
        # Films by the name that the description gives them.
        self.films: dict[str, CourseVideo] = {}
        self._said = {"images": {}, "documents": {}, "films": {}, "profiles": {}}
        # What was named before: (model, primary key) -> name.
        self._names: dict[tuple, str | None] = {}
        self._page_keys: dict[int, str | None] = {}
        pages = [self.page(key, found) for key, found in versions_of(course).items()]
        self.manifest = {"format": FORMAT, "version": VERSION, "pages": pages, **self._said}

    @cached_property
    def film_bytes(self) -> int:
        return sum(film.video.size for film in self.films.values())

    def page(self, key, found):
        first = next(iter(found.values()))
        parent = first.get_parent()
        return {
            "key": key,
            "kind": KIND_OF[type(first)],
            "parent": None if KIND_OF[type(first)] == "course" else str(parent.translation_key),
            "versions": {language: self.fields(page) for language, page in found.items()},
        }

    def fields(self, page) -> dict:
        return {field.name: self.value(page, field) for field in fields_of(type(page))}

    def value(self, page, field):
        if isinstance(field, StreamField):
            stored = getattr(page, field.name).get_prep_value()
            plain = json.loads(json.dumps(stored, cls=DjangoJSONEncoder))
            return carry(field.stream_block, plain, self, f"{page} › {field.name}")
        if isinstance(field, models.ForeignKey):
            pk = getattr(page, field.attname)
            return self.name(field.related_model, pk)
        return getattr(page, field.name)

    # What a block chooses.

    def refer(self, block, value, place):
        if issubclass(block.model_class, Page):
            return self.page_key(value)
        return self.name(block.model_class, value)

    def rich_text(self, block, value, place):
        # Cleaned while pages are named by their ids: the editor knows no other names.
        return relinked(cleaned(value, block.features), self.linked_key)

    def linked_key(self, pk: str) -> str | None:
        return self.page_key(int(pk)) if pk.isdecimal() else None

    def page_key(self, pk) -> str | None:
        if pk not in self._page_keys:
            key = Page.objects.filter(pk=pk).values_list("translation_key", flat=True).first()
            self._page_keys[pk] = key and str(key)
        return self._page_keys[pk]

    def name(self, model, pk) -> str | None:
        """What the file calls a thing; None where it is gone."""
        if pk is None:
            return None
        if (model, pk) not in self._names:
            thing = model._default_manager.filter(pk=pk).first()
            self._names[model, pk] = thing and TAKEN[model](self, thing)
        return self._names[model, pk]

    def image(self, image) -> str:
        member = self.file(f"images/{len(self._said['images']) + 1}", image.file)
        focus = [getattr(image, f"focal_point_{each}") for each in FOCUS]
        self._said["images"][member] = {
            "title": image.title,
            "description": image.description,
            "tags": sorted(image.tags.names()),
            "focal_point": None if None in focus else focus,
        }
        return member

    def document(self, document) -> str:
        member = self.file(f"documents/{len(self._said['documents']) + 1}", document.file)
        tags = sorted(document.tags.names())
        self._said["documents"][member] = {"title": document.title, "tags": tags}
        return member

    def entry(self, entry) -> str:
        """A film in the words of one language: `films/1/id`."""
        key = str(entry.translation_key)
        known = (name for name, said in self._said["films"].items() if said["key"] == key)
        return f"{next(known, None) or self.film(entry, key)}/{entry.locale.language_code}"

    def film(self, entry, key) -> str:
        name = f"films/{len(self._said['films']) + 1}"
        self.films[name] = entry
        video, member = entry.video, None
        if (
            self.with_films
            and video.original
            and video.original.storage.exists(video.original.name)
        ):
            member = self.file(name, video.original, named=video.filename, default="mp4")
        entries = entry.get_translations(inclusive=True).select_related("locale")
        self._said["films"][name] = {
            "key": key,
            "file": member,
            "sha256": video.sha256,
            "entries": {
                each.locale.language_code: self.words(each, name)
                for each in entries.order_by("locale__language_code")
            },
        }
        return name

    def words(self, entry, name) -> dict:
        captions = None
        if entry.captions and entry.captions.storage.exists(entry.captions.name):
            language = entry.locale.language_code.lower()
            captions = f"captions/{name.partition('/')[2]}-{language}"
            captions = self.file(captions, entry.captions)
        return {"title": entry.title, "transcript": entry.transcript, "captions": captions}

    def profile(self, profile) -> str:
        self._said["profiles"][profile.slug] = {"name": profile.name}
        return profile.slug

    def file(self, name, stored, *, named="", default="bin") -> str:
        """A file goes along under this name, with the ending that it has."""
        ending = PurePath(named or stored.name).suffix.lower().removeprefix(".")
        member = f"{name}.{ending if ENDING.fullmatch(ending) else default}"
        self.files[member] = stored
        return member


TAKEN = {
    get_image_model(): Gathered.image,
    get_document_model(): Gathered.document,
    CourseVideo: Gathered.entry,
    PlatformProfile: Gathered.profile,
}


def versions_of(course: Page) -> dict[str, dict[str, Page]]:
    """All pages of a course by translation key, in tree order: the languages of each."""
    found: dict[UUID, dict[str, Page]] = {}
    variants = course.get_translations(inclusive=True).select_related("locale")
    for variant in sorted(
        variants, key=lambda each: (each.locale_id != course.locale_id, each.pk)
    ):
        language = variant.locale.language_code
        below = variant.get_descendants(inclusive=True).order_by("path").specific()
        for page in below:
            found.setdefault(page.translation_key, {})[language] = as_written(page)
    return {str(key): pages for key, pages in found.items()}


def as_written(page: Page) -> Page:
    """What readers see; of a page that was never published, its draft."""
    return page if page.live else page.get_latest_revision_as_object()

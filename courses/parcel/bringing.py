"""Taking a course over from a file: drafts of whoever brings it, all of it or nothing."""

from uuid import uuid4

from django.conf import settings
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Locale

from courses.models import CataloguePage, CoursePage
from courses.parcel.looking import Looked, known_profiles, look, look_for_course
from courses.parcel.opening import Opened
from courses.parcel.resolving import REFERRED, Resolving
from courses.parcel.shape import KINDS, ParcelRefused, fields_of, is_needed
from courses.parcel.things import (
    Undo,
    received_films,
    stored_captions,
    stored_documents,
    stored_images,
)
from courses.signals import course_brought_in

IMAGES, DOCUMENTS, FILMS, PROFILES = REFERRED


def bring_in(*, opened: Opened, owner, slug: str = "") -> tuple[CoursePage, Looked]:
    """Make the course of an opened file as drafts of `owner`; returns it in the first of its
    languages, and what was left out.

    Asked twice it is made once: the second time ParcelRefused names the course that is there.
    With `slug` a copy is made under a new address, with new keys. Raises ParcelRefused with
    every reason, and then nothing stays: no page, no picture, no film.
    """
    looked = look(opened, slug=slug)
    if looked.problems:
        raise ParcelRefused(*looked.problems)
    manifest = looked.manifest
    with Undo() as undo:
        images = stored_images(opened, manifest, owner=owner, undo=undo)
        documents = stored_documents(opened, manifest, owner=owner, undo=undo)
        videos = received_films(opened, manifest, owner=owner, undo=undo)
        entries = stored_captions(opened, manifest, videos, undo=undo)
        with transaction.atomic():
            # One at a time, so that two who bring the same course make it once.
            keys = [shelf.pk for shelf in looked.shelves.values()]
            list(CataloguePage.objects.select_for_update().filter(pk__in=keys))
            look_for_course(looked, slug)
            if looked.problems:
                raise ParcelRefused(*looked.problems)
            known = {
                IMAGES: saved_with_tags(images, manifest.images),
                DOCUMENTS: saved_with_tags(documents, manifest.documents),
                FILMS: saved_entries(entries, looked),
                PROFILES: known_profiles(manifest),
            }
            course = plant(looked, known, owner=owner, slug=slug)
            detail = {
                "pages": sum(len(each["languages"]) for each in looked.made),
                "films": len(videos),
            }
            course_brought_in.send(CoursePage, course=course, actor=owner, detail=detail)
        undo.pop_all()
    return course, looked


def saved_with_tags(things, said) -> dict[str, int]:
    for name, thing in things.items():
        if thing.pk is None:
            thing.save()
            if said[name].tags:
                thing.tags.set(said[name].tags)
    return {name: thing.pk for name, thing in things.items()}


def saved_entries(entries, looked) -> dict[str, int | None]:
    locales = {each.language_code: each for each in Locale.objects.all()}
    made = {}
    for name, entry in entries.items():
        language = name.rpartition("/")[2]
        if entry is not None and entry.pk is None:
            if language not in locales:
                entry = None
            else:
                entry.locale = locales[language]
                entry.save()
        made[name] = entry and entry.pk
    return made


def plant(looked, known, *, owner, slug) -> CoursePage:
    """First the tree, so that every page can be named, then what stands on the pages."""
    keys = {page.key: str(uuid4()) if slug else page.key for page in looked.manifest.pages}
    made, rows = {}, Resolving(known=known, pages={})
    for page in looked.manifest.pages:
        for language in languages_of(page, looked):
            shelf, said = looked.shelves[language], page.versions[language]
            needed = {
                field.attname: rows.value(field, said[field.name], field.name)
                for field in fields_of(KINDS[page.kind])
                if is_needed(field)
            }
            if slug and page.parent is None:
                needed["slug"] = slug
            bare = KINDS[page.kind](
                translation_key=keys[page.key],
                locale=shelf.locale,
                owner=owner,
                live=False,
                **needed,
            )
            above = made[page.parent, language] if page.parent else shelf
            made[page.key, language] = above.add_child(instance=bare)
    ids: dict[str, dict[str, int]] = {}
    for (key, language), bare in made.items():
        ids.setdefault(key, {})[language] = bare.pk
    resolving = Resolving(known=known, pages=ids)
    for page in looked.manifest.pages:
        for language in languages_of(page, looked):
            fill(made[page.key, language], page, language, resolving, owner=owner, slug=slug)
    if resolving.problems:
        raise ParcelRefused(*resolving.problems)
    first = looked.manifest.pages[0]
    return made[first.key, languages_of(first, looked)[0]]


def languages_of(page, looked) -> list[str]:
    """The default language first: records of learning point at its pages."""
    kept = [each for each in page.versions if each in looked.shelves]
    return sorted(kept, key=lambda each: (each != settings.LANGUAGE_CODE, each))


def fill(bare, page, language, resolving, *, owner, slug):
    values = resolving.values(page, language, f"{bare} ({language})")
    for name, value in values.items():
        if name != "slug" or page.parent or not slug:
            setattr(bare, name, value)
    bare.draft_title = bare.title
    # An unfinished draft comes back as one: what it still lacks is said when it is published.
    bare.is_draft = True
    bare.save()
    log(instance=bare, action="wagtail.create", user=owner)
    bare.save_revision(user=owner, clean=False)

"""Looking at a file before anything is made of it: what it would make, and what stands against."""

from dataclasses import dataclass, field

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from courses.models import CataloguePage, CoursePage, CourseVideo
from courses.parcel.files import what_is_wrong_with
from courses.parcel.manifest import Manifest, read_manifest
from courses.parcel.opening import Opened
from courses.parcel.resolving import REFERRED, Resolving
from courses.parcel.shape import KINDS, MANIFEST, Problem
from media_tools.allowance import MOST_UNFINISHED
from media_tools.models import PlatformProfile

IMAGES, DOCUMENTS, FILMS, PROFILES = REFERRED


@dataclass
class Looked:
    """What taking over a file would do; `problems` stand against it, and then it does nothing."""

    manifest: Manifest
    # Catalogue pages by language: what is not among them is left out.
    shelves: dict[str, CataloguePage]
    problems: list[Problem] = field(default_factory=list)
    # What is taken over with a gap that an editor fills before publishing.
    missing: list[Problem] = field(default_factory=list)
    left: list[Problem] = field(default_factory=list)
    # The course that is here already under the same key or address.
    there: CoursePage | None = None

    @property
    def made(self) -> list[dict]:
        """Its pages for people: `[{"kind", "title", "depth", "languages"}]` in tree order;
        languages as they call themselves."""
        depths, rows = {None: -1}, []
        names = {
            language: shelf.locale.language_name_local for language, shelf in self.shelves.items()
        }
        for page in self.manifest.pages:
            depths[page.key] = depths.get(page.parent, 0) + 1
            said = page.versions.get(settings.LANGUAGE_CODE) or next(iter(page.versions.values()))
            rows.append(
                {
                    "kind": KINDS[page.kind]._meta.verbose_name,
                    "title": str(said.get("title", "")),
                    "depth": depths[page.key],
                    "languages": [names[each] for each in page.versions if each in names],
                }
            )
        return rows


def look(opened: Opened, *, slug: str = "") -> Looked:
    """Look at all of a file; nothing is written. With `slug` it becomes a new course of this
    address and with keys of its own. Raises ParcelRefused where it cannot even be read."""
    manifest = read_manifest(opened.read(MANIFEST))
    looked = Looked(manifest, shelves_of(manifest))
    if not looked.shelves:
        looked.problems.append(
            Problem(MANIFEST, _("There is no catalogue here in any of its languages."))
        )
    look_at_members(opened, looked)
    look_at_tree(looked)
    look_at_films(looked)
    if not looked.problems:
        look_at_pages(looked)
    look_for_course(looked, slug)
    return looked


def shelves_of(manifest) -> dict[str, CataloguePage]:
    shelf = CataloguePage.objects.filter(locale=Locale.get_default()).order_by("path").first()
    shelves = shelf.get_translations(inclusive=True).select_related("locale") if shelf else ()
    found = {each.locale.language_code: each for each in shelves}
    return {language: found[language] for language in manifest.languages if language in found}


def look_at_members(opened, looked):
    there, spoken_of = set(opened.sizes) - {MANIFEST}, looked.manifest.members
    for name in sorted(spoken_of - there):
        looked.problems.append(Problem(name, _("It is missing in the file. Export it again.")))
    for name in sorted(there - spoken_of):
        looked.left.append(Problem(name, _("No page uses it.")))
    for name in sorted(there & spoken_of):
        if name.startswith("films/"):
            continue
        if message := what_is_wrong_with(name, opened.read(name)):
            looked.problems.append(Problem(name, str(message)))


def look_at_tree(looked):
    """Each page stands after its parent, under one that may have it, in a language that the
    parent has."""
    before = {}
    for number, page in enumerate(looked.manifest.pages, start=1):
        place, parent = f"{MANIFEST} › pages {number}", before.get(page.parent)
        if page.key in before:
            looked.problems.append(Problem(place, _("A page of this key stood before.")))
        elif (page.kind == "course") != (number == 1) or (number > 1 and parent is None):
            looked.problems.append(
                Problem(place, _("The course stands first, and every page after its parent."))
            )
        elif parent and KINDS[parent.kind] not in KINDS[page.kind].allowed_parent_page_models():
            looked.problems.append(Problem(place, _("It cannot stand below such a page.")))
        elif parent and set(page.versions) - set(parent.versions):
            looked.problems.append(
                Problem(place, _("The page above it is not there in the same language."))
            )
        before[page.key] = page
    for language in looked.manifest.languages:
        if language not in looked.shelves:
            said = _("There is no catalogue in this language here; its pages are left out.")
            looked.left.append(Problem(language, said))


def look_at_films(looked):
    """A film may be here already, sent or not; one that is neither here nor sent leaves a place
    that waits for an editor."""
    films, known = looked.manifest.films, known_films(looked.manifest)
    taken_in = [name for name, film in films.items() if film.file and name not in known]
    if len(taken_in) > MOST_UNFINISHED:
        said = _("More than %(most)s films at once are not taken in. Make it without the films.")
        looked.problems.append(Problem(MANIFEST, said % {"most": MOST_UNFINISHED}))
    for name, film in films.items():
        if film.file is None and name not in known:
            said = _("This film was not sent along. Choose it in the editor before publishing.")
            looked.missing.append(Problem(film.title, said))


def known_films(manifest) -> dict[str, dict[str, CourseVideo]]:
    """Course videos that are here already: for each film of the file its languages. The same
    entry, else, for a film that was not sent, another entry of the same bytes."""
    films = manifest.films.items()
    keys = {film.key for _name, film in films}
    hashes = {film.sha256 for _name, film in films if film.file is None and film.sha256}
    entries = CourseVideo.objects.select_related("locale", "video").order_by("pk")
    by_key, by_hash = {}, {}
    for entry in entries.filter(translation_key__in=keys):
        by_key.setdefault(str(entry.translation_key), {})[entry.locale.language_code] = entry
    for entry in entries.filter(video__sha256__in=hashes):
        by_hash.setdefault(entry.video.sha256, {}).setdefault(entry.locale.language_code, entry)
    found = {
        name: by_key.get(film.key) or (film.file is None and by_hash.get(film.sha256))
        for name, film in films
    }
    return {name: there for name, there in found.items() if there}


def look_at_pages(looked):
    manifest = looked.manifest
    profiles = known_profiles(manifest)
    for slug in sorted(set(manifest.profiles) - set(profiles)):
        said = _("Add the platform profile “%(name)s” with this key first, then send it again.")
        name = manifest.profiles[slug].name or slug
        looked.problems.append(Problem(slug, said % {"name": name}))
    known = {
        IMAGES: dict.fromkeys(manifest.images),
        DOCUMENTS: dict.fromkeys(manifest.documents),
        FILMS: dict.fromkeys(
            f"{name}/{language}"
            for name, film in manifest.films.items()
            for language in film.entries
        ),
        PROFILES: dict.fromkeys(manifest.profiles),
    }
    pages = {page.key: dict.fromkeys(page.versions, 0) for page in manifest.pages}
    resolving = Resolving(known=known, pages=pages)
    slugs = set()
    for page in manifest.pages:
        for language in page.versions:
            said = page.versions[language]
            place = f"{said.get('title') or page.kind} ({language})"
            resolving.values(page, language, place)
            if (page.parent, language, said.get("slug")) in slugs:
                resolving.wrong(place, _("A page beside it has the same address."))
            slugs.add((page.parent, language, said.get("slug")))
    looked.problems.extend(resolving.problems)
    looked.left.extend(resolving.left)


def known_profiles(manifest) -> dict[str, int]:
    found = PlatformProfile.objects.filter(slug__in=manifest.profiles)
    return dict(found.values_list("slug", "pk"))


def look_for_course(looked, slug):
    """An existing course is named and never overwritten."""
    course = looked.manifest.pages[0]
    try:
        validate_slug(slug or "x")
    except ValidationError as invalid:
        looked.problems.append(Problem(slug[:60], " ".join(invalid.messages)))
        return
    if not slug:
        keys = [page.key for page in looked.manifest.pages]
        known = Page.objects.filter(translation_key__in=keys).order_by("path").first()
        if known is not None:
            above = CoursePage.objects.ancestor_of(known, inclusive=True).first()
            looked.there = above or known
    for language, shelf in looked.shelves.items():
        said = slug or course.versions.get(language, {}).get("slug")
        looked.there = looked.there or shelf.get_children().filter(slug=said).first()
    if looked.there:
        said = _(
            "This course is here already, and is not overwritten. Give a new address to take over "
            "a copy."
        )
        looked.problems.append(Problem(str(looked.there), said))

"""The fields of a page as the file tells them, into what the page stores here."""

import json
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import Page

from courses.models import CourseVideo
from courses.parcel.carrying import Carrier, carry
from courses.parcel.rich_text import cleaned, relinked
from courses.parcel.shape import KINDS, NEEDED, Problem, fields_of, is_needed
from media_tools.models import PlatformProfile

# What JSON writes of a plain field.
PLAIN = (
    (models.BooleanField, bool),
    (models.IntegerField, int),
    ((models.CharField, models.TextField), str),
)


class Resolving(Carrier):
    """Names of the file into ids of this place.

    `known` is `{model: {name: id}}`; a name without an id (a film that was not sent) has None.
    `pages` is `{key: {language: id}}` for the pages of the file; before they are made the ids
    are 0, which leaves their places empty. Pages outside of the file are found by their keys.
    """

    def __init__(self, *, known: dict, pages: dict):
        self.known, self.pages = known, dict(pages)
        self.problems: list[Problem] = []
        # What had to be left out without harm: links to pages that are not here.
        self.left: list[Problem] = []
        self.language = ""

    def values(self, page, language, place) -> dict:
        """Values for the fields of the page that `page` (PageSaid) describes."""
        self.language = language
        said, model = page.versions[language], KINDS[page.kind]
        fields = {field.name: field for field in fields_of(model)}
        for name in set(said) - set(fields):
            self.wrong(place, _("There is no field “%(name)s” here.") % {"name": name[:60]})
        return {
            field.attname: self.value(field, said[name], f"{place} › {name}")
            for name, field in fields.items()
            if name in said or self.is_asked_for(field, place)
        }

    def is_asked_for(self, field, place) -> bool:
        """False; tells it where a page cannot even be a draft without the field."""
        if is_needed(field):
            self.wrong(f"{place} › {field.name}", _("This is missing."))
        return False

    def value(self, field, value, place):
        if isinstance(field, StreamField):
            return self.stream(field, value, place)
        if isinstance(field, models.ForeignKey):
            if value is None and not field.null:
                self.wrong(place, _("This is missing."))
            return self.named(field.related_model, value, place)
        kind = next(kind for fields, kind in PLAIN if isinstance(field, fields))
        if type(value) is not kind:
            self.wrong(place, _("This is not what can be filled in here."))
        elif value == "" and field.name in NEEDED:
            self.wrong(place, _("This is missing."))
        elif value != "":
            # Words may be empty in a draft.
            try:
                return field.clean(value, None)
            except ValidationError as invalid:
                self.wrong(place, " ".join(invalid.messages))
        return value

    def stream(self, field, value, place) -> str:
        before = len(self.problems)
        stored = carry(field.stream_block, value, self, place)
        if len(self.problems) == before:
            try:
                # As a draft is checked: what is still empty may be filled in later.
                field.stream_block.clean_deferred(field.stream_block.to_python(stored))
            except ValidationError as invalid:
                for where, message in told(invalid):
                    self.wrong(f"{place}{where}", message)
            except (ValueError, TypeError, AttributeError, OverflowError):
                self.wrong(place, _("This is not what can be filled in here."))
        return json.dumps(stored)

    # What a block chooses.

    def refer(self, block, value, place):
        if not isinstance(value, str):
            self.wrong(place, _("Things are named here by their names in the file, not by ids."))
            return None
        if not issubclass(block.model_class, Page):
            return self.named(block.model_class, value, place)
        pk = self.page_id(value)
        if pk is None:
            self.left.append(Problem(place, _("The page that comes first is not here.")))
        return pk or None

    def rich_text(self, block, value, place):
        def page_of(key):
            pk = self.page_id(key)
            if pk is None:
                self.left.append(Problem(place, _("A link to a page that is not here.")))
            return pk or None

        try:
            return cleaned(relinked(value, page_of), block.features)
        except ValueError:
            self.wrong(place, _("This text cannot be read. Paste it anew and export again."))
            return ""

    def named(self, model, name, place):
        if name is None:
            return None
        if not isinstance(name, str) or name not in self.known[model]:
            self.wrong(place, _("The file does not hold “%(name)s”.") % {"name": str(name)[:80]})
            return None
        return self.known[model][name]

    def page_id(self, key: str) -> int | None:
        if key not in self.pages:
            self.pages[key] = pages_here(key)
        found = self.pages[key]
        return found.get(self.language, next(iter(found.values()), None))

    def wrong(self, place, message):
        self.problems.append(Problem(place, message))


def pages_here(key: str) -> dict[str, int]:
    """Ids of the page of this key by language."""
    try:
        found = Page.objects.filter(translation_key=UUID(key))
    except ValueError:
        return {}
    return dict(found.order_by("locale_id").values_list("locale__language_code", "pk"))


def told(invalid, where="") -> list[tuple[str, str]]:
    """Messages of a block's validation with the place of each, `" 2 › title"`."""
    if not hasattr(invalid, "as_json_data"):
        return [(where, message) for message in invalid.messages]
    return in_data(invalid.as_json_data(), where)


def in_data(data: dict, where) -> list[tuple[str, str]]:
    found = [(where, str(message)) for message in data.get("messages", ())]
    below = data.get("blockErrors") or {}
    pairs = enumerate(below) if isinstance(below, list) else below.items()
    for name, inner in pairs:
        if inner:
            # Streams and lists count from 0, people from 1.
            step = f" {int(name) + 1}" if str(name).isdecimal() else f" › {name}"
            found.extend(in_data(inner, where + step))
    return found


# Where the ids of things that pages refer to come from.
REFERRED = (get_image_model(), get_document_model(), CourseVideo, PlatformProfile)

"""Looking through what pages hold, as it is stored: one query a field, however many pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import Locale, Page


@dataclass(frozen=True)
class Held:
    """One StreamField of one page."""

    page: int
    title: str
    kind: str
    language: str
    live: bool
    field: str
    blocks: list[dict]

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page])


def streams() -> list[Held]:
    """Every StreamField of every page of ours that is no alias (its source is listed anyway), in
    the order of the tree."""
    languages = dict(Locale.objects.values_list("pk", "language_code"))
    found = []
    for model in apps.get_app_config("courses").get_models():
        names = [f.name for f in model._meta.get_fields() if isinstance(f, StreamField)]
        if not issubclass(model, Page) or not names:
            continue
        rows = model.objects.filter(alias_of=None).values_list(
            "path", "pk", "title", "locale", "live", *names
        )
        for path, pk, title, locale, live, *values in rows:
            for name, value in zip(names, values, strict=True):
                blocks = list(value.raw_data)
                kind = model._meta.verbose_name
                held = Held(pk, title, kind, languages[locale], live, name, blocks)
                found.append((path, held))
    return [held for _, held in sorted(found, key=lambda each: each[0])]


def parts(value) -> Iterator[dict]:
    """Every dictionary within a stored value, the outermost first."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from parts(each)

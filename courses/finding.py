"""Finding a course: words, filters and an order, for the catalogue's page and for the API.

Courses knows what it is about itself; what only learning knows of a course (where a class is
held, whether a seat is left) is registered at start-up:

    register_filter(Filter("place", _("Place"), choices=places, narrow=held_at))
    register_order(Order("soonest", _("Soonest class"), arrange=soonest_first))

`narrow(courses, value)` and `arrange(courses)` get a queryset of courses in any language that
carries `canonical_pk`, and return it smaller or in order.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from courses.enums import Level
from courses.languages import with_canonical_ids
from courses.words import with_words


@dataclass(frozen=True)
class Filter:
    name: str  # in the address and in the API
    label: str
    choices: Callable[[], list[tuple[str, str]]]
    narrow: Callable
    help: str = ""  # for who writes against the API


@dataclass(frozen=True)
class Order:
    name: str
    label: str
    arrange: Callable


_filters: dict[str, Filter] = {}
_orders: dict[str, Order] = {}


def register_filter(one: Filter) -> None:
    """Registering a name again replaces it."""
    _filters[one.name] = one


def register_order(one: Order) -> None:
    _orders[one.name] = one


def filters() -> list[Filter]:
    return list(_filters.values())


def orders() -> list[Order]:
    return list(_orders.values())


def find(courses, asked: dict, *, places, in_any_language=False):
    """`courses` (a queryset) as `asked`: values by the names of filters, `sort` for the order.
    `places`: where the words of `q` stand (`courses.words.places_of`). `in_any_language` also
    takes those whose translation holds the words."""
    courses = with_canonical_ids(courses)
    for one in filters():
        if value := asked.get(one.name):
            courses = one.narrow(courses, value)
    if places:
        courses = worded(courses, places, in_any_language)
    order = _orders.get(asked.get("sort", ""))
    return order.arrange(courses) if order else courses.order_by("path")


def worded(courses, places, in_any_language):
    if not in_any_language:
        return with_words(courses, places)
    variants = with_words(courses.model.objects.live(), places)
    return courses.filter(translation_key__in=variants.values("translation_key"))


PLATFORMS = {"youtube": ("YouTube", Q(for_youtube=True)), "tiktok": ("TikTok", Q(for_tiktok=True))}

# In minutes, as courses say how long they are.
LENGTHS = {
    "short": (_("Up to 2 hours"), Q(minutes__lte=120)),
    "medium": (_("2 to 6 hours"), Q(minutes__gt=120, minutes__lte=360)),
    "long": (_("More than 6 hours"), Q(minutes__gt=360)),
}


def chosen_from(kinds):
    """Choices and narrowing of a closed list of conditions."""
    return {
        "choices": lambda: [(name, label) for name, (label, _condition) in kinds.items()],
        "narrow": lambda courses, value: courses.filter(kinds[value][1]),
    }


def written_in(courses, language):
    variants = apps.get_model("courses", "CoursePage").objects.live()
    variants = variants.filter(locale__language_code=language)
    return courses.filter(translation_key__in=variants.values("translation_key"))


register_filter(
    Filter("platform", _("Platform"), **chosen_from(PLATFORMS), help="youtube or tiktok")
)
register_filter(
    Filter(
        "level",
        _("Level"),
        choices=lambda: Level.choices,
        narrow=lambda courses, value: courses.filter(level=value),
        help="beginner, intermediate or advanced",
    )
)
register_filter(
    Filter(
        "length",
        _("Length"),
        **chosen_from(LENGTHS),
        help="short (up to 120 minutes), medium (to 360) or long",
    )
)
register_filter(
    Filter(
        "language",
        _("Language"),
        choices=lambda: settings.WAGTAIL_CONTENT_LANGUAGES,
        narrow=written_in,
        help="id or en: courses that can be read in it",
    )
)
register_order(
    Order(
        "newest",
        _("Newest first"),
        arrange=lambda courses: courses.order_by("-first_published_at", "-pk"),
    )
)
register_order(
    Order("title", _("By title"), arrange=lambda courses: courses.order_by(Lower("title"), "path"))
)

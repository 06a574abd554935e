"""What was changed in a profile, told as an editor reads it."""

from dataclasses import dataclass
from itertools import pairwise

from django.utils.formats import number_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from media_tools.changing import differences
from media_tools.limit_fields import FIELDS
from media_tools.models import PlatformProfile, ProfileVersion

SHOWN = 10


@dataclass(frozen=True)
class Change:
    """One version against the one before: a line a thing that differs."""

    version: ProfileVersion
    lines: tuple[str, ...]


def changes_of(profile: PlatformProfile) -> list[Change]:
    """The last versions, the newest first; the very first has nothing to differ from."""
    versions = list(profile.versions.select_related("changed_by")[: SHOWN + 1])
    told = [Change(newer, tuple(lines_of(older, newer))) for newer, older in pairwise(versions)]
    if versions and len(versions) <= SHOWN:
        told.append(Change(versions[-1], ()))
    return told


def lines_of(older: ProfileVersion, newer: ProfileVersion):
    for label, before, after in (
        (_("Name"), older.name, newer.name),
        (_("Source"), older.source, newer.source),
        (_("As of"), older.dated, newer.dated),
    ):
        if before != after:
            yield f"{label}: {before} → {after}"
    for one in differences(older.limits, newer.limits):
        if one.limit == "hard":
            yield f"{_('The platform enforces')}: {names(one.before)} → {names(one.after)}"
        else:
            told = FIELDS[one.limit]
            before, after = (shown(value, told) for value in (one.before, one.after))
            yield f"{told.label}: {before} → {after}"


def names(limits) -> str:
    return get_text_list([str(FIELDS[name].label) for name in limits], _("and")) or "–"


def shown(value, told) -> str:
    if value in (None, ()):
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, tuple):
        words = dict(told.choices)
        return ", ".join(str(words.get(item, item)) for item in value)
    return number_format(value / told.scale if told.scale > 1 else value, use_l10n=True)

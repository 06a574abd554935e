"""Changing what a platform is said to ask: each change is a version, and nothing is forgotten."""

from dataclasses import dataclass
from functools import partial

from django.db import transaction

from media_tools import rejudging
from media_tools.models import PlatformProfile, ProfileVersion
from media_tools.profiles import LIMIT_NAMES, Limits, Profile

KEPT = ("name", "source", "dated", "limits")


class ChangedMeanwhile(Exception):
    """Somebody else saved the profile after it was opened. Carries what is stored."""

    def __init__(self, stored: PlatformProfile):
        super().__init__(f"{stored.slug} is at version {stored.version}")
        self.stored = stored


@transaction.atomic
def add_profile(*, slug, name, source, dated, limits, actor) -> PlatformProfile:
    """A new platform, or a new way of publishing on one. Raises UnknownLimit."""
    profile = PlatformProfile(slug=slug, name=name, source=source, dated=dated)
    profile.limits = read(profile, limits)
    profile.save()
    keep_version(profile, actor)
    return profile


@transaction.atomic
def change_profile(
    *, profile, seen_version, name, source, dated, limits, actor
) -> PlatformProfile:
    """Correct a profile, and have what was measured judged again. Saving twice changes once.

    `seen_version` is the one that the editor had before them. Raises ChangedMeanwhile,
    UnknownLimit.
    """
    stored = PlatformProfile.objects.select_for_update().get(pk=profile.pk)
    told = {"name": name, "source": source, "dated": dated, "limits": read(stored, limits)}
    before = {field: getattr(stored, field) for field in KEPT}
    if told == {**before, "limits": read(stored, stored.limits)}:
        return stored
    if stored.version != seen_version:
        raise ChangedMeanwhile(stored)
    # A profile that came with the bench has no version written down yet.
    if not stored.versions.filter(version=stored.version).exists():
        keep_version(stored, None)
    for field, value in told.items():
        setattr(stored, field, value)
    stored.version += 1
    stored.save()
    keep_version(stored, actor)
    transaction.on_commit(partial(rejudging.ring, stored.pk))
    return stored


def read(profile: PlatformProfile, limits: dict) -> dict:
    """The limits as they are stored, whoever wrote them down."""
    told = {field: getattr(profile, field) for field in ("slug", "name", "source", "dated")}
    return Profile.from_mapping({**told, "limits": limits}).limits.to_mapping()


def keep_version(profile: PlatformProfile, actor) -> ProfileVersion:
    return ProfileVersion.objects.create(
        profile=profile,
        version=profile.version,
        changed_by=actor,
        **{field: getattr(profile, field) for field in KEPT},
    )


@dataclass(frozen=True)
class Difference:
    """One limit of a version against the version before; None where nothing is asked."""

    limit: str
    before: object
    after: object


def differences(before: dict, after: dict) -> list[Difference]:
    """Limits that two stored mappings understand differently, in the order of the limits."""
    old, new = (
        Limits(**{n: tuple(v) if isinstance(v, list) else v for n, v in told.items()})
        for told in (before, after)
    )
    return [
        Difference(name, getattr(old, name), getattr(new, name))
        for name in Limits.__dataclass_fields__
        if name in LIMIT_NAMES and getattr(old, name) != getattr(new, name)
    ]

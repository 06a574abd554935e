"""What a person wants to be told outside the platform, and when."""

from .models import MessagePreferences
from .quiet import QuietHours
from .ways import switchable


def preferences_of(people) -> dict[int, MessagePreferences]:
    """By the person's id, for everybody asked about; without a row the defaults. One query."""
    people = [person.pk for person in people]
    kept = {each.person_id: each for each in MessagePreferences.objects.filter(person__in=people)}
    return {pk: kept.get(pk) or MessagePreferences(person_id=pk) for pk in people}


def quiet_hours_of(preferences: MessagePreferences | None) -> QuietHours | None:
    """None where the person switched them off; those of the night for whoever never chose."""
    if preferences is None:
        return QuietHours()
    if not preferences.is_quiet:
        return None
    return QuietHours(preferences.quiet_from, preferences.quiet_until)


def save_preferences(
    *, person, wanted, is_quiet: bool, quiet_from, quiet_until
) -> MessagePreferences:
    """Keep what `person` wants: `wanted` holds (kind, channel); all else that may be switched off
    is. Saving twice is saving once."""
    off = sorted(
        f"{kind}:{channel}"
        for kind, channels in switchable().items()
        for channel in channels
        if (kind, channel) not in wanted
    )
    return MessagePreferences.objects.update_or_create(
        person=person,
        defaults={
            "switched_off": off,
            "is_quiet": is_quiet,
            "quiet_from": quiet_from,
            "quiet_until": quiet_until,
        },
    )[0]

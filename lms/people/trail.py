"""One way to record a change of state, and what staff looked at."""

from django.utils import timezone

from .models import TrailEntry
from .sealing import mac_of


def record(*, verb, subject, actor=None, **detail) -> TrailEntry:
    """Record that `actor` (None: the system) did `verb` to the model instance `subject`.

    Call it inside the transaction of the change, so that both or neither are kept. `detail`
    must be JSON and must hold no personal data beyond ids: the trail outlives an erased person.
    """
    entry = TrailEntry(
        at=timezone.now(),
        actor=actor,
        actor_number=actor.pk if actor else None,
        verb=verb,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        detail=detail,
    )
    entry.mac = mac_of(entry)
    entry.save(force_insert=True)
    return entry


def saw(*, actor, subject, **detail) -> TrailEntry | None:
    """Record that somebody of the staff looked at another person's data. One's own is no news."""
    if getattr(subject, "pk", None) == actor.pk and subject._meta.label_lower == "people.user":
        return None
    return record(verb="seen", subject=subject, actor=actor, **detail)

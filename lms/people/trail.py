"""One way to record a change of state, and what staff looked at."""

from django.utils import timezone

from .access import ADMINISTRATOR, EDITOR, OFFICER, TRAINER, roles_of
from .models import TrailEntry
from .sealing import mac_of

SEEN, SEEN_LIST = "seen", "seen_list"
# In which capacity somebody looks, where they have several.
AT_WORK = (ADMINISTRATOR, OFFICER, TRAINER, EDITOR)


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
    """Record that somebody of the staff looked at another person's data. One's own is no news.

    `page` in the detail names where it was, for the words that people read about it.
    """
    if getattr(subject, "pk", None) == actor.pk and subject._meta.label_lower == "people.user":
        return None
    return record(verb=SEEN, subject=subject, actor=actor, role=role_at_work(actor), **detail)


def saw_list(*, actor, people, page: str, subject=None, **detail) -> TrailEntry | None:
    """Record one look at a list of people (their ids): one row, however long the list is.

    `subject` is what the list is of (a class, a meeting); without one it is the actor's own desk.
    """
    seen = sorted(set(people) - {actor.pk})
    if not seen:
        return None
    return record(
        verb=SEEN_LIST,
        subject=subject or actor,
        actor=actor,
        role=role_at_work(actor),
        page=page,
        people=as_text(seen),
        **detail,
    )


def witness(*, verb, actor, people=None, **act) -> TrailEntry | None:
    """What rooms below, which know no trail, have to record (`lms.notices.office.witnesses`)."""
    if verb != SEEN_LIST:
        return record(verb=verb, actor=actor, **act)
    seen = saw_list(actor=actor, people=people, **act)
    if seen is None and "subject" in act:
        # Somebody without an account, whose contact stands there all the same.
        return saw(actor=actor, **act)
    return seen


def saw_owners(*, viewer, owners, **kwargs) -> None:
    """Somebody of the staff saw whose videos are worked on (`media_tools.signals`)."""
    saw_list(actor=viewer, people=owners, page="video_queue")


def as_text(people) -> str:
    """Ids as one text, each between spaces, so that every database finds one of them in it."""
    return f" {' '.join(str(number) for number in people)} "


def role_at_work(actor) -> str:
    held = roles_of(actor)
    return next((role for role in AT_WORK if role in held), "")

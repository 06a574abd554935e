"""One way to record a change of state."""

from .models import TrailEntry


def record(*, verb, subject, actor=None, **detail) -> TrailEntry:
    """Record that `actor` (None: the system) did `verb` to the model instance `subject`.

    Call it inside the transaction of the change, so that both or neither are kept. `detail`
    must be JSON and must hold no personal data beyond ids.
    """
    return TrailEntry.objects.create(
        actor=actor,
        verb=verb,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        detail=detail,
    )

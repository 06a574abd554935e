"""Writing down what a meeting did and decided."""

from django.db import transaction
from django.utils import timezone

from lms.people.trail import record

from .models import Meeting, Minutes


class WrittenMeanwhile(Exception):
    """Somebody saved since this writer began; `kept` is what stands now."""

    def __init__(self, kept: Minutes):
        super().__init__(kept.version)
        self.kept = kept


@transaction.atomic
def write_minutes(*, meeting, text, actor, version) -> Minutes:
    """Keep `text` where `version` is what the writer saw. The same text twice is once.

    Raises WrittenMeanwhile.
    """
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    kept = Minutes.objects.filter(meeting=meeting).first() or Minutes(meeting=meeting)
    if kept.text == text:
        return kept
    if kept.version != version:
        raise WrittenMeanwhile(kept)
    kept.text, kept.written_by, kept.changed_at = text, actor, timezone.now()
    kept.version += 1
    kept.save()
    record(
        verb="minutes.written", subject=kept, actor=actor, meeting=meeting.pk, version=kept.version
    )
    return kept

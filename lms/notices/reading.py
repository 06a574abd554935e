"""Marking notices as read."""

from django.utils import timezone

from .models import Notice


def mark_read(*, notice: Notice) -> Notice:
    """Keep the first time it was read; a second time changes nothing."""
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=timezone.now())
    notice.refresh_from_db(fields=["read_at"])
    return notice


def mark_all_read(*, recipient) -> int:
    """How many were new."""
    return Notice.objects.filter(recipient=recipient, read_at=None).update(read_at=timezone.now())

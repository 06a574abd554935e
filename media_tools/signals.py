"""What the bench announces, after the change is committed; each carries `video`."""

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import Signal, receiver

from media_tools.files import remove_directory

video_judged = Signal()
video_ready = Signal()
video_refused = Signal()
video_failed = Signal()
# Carries `video`, the one it was made from, and `version`.
version_kept = Signal()

# Whose videos staff looked at: carries `viewer` and `owners` (ids); sent once for an opened page.
owners_shown = Signal()


@receiver(post_delete, sender="media_tools.Video")
def remove_files(instance, **kwargs):
    """A row that goes, also by cascade, takes its files along."""
    transaction.on_commit(lambda: remove_directory(instance.pk))

"""A repaired version that its owner keeps takes the place of the video in their draft."""

from contextlib import suppress

from django.db.models import Q

from .enums import AttemptState
from .hand_in import HandInRefused, attach_video
from .models import Attempt


def take_up(sender, video, version, **kwargs):
    """Heard from `media_tools.signals.version_kept`; what is handed in stays as it was."""
    drafts = Attempt.objects.filter(
        Q(video=video) | Q(video__made_from=video), state=AttemptState.DRAFT
    )
    for draft in drafts:
        with suppress(HandInRefused):
            attach_video(attempt=draft, video=version, actor=version.owner)

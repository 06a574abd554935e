"""The caption tracks of a video: kept by its owner, one a language, nothing overwritten unseen."""

from django.db import transaction
from django.utils.translation import gettext as _

from media_tools.access import word_refusals
from media_tools.captions.subtitles import CaptionsRefused, Cue, in_order
from media_tools.enums import CaptionOrigin, VideoState
from media_tools.models import CaptionTrack, Video


class ChangedMeanwhile(Exception):
    """Somebody saved a newer version; `stored` is it."""

    def __init__(self, stored: CaptionTrack):
        super().__init__(stored.version)
        self.stored = stored


@transaction.atomic
def save_captions(
    *, video, actor, language: str, cues: list[Cue], builds_on: int, origin=CaptionOrigin.TYPED
) -> CaptionTrack | None:
    """Keep these cues in place of version `builds_on` (0 where there was none).

    No cues at all remove the track. Raises CaptionsRefused, ChangedMeanwhile.
    """
    video = Video.objects.select_for_update().get(pk=video.pk)
    if video.owner_id != actor.pk or video.state != VideoState.READY:
        raise CaptionsRefused(_("Captions can be written once the video has been checked."))
    wanted = in_order(cues)
    if origin != CaptionOrigin.HEARD:
        refuse(wanted, actor)
    stored = video.captions.filter(language=language).first()
    if stored is not None and stored.version != builds_on:
        raise ChangedMeanwhile(stored)
    if not wanted:
        video.captions.filter(language=language).delete()
        return None
    track = stored or CaptionTrack(video=video, language=language, version=0)
    track.cues = [cue.to_json() for cue in wanted]
    track.origin, track.version = origin, track.version + 1
    track.save()
    return track


def refuse(cues: list[Cue], writer) -> None:
    """What the machine heard is no one's writing; whoever saves it answers for it."""
    for cue in cues:
        if why := word_refusals.first(writer, cue.text):
            raise CaptionsRefused(f"“{cue.text[:40]}”: {why}")


def cues_of(track: CaptionTrack | None) -> list[Cue]:
    return [Cue(**cue) for cue in track.cues] if track else []

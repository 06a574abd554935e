"""Earlier works of others that a video resembles, as far as the trainer may know of them.

Information to look at, never a verdict: two people may have filmed the same parade.
"""

from media_tools.access import may_see_video
from media_tools.models import Likeness
from media_tools.queries import state_of
from media_tools.shown import player_of


def resembled(*, attempt, trainer) -> list[dict]:
    """What the review page says of it; the other one is named only to who may see their work."""
    found = attempt.video.likenesses.select_related("other__owner")
    return [row_of(one, trainer) for one in found]


def row_of(one: Likeness, trainer) -> dict:
    share = max(one.picture_share or 0, one.sound_share or 0)
    return {
        "likeness": one,
        "percent": round(100 * share),
        "name": one.other.owner.name if may_see_video(trainer, one.other) else "",
        "stretches": one.stretches,
        "has_same_sound": one.sound_share is not None,
    }


def side_by_side(*, one: Likeness, trainer) -> dict:
    """Both players, each at the first second that is alike."""
    first = one.stretches[0]
    return {
        "row": row_of(one, trainer),
        "this_player": player_of(state_of(one.video)) | {"at": first["start"]},
        "other_player": player_of(state_of(one.other)) | {"at": first["other_start"]},
    }

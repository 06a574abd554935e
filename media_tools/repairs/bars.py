"""Cut away the black bars around a picture that was pasted into another shape."""

from django.utils.translation import gettext_lazy as _

from media_tools.findings import BARS

NAME = BARS
TITLE = _("Remove black bars")
DOES = _("Cuts away the black bars above, below or beside the picture.")
# What would be left of a picture that is nearly all bars is nothing to look at.
KEPT_SHARE = 0.1


def prepare(plan, measured, profile, options) -> None:
    if measured.bars is None:
        return
    width, height = plan.size
    # Bars are measured on the picture as shown, which may be odd by a pixel; a part of a pixel
    # more is cut off, since a dark line stays visible.
    wide, high = width / measured.width, height / measured.height
    left, top, right, bottom = measured.bars
    first, above = even_up(left * wide), even_up(top * high)
    across = width - first - even_up(right * wide)
    down = height - above - even_up(bottom * high)
    if across < KEPT_SHARE * width or down < KEPT_SHARE * height:
        return
    plan.encodes_picture = True
    plan.frames.append(f"crop={across}:{down}:{first}:{above}")
    plan.left += first
    plan.size = across, down


def even_up(length: float) -> int:
    """The next even number: colours lie on every second pixel."""
    return 2 * -int(-length // 2)

"""Where nothing of ours is hidden: within what a platform lays over a picture."""

# In hundredths of the short side: what screens have always cut off.
EDGE = 5
# The shape of the screen in which platforms show an upright picture, in the middle.
SCREEN = 16 / 9


def inside(profile, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the free part of a picture of `size`, in pixels."""
    width, height = size
    edge = round(EDGE / 100 * min(size))
    if height <= width or not profile.limits.safe_area:
        return edge, edge, width - edge, height - edge
    top, right, bottom, left = (share / 100 for share in profile.limits.safe_area)
    screen = max(height, width * SCREEN)
    beyond = (screen - height) / 2
    return (
        max(edge, round(left * width)),
        max(edge, round(top * screen - beyond)),
        width - max(edge, round(right * width)),
        height - max(edge, round(bottom * screen - beyond)),
    )

"""Is it long enough to say something and short enough to be taken?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.enums import FindingSeverity
from media_tools.findings import Finding
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile

TEXTS = {
    "too_short": (
        _("The video is too short: %(length)s s, at least %(limit)s s is needed."),
        _("Record a little longer, or send the whole video."),
    ),
    "too_long": (
        _("The video is too long for %(platform)s: %(length)s s, at most %(limit)s s."),
        _("Cut what is not needed and send it again."),
    ),
    "shorter_than_advised": (
        _("The video lasts %(length)s s; %(low)s to %(high)s s works best."),
        _("Fine as it is, if everything has been said."),
    ),
    "longer_than_advised": (
        _("The video lasts %(length)s s; %(low)s to %(high)s s works best."),
        _("Look whether something can be cut: a shorter video is watched to its end more often."),
    ),
}


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    limits, length = profile.limits, measured.duration_s
    told = {"length": length, "platform": profile.name}
    if limits.shortest_s is not None and length < limits.shortest_s:
        yield Finding(
            "too_short", profile.severity("shortest_s"), data={**told, "limit": limits.shortest_s}
        )
    # Half a second: containers round, and platforms forgive it.
    elif limits.longest_s is not None and length > limits.longest_s + 0.5:
        yield Finding(
            "too_long", profile.severity("longest_s"), data={**told, "limit": limits.longest_s}
        )
    elif limits.advised_s:
        low, high = limits.advised_s
        told |= {"low": low, "high": high}
        if length < low - 0.5:
            yield Finding("shorter_than_advised", FindingSeverity.INFO, data=told)
        elif length > high + 0.5:
            yield Finding("longer_than_advised", FindingSeverity.INFO, data=told)

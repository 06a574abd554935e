"""Can the platform read the file as it is?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.findings import Finding
from media_tools.measuring.measurements import Measurements
from media_tools.profiles import Profile

TEXTS = {
    "unsuited_codec": (
        _("%(platform)s may not take this kind of picture coding (%(codec)s)."),
        _("Export it as MP4 (H.264)."),
    ),
    "unsuited_container": (
        _("%(platform)s may not take this kind of file (%(content_type)s)."),
        _("Export it as MP4."),
    ),
    "file_too_large": (
        _("The file is too large for %(platform)s: %(size)s MB, at most %(limit)s MB."),
        _("Export it with a lower quality or make it shorter."),
    ),
}
MB = 1_000_000


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    limits, told = profile.limits, {"platform": profile.name}
    if limits.video_codecs and measured.video_codec not in limits.video_codecs:
        yield Finding(
            "unsuited_codec",
            profile.severity("video_codecs"),
            data={**told, "codec": measured.video_codec},
        )
    if limits.content_types and measured.content_type not in limits.content_types:
        yield Finding(
            "unsuited_container",
            profile.severity("content_types"),
            data={**told, "content_type": measured.content_type},
        )
    if limits.largest_bytes and measured.bytes > limits.largest_bytes:
        sizes = {"size": measured.bytes // MB, "limit": limits.largest_bytes // MB}
        yield Finding("file_too_large", profile.severity("largest_bytes"), data={**told, **sizes})

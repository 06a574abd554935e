"""Is it as loud as the videos before and after it?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from media_tools.enums import FindingSeverity
from media_tools.findings import LOUDNESS, Finding
from media_tools.measuring.measurements import Measurements, total
from media_tools.profiles import Profile

TEXTS = {
    "hardly_any_sound": (
        _("There is a sound track, but hardly anything can be heard."),
        _("Look whether the microphone was covered or switched off, and record once more."),
    ),
    "too_quiet": (
        _("The sound is too quiet: %(lufs)s LUFS, better %(target)s."),
        _(
            "One tap in the video workshop raises it by %(gap)s dB. "
            "Next time speak closer to the microphone."
        ),
    ),
    "too_loud": (
        _("The sound is too loud: %(lufs)s LUFS, better %(target)s."),
        _("One tap in the video workshop lowers it by %(gap)s dB."),
    ),
    "peaks_too_high": (
        _(
            "The loudest moments reach %(peak)s dBTP; "
            "%(limit)s leaves room so that nothing crackles."
        ),
        _("One tap in the video workshop takes them down."),
    ),
}
# Below this a gain would only bring up noise.
NOTHING_HEARD = -50


def hardly_any_sound(measured: Measurements) -> bool:
    if measured.audio_s is None or measured.audio_s < 0.4:
        return False
    if measured.integrated_lufs is None:
        return total(measured.silence) >= 0.9 * measured.audio_s
    return measured.integrated_lufs < NOTHING_HEARD


def check(measured: Measurements, profile: Profile) -> Iterator[Finding]:
    limits, lufs = profile.limits, measured.integrated_lufs
    if hardly_any_sound(measured):
        yield Finding("hardly_any_sound", FindingSeverity.WARN)
        return
    if lufs is not None and limits.loudness_lufs is not None:
        target = limits.loudness_lufs
        told = {"lufs": lufs, "target": target, "gap": round(abs(target - lufs), 1)}
        if target - lufs > limits.quieter_by:
            yield Finding(
                "too_quiet", profile.severity("loudness_lufs"), data=told, repair=LOUDNESS
            )
        elif lufs - target > limits.louder_by:
            yield Finding(
                "too_loud", profile.severity("loudness_lufs"), data=told, repair=LOUDNESS
            )
    peak, limit = measured.true_peak_dbtp, limits.true_peak_dbtp
    if peak is not None and limit is not None and peak > limit:
        told = {"peak": peak, "limit": limit}
        yield Finding("peaks_too_high", FindingSeverity.INFO, data=told, repair=LOUDNESS)

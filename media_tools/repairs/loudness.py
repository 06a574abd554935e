"""To the loudness that the platform plays at, in one pass from what was measured."""

from django.utils.translation import gettext_lazy as _

from media_tools.findings import LOUDNESS

NAME = LOUDNESS
TITLE = _("Even out the loudness")
DOES = _("Raises or lowers the sound to what the platform plays at, without crackling.")
# What AAC adds between two samples, in dB.
CODING_MARGIN_DB = 0.8
OVERSAMPLED = 192_000


def prepare(plan, measured, profile, options) -> None:
    target, lufs = profile.limits.loudness_lufs, measured.integrated_lufs
    if plan.probe.audio is None or target is None or lufs is None:
        return
    gain = target - lufs
    plan.sound.append(f"volume={gain:.2f}dB")
    ceiling = profile.limits.true_peak_dbtp
    peak = measured.true_peak_dbtp
    if ceiling is not None and (peak is None or peak + gain > ceiling - CODING_MARGIN_DB):
        # A peak between two samples is only seen at a higher rate.
        limit = 10 ** ((ceiling - CODING_MARGIN_DB) / 20)
        plan.sound += [
            f"aresample={OVERSAMPLED}",
            f"alimiter=limit={limit:.4f}:attack=5:release=60:level=disabled:latency=1",
        ]

"""From what a pass wrote down to `Measurements`."""

import statistics
from pathlib import Path

from media_tools.measuring import movement, pictures, sounds, stretches
from media_tools.measuring.measurements import Measurements
from media_tools.measuring.pass_log import PassLog, closed, read_samples
from media_tools.measuring.passing import (
    BLACK_S,
    FOCUS,
    GREY,
    PICTURES,
    SHORT_SIDE,
    SILENCE_S,
    SOUND,
    Pass,
)
from media_tools.picture import fitted
from media_tools.probe import Probe
from media_tools.refusals import Refused

DARK_S = BRIGHT_S = 1.0
FROZEN_S = 2.0
# A focus that hunts for a moment is no fault; two seconds are seen.
BLURRED_S = 2.0
# Of 100: real footage out of focus stays under it, the softest good footage above.
BLURRED_BELOW = 30.0


def summed_up(path: Path, passing: Pass, *, sha256: str) -> Measurements:
    """All that the finished pass says of `path`; raises Refused where it saw no picture."""
    probe, log = passing.probe, passing.log
    focus = dict(read_samples(passing.room / FOCUS))
    seen = [
        (at, {**values, **focus.get(at, {})})
        for at, values in read_samples(passing.room / PICTURES)
    ]
    if not log.decoded_frames or not seen:
        raise Refused("damaged", "no picture could be decoded")
    heard = read_samples(passing.room / SOUND)
    return Measurements(
        **of_the_container(path, probe, sha256),
        **of_the_sound(probe, log, heard),
        **of_the_picture(passing, seen),
        missing_frames=max(0, probe.frames + probe.missing_frames - log.decoded_frames),
        decode_errors=max(log.decode_errors, log.error_lines),
        poster_at_s=round(pictures.best_picture(seen), 2),
    )


def of_the_container(path: Path, probe: Probe, sha256: str) -> dict:
    sniffed, video, audio = probe.sniffed, probe.video, probe.audio
    return {
        "sha256": sha256,
        "bytes": path.stat().st_size,
        "content_type": sniffed.content_type,
        "duration_s": round(probe.duration_s, 3),
        "video_s": round(probe.video_s, 3),
        "audio_s": None if probe.audio_s is None else round(probe.audio_s, 3),
        "width": probe.width,
        "height": probe.height,
        "rotation": video.rotation,
        "fps": round(probe.fps, 3),
        "variable_frame_rate": probe.variable_frame_rate,
        "frames": probe.frames,
        "video_codec": video.codec,
        "video_profile": video.profile,
        "pixel_format": video.pixel_format,
        "colour_transfer": video.transfer,
        "hdr": probe.hdr,
        "audio_codec": audio.codec if audio else None,
        "audio_channels": audio.channels if audio else 0,
        "audio_rate": audio.sample_rate if audio else 0,
        "unreadable_sound": probe.unreadable_sound,
        "has_captions": probe.has_captions,
        "has_location": probe.has_location,
        "has_device": probe.has_device,
        "data_tracks": sniffed.data_tracks,
        "moov_first": sniffed.moov_first,
        "hidden_s": round(sniffed.hidden_s, 2),
        "interlaced": video.interlaced,
        "key_frame_gap_s": round(probe.key_frame_gap_s, 2),
        "video_bit_rate": probe.video_bit_rate,
        "sound_offset_s": round(probe.sound_offset_s, 3),
    }


def of_the_sound(probe: Probe, log: PassLog, heard) -> dict:
    return {
        "integrated_lufs": log.integrated_lufs,
        "true_peak_dbtp": log.true_peak_dbtp,
        "loudness_range_lu": log.loudness_range_lu,
        "silence": closed(log.silence, probe.audio_s or 0.0, SILENCE_S),
        "clipped": sounds.clipped_stretches(probe, heard),
        "dead_channel": sounds.dead_channel(probe, heard),
        "waveform": sounds.waveform(heard),
    }


def of_the_picture(passing: Pass, seen) -> dict:
    probe, log = passing.probe, passing.log
    step = seen[1][0] - seen[0][0] if len(seen) > 1 else max(probe.video_s, 0.04)

    def where(samples, shortest, step=step):
        found = stretches.runs(samples, step=step, shortest=shortest, bridge=step)
        return stretches.within(found, probe.video_s)

    # Only some of the pictures were asked; the others say nothing about the focus.
    sharp = [(at, pictures.sharpness(values)) for at, values in seen if "blur" in values]
    edged = [value for _, value in sharp if value is not None]
    apart = sharp[1][0] - sharp[0][0] if len(sharp) > 1 else step
    return {
        "black": closed(log.black, probe.video_s, BLACK_S),
        "frozen": pictures.still(seen, shortest=FROZEN_S, end=probe.video_s),
        "dark": where(((at, pictures.is_dark(v)) for at, v in seen), DARK_S),
        "bright": where(((at, pictures.is_bright(v)) for at, v in seen), BRIGHT_S),
        "blurred": where(
            ((at, value is not None and value < BLURRED_BELOW) for at, value in sharp),
            BLURRED_S,
            apart,
        ),
        "sharpness": round(statistics.median(edged), 1) if edged else None,
        "brightness": round(statistics.fmean(v["YAVG"] for _, v in seen), 1),
        "movement": movement.mean_change(passing.room / GREY, passing.small),
        "bars": pictures.bars(
            probe, seen, fitted(probe.width, probe.height, short_side=SHORT_SIDE)
        ),
        "scenes": pictures.cuts(seen),
    }

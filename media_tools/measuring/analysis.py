"""The one decoding pass: all that is measured, measured small and four times a second."""

import math
import statistics
from pathlib import Path

from media_tools import ffmpeg, picture
from media_tools.ffmpeg import Progress
from media_tools.measuring import stretches
from media_tools.measuring.measurements import Measurements
from media_tools.measuring.pass_log import PassLog, closed, read_samples
from media_tools.probe import Probe
from media_tools.refusals import Refused
from media_tools.sandbox import Broke, Fences, NeededTooMuchMemory, TookTooLong, WroteTooMuch

SHORT_SIDE = 360
RATE = 4
# A clip of a few pictures would fall through a grid of four a second.
SHORT_CLIP_S, SHORT_CLIP_RATE = 3.0, 12

BLACK_S, FROZEN_S, SILENCE_S = 0.5, 2.0, 1.0
DARK_S = BRIGHT_S = 1.0
SILENCE_DB = -50
# A side that peaks higher is surely meant to be heard.
HEARD_DB = -30
# Hardly anything brighter than a tenth of the way up: faces cannot be made out.
DARK_MEAN, DARK_HIGH = 40, 60
# Nearly everything burnt out, and no ink either: a page of text keeps its black letters.
BRIGHT_LOW, BRIGHT_MIN = 215, 110
# Edge width in pixels at 360p that counts as perfectly sharp; what a good lens gives is 4 to 6.
SHARPEST_EDGE = 4.0
WAVEFORM_PARTS = 1000
SHORTEST_PART_S, LONGEST_PART_S = 0.02, 0.1
# Lossy coding blurs the flat tops of clipped sound: what tells is how much of it stands within
# a decibel of full scale. The hardest limiter leaves 5 in 100 there, 6 dB of clipping 25.
NEAR_THE_TOP_DB = 1.0
CLIPPED_SHARE = 0.08
FULL_SCALE_DB = -0.01
CUT_SCORE = 10


def patience(probe: Probe) -> Fences:
    """Limits that grow with the work: about five times what a slow core takes."""
    seconds = 60 + probe.decoded_pixels / 1.5e7 + probe.duration_s
    return Fences(wall_seconds=seconds, cpu_seconds=int(seconds * 4))


def video_filters(probe: Probe) -> str:
    rate = SHORT_CLIP_RATE if probe.video_s < SHORT_CLIP_S else RATE
    size = picture.fitted(probe.width, probe.height, short_side=SHORT_SIDE)
    return ",".join([
        f"[0:{probe.video.index}]fps={rate}:eof_action=pass",
        *picture.shown(probe, size, flags="area"),
        f"blackdetect=d={BLACK_S}",
        f"freezedetect=n=-60dB:d={FROZEN_S}",
        "blurdetect",
        "signalstats",
        "scdet",
        "metadata=mode=print:file=pictures.txt[v]",
    ])  # fmt: skip


def audio_filters(probe: Probe) -> str:
    part = round(part_s(probe) * probe.audio.sample_rate)
    return ",".join([
        f"[0:{probe.audio.index}]ebur128=peak=true:framelog=quiet",
        f"aresample={probe.audio.sample_rate}",
        f"silencedetect=n={SILENCE_DB}dB:d={SILENCE_S}",
        f"volume={NEAR_THE_TOP_DB}dB,aformat=sample_fmts=s16",
        f"asetnsamples=n={part}:p=0",
        "astats=metadata=1:reset=1:measure_perchannel=Peak_level"
        ":measure_overall=Peak_level+Peak_count",
        "ametadata=mode=print:file=sound.txt[a]",
    ])  # fmt: skip


def part_s(probe: Probe) -> float:
    """Seconds of sound in one part of the waveform."""
    return min(LONGEST_PART_S, max(SHORTEST_PART_S, (probe.audio_s or 0) / WAVEFORM_PARTS))


def analyse(
    path: Path, probe: Probe, scratch: Path, *, sha256: str, on_progress: Progress
) -> Measurements:
    """Decode `path` once and measure it; raises Refused when no picture comes out."""
    log = PassLog()
    graphs, maps = [video_filters(probe)], ["-map", "[v]"]
    if probe.audio:
        graphs.append(audio_filters(probe))
        maps += ["-map", "[a]"]
    try:
        ffmpeg.run(
            [
                *ffmpeg.opened(path, probe.sniffed.family, before=picture.as_decoded(probe)),
                "-max_error_rate", "1",
                "-filter_complex", ";".join(graphs),
                *maps,
                "-fps_mode", "passthrough", "-f", "null", "-",
            ],
            cwd=scratch,
            fences=patience(probe),
            duration_s=probe.duration_s,
            on_progress=on_progress,
            on_stderr=log.line,
            loglevel="level+verbose",
        )  # fmt: skip
    except Broke as broke:
        if not log.decoded_frames:
            raise Refused("damaged", broke.ran.stderr[-500:]) from broke
        # What could be decoded is measured; the broken rest is counted as errors.
        log.error_lines += 1
    except (TookTooLong, NeededTooMuchMemory, WroteTooMuch) as stopped:
        raise Refused("too_much_work", type(stopped).__name__) from stopped
    pictures = read_samples(scratch / "pictures.txt")
    if not log.decoded_frames or not pictures:
        raise Refused("damaged", "no picture could be decoded")
    sounds = read_samples(scratch / "sound.txt")
    return summed_up(path, probe, log, pictures, sounds, sha256=sha256)


def summed_up(path, probe: Probe, log: PassLog, pictures, sounds, *, sha256: str) -> Measurements:
    step = pictures[1][0] - pictures[0][0] if len(pictures) > 1 else max(probe.video_s, 0.04)
    sharp = [s for _, values in pictures if (s := sharpness(values)) is not None]
    black = closed(log.black, probe.video_s, BLACK_S)
    dark = stretches.runs(
        ((at, is_dark(v)) for at, v in pictures), step=step, shortest=DARK_S, bridge=step
    )
    bright = stretches.runs(
        ((at, is_bright(v)) for at, v in pictures), step=step, shortest=BRIGHT_S, bridge=step
    )
    return Measurements(
        sha256=sha256,
        bytes=path.stat().st_size,
        content_type=probe.sniffed.content_type,
        duration_s=round(probe.duration_s, 3),
        video_s=round(probe.video_s, 3),
        audio_s=None if probe.audio_s is None else round(probe.audio_s, 3),
        width=probe.width,
        height=probe.height,
        rotation=probe.video.rotation,
        fps=round(probe.fps, 3),
        variable_frame_rate=probe.variable_frame_rate,
        frames=probe.frames,
        missing_frames=max(0, probe.frames + probe.missing_frames - log.decoded_frames),
        decode_errors=max(log.decode_errors, log.error_lines),
        video_codec=probe.video.codec,
        pixel_format=probe.video.pixel_format,
        colour_transfer=probe.video.transfer,
        hdr=probe.hdr,
        audio_codec=probe.audio.codec if probe.audio else None,
        audio_channels=probe.audio.channels if probe.audio else 0,
        audio_rate=probe.audio.sample_rate if probe.audio else 0,
        unreadable_sound=probe.unreadable_sound,
        has_captions=probe.has_captions,
        has_location=probe.has_location,
        data_tracks=probe.sniffed.data_tracks,
        integrated_lufs=log.integrated_lufs,
        true_peak_dbtp=log.true_peak_dbtp,
        silence=closed(log.silence, probe.audio_s or 0.0, SILENCE_S),
        clipped=clipped_stretches(probe, sounds),
        black=black,
        frozen=closed(log.frozen, probe.video_s, FROZEN_S),
        dark=stretches.within(dark, probe.video_s),
        bright=stretches.within(bright, probe.video_s),
        sharpness=round(statistics.median(sharp), 1) if sharp else None,
        brightness=round(statistics.fmean(values["YAVG"] for _, values in pictures), 1),
        scenes=tuple(round(at, 2) for at, v in pictures if v.get("score", 0) >= CUT_SCORE),
        poster_at_s=round(best_picture(pictures), 2),
        waveform=waveform(sounds),
        moov_first=probe.sniffed.moov_first,
        interlaced=probe.video.interlaced,
        loudness_range_lu=log.loudness_range_lu,
        dead_channel=dead_channel(probe, sounds),
    )


def sharpness(values: dict[str, float]) -> float | None:
    """0 to 100; None for a picture without a single edge, which is neither sharp nor blurred."""
    edge = values.get("blur", math.nan)
    return None if math.isnan(edge) or edge <= 0 else min(100.0, 100 * SHARPEST_EDGE / edge)


def is_dark(values: dict[str, float]) -> bool:
    return values["YAVG"] < DARK_MEAN and values["YHIGH"] < DARK_HIGH


def is_bright(values: dict[str, float]) -> bool:
    return values["YLOW"] > BRIGHT_LOW and values["YMIN"] > BRIGHT_MIN


def best_picture(pictures) -> float:
    """When it shows a picture worth a poster: sharp, lit, with contrast, not the very first."""

    def worth(sample):
        at, values = sample
        lit = 1 - abs(values["YAVG"] - 120) / 120
        contrast = min(1.0, (values["YHIGH"] - values["YLOW"]) / 100)
        opening = 0.15 if at < 0.5 else 0.0
        return 0.4 * (sharpness(values) or 0) / 100 + 0.3 * lit + 0.3 * contrast - opening

    return max(pictures, key=worth)[0]


def clipped_stretches(probe: Probe, sounds):
    """Where more of the sound stands at the top than any limiter leaves there."""
    if not probe.audio:
        return ()
    part = part_s(probe)
    samples = part * probe.audio.sample_rate
    flat = (
        (at, v["Peak_level"] >= FULL_SCALE_DB and v["Peak_count"] >= CLIPPED_SHARE * samples)
        for at, v in sounds
    )
    return stretches.runs(flat, step=part, shortest=part, bridge=0.5)


def dead_channel(probe: Probe, sounds) -> str:
    """The side of a stereo sound in which nothing is heard while the other one is."""
    if not probe.audio or probe.audio.channels != 2 or not sounds:
        return ""
    left, right = (
        max(values.get(f"{number}.Peak_level", -math.inf) for _, values in sounds)
        for number in (1, 2)
    )
    if left < SILENCE_DB and right > HEARD_DB:
        return "left"
    return "right" if right < SILENCE_DB and left > HEARD_DB else ""


def waveform(sounds) -> tuple[int, ...]:
    peaks = [level_of(values["Peak_level"] - NEAR_THE_TOP_DB) for _, values in sounds]
    group = math.ceil(len(peaks) / WAVEFORM_PARTS) or 1
    return tuple(max(peaks[at : at + group]) for at in range(0, len(peaks), group))


def level_of(decibels: float) -> int:
    return round(100 * min(1.0, 10 ** (decibels / 20)))

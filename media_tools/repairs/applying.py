"""Carry out the asked repairs in one run; what none of them touches is copied untouched."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from media_tools import ffmpeg, picture, repairs
from media_tools.ffmpeg import Progress
from media_tools.measuring.measurements import Measurements
from media_tools.probe import Probe
from media_tools.profiles import Profile
from media_tools.repairs import laying
from media_tools.repairs.options import asked_of
from media_tools.repairs.plan import Plan
from media_tools.sandbox import Fences
from media_tools.watching.renditions import MIB, nameless, patience

# What an MP4 may hold as it is, so that phones play it.
PICTURES_IN_MP4 = {"h264", "hevc", "av1", "vp9", "mpeg4"}
SOUNDS_IN_MP4 = {"aac", "mp3", "ac3", "eac3", "alac"}
KEY_FRAME_S = 2
SOUND_RATE = 48_000


def apply(
    path: Path,
    probe: Probe,
    measured: Measurements,
    profile: Profile,
    *,
    names: Sequence[str],
    options: Mapping[str, Mapping] | None = None,
    room: Path,
    on_progress: Progress,
) -> Path:
    """`repaired.mp4` in `room`; `options` by repair, such as {"reframe": {"mode": "follow"}}.

    Raises UnknownRepair, OptionsRefused, SandboxError. The original is only read.
    """
    plan = Plan(path=path, probe=probe, room=room)
    modules = [repairs.BY_NAME[name] for name in repairs.in_order(names)]
    asked = asked_of(modules, options or {}, duration_s=probe.duration_s)
    for module in modules:
        module.prepare(plan, measured, profile, asked.get(module.NAME, {}))
    made = room / "repaired.mp4"
    graph, outputs = streams(plan)
    ffmpeg.run(
        [
            *ffmpeg.opened(path, probe.sniffed.family, before=plan.before()),
            *laying.inputs(plan),
            "-max_error_rate", "1",
            *(["-filter_complex", ";".join(graph)] if graph else []),
            *outputs,
            *nameless(),
            "-movflags", "+faststart", "-f", "mp4", made.name,
        ],
        cwd=room,
        fences=fences(probe),
        duration_s=plan.duration_s + plan.card_s,
        on_progress=on_progress,
    )  # fmt: skip
    return made


def fences(probe: Probe) -> Fences:
    """As patient as a rendition, but the best quality takes more room and time."""
    base = patience(probe)
    return Fences(
        wall_seconds=2 * base.wall_seconds,
        cpu_seconds=2 * base.cpu_seconds,
        output_bytes=256 * MIB + int(probe.duration_s * 8_000_000),
    )


def streams(plan: Plan) -> tuple[list[str], list[str]]:
    """Filter graphs and output options of picture and sound."""
    graph, outputs = [], []
    if plan.encodes_picture or plan.probe.video.codec not in PICTURES_IN_MP4:
        steady = [f"fps={plan.rate}"] if plan.rate else []
        upright = picture.fitted(
            plan.probe.width,
            plan.probe.height,
            short_side=min(plan.probe.width, plan.probe.height),
        )
        filters = [*steady, *picture.shown(plan.probe, upright), *plan.frames, "format=yuv420p"]
        graph.append(f"[0:{plan.probe.video.index}]{','.join(filters)}[upright]")
        laid, last = laying.over(plan, "upright")
        graph += laid
        outputs += [
            "-map", f"[{last}]",
            "-c:v", "libx264", "-preset", "fast", "-profile:v", "high", "-crf", "18",
            "-force_key_frames", f"expr:gte(t,n_forced*{KEY_FRAME_S})", "-flags", "+cgop",
            "-fps_mode", "cfr" if plan.rate else "vfr",
        ]  # fmt: skip
    else:
        outputs += ["-map", f"0:{plan.probe.video.index}", "-c:v", "copy"]
        if plan.probe.video.codec == "hevc":
            # Without this name Apple's players show nothing.
            outputs += ["-tag:v", "hvc1"]
    if plan.probe.audio is None:
        return graph, outputs
    outputs += ["-map", f"0:{plan.probe.audio.index}"]
    if plan.sound or plan.is_cut or plan.card or plan.probe.audio.codec not in SOUNDS_IN_MP4:
        sound = [*plan.sound, f"aresample={SOUND_RATE}:async=1000:first_pts=0"]
        if plan.card:
            sound.append(f"adelay={round(plan.card_s * SOUND_RATE)}S:all=1")
        outputs += ["-af", ",".join(sound), "-c:a", "aac", "-b:a", "192k"]
        outputs += ["-ac", str(min(2, max(1, plan.probe.audio.channels)))]
    else:
        outputs += ["-c:a", "copy"]
    return graph, outputs

"""The measuring pass as filters: alone (`analysis`), or beside the encoders of a ladder.

All that is measured of the picture is measured small and four times a second; of the sound, all.
"""

from dataclasses import dataclass
from pathlib import Path

from media_tools import picture
from media_tools.measuring.pass_log import PassLog
from media_tools.probe import Probe

SHORT_SIDE = 360
RATE = 4
# A clip of a few pictures would fall through a grid of four a second.
SHORT_CLIP_S, SHORT_CLIP_RATE = 3.0, 12
# The pictures kept for movement and likeness: small enough that an hour of them is 100 MB.
SMALL_SIDE = 64

BLACK_S, SILENCE_S = 0.5, 1.0
SILENCE_DB = -50
# Of full white: the black of a bar, with the noise that coding leaves on it.
BAR_BLACK = 0.08
WAVEFORM_PARTS = 1000
SHORTEST_PART_S, LONGEST_PART_S = 0.02, 0.1
# Lossy coding blurs the flat tops of clipped sound: what tells is how much of it stands within
# a decibel of full scale. The hardest limiter leaves 5 in 100 there, 6 dB of clipping 25.
NEAR_THE_TOP_DB = 1.0

# What the fingerprint of a sound is made from (Chromaprint's own rate).
CHROMA_SOUND = "aformat=sample_fmts=s16:sample_rates=11025:channel_layouts=mono"

PICTURES, FOCUS, SOUND = "pictures.txt", "focus.txt", "sound.txt"
GREY, CHROMA = "small.gray", "sound.chroma"


@dataclass(frozen=True)
class Small:
    """The kept grey pictures: size in pixels, and how many a second."""

    width: int
    height: int
    rate: float


@dataclass
class Pass:
    """One measuring pass over a probed file, which writes into `room`."""

    probe: Probe
    room: Path

    def __post_init__(self):
        self.log = PassLog()

    @property
    def rate(self) -> int:
        return SHORT_CLIP_RATE if self.probe.video_s < SHORT_CLIP_S else RATE

    @property
    def small(self) -> Small:
        width, height = picture.fitted(self.probe.width, self.probe.height, short_side=SMALL_SIDE)
        return Small(width, height, self.rate)

    def graph(self, picture_from: str, sound_from: str) -> list[str]:
        """Filter graphs from two input labels to `[seen]`, `[sharp]` and `[small]`, and with
        sound to `[heard]` and `[chroma]`."""
        graphs = [f"{picture_from}{self.thinned()}{self.picture_filters()}"]
        if self.probe.audio:
            graphs.append(f"{sound_from}{self.sound_filters()}")
        return graphs

    def thinned(self) -> str:
        return f"fps={self.rate}:eof_action=pass,"

    def picture_filters(self) -> str:
        size = picture.fitted(self.probe.width, self.probe.height, short_side=SHORT_SIDE)
        return ",".join([
            *picture.shown(self.probe, size, flags="area"),
            "split=3[large][focus],"
            f"scale={self.small.width}:{self.small.height}:flags=area,format=gray[small];"
            # By far the dearest of the filters, and a focus changes slowly: every fourth picture.
            "[focus]select='not(mod(n,4))',blurdetect,"
            f"metadata=mode=print:file={FOCUS}[sharp];"
            f"[large]blackdetect=d={BLACK_S}",
            "signalstats",
            "scdet",
            f"cropdetect=limit={BAR_BLACK}:round=2:skip=0:reset=0",
            f"metadata=mode=print:file={PICTURES}[seen]",
        ])  # fmt: skip

    def sound_filters(self) -> str:
        part = round(part_s(self.probe) * self.probe.audio.sample_rate)
        return ",".join([
            f"asplit=2[whole],{CHROMA_SOUND}[chroma];[whole]ebur128=peak=true:framelog=quiet",
            f"aresample={self.probe.audio.sample_rate}",
            f"silencedetect=n={SILENCE_DB}dB:d={SILENCE_S}",
            f"volume={NEAR_THE_TOP_DB}dB,aformat=sample_fmts=s16",
            f"asetnsamples=n={part}:p=0",
            "astats=metadata=1:reset=1:measure_perchannel=Peak_level"
            ":measure_overall=Peak_level+Peak_count",
            f"ametadata=mode=print:file={SOUND}[heard]",
        ])  # fmt: skip

    def outputs(self) -> list[str]:
        """Output options that draw the pass through, nothing of it kept but its small files."""
        drawn = ["-map", "[seen]", "-map", "[sharp]"]
        if self.probe.audio:
            drawn += ["-map", "[heard]"]
        drawn += ["-fps_mode", "passthrough", "-f", "null", "-"]
        drawn += ["-map", "[small]", "-fps_mode", "passthrough", "-f", "rawvideo", GREY]
        if self.probe.audio:
            drawn += ["-map", "[chroma]", "-c:a", "pcm_s16le", "-f", "chromaprint"]
            drawn += ["-fp_format", "raw", CHROMA]
        return drawn


class KeyFrames(Pass):
    """The same measures on the pictures that come, however far apart: the key frames."""

    def thinned(self) -> str:
        # A screen recording may have a key frame each picture.
        return "select='isnan(prev_selected_t)+gte(t-prev_selected_t,0.5)',"


def part_s(probe: Probe) -> float:
    """Seconds of sound in one part of the waveform."""
    return min(LONGEST_PART_S, max(SHORTEST_PART_S, (probe.audio_s or 0) / WAVEFORM_PARTS))

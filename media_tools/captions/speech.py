"""Words from sound, by a speech model that the office has put into a directory.

The model (CTranslate2's form of Whisper) reads samples that the fenced ffmpeg made; it opens no
file of a resident's, and nothing is fetched. Silence, music and noise are left out first by a
voice detector, because the model invents sentences for them.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from django.conf import settings

from media_tools import ffmpeg
from media_tools.captions.cutting import Word
from media_tools.probe import Probe
from media_tools.sandbox import Fences

# Samples a second, as Whisper takes them.
RATE = 16_000
SOUND = "speech.s16"
THREADS = 2


def can_listen() -> bool:
    return bool(settings.CAPTION_MODEL)


def sound_of(path: Path, probe: Probe, room: Path) -> np.ndarray:
    """The first sound track as float32 samples in -1..1, mono; raises SandboxError."""
    seconds = 60 + probe.duration_s
    ffmpeg.run(
        [
            *ffmpeg.opened(path, probe.sniffed.family),
            "-map", f"0:{probe.audio.index}", "-vn", "-ac", "1", "-ar", str(RATE),
            # What begins late begins late in the samples as well.
            "-af", "aresample=async=1:first_pts=0",
            "-f", "s16le", SOUND,
        ],
        cwd=room,
        fences=Fences(wall_seconds=seconds, cpu_seconds=int(seconds * 2)),
    )  # fmt: skip
    return np.fromfile(room / SOUND, dtype="<i2").astype(np.float32) / 32768


def words_in(samples: np.ndarray, language: str) -> Iterator[Word]:
    """What is said, as it is understood; `language` is told, not guessed ("id" or "en")."""
    # Half a second of imports that only this job needs.
    from faster_whisper import WhisperModel

    model = WhisperModel(
        str(settings.CAPTION_MODEL),
        device="cpu",
        compute_type="int8",
        cpu_threads=THREADS,
        local_files_only=True,
    )
    segments, _ = model.transcribe(
        samples,
        language=language,
        vad_filter=True,
        word_timestamps=True,
        # One slip of the ear is not carried on into the next sentence.
        condition_on_previous_text=False,
    )
    for segment in segments:
        for word in segment.words or ():
            if text := word.word.strip():
                yield Word(float(word.start), float(word.end), text)

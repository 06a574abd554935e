"""Every file of the corpus stays out, with the right word, cheaply, and touches nothing else."""

import hashlib
import subprocess
import urllib.request
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from media_tools import ffmpeg
from media_tools.refusals import SENTENCES

from .corpus import CLASSES, whole_corpus
from .made import Bases, Hostile
from .watched import Eye, Listener, judged, listening, watching

LONGEST_S, MOST_MB = 30, 512
CANARY = "canary.mp4"


@dataclass(frozen=True)
class World:
    files: list[Hostile]
    room: Path
    listener: Listener
    eye: Eye
    # Of the neighbour in the directory where each file is judged.
    neighbour_eye: Eye


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    room, away = tmp_path_factory.mktemp("hostile"), tmp_path_factory.mktemp("away")
    made = tmp_path_factory.mktemp("made")
    canary = Bases(made).index_first
    for directory in (room, away):
        (directory / CANARY).write_bytes(canary)
    with listening() as listener, watching(away) as eye, watching(room) as neighbour_eye:
        files = whole_corpus(made, neighbour=str(away / CANARY), address=listener.address)
        yield World(files, room, listener, eye, neighbour_eye)


@pytest.mark.parametrize("kind", CLASSES)
def test_it_stays_out_with_the_right_word_and_touches_nothing_else(kind, world, settings):
    scratch = settings.SCRATCH_DIR
    files = [hostile for hostile in world.files if hostile.kind == kind]
    seen = {}
    for hostile in files:
        path = hostile.write(world.room)
        seen[hostile.name] = judged(path, scratch)
        path.unlink()
    assert {n: s.code for n, s in seen.items()} == {h.name: h.code for h in files}
    assert [n for n, s in seen.items() if s.seconds > LONGEST_S or s.megabytes > MOST_MB] == []
    assert (world.eye.opened(), world.listener.callers()) == (set(), 0)
    assert CANARY not in world.neighbour_eye.opened()
    assert list(scratch.iterdir()) == []


def test_the_corpus_is_as_large_as_was_asked_and_names_are_its_own(world):
    assert len(world.files) >= 150
    assert Counter((h.kind, h.name) for h in world.files).most_common(1)[0][1] == 1
    assert {hostile.kind for hostile in world.files} == set(CLASSES)
    assert {hostile.code for hostile in world.files} == set(SENTENCES)


def test_the_same_call_makes_the_same_bytes(world, tmp_path):
    again = whole_corpus(
        tmp_path, neighbour=str(world.eye.directory / CANARY), address=world.listener.address
    )
    assert list(map(fingerprint, again)) == list(map(fingerprint, world.files))


def fingerprint(hostile: Hostile) -> tuple[str, str]:
    return hostile.name, hashlib.sha256(hostile.content).hexdigest()


def test_the_canaries_would_sing(world, tmp_path):
    """An ffmpeg without our fences follows the list, and the server hears who calls."""
    mine = tmp_path / "mine.mp4"
    mine.write_text(f"ffconcat version 1.0\nfile '{world.eye.directory / CANARY}'\n")
    command = [ffmpeg.binary(), "-v", "error", "-nostdin", "-safe", "0", "-f", "concat"]
    subprocess.run([*command, "-i", str(mine), "-f", "null", "-"], check=True, timeout=30)
    assert world.eye.opened() == {CANARY}
    with pytest.raises(OSError, match="timed out"):
        urllib.request.urlopen(world.listener.address, timeout=0.2)
    assert world.listener.callers() == 1

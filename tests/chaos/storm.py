"""Kill what works, at random, and see that no work is lost or done twice."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model

from media_tools import ffmpeg, uploads
from media_tools.access import upload_refusals
from media_tools.enums import JobState, VideoState
from media_tools.files import directory_of, scratch_root
from media_tools.models import Job, Rendition, Video

COMMANDS = {
    "broker": ["broker"],
    "worker": ["worker", "--queues", "renditions,default", "--concurrency", "1"],
    "quick": ["worker", "--queues", "checks,default", "--concurrency", "1", "--name", "quick"],
    "beat": ["beat"],
}
# What is killed, and how often of a hundred times: a worker's child, a worker with all that is
# its, the broker.
TARGETS = {"child": 50, "worker": 35, "broker": 15}
LONGEST_PAUSE_S = 2.5
GIVEN_UP_AFTER_S = 600


@dataclass(frozen=True)
class Told:
    jobs: int
    kills: Counter
    states: Counter
    videos: Counter
    twice: int
    torn: int
    left_over: int
    ended_after_s: float
    attempts: Counter

    def holds(self, within_s: float) -> bool:
        everything = self.states == Counter({JobState.DONE: self.jobs})
        clean = not (self.twice or self.torn or self.left_over)
        return everything and clean and self.ended_after_s <= within_s

    def as_text(self) -> str:
        killed = ", ".join(f"{count} x {name}" for name, count in sorted(self.kills.items()))
        lost = self.jobs - self.states[JobState.DONE] - self.states[JobState.SET_ASIDE]
        return "\n".join(
            f"{name:34} {value}"
            for name, value in (
                ("jobs", self.jobs),
                ("killed", killed),
                ("done", self.states[JobState.DONE]),
                ("set aside after three killed workers", self.states[JobState.SET_ASIDE]),
                ("lost", lost),
                ("done twice", self.twice),
                ("files that are not what their rows say", self.torn),
                ("scratch left over", self.left_over),
                ("attempts a job", dict(sorted(self.attempts.items()))),
                ("all ended after the last kill", f"{self.ended_after_s:.1f} s"),
            )
        )


class Shop:
    """The processes of the product but the web, started again when one is killed."""

    def __init__(self, room: Path):
        self.room = room
        self.running = {}

    def start(self, name: str) -> None:
        self.running[name] = subprocess.Popen(
            [sys.executable, str(settings.BASE_DIR / "manage.py"), *COMMANDS[name]],
            start_new_session=True,
            stdout=(self.room / f"{name}.log").open("ab"),
            stderr=subprocess.STDOUT,
        )

    def keep_up(self) -> None:
        for name in COMMANDS:
            if name not in self.running or self.running[name].poll() is not None:
                self.start(name)

    def kill(self, name: str) -> None:
        os.killpg(self.running[name].pid, signal.SIGKILL)
        self.running[name].wait(20)

    def kill_child(self, name: str) -> bool:
        """One process below the worker: its pool's child, or the decoder that this runs."""
        children = descendants(self.running[name].pid)
        if not children:
            return False
        try:
            os.kill(random.choice(children), signal.SIGKILL)
        except ProcessLookupError:
            return False
        return True

    def close(self) -> None:
        for name in list(self.running):
            try:
                self.kill(name)
            except ProcessLookupError:
                continue


def descendants(pid: int) -> list[int]:
    found = []
    try:
        told = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except (FileNotFoundError, ProcessLookupError):
        # It ended between two looks.
        return found
    for number in map(int, told.split()):
        found += [number, *descendants(number)]
    return found


def storm(room: Path, *, videos: int, kills: int, seed: int) -> Told:
    upload_refusals._asked.clear()
    random.seed(seed)
    # A batch at a time, so that there is work to kill until the last kill.
    clip, make = made_clip(room), get_user_model().objects.create_user
    people = [make(name=f"P{n}", email=f"p{n}@chaos.test") for n in range(5)]
    shop, killed = Shop(room), Counter()
    shop.keep_up()
    try:
        sent = 0
        while sum(killed.values()) < kills or sent < videos:
            while sent < videos and waiting() < 12:
                with clip.open("rb") as file:
                    uploads.receive_file(file=file, owner=people[sent % len(people)])
                sent += 1
            if sum(killed.values()) < kills and waiting():
                time.sleep(random.uniform(0.2, LONGEST_PAUSE_S))
                killed[strike(shop)] += 1
            else:
                time.sleep(0.2)
            shop.keep_up()
        since = time.monotonic()
        while waiting() and time.monotonic() - since < GIVEN_UP_AFTER_S:
            shop.keep_up()
            time.sleep(0.2)
        ended_after = time.monotonic() - since
        time.sleep(3)
    finally:
        shop.close()
    return Told(
        jobs=Job.objects.count(),
        kills=killed,
        states=Counter(Job.objects.values_list("state", flat=True)),
        videos=Counter(Video.objects.values_list("state", flat=True)),
        twice=done_twice(),
        torn=torn(),
        left_over=len(list(scratch_root().iterdir())),
        ended_after_s=ended_after,
        attempts=Counter(Job.objects.values_list("attempt", flat=True)),
    )


def waiting() -> int:
    return Job.objects.live().count()


def strike(shop: Shop) -> str:
    target = random.choices(list(TARGETS), weights=TARGETS.values())[0]
    if target == "broker":
        shop.kill("broker")
    elif target == "child" and shop.kill_child(random.choice(["worker", "quick"])):
        return "child"
    else:
        target = "worker"
        shop.kill(random.choice(["worker", "quick"]))
    return target


def done_twice() -> int:
    """Videos with two ended jobs of a kind, or with two rows of a kind of file."""
    ended = Counter(Job.objects.filter(state=JobState.DONE).values_list("video_id", "kind"))
    rows = Counter(Rendition.objects.values_list("video_id", "kind"))
    return sum(count > 1 for count in (*ended.values(), *rows.values()))


def torn() -> int:
    """Videos whose directory does not hold exactly what their rows say."""
    wrong = 0
    for video in Video.objects.filter(state=VideoState.READY):
        rows = {Path(row.file.name).name: row.bytes for row in video.renditions.all()}
        files = {file.name: file.stat().st_size for file in directory_of(video.pk).iterdir()}
        wrong += files != rows | {"original": video.size}
    return wrong


def made_clip(room: Path) -> Path:
    made = room / "clip.mp4"
    subprocess.run(
        [
            ffmpeg.binary(), "-v", "error", "-y",
            *("-f", "lavfi", "-t", "2", "-i", "testsrc2=size=176x144:rate=15"),
            *("-f", "lavfi", "-t", "2", "-i", "sine=frequency=330"),
            *("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"),
            *("-c:a", "aac", "-movflags", "+faststart"), str(made),
        ],
        check=True,
        timeout=60,
    )  # fmt: skip
    return made

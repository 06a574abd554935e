"""A real Celery worker, a real broker, a database on the disk, and `kill -9`."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from celery import Celery
from django.conf import settings as project
from django.db import connections

from config import broker as broker_settings
from media_tools import uploads
from media_tools.access import upload_refusals
from media_tools.enums import JobState, VideoState
from media_tools.files import directory_of, scratch_root
from media_tools.models import Job, PlatformProfile, Video
from media_tools.profiles import starting_profiles
from media_tools.queries import worker_seen_lately
from media_tools.work import doorbell, sweeping
from tests.factories import PersonFactory

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="process groups and /proc"),
]
PATIENCE_S = 90


class Workshop:
    """Broker and workers as child processes on one directory."""

    def __init__(self, directory: Path):
        self.directory = directory
        self.children = []
        self.environment = os.environ | {
            "DATA_DIR": str(directory),
            "SCRATCH_DIR": str(directory / "scratch"),
            "JOB_LEASE_SECONDS": "4",
            "JOB_HEARTBEAT_SECONDS": "0.5",
        }
        for name in ("CELERY_BROKER_URL", "DATABASE_URL"):
            self.environment.pop(name, None)

    def start(self, command, *arguments):
        child = subprocess.Popen(
            [sys.executable, str(project.BASE_DIR / "manage.py"), command, *arguments],
            env=self.environment,
            cwd=self.directory,
            start_new_session=True,
            stdout=(self.directory / f"{command}.log").open("ab"),
            stderr=subprocess.STDOUT,
        )
        self.children.append(child)
        return child

    def start_worker(self):
        return self.start("worker", "--concurrency", "1")

    def end(self, child, with_signal=signal.SIGKILL):
        """To the whole group: the worker, its pool and what that started."""
        os.killpg(child.pid, with_signal)
        child.wait(20)
        self.children.remove(child)

    def close(self):
        for child in list(self.children):
            self.end(child)


@pytest.fixture
def workshop(db, settings, tmp_path, monkeypatch):
    """The test's own database written to a file, so that other processes see it as well."""
    settings.JOB_LEASE_SECONDS = 4
    shop = Workshop(tmp_path)
    memory = connections["default"]
    if memory.vendor != "sqlite":
        pytest.skip("copies an SQLite database")
    file = tmp_path / "ngalam.sqlite3"
    memory.ensure_connection()
    file.write_bytes(memory.connection.serialize())
    on_disk = type(memory)({**memory.settings_dict, "NAME": str(file)})
    connections["default"] = on_disk
    bell = Celery(broker=f"redis+socket://{broker_settings.socket_path()}")
    bell.conf.update(task_default_queue="default")
    monkeypatch.setattr(doorbell, "current_app", bell)
    monkeypatch.setattr(upload_refusals, "_asked", [])
    try:
        yield shop
    finally:
        shop.close()
        bell.close()
        on_disk.close()
        connections["default"] = memory


def until(question, said):
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        if answer := question():
            return answer
        time.sleep(0.02)
    raise AssertionError(f"never: {said}")


def swept_until(question, said):
    """Sweep, as the clock does, until something is so."""

    def asked():
        sweeping.sweep()
        time.sleep(0.2)
        return question()

    return until(asked, said)


def send_in(clip):
    profile = PlatformProfile.objects.update_or_create(
        slug="tiktok", defaults=starting_profiles()["tiktok"].to_mapping()
    )[0]
    with clip.open("rb") as file:
        return uploads.receive_file(file=file, owner=PersonFactory(name="Ayu"), profile=profile)


WATCHED = {"low", "poster", "sprite", "sprite_vtt", "waveform", "hls"} | {
    f"hls_{side}{end}" for side in (360, 240) for end in ("", "_list")
}


def is_done():
    return Job.objects.filter(state=JobState.DONE, kind="prepare").exists()


def assert_exactly_one_of_everything(video, *, kinds):
    video.refresh_from_db()
    assert video.state == VideoState.READY
    assert sorted(Job.objects.values_list("kind", flat=True)) == ["check", "prepare"]
    rows = {Path(row.file.name).name: row.bytes for row in video.renditions.all()}
    files = {file.name: file.stat().st_size for file in directory_of(video.pk).iterdir()}
    assert files == rows | {"original": video.size}
    assert set(video.renditions.values_list("kind", flat=True)) == kinds
    found = list(video.findings.values_list("code", "start"))
    assert len(found) == len(set(found))
    sweeping.sweep()
    assert list(scratch_root().iterdir()) == []


def decoders_in(directory: Path):
    """Command lines of processes that read a file of this workshop."""
    lines = []
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = process.read_bytes().decode(errors="replace")
        except OSError:
            continue
        if "ffmpeg" in line and str(directory) in line:
            lines.append(line)
    return lines


def test_a_job_outlives_its_workers_and_is_done_exactly_once(workshop, good):
    workshop.start("broker")
    until(lambda: broker_settings.socket_path().exists(), "the broker listens")
    video = send_in(good)
    assert Job.objects.get().rung_at is not None

    def is_rendering():
        return Job.objects.filter(state=JobState.RUNNING, stage="rendering").exists()

    # Rung for while nobody was there; then told to stop: the job is handed back at once.
    worker = workshop.start_worker()
    until(is_rendering, "the first worker is at the whole video")
    workshop.end(worker, signal.SIGTERM)
    look, whole = Job.objects.get(kind="check"), Job.objects.get(kind="prepare")
    assert (look.state, whole.state, whole.attempt) == (JobState.DONE, JobState.QUEUED, 0)

    # Killed in the middle of it, when the first verdict is known.
    worker = workshop.start_worker()
    until(is_rendering, "the second worker is at the whole video")
    workshop.end(worker)
    until(lambda: not decoders_in(workshop.directory), "no decoder outlives its worker")
    video.refresh_from_db()
    assert (video.state, video.verdict) == (VideoState.CHECKING, "pass")
    assert video.measurements["complete"] is False
    swept_until(lambda: Job.objects.filter(state=JobState.QUEUED).exists(), "the lease ran out")

    worker = workshop.start_worker()
    swept_until(is_done, "the third worker is done")
    whole.refresh_from_db()
    assert whole.attempt == 2
    assert_exactly_one_of_everything(video, kinds=WATCHED | {"hls_720", "hls_720_list"})
    assert worker_seen_lately()
    workshop.end(worker, signal.SIGTERM)


def test_a_job_whose_message_was_lost_is_found_again(workshop, plain, monkeypatch):
    monkeypatch.setattr(sweeping, "RING_AGAIN_AFTER", timedelta(seconds=1))
    # No broker at all: the upload is taken nevertheless.
    video = send_in(plain)
    assert Job.objects.get().rung_at is None
    broker = workshop.start("broker")
    until(lambda: broker_settings.socket_path().exists(), "the broker listens")
    swept_until(lambda: Job.objects.get().rung_at, "the sweeper rang")
    # The broker is lost with all it knew, after it had taken the message.
    workshop.end(broker)
    for kept in (workshop.directory / "broker").rglob("*"):
        if kept.is_file():
            kept.unlink()
    workshop.start("broker")
    workshop.start_worker()
    swept_until(is_done, "the job is done")
    assert Video.objects.get() == video
    assert_exactly_one_of_everything(video, kinds=WATCHED)

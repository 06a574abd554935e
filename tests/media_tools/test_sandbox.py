"""The fences hold: whatever a decoder does, it ends, alone and without the network."""

import os
import signal
import subprocess
import sys
import textwrap
import time

import pytest

from media_tools import ffmpeg, sandbox
from media_tools.sandbox import Broke, Fences, NeededTooMuchMemory, TookTooLong, WroteTooMuch

SHELL = "/bin/sh"


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat") as stat:
        return stat.read().rsplit(")", 1)[1].split()[0] != "Z"


def gone_within(pid, seconds):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not alive(pid):
            return True
        time.sleep(0.05)
    return False


def test_a_run_returns_what_was_said(tmp_path):
    ran = sandbox.run([SHELL, "-c", "echo out; echo err >&2"], cwd=tmp_path)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "out\n", "err\n")


def test_a_run_sees_nothing_of_our_environment_and_no_input(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "of the city")
    ran = sandbox.run([SHELL, "-c", "env; cat"], cwd=tmp_path)
    assert "SECRET_KEY" not in ran.stdout
    assert f"PWD={tmp_path}" in ran.stdout


def test_the_wall_clock_kills_the_whole_group(tmp_path):
    script = "sleep 60 & echo $! > child; wait"
    with pytest.raises(TookTooLong):
        sandbox.run([SHELL, "-c", script], cwd=tmp_path, fences=Fences(wall_seconds=0.5))
    assert gone_within(int((tmp_path / "child").read_text()), 3)


def test_the_processor_limit_ends_a_busy_loop(tmp_path):
    busy = [sys.executable, "-c", "while True: pass"]
    with pytest.raises(TookTooLong):
        sandbox.run(busy, cwd=tmp_path, fences=Fences(cpu_seconds=1, wall_seconds=20))


def test_the_memory_limit_ends_a_decoder_that_wants_it_all(tmp_path):
    huge = [
        "-f",
        "lavfi",
        "-i",
        "color=size=8000x8000:rate=1",
        "-frames:v",
        "9",
        "-f",
        "null",
        "-",
    ]
    with pytest.raises(NeededTooMuchMemory):
        ffmpeg.run(huge, cwd=tmp_path, fences=Fences(memory_bytes=300 * sandbox.MIB))


def test_the_output_limit_ends_a_writer(tmp_path):
    endless = [
        "-f",
        "lavfi",
        "-i",
        "testsrc2",
        "-t",
        "60",
        "-c:v",
        "rawvideo",
        "-f",
        "rawvideo",
        "big",
    ]
    with pytest.raises(WroteTooMuch):
        ffmpeg.run(endless, cwd=tmp_path, fences=Fences(output_bytes=sandbox.MIB))
    assert (tmp_path / "big").stat().st_size <= sandbox.MIB


def test_endless_talk_is_kept_short(tmp_path):
    script = "i=0; while [ $i -lt 20000 ]; do echo a long line of talk number $i; i=$((i+1)); done"
    ran = sandbox.run([SHELL, "-c", script], cwd=tmp_path, fences=Fences(kept_text_bytes=1000))
    assert len(ran.stdout) == 1000
    assert ran.stdout.endswith("number 19999\n")


def test_a_failure_says_why(tmp_path):
    with pytest.raises(Broke, match="no such thing"):
        sandbox.run([SHELL, "-c", "echo no such thing >&2; exit 3"], cwd=tmp_path)


def test_what_a_listener_raises_stops_the_child(tmp_path):
    class Enough(Exception):
        pass

    def listener(line):
        raise Enough

    script = "echo $$ > pid; echo go; sleep 60"
    with pytest.raises(Enough):
        sandbox.run([SHELL, "-c", script], cwd=tmp_path, on_stdout=listener)
    assert gone_within(int((tmp_path / "pid").read_text()), 3)


def test_a_quiet_child_still_ticks(tmp_path):
    ticks = []
    sandbox.run([SHELL, "-c", "sleep 2.5"], cwd=tmp_path, on_tick=lambda: ticks.append(1))
    assert len(ticks) == 2


def test_the_decoder_dies_with_its_worker(tmp_path):
    worker = textwrap.dedent(f"""
        import sys; sys.path[:0] = {sys.path!r}
        from pathlib import Path
        from media_tools import sandbox
        sandbox.run(["{SHELL}", "-c", "echo $$ > pid; sleep 60"], cwd=Path({str(tmp_path)!r}))
    """)
    started = subprocess.Popen([sys.executable, "-c", worker])
    pid_file = tmp_path / "pid"
    deadline = time.monotonic() + 10
    while not (pid_file.exists() and pid_file.read_text().strip()):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    started.send_signal(signal.SIGKILL)
    started.wait()
    assert gone_within(int(pid_file.read_text()), 3)


def test_progress_only_goes_forward(tmp_path, plain):
    heard = []
    ffmpeg.run(
        [*ffmpeg.opened(plain, "isobmff"), "-f", "null", "-"],
        cwd=tmp_path,
        fences=Fences(),
        duration_s=4.0,
        on_progress=heard.append,
    )
    assert heard == sorted(heard)
    assert heard[-1] > 0.9


def test_a_child_that_somebody_killed_is_not_the_file_s_fault(tmp_path):
    with pytest.raises(sandbox.Killed):
        sandbox.run(["/bin/sh", "-c", "kill -9 $$"], cwd=tmp_path, fences=Fences())

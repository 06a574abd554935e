"""Run a decoder as a fenced child process.

A decoder reads bytes that a stranger sent. It gets no network, no input, no
environment of ours, one directory to work in, and limits on memory, processor time,
output and patience. When the worker dies, it dies.
"""

import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

LAUNCHER = Path(__file__).with_name("launch.py")
MIB = 1024 * 1024
LONGEST_LINE = 16 * 1024
TICK_S = 1.0

# A thread's stack counts too, and then it is pthread_create that complains.
OUT_OF_MEMORY = ("Cannot allocate memory", "Error allocating", "pthread_create() failed")

LineReader = Callable[[str], None]


@dataclass(frozen=True)
class Fences:
    """What one run may use. Seconds and bytes."""

    wall_seconds: float = 120.0
    cpu_seconds: int = 240
    memory_bytes: int = 3072 * MIB
    output_bytes: int = 2048 * MIB
    kept_text_bytes: int = 256 * 1024


@dataclass(frozen=True)
class Ran:
    """How a run ended: the text is the tail of what it said, at most `kept_text_bytes`."""

    returncode: int
    stdout: str
    stderr: str
    seconds: float


class SandboxError(Exception):
    """The child was stopped or could not go on."""

    def __init__(self, ran: Ran):
        super().__init__(ran.stderr[-2000:])
        self.ran = ran


class TookTooLong(SandboxError):
    """The wall clock or the processor limit ran out."""


class NeededTooMuchMemory(SandboxError):
    """The memory limit was reached."""


class WroteTooMuch(SandboxError):
    """The output limit was reached."""


class Killed(SandboxError):
    """Somebody else ended it (the system short of memory, an operator): not the file's fault."""


class Broke(SandboxError):
    """It ended with a failure of its own."""


class Tail:
    """The last bytes of a stream, and its lines handed on as they come."""

    def __init__(self, keep: int, on_line: LineReader | None):
        self.kept = bytearray()
        self.keep = keep
        self.on_line = on_line
        self.line = bytearray()

    def take(self, chunk: bytes) -> None:
        self.kept += chunk
        if len(self.kept) > 2 * self.keep:
            del self.kept[: -self.keep]
        if self.on_line is None:
            return
        # ffmpeg ends its status lines with a carriage return.
        *whole, rest = (self.line + chunk).replace(b"\r", b"\n").split(b"\n")
        for line in whole:
            self.on_line(line[:LONGEST_LINE].decode("utf-8", "replace"))
        self.line = bytearray(rest[:LONGEST_LINE])

    def text(self) -> str:
        return self.kept[-self.keep :].decode("utf-8", "replace")


def run(
    argv: Sequence[str],
    *,
    cwd: Path,
    fences: Fences = Fences(),
    on_stdout: LineReader | None = None,
    on_stderr: LineReader | None = None,
    on_tick: Callable[[], None] | None = None,
) -> Ran:
    """Run `argv` in `cwd` and return how it went, or raise a SandboxError.

    `on_stdout` and `on_stderr` get each line as it comes; `on_tick` is called about
    once a second. Whatever they raise stops the child and is passed on.
    """
    told = {
        "parent": os.getpid(),
        "memory_bytes": fences.memory_bytes,
        "cpu_seconds": fences.cpu_seconds,
        "output_bytes": fences.output_bytes,
    }
    started = time.monotonic()
    child = subprocess.Popen(  # noqa: S603 - an argument list of ours, no shell
        [sys.executable, "-I", "-S", str(LAUNCHER), json.dumps(told), *argv],
        cwd=cwd,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": str(cwd), "MALLOC_ARENA_MAX": "2"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    out = Tail(fences.kept_text_bytes, on_stdout)
    err = Tail(fences.kept_text_bytes, on_stderr)
    try:
        in_time = listen(
            child, {child.stdout: out, child.stderr: err}, started + fences.wall_seconds, on_tick
        )
    finally:
        end_group(child)
    ran = Ran(child.returncode, out.text(), err.text(), time.monotonic() - started)
    if not in_time:
        raise TookTooLong(ran)
    raise_for(ran)
    return ran


def listen(child, tails, deadline, on_tick) -> bool:
    """Read until the child closes both streams; False when the deadline came first."""
    with selectors.DefaultSelector() as streams:
        for stream in tails:
            os.set_blocking(stream.fileno(), False)
            streams.register(stream, selectors.EVENT_READ)
        next_tick = time.monotonic() + TICK_S
        while streams.get_map():
            now = time.monotonic()
            if now >= deadline:
                return False
            if on_tick and now >= next_tick:
                on_tick()
                next_tick = now + TICK_S
            for key, _ in streams.select(timeout=min(TICK_S, deadline - now)):
                chunk = key.fileobj.read(64 * 1024)
                if chunk:
                    tails[key.fileobj].take(chunk)
                else:
                    streams.unregister(key.fileobj)
    try:
        child.wait(timeout=max(0.1, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        return False
    return True


def end_group(child) -> None:
    """Kill what is left of the child's process group and collect it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    child.stderr.close()


def raise_for(ran: Ran) -> None:
    if ran.returncode == 0:
        return
    if ran.returncode == -signal.SIGXCPU:
        raise TookTooLong(ran)
    if ran.returncode == -signal.SIGXFSZ or "File too large" in ran.stderr:
        raise WroteTooMuch(ran)
    if any(sign in ran.stderr for sign in OUT_OF_MEMORY):
        raise NeededTooMuchMemory(ran)
    if ran.returncode == -signal.SIGKILL:
        raise Killed(ran)
    raise Broke(ran)

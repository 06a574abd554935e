"""Start the processes of the Procfile together, and stop them together.

A signal, a closed terminal or the end of any one of them ends them all, with everything that
they started themselves.
"""

import os
import shlex
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

TETHER = Path(__file__).with_name("tether.py")
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# A worker hands its job back and the web server answers what it has begun.
GRACE_S = 10
LOOK_EVERY_S = 0.1


def read_procfile(path: Path) -> dict[str, list[str]]:
    """`name: command` lines; `python` means the one that runs this."""
    processes = {}
    for line in path.read_text().splitlines():
        name, _, command = line.partition(":")
        if command and not name.startswith("#"):
            words = shlex.split(command)
            processes[name] = [sys.executable if word == "python" else word for word in words]
    return processes


class Supervisor:
    """`Supervisor(...).run()` returns the exit status: 0 when it was told to stop."""

    def __init__(self, processes: dict[str, list[str]], *, cwd: Path, environment: dict):
        self.processes = processes
        self.cwd = cwd
        self.environment = environment
        self.children: dict[str, subprocess.Popen] = {}
        self.told = threading.Event()

    def run(self, when_started=lambda: None) -> int:
        for signum in STOPPING:
            signal.signal(signum, lambda *_: self.told.set())
        for name, command in self.processes.items():
            self.start(name, command)
        when_started()
        ended = None
        while not self.told.wait(LOOK_EVERY_S) and ended is None:
            ended = next((n for n, c in self.children.items() if c.poll() is not None), None)
        if ended is not None:
            status = self.children[ended].returncode
            self.say("system", f"{ended} ended with status {status}; stopping the others")
        self.stop()
        return 0 if ended is None else 1

    def start(self, name: str, command: list[str]) -> None:
        tethered = [sys.executable, "-I", "-S", str(TETHER), str(int(signal.SIGTERM))]
        child = subprocess.Popen(  # noqa: S603  (our own Procfile, no shell)
            [*tethered, str(os.getpid()), *command],
            cwd=self.cwd,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            # A group of its own: Ctrl-C comes to us alone, and a stop reaches all it started.
            start_new_session=True,
        )
        self.children[name] = child
        threading.Thread(target=self.listen, args=[name, child.stdout], daemon=True).start()

    def listen(self, name: str, stream) -> None:
        for line in stream:
            self.say(name, line.decode("utf-8", "replace").rstrip())

    def say(self, name: str, text: str) -> None:
        width = max(map(len, self.processes), default=0)
        sys.stdout.write(f"{name:<{width}} | {text}\n")
        sys.stdout.flush()

    def stop(self) -> None:
        self.signal_all(signal.SIGTERM)
        deadline = time.monotonic() + GRACE_S
        while time.monotonic() < deadline and any(
            child.poll() is None for child in self.children.values()
        ):
            time.sleep(LOOK_EVERY_S)
        # Also to the groups whose first process is gone: what it started may still be there.
        self.signal_all(signal.SIGKILL)

    def signal_all(self, signum: int) -> None:
        for child in self.children.values():
            try:
                os.killpg(child.pid, signum)
            except (ProcessLookupError, PermissionError):
                continue

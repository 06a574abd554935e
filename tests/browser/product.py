"""A running product of the tests' own: real web server, real worker, real broker, own data."""

import base64
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing, suppress
from pathlib import Path

from config.supervise import read_procfile

ROOT = Path(__file__).resolve().parent.parent.parent
STOPS_WITHIN_S = 20
STARTS_WITHIN_S = 60
# Ours alone is collected: what the editor's place needs takes long to compress and is not shown.
NOT_SHOWN = ("wagtail*", "admin*", "ninja*", "rest_framework*", "account*", "mfa*")


class Product:
    def __init__(self, data: Path):
        self.port = free_port()
        # By name: browsers make no passkeys for an address of numbers.
        self.url = f"http://localhost:{self.port}"
        self.log = data / "product.log"
        self.running = []
        self.environment = {
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "HOME": str(data),
            "LANG": "C.UTF-8",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "site"), str(ROOT)]),
            "PYTHONUNBUFFERED": "1",
            "DATA_DIR": str(data / "var"),
            "PORT": str(self.port),
            "PUBLIC_URL": self.url,
            "DEBUG": "0",
            "SECRET_KEY": secrets.token_urlsafe(40),
            "NIK_KEYS": f"uji:{base64.b64encode(secrets.token_bytes(32)).decode()}",
            "LOG_LEVEL": "WARNING",
        }

    def prepare(self, clip: Path):
        """Everything that `make run` does before it starts, with our own small world."""
        subprocess.run([sys.executable, "site/frontend/build.py"], cwd=ROOT, check=True)
        self.manage("messages", "--compile")
        self.manage("migrate", "--no-input", "--verbosity=0")
        self.manage("allow_roles")
        ignored = [f"--ignore={pattern}" for pattern in NOT_SHOWN]
        self.manage("collectstatic", "--no-input", "--verbosity=0", *ignored)
        make = f"from tests.browser import world; world.make(clip={str(clip)!r})"
        self.manage("shell", "--no-imports", "--command", make)

    def manage(self, *arguments):
        command = [sys.executable, "manage.py", *arguments]
        ran = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=300
        )
        assert ran.returncode == 0, f"{arguments[0]}: {ran.stdout}{ran.stderr}"

    @property
    def mail(self) -> Path:
        """Where its letters and text messages lie."""
        return Path(self.environment["DATA_DIR"]) / "mail"

    def start(self):
        log = self.log.open("ab")
        for command in read_procfile(ROOT / "Procfile").values():
            self.running.append(
                subprocess.Popen(
                    command,
                    cwd=ROOT,
                    env=self.environment,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            )
        log.close()
        self.wait_for("/readyz")

    def wait_for(self, path):
        deadline = time.monotonic() + STARTS_WITHIN_S
        while time.monotonic() < deadline:
            try:
                with closing(urllib.request.urlopen(f"{self.url}{path}", timeout=5)):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        raise AssertionError(f"{path} did not answer:\n{self.log.read_text()[-4000:]}")

    def stop(self):
        """Ask each process group to end, in the order of need reversed; then make sure."""
        for process in reversed(self.running):
            end(process, signal.SIGTERM)
        deadline = time.monotonic() + STOPS_WITHIN_S
        for process in reversed(self.running):
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=max(0.1, deadline - time.monotonic()))
            end(process, signal.SIGKILL)
            process.wait()


def end(process, with_signal):
    try:
        os.killpg(process.pid, with_signal)
    except ProcessLookupError:
        return


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]

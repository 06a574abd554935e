"""The ground that every room is measured on: an empty database, the static files, DEBUG off.

Each room gets its own copy and its own process, so that no figure depends on the one before
and nothing of the developer's data is touched.
"""

import json
import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

from tests.bench.rows import Row

ROOT = Path(__file__).resolve().parents[2]
ROOMS = (
    "media",
    "hostile",
    "seats",
    "courses",
    "assessment",
    "gradebook",
    "outcomes",
    "api",
    "learning",
)
DATABASE = "ngalam.sqlite3"
# The figures are of the parts that come with the project.
NOT_OURS = ("DATABASE_URL", "CACHE_URL", "EMAIL_URL", "SCRATCH_DIR", "SENTRY_DSN")


def prepare(ground: Path) -> None:
    ground.mkdir()
    manage = [sys.executable, "manage.py"]
    for command in (["migrate"], ["collectstatic", "--noinput"]):
        run([*manage, *command, "--verbosity", "0"], data=ground)


def measure(room: str, *, ground: Path) -> list[Row]:
    """The rows of one room; raises CalledProcessError where it could not be measured."""
    data = ground.with_name(room)
    data.mkdir()
    shutil.copy(ground / DATABASE, data / DATABASE)
    (data / "static").symlink_to(ground / "static")
    out = data / "rows.json"
    run([sys.executable, "-m", "tests.bench", room, str(out)], data=data)
    measured = [Row(**row) for row in json.loads(out.read_text())]
    shutil.rmtree(data)
    return measured


def run(command: list[str], *, data: Path) -> None:
    subprocess.run(command, check=True, cwd=ROOT, env=environment(data))


def environment(data: Path) -> dict[str, str]:
    foreign = {*NOT_OURS, *(f"{name}_FILE" for name in NOT_OURS)}
    return {name: value for name, value in os.environ.items() if name not in foreign} | {
        "ALLOWED_HOSTS": "testserver,localhost",
        "CELERY_BROKER_URL": "memory://",
        "DATA_DIR": str(data),
        "DEBUG": "0",
        "LOG_LEVEL": "ERROR",
        "PUBLIC_URL": "http://testserver",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "site"), str(ROOT))),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SECRET_KEY": secrets.token_urlsafe(48),
    }

"""What was erased cannot be read from the database's file either."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from lms.people.data_requests import ask
from lms.people.erasing import erase
from lms.people.models import User

ROOT = Path(__file__).parents[3]
NAME, MAIL = b"Ayuningtyasrahayu", b"ayuningtyas.rahayu@demo.test"

pytestmark = pytest.mark.skipif(
    settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3",
    reason="SQLite's file",
)


def image() -> bytes:
    """The database as its file would be, with the pages that were freed."""
    return connection.connection.serialize()


@pytest.mark.parametrize(("secure", "left"), [("ON", []), ("OFF", [NAME, MAIL])])
def test_freed_pages_hold_nothing_of_the_erased(ayu, secure, left):
    """With the setting as it is; without it the words would be there, so the test can see them."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete")
        assert cursor.fetchone() == (1,)
        cursor.execute(f"PRAGMA secure_delete={secure}")
    try:
        User.objects.filter(pk=ayu.pk).update(name=NAME.decode(), email=MAIL.decode())
        assert NAME in image()
        erase(request=ask(person=User.objects.get(pk=ayu.pk), kind="erasure"))
        assert [word for word in (NAME, MAIL) if word in image()] == left
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")


SCRIPT = """
from datetime import date
from lms.people.models import ConsentText
from lms.people.register import register_person
from lms.people.data_requests import ask
from lms.people.erasing import erase
from django.conf import settings
person = register_person(name="{name}", email="{mail}", birth_date=date(1995, 5, 17),
    kelurahan=None, password="layang-layang", agreed=ConsentText.objects.filter(language="id"))
file = settings.DATA_DIR / "ngalam.sqlite3"
wal = file.with_name(file.name + "-wal")
raw = lambda: file.read_bytes() + wal.read_bytes()
assert b"{name}" in raw()
erase(request=ask(person=person, kind="erasure"))
assert b"{name}" not in raw() and b"{mail}" not in raw(), "left in the file or its log"
assert wal.stat().st_size == 0
print("clean")
"""


@pytest.mark.slow
def test_neither_the_file_nor_its_write_ahead_log_holds_them(tmp_path):
    """A database of its own in a file, as it runs in the office."""
    environment = {**os.environ, "DATA_DIR": str(tmp_path), "PYTHONPATH": "site:.", "DEBUG": "1"}
    environment.pop("DATABASE_URL", None)

    def manage(*words, **given):
        return subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            **given,
        )

    manage("migrate", "-v0", check=True)
    script = SCRIPT.format(name=NAME.decode(), mail=MAIL.decode())
    done = manage("shell", "-v0", "-c", script)
    assert (done.stdout, done.returncode) == ("clean\n", 0), done.stderr
    words = f"{NAME.decode()}\n{MAIL.decode()}\n"
    scan = manage("erasure_scan", input=words)
    assert (scan.stdout, scan.returncode) == ("No trace.\n", 0), scan.stderr

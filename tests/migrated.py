"""The migrated database, made once and laid into memory by every later run of the tests.

Migrating takes as long as many tests do. What it gives depends on the migrations, the code and
data that they read, and the packages: their fingerprint names the file. A run whose file is not
there migrates as ever, and leaves one.
"""

import hashlib
import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "var" / "migrated"
PACKAGES = ("lms", "courses", "media_tools")
DATA = {".csv", ".toml", ".md", ".txt", ".html"}
NAMED = re.compile(r"^(?:from|import) ((?:lms|courses|media_tools)(?:\.\w+)+)", re.MULTILINE)


def fingerprint() -> str:
    """One SHA-256 over everything that a migrated database comes from."""
    files = {ROOT / "requirements.txt"}
    for package in PACKAGES:
        for file in (ROOT / package).rglob("*"):
            if file.suffix in DATA or (file.suffix == ".py" and file.parent.name == "migrations"):
                files.add(file)
    # What migrations import, and what that imports in turn.
    unread = [file for file in files if file.suffix == ".py"]
    while unread:
        for name in NAMED.findall(unread.pop().read_text(encoding="utf-8")):
            file = ROOT / f"{name.replace('.', '/')}.py"
            if file.is_file() and file not in files:
                files.add(file)
                unread.append(file)
    digest = hashlib.sha256(sqlite3.sqlite_version.encode())
    for file in sorted(each for each in files if each.is_file()):
        digest.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


@pytest.fixture(scope="session")
def django_db_setup(migrated_before, django_db_setup, django_db_blocker):
    if connection.vendor != "sqlite" or migrated_before.exists():
        return
    with django_db_blocker.unblock():
        content = connection.connection.serialize()
    KEPT.mkdir(parents=True, exist_ok=True)
    for old in KEPT.iterdir():
        old.unlink(missing_ok=True)
    half = migrated_before.with_suffix(f".{os.getpid()}")
    half.write_bytes(content)
    half.rename(migrated_before)


@pytest.fixture(scope="session")
def migrated_before(django_db_modify_db_settings):
    """The kept file; where it is there, its content lies in the test database before Django
    looks what is left to migrate."""
    file = KEPT / f"{fingerprint()}.sqlite3"
    if connection.vendor != "sqlite" or not file.exists():
        yield file
        return
    # Open for as long as the tests run: the memory is forgotten with its last connection.
    memory = sqlite3.connect(connection.creation._get_test_db_name(), uri=True)
    with closing(sqlite3.connect(file)) as kept:
        kept.backup(memory)
    yield file
    memory.close()

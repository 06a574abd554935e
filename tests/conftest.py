"""Fixtures for all tests: the demo's people by name, and small worlds from `factories`."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from tests import factories
from tests.migrated import django_db_setup, migrated_before  # noqa: F401
from tests.real_file import on_a_real_file  # noqa: F401

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    """No test writes outside its own directory, and none hashes passwords slowly."""
    settings.DATA_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "public"
    settings.PRIVATE_ROOT = tmp_path / "private"
    settings.SCRATCH_DIR = tmp_path / "scratch"
    settings.SCRATCH_DIR.mkdir()
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    settings.TRAIL_ANCHORS = tmp_path / "trail-anchors.txt"
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "public", "base_url": "/media/"},
        },
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "private", "base_url": None},
        },
    }
    settings.REQUIRE_STAFF_MFA = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def shared_media():
    """The directory of real clips, where it is there; tests that need it are skipped else."""
    directory = Path(os.environ.get("SHARED_MEDIA", ROOT.parent / "shared" / "media"))
    if not (directory / "MANIFEST.tsv").exists():
        pytest.skip("no real clips on this machine")
    return directory


@pytest.fixture
def ayu(db):
    return factories.PersonFactory(name="Ayu")


@pytest.fixture
def budi(db):
    """Under 18, without a guardian's answer."""
    return factories.PersonFactory(
        name="Budi", birth_date=timezone.localdate() - timedelta(days=365 * 17)
    )


@pytest.fixture
def citra(db):
    return factories.PersonFactory(name="Citra", roles=["trainer"])


@pytest.fixture
def dimas(db):
    return factories.PersonFactory(name="Dimas", roles=["trainer"])


@pytest.fixture
def endah(db):
    return factories.PersonFactory(name="Endah", roles=["officer"])


@pytest.fixture
def fajar(db):
    return factories.PersonFactory(name="Fajar", roles=["editor"])


@pytest.fixture
def admin(db):
    return factories.PersonFactory(
        name="Admin", is_staff=True, is_superuser=True, birth_date=date(1980, 1, 1)
    )


@pytest.fixture
def course(db):
    return factories.make_course()


@pytest.fixture
def cohort(course, citra):
    return factories.make_cohort(course, trainers=[citra])


@pytest.fixture
def assignment(cohort):
    return factories.make_assignment(cohort)

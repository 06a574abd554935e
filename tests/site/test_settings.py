"""The settings: they work with nothing set, and refuse what would be dangerous."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from demo.guard import refuse_demo_in_production
from tests.conftest import ROOT
from tests.factories import PersonFactory


def start(tmp_path, **variables):
    """Import the settings in a process of its own with only these variables."""
    return subprocess.run(
        [sys.executable, "-c", "import config.settings as s; print(s.DEBUG, bool(s.SECRET_KEY))"],
        env={
            "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
            "DATA_DIR": str(tmp_path),
            **variables,
        },
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_they_work_with_nothing_set(tmp_path):
    started = start(tmp_path)
    assert (started.returncode, started.stdout) == (0, "True True\n")


def test_the_demo_key_is_refused_without_debug(tmp_path):
    started = start(tmp_path, DEBUG="false")
    assert started.returncode == 1
    assert "Set SECRET_KEY (or SECRET_KEY_FILE): DEBUG is off." in started.stderr


def test_a_secret_may_lie_in_a_file(tmp_path):
    key = tmp_path / "key"
    key.write_text("a-long-secret-of-our-own\n")
    started = start(tmp_path, DEBUG="false", SECRET_KEY_FILE=str(key))
    assert (started.returncode, started.stdout) == (0, "False True\n")


@pytest.mark.django_db
def test_the_demo_password_is_refused_without_debug(settings):
    settings.DEBUG = False
    refuse_demo_in_production()
    PersonFactory(name="Ayu")
    with pytest.raises(ImproperlyConfigured, match=r"ayu@demo\.test"):
        refuse_demo_in_production()


@pytest.mark.django_db
def test_the_same_address_with_another_password_is_a_person(settings):
    settings.DEBUG = False
    PersonFactory(name="Ayu", password="kalimat-yang-lain-sekali")
    refuse_demo_in_production()

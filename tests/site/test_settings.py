"""The settings: they work with nothing set, and refuse what would be dangerous."""

import base64
import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from demo.guard import refuse_demo_in_production
from tests.conftest import ROOT
from tests.factories import PersonFactory

SHOWN = "s.DEBUG, bool(s.SECRET_KEY)"


def start(tmp_path, shown=SHOWN, **variables):
    """Import the settings in a process of its own with only these variables."""
    return subprocess.run(
        [sys.executable, "-c", f"import config.settings as s; print({shown})"],
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


KEYS = "list(s.NIK_KEYS)"
ONE, OTHER = (base64.b64encode(letter * 32).decode() for letter in (b"a", b"b"))


def test_the_demo_has_a_key_for_the_nik_and_nobody_else_is_given_one(tmp_path):
    assert start(tmp_path, KEYS).stdout == "['demo']\n"
    real = {"DEBUG": "false", "SECRET_KEY": "a-long-secret-of-our-own"}
    assert start(tmp_path, KEYS, **real).stdout == "[]\n"
    given = start(tmp_path, KEYS, **real, NIK_KEYS=f"2026:{ONE},2025:{OTHER}")
    assert given.stdout == "['2026', '2025']\n"


def test_keys_for_the_nik_may_lie_in_a_file_one_a_line(tmp_path):
    file = tmp_path / "keys"
    file.write_text(f"2026:{ONE}\n2025:{OTHER}\n")
    assert start(tmp_path, KEYS, NIK_KEYS_FILE=str(file)).stdout == "['2026', '2025']\n"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (ONE, "key 1 needs an id"),
        ("2026:c2hvcnQ=", "key 2026 is not 32 bytes in base64. Make one with: openssl rand"),
        ("2026:no base64", "key 2026 is not 32 bytes"),
        (f"2026:{ONE},2026:{OTHER}", "key 2026 is given twice"),
        (f"2026:{ONE},2025:{ONE}", "key 2025 is given twice"),
    ],
)
def test_a_faulty_key_for_the_nik_is_told_by_its_id(tmp_path, given, says):
    started = start(tmp_path, KEYS, NIK_KEYS=given)
    assert started.returncode == 1
    assert f"NIK_KEYS: {says}" in started.stderr
    assert ONE not in started.stderr


CONTACT = "list(s.DATA_CONTACT.values())"


def test_the_contact_for_data_is_the_citys_office_or_what_is_given(tmp_path):
    assert "Jalan Mayjen Sungkono" in start(tmp_path, CONTACT).stdout
    given = start(tmp_path, CONTACT, DATA_CONTACT="Bidang | data@malang.test | Jalan 1")
    assert given.stdout == "['Bidang', 'data@malang.test', 'Jalan 1']\n"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("Bidang", "DATA_CONTACT has three parts"),
        ("| data@malang.test | Jalan 1", "DATA_CONTACT has three parts"),
        ("Bidang | kantor | Jalan 1", "kantor is no e-mail address"),
    ],
)
def test_a_faulty_contact_for_data_says_what_is_wrong(tmp_path, given, says):
    started = start(tmp_path, CONTACT, DATA_CONTACT=given)
    assert (started.returncode, says in started.stderr) == (1, True)

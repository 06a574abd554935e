"""Twelve workers and one outbox: nothing is sent twice, on either database."""

import json
import os

import pytest

from tests.postgresql import ROOT, call, migrated

MESSAGES = 60


def expected(vendor):
    return {
        "vendor": vendor,
        "rows": MESSAGES,
        "delivered": MESSAGES,
        "handed_over_once": True,
        "states": {"sent": MESSAGES},
        "tries": {"1": MESSAGES},
    }


def rush(environment) -> dict:
    return json.loads(call(["-m", "tests.outbox_rush", str(MESSAGES)], environment))


@pytest.mark.slow
def test_on_sqlite(tmp_path):
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'city.sqlite3'}",
        "CELERY_BROKER_URL": "memory://",
        "DATA_DIR": str(tmp_path),
        "LOG_LEVEL": "ERROR",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "site"), str(ROOT))),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    call([str(ROOT / "manage.py"), "migrate", "--verbosity", "0"], environment)
    assert rush(environment) == expected("sqlite")


@pytest.mark.slow
def test_on_postgresql(tmp_path):
    with migrated(tmp_path) as environment:
        assert rush(environment) == expected("postgresql")

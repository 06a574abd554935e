"""Counts of tries hold for all processes together and outlive them."""

import os
import subprocess
import sys

import pytest
from django.core.cache import cache, caches

from lms.people.models import Tally
from tests import postgresql
from tests.conftest import ROOT

SET_UP = "import django; django.setup(); "
MAKE = SET_UP + (
    "from django.db import connection; from lms.people.models import Tally\n"
    "with connection.schema_editor() as editor: editor.create_model(Tally)"
)
TRY = SET_UP + (
    "from django.test import RequestFactory; from allauth.core.context import request_context\n"
    "from lms.people.limits import TooOften, spend_or_refuse\n"
    "request = RequestFactory().post('/masuk/'); let_in = 0\n"
    "with request_context(request):\n"
    "    for _ in range(5):\n"
    "        try: spend_or_refuse(request, 'login_failed', key='ayu@demo.test'); let_in += 1\n"
    "        except TooOften: pass\n"
    "print(let_in)"
)


def start(code, environment):
    command = [sys.executable, "-c", code]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def let_in(process) -> int:
    return int(process.communicate(timeout=120)[0])


def holds_for_all(environment) -> bool:
    """Of five tries, two processes together have five; one that starts later has none left."""
    together = [start(TRY, environment), start(TRY, environment)]
    return (sum(map(let_in, together)), let_in(start(TRY, environment))) == (5, 0)


def test_processes_share_one_count_on_sqlite(tmp_path):
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
        "DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    made = start(MAKE, environment)
    made.communicate(timeout=120)
    assert made.returncode == 0
    assert holds_for_all(environment)


@pytest.mark.slow
def test_processes_share_one_count_on_postgresql(tmp_path):
    with postgresql.migrated(tmp_path) as environment:
        assert holds_for_all(environment)


def test_counts_lie_in_the_database_and_all_else_in_memory(db):
    cache.set("allauth:rl:x", [1.0], 60)
    cache.set("wagtail:x", 1, 60)
    assert (cache.get("allauth:rl:x"), cache.get("wagtail:x")) == ([1.0], 1)
    assert not cache.add("allauth:rl:x", 2, 60)
    assert caches["counts"].get("allauth:rl:x") == [1.0]
    assert list(Tally.objects.values_list("cache_key", flat=True)) == [":1:allauth:rl:x"]
    cache.delete("allauth:rl:x")
    assert Tally.objects.count() == 0
    cache.delete("wagtail:x")

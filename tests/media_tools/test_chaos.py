"""`make chaos` in short: what is killed while it works is finished once."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="process groups and /proc"),
]


def test_a_short_storm_loses_nothing_and_does_nothing_twice():
    root = str(settings.BASE_DIR)
    ran = subprocess.run(
        [sys.executable, "-m", "tests.chaos", "--videos", "8", "--kills", "5", "--seed", "7"],
        cwd=root,
        env=os.environ
        | {
            "PYTHONPATH": os.pathsep.join((f"{root}/site", root)),
            "DJANGO_SETTINGS_MODULE": "config.settings",
        },
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr

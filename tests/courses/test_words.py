"""Words are found alike whatever the database."""

import json
import subprocess

import pytest

from tests import postgresql
from tests.courses.words_standing import load, standing


@pytest.mark.slow
@pytest.mark.django_db
def test_the_same_words_are_found_on_sqlite_and_on_postgresql(tmp_path):
    load()
    here = standing()
    # Or both could find nothing.
    assert {word for word, pages in here.items() if not pages} == {"tidakada"}
    try:
        with postgresql.migrated(tmp_path) as environment:
            there = json.loads(
                postgresql.call(["-m", "tests.courses.words_standing"], environment)
            )
    except (OSError, RuntimeError, subprocess.TimeoutExpired) as failed:
        pytest.skip(f"PostgreSQL does not start here: {failed}")

    assert there == here

"""Many at once, each with a connection of its own. The usual test database is in memory and knows
no second writer, so what it holds is laid into a real file first."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections


@pytest.fixture
def on_a_real_file(db, tmp_path, monkeypatch):
    """`run(function, things, threads=8)`: the results in many threads; later calls in the same
    test go on with the same file."""
    if connection.vendor != "sqlite":
        pytest.skip("copies an SQLite database")
    # Here the commits are real, and no broker is there to be rung.
    monkeypatch.setattr("celery.app.base.Celery.send_task", lambda *a, **k: None)

    def run(function, things, threads=8):
        file = tmp_path / "city.sqlite3"
        if not file.exists():
            # Not `backup`: it waits until the source's transaction ends, and that is this test's.
            file.write_bytes(connection.connection.serialize())
        monkeypatch.setitem(connections.settings["default"], "NAME", str(file))
        threads = min(threads, len(things))
        ready = Barrier(threads)

        def one_thread(share):
            try:
                ready.wait(timeout=30)
                return [function(thing) for thing in share]
            finally:
                connection.close()

        with ThreadPoolExecutor(threads) as pool:
            shares = [things[start::threads] for start in range(threads)]
            return [each for share in pool.map(one_thread, shares) for each in share]

    return run

"""The sign of life of a running job: lengthens its lease and writes its progress.

A thread, because the work itself is busy; with its own database connection, closed after it.
"""

import threading
import time

from django.conf import settings
from django.db import DatabaseError, connection

from media_tools.work.jobs import Claim, Lost, hold

# A person watches the progress; a row written more often than this helps nobody.
SHORTEST_STEP_S = 1.0
SMALLEST_STEP = 0.005


class Heartbeat:
    """`with Heartbeat(claim) as beat:` and then `beat.tell(stage, fraction)` from the work."""

    def __init__(self, claimed: Claim):
        self.claimed = claimed
        self.stage, self.progress = "", 0.0
        self.is_lost = False
        self.over = threading.Event()
        self.thread = threading.Thread(
            target=self.run, name=f"lease {claimed.job_id}", daemon=True
        )

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_exception):
        self.over.set()
        self.thread.join()

    def tell(self, stage: str, progress: float) -> None:
        """Note how far the work is; raises Lost when another worker has the job now."""
        if self.is_lost:
            raise Lost(self.claimed.job_id)
        self.stage, self.progress = stage, max(self.progress, min(1.0, progress))

    def run(self) -> None:
        written, written_at = ("", 0.0), time.monotonic()
        try:
            while not self.over.wait(SHORTEST_STEP_S):
                now = (self.stage, round(self.progress, 3))
                moved = now[0] != written[0] or now[1] - written[1] >= SMALLEST_STEP
                due = time.monotonic() - written_at >= settings.JOB_HEARTBEAT_SECONDS
                if not (moved or due):
                    continue
                try:
                    hold(self.claimed, stage=now[0], progress=now[1])
                except Lost:
                    self.is_lost = True
                    return
                except DatabaseError:
                    # A busy database is no reason to stop: the next beat tries again.
                    continue
                written, written_at = now, time.monotonic()
        finally:
            connection.close()

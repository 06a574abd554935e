"""`make chaos`: real workers and a real broker are killed at seeded random moments while they
work; every job must end, once. `python -m tests.chaos [--videos 100] [--kills 40] [--seed 1]`.
"""

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

LEASE_S = 4
ENDED_WITHIN_S = 120


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("--videos", type=int, default=100, help="each is two jobs")
    asked.add_argument("--kills", type=int, default=40)
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    with TemporaryDirectory(prefix="chaos-") as room:
        # Before the settings are read: everything lies in this directory and goes with it.
        os.environ |= {
            "DATA_DIR": room,
            "SCRATCH_DIR": str(Path(room) / "scratch"),
            "JOB_LEASE_SECONDS": str(LEASE_S),
            "JOB_HEARTBEAT_SECONDS": "0.5",
            "JOB_SWEEP_SECONDS": "2",
            "KEEP_FREE_BYTES": "0",
            "LOG_LEVEL": "CRITICAL",
        }
        for name in ("DATABASE_URL", "CELERY_BROKER_URL"):
            os.environ.pop(name, None)
        import django

        django.setup()
        from django.core.management import call_command

        from tests.chaos.storm import storm

        call_command("migrate", interactive=False, verbosity=0)
        told = storm(Path(room), videos=options.videos, kills=options.kills, seed=options.seed)
    print(told.as_text())
    return 0 if told.holds(ENDED_WITHIN_S) else 1


if __name__ == "__main__":
    sys.exit(main())

import json
import subprocess
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tests.bench import figures, ground


class Command(BaseCommand):
    help = "Measure, print a table and write bench.json in DATA_DIR; a few minutes for all rooms."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("rooms", nargs="*", help=f"of {', '.join(ground.ROOMS)}; default all")
        parser.add_argument("--docs", action="store_true", help="write docs/FIGURES.md as well")

    def handle(self, *args, rooms, docs, **options):
        if unknown := set(rooms) - set(ground.ROOMS):
            raise CommandError(f"no such room: {', '.join(sorted(unknown))}")
        if docs and rooms:
            raise CommandError("docs/FIGURES.md takes all rooms of one run.")
        rows = self.measure(rooms or ground.ROOMS)
        self.stdout.write(figures.plain(rows))
        stored = json.dumps({"rows": [asdict(row) for row in rows]}, indent=1)
        (settings.DATA_DIR / "bench.json").write_text(stored + "\n")
        if docs:
            page = figures.page(rows, day=timezone.localdate())
            (settings.BASE_DIR / "docs" / "FIGURES.md").write_text(page)

    def measure(self, rooms):
        rows = []
        with TemporaryDirectory(dir=settings.SCRATCH_DIR, prefix="figures-") as scratch:
            empty = Path(scratch) / "ground"
            self.stderr.write("preparing an empty database and the static files ...")
            ground.prepare(empty)
            for room in rooms:
                self.stderr.write(f"{room} ...")
                try:
                    rows += ground.measure(room, ground=empty)
                except subprocess.CalledProcessError as failed:
                    raise CommandError(f"{room} could not be measured; see above.") from failed
        return rows

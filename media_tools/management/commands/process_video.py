"""Everything that watching a file needs, into a directory, without a database."""

import json
import shutil
import sys
import time
from dataclasses import replace
from pathlib import Path

from django.core.management.base import BaseCommand

from media_tools import pipeline
from media_tools.refusals import Refused
from media_tools.sandbox import SandboxError
from media_tools.watching.renditions import RenditionFile

WRONG_CALL = 2


class Command(BaseCommand):
    help = "Makes renditions, poster, storyboard and waveform of one file."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--out", type=Path, required=True, metavar="DIR")
        parser.add_argument("--json", action="store_true", help="One object when it is done.")

    def handle(self, *, file, out, json: bool, **options):
        if not file.is_file():
            self.stderr.write(f"No such file: {file}")
            sys.exit(WRONG_CALL)
        out.mkdir(parents=True, exist_ok=True)
        report = process(file, out)
        self.show_json(report) if json else self.show_text(report)
        if not report["accepted"]:
            sys.exit(1)

    def show_json(self, report):
        self.stdout.write(json.dumps(report, ensure_ascii=False))

    def show_text(self, report):
        if not report["accepted"]:
            self.stdout.write(f"{report['file']}: {report['refusal']['message']}")
        for made in report["renditions"]:
            size = f"{made['width']}x{made['height']}" if made["width"] else ""
            self.stdout.write(f"{made['kind']:10} {made['bytes']:>10} {size:>9} {made['path']}")


def moved(made: RenditionFile, out_dir: Path) -> RenditionFile:
    """The same file in `out_dir`; the small files of the measuring pass stay behind."""
    return replace(made, path=Path(shutil.move(made.path, out_dir / made.path.name)))


def process(path: Path, out_dir: Path) -> dict:
    started = time.monotonic()
    report = {"file": str(path), "accepted": True, "refusal": None, "renditions": []}
    try:
        inspection = pipeline.inspect(path)
        with pipeline.scratch_space() as room:
            _, files = pipeline.render(inspection, room)
            files = [moved(made, out_dir) for made in files]
        report["renditions"] = [
            {
                "kind": str(made.kind),
                "path": str(made.path),
                "content_type": made.content_type,
                "width": made.width,
                "height": made.height,
                "bytes": made.bytes,
            }
            for made in files
        ]
    except Refused as refused:
        report |= {
            "accepted": False,
            "refusal": {"code": refused.code, "message": refused.message},
        }
    except SandboxError as stopped:
        refused = Refused("damaged", str(stopped))
        report |= {
            "accepted": False,
            "refusal": {"code": refused.code, "message": refused.message},
        }
    return {**report, "seconds": round(time.monotonic() - started, 3)}

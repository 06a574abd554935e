"""The bench without a database: what is in a file, and what a platform would say of it."""

import json
import sys
import time
from pathlib import Path

from django.core.management.base import BaseCommand

from media_tools import checks, pipeline
from media_tools.profiles import starting_profiles
from media_tools.refusals import Refused

WRONG_CALL = 2


class Command(BaseCommand):
    help = "Checks video files against a platform's profile, without a database."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--profile", choices=sorted(starting_profiles()), default="tiktok")
        parser.add_argument("--json", action="store_true", help="One object a line.")

    def handle(self, *, files, profile, json: bool, **options):
        missing = [str(path) for path in files if not path.is_file()]
        if missing:
            self.stderr.write(f"No such file: {', '.join(missing)}")
            sys.exit(WRONG_CALL)
        show = self.show_json if json else self.show_text
        accepted = True
        for path in files:
            report = check(path, starting_profiles()[profile])
            show(report)
            accepted &= report["accepted"]
        if not accepted:
            sys.exit(1)

    def show_json(self, report):
        self.stdout.write(json.dumps(report, ensure_ascii=False))
        self.stdout.flush()

    def show_text(self, report):
        if not report["accepted"]:
            self.stdout.write(f"{report['file']}: {report['refusal']['message']}")
            return
        self.stdout.write(f"{report['file']}: {report['verdict']} ({report['realtime']}x)")
        for finding in report["findings"]:
            self.stdout.write(f"  {finding['severity']:4} {finding['message']}")


def check(path: Path, profile) -> dict:
    """One file's report, as CONTRACTS promise it to scripts."""
    started = time.monotonic()
    report = {
        "file": str(path),
        "accepted": True,
        "refusal": None,
        "verdict": None,
        "measured": {},
        "findings": [],
    }
    try:
        measured = pipeline.measure(pipeline.inspect(path))
    except Refused as refused:
        report |= {
            "accepted": False,
            "refusal": {"code": refused.code, "message": refused.message},
        }
        length = 0.0
    else:
        verdict, findings = pipeline.judge(measured, profile)
        length = measured.duration_s
        report |= {
            "verdict": str(verdict),
            "measured": measured.to_json(),
            "findings": [{**f.to_json(), "message": str(checks.message(f))} for f in findings],
        }
    seconds = time.monotonic() - started
    return {**report, "seconds": round(seconds, 3), "realtime": round(length / seconds, 2)}

import json
import shutil
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from media_tools import pipeline, repairs
from media_tools.profiles import starting_profiles
from media_tools.refusals import Refused
from media_tools.repairs.applying import apply
from media_tools.repairs.options import OptionsRefused
from media_tools.repairs.reframe import MODES

COMPARED = (
    "duration_s",
    "width",
    "height",
    "fps",
    "hdr",
    "integrated_lufs",
    "true_peak_dbtp",
    "has_location",
)


class Command(BaseCommand):
    help = "Repair one video into a new file; needs no database and no worker."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--do", required=True, help=",".join(repairs.BY_NAME))
        parser.add_argument("--profile", choices=sorted(starting_profiles()), default="tiktok")
        parser.add_argument("--out", type=Path, required=True)
        parser.add_argument("--reframe", choices=sorted(MODES), default="pad")
        parser.add_argument(
            "--option",
            action="append",
            default=[],
            metavar="REPAIR.NAME=VALUE",
            help='What a repair lets one choose, such as title_card.text="Pagi di pasar".',
        )
        parser.add_argument("--json", action="store_true")

    def handle(self, *args, file, out, profile, json: bool, **options):
        try:
            names = repairs.in_order(filter(None, options["do"].split(",")))
        except repairs.UnknownRepair as unknown:
            known = ", ".join(repairs.BY_NAME)
            raise CommandError(
                f"No such repair: {unknown}. There are: {known}.", returncode=2
            ) from unknown
        if not file.is_file():
            raise CommandError(f"There is no file {file}.", returncode=2)
        if out.exists() and out.samefile(file):
            raise CommandError("--out must be another file: the original stays.", returncode=2)
        chosen = {"reframe": {"mode": options["reframe"]}}
        for told in options["option"]:
            where, equals, value = told.partition("=")
            name, dot, field = where.partition(".")
            if not (equals and dot and name in repairs.BY_NAME):
                raise CommandError(f"--option REPAIR.NAME=VALUE, not {told}", returncode=2)
            chosen.setdefault(name, {})[field] = value
        with pipeline.scratch_space() as room:
            try:
                inspection = pipeline.inspect(file, scratch=room)
                before = pipeline.measure(inspection, scratch=room)
            except Refused as refused:
                raise CommandError(f"{file}: {refused.message}") from refused
            try:
                made = apply(
                    file,
                    inspection.probe,
                    before,
                    starting_profiles()[profile],
                    names=names,
                    options=chosen,
                    room=room,
                    on_progress=pipeline.unheard,
                )
            except OptionsRefused as refused:
                raise CommandError(refused.told(), returncode=2) from refused
            after = pipeline.measure(pipeline.inspect(made, scratch=room), scratch=room)
            shutil.copyfile(made, out)
        self.tell(names, before.to_json(), after.to_json(), as_json=json)

    def tell(self, names, before, after, *, as_json):
        facts = {name: [before[name], after[name]] for name in COMPARED}
        if as_json:
            self.stdout.write(json.dumps({"done": names, "facts": facts}))
            return
        self.stdout.write(", ".join(names))
        for name, (was, now) in facts.items():
            self.stdout.write(f"  {name}: {was} -> {now}" if was != now else f"  {name}: {was}")

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from config import catalogues, editor_catalogues


class Command(BaseCommand):
    help = "Gather all messages into the catalogues and compile them; needs no gettext programs."
    # The pages may not import while a catalogue is being mended.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--compile", action="store_true", help="only compile what is there")
        parser.add_argument(
            "--from",
            nargs="*",
            default=[],
            type=Path,
            dest="extra",
            help="PO files with further Indonesian translations",
        )
        parser.add_argument(
            "--editor-from",
            nargs="*",
            default=[],
            type=Path,
            dest="editor_extra",
            help="PO files with Indonesian words for texts of Wagtail",
        )

    def handle(self, *args, **options):
        missing = []
        if not options["compile"]:
            missing = catalogues.update("id", extra=options["extra"])
            catalogues.update("en")
            for domain in editor_catalogues.DOMAINS:
                missing += editor_catalogues.update(domain, extra=options["editor_extra"])
        catalogues.compile_all()
        editor_catalogues.compile_all()
        for message in missing:
            self.stdout.write(f"not translated: {message!r}")
        if missing:
            raise CommandError(f"{len(missing)} messages have no Indonesian text.")

"""Everything to a running product, on a machine where nothing runs yet."""

import hashlib
import os
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from config.supervise import Supervisor, read_procfile
from demo.people import LOGINS

READY_WITHIN_S = 60


class Command(BaseCommand):
    help = "Prepare the database, the static files and the demo, then run all processes."
    # The catalogues are compiled below; checks would already import the pages.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--no-demo", action="store_true", help="do not load the demo")

    def handle(self, *args, **options):
        call_command("messages", compile=True)
        call_command("migrate", interactive=False, verbosity=0)
        call_command("allow_roles")
        collect_static()
        if not options["no_demo"]:
            call_command("seed_demo")
        supervisor = Supervisor(
            read_procfile(settings.BASE_DIR / "Procfile"),
            cwd=settings.BASE_DIR,
            environment={**os.environ, "PORT": str(settings.PORT), "PYTHONUNBUFFERED": "1"},
        )
        # Ours alone have the welcome: a second `make run` beside it must not answer for us.
        welcome = threading.Thread(target=self.welcome, daemon=True)
        raise SystemExit(supervisor.run(when_started=welcome.start))

    def welcome(self):
        """Say where the product is, once it answers."""
        deadline = time.monotonic() + READY_WITHIN_S
        while time.monotonic() < deadline:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{settings.PORT}/healthz", timeout=2)
                break
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        else:
            self.stderr.write("The web server did not answer within a minute; see above.")
            return
        lines = [f"\n  Ngalam Kreator: {settings.PUBLIC_URL}\n"]
        lines += [f"    {email:<18} {role}" for email, role in LOGINS]
        lines += [f"\n  Password of each: {settings.DEMO_PASSWORD}    Ctrl-C stops everything.\n"]
        self.stdout.write("\n".join(lines))


def static_fingerprint() -> str:
    """SHA-256 of what decides the static files: the packages and our own files' times."""
    digest = hashlib.sha256((settings.BASE_DIR / "requirements.txt").read_bytes())
    for directory in settings.STATICFILES_DIRS:
        for path in sorted(Path(directory).rglob("*")):
            if path.is_file():
                digest.update(f"{path}:{path.stat().st_mtime_ns}\0".encode())
    return digest.hexdigest()


def collect_static():
    """Collect and compress the static files when they changed."""
    stamp, wanted = settings.STATIC_ROOT / ".collected", static_fingerprint()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(wanted)

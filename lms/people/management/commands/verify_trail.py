from django.core.management.base import BaseCommand, CommandError

from lms.people.models import TrailEntry
from lms.people.sealing import faults, seal


class Command(BaseCommand):
    help = (
        "Find edited, removed and reordered rows of the audit trail; exit 1 where there are any."
    )

    def handle(self, *args, **options):
        found = list(faults())
        for fault in found:
            self.stdout.write(fault)
        if found:
            raise CommandError(f"{len(found)} faults in the audit trail.")
        # Only a sound trail is sealed on.
        seal()
        self.stdout.write(f"{TrailEntry.objects.count()} rows, unbroken.")

from django.core.management.base import BaseCommand, CommandError

from lms.people.agreed_words import altered_words
from lms.people.models import TrailEntry
from lms.people.sealing import faults, seal


class Command(BaseCommand):
    help = (
        "Find edited, removed and reordered rows of the audit trail, and altered words that "
        "people agreed to; exit 1 where there are any."
    )

    def handle(self, *args, **options):
        found = [*faults(), *altered_words()]
        for fault in found:
            self.stdout.write(fault)
        if found:
            raise CommandError(f"{len(found)} faults in what is evidence.")
        # Only a sound trail is sealed on.
        seal()
        self.stdout.write(f"{TrailEntry.objects.count()} rows, unbroken.")

from django.core.management.base import BaseCommand, CommandError

from lms.people.contacts import holder_of
from lms.people.logins import as_login
from lms.people.security import remove_second_factors


class Command(BaseCommand):
    help = (
        "Remove authenticator app, passkeys and recovery codes of somebody who lost them all. "
        "Make sure first, face to face, that it is them."
    )

    def add_arguments(self, parser):
        parser.add_argument("login", help="e-mail address or mobile number")

    def handle(self, *args, **options):
        login = as_login(options["login"])
        person = holder_of(login) if login else None
        if person is None:
            raise CommandError("No account has this e-mail address or mobile number.")
        removed = remove_second_factors(person=person)
        self.stdout.write(f"{removed} removed. {person.name} sets up a new one after signing in.")

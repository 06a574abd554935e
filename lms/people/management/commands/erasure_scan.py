import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from lms.people.models import User
from lms.people.scanning import in_database, in_files

SHORTEST = 4  # letters; shorter words are found in everything


class Command(BaseCommand):
    help = (
        "Search the whole database and all files in DATA_DIR for somebody's words; exit 1 where "
        "any is found. Without words they are read from the input, one a line, so that they stand "
        "in no shell history. With --of PUBLIC_ID the words of an account that still exists are "
        "printed: keep them outside of DATA_DIR, erase, then search for them."
    )

    def add_arguments(self, parser):
        parser.add_argument("words", nargs="*", help="name, e-mail, number, public id ...")
        parser.add_argument("--of", metavar="PUBLIC_ID", help="print the words of this account")

    def handle(self, *args, words, of, **options):
        if of:
            self.stdout.write("\n".join(words_of(of)))
            return
        words = words or [line.strip() for line in sys.stdin if line.strip()]
        if not words or any(len(word) < SHORTEST for word in words):
            raise CommandError(f"Give words of at least {SHORTEST} letters.", returncode=2)
        found = 0
        for trace in (*in_database(words), *in_files(words, [settings.DATA_DIR])):
            self.stdout.write(str(trace))
            found += 1
        if found:
            raise CommandError(f"{found} places hold one of the words.")
        self.stdout.write("No trace.")


def words_of(public_id) -> list[str]:
    person = User.objects.filter(public_id=public_id).first()
    if person is None:
        raise CommandError("There is no such account.", returncode=2)
    guardians = person.guardian_consents.values_list("guardian_name", "guardian_contact")
    words = [person.name, person.email, person.phone, str(person.public_id)]
    words += [word for pair in guardians for word in pair]
    return list(dict.fromkeys(word for word in words if word and len(word) >= SHORTEST))

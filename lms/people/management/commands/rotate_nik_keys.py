from django.core.management.base import BaseCommand, CommandError

from lms.people.nik_rotation import forget_lost, rotate, standing, to_do
from lms.people.nik_sealing import NoKeys


class Command(BaseCommand):
    help = (
        "Bring every kept NIK under the first key of NIK_KEYS. Safe to stop, to run again and "
        "beside running writers. Exit 1 where something is left to do."
    )

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="only say what is left to do")
        parser.add_argument(
            "--forget-lost",
            action="store_true",
            help="first remove numbers whose key is lost for good: nobody can open them again",
        )

    def handle(self, *args, **options):
        try:
            left = to_do().count()
        except NoKeys as missing:
            raise CommandError(str(missing)) from None
        if options["forget_lost"]:
            self.stdout.write(f"{forget_lost()} numbers without a key were removed.")
        if not options["check"]:
            self.work(left)
            left = to_do().count()
        self.report()
        if left:
            raise CommandError(f"{left} numbers are left to do.")
        self.stdout.write("Nothing is left to do.")

    def work(self, left):
        for batch in rotate():
            left -= batch.done
            self.stdout.write(f"{batch.done} done, {max(left, 0)} left")
            for person in batch.cannot_open:
                self.stderr.write(
                    f"person {person}: cannot be opened. Put its key back into NIK_KEYS; where "
                    "none is missing, the row was altered: ask them for the number again."
                )
            for person in batch.twice:
                self.stderr.write(
                    f"person {person}: another account has the same number. Ask both to come with "
                    "their card; it stays under its old key until then."
                )

    def report(self):
        """How much lies under each key; the first writes."""
        for place, key in enumerate(standing()):
            role = ("writes" if place == 0 else "reads") if key.is_known else "not in NIK_KEYS"
            self.stdout.write(
                f"{key.key_id} ({role}): {key.numbers} numbers, {key.digests} hashes"
            )

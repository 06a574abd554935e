from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from courses.parcel.bringing import bring_in
from courses.parcel.looking import look
from courses.parcel.opening import opened
from courses.parcel.shape import ParcelRefused


class Command(BaseCommand):
    help = "Take over a course from a file as drafts; an existing course is never overwritten."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="Only say what would be made.")
        parser.add_argument("--slug", default="", help="Make a copy with this address.")
        parser.add_argument(
            "--owner", help="E-mail of whose drafts they are; default the first administrator."
        )

    def handle(self, *, file, dry_run, slug, owner, **options):
        with override("en"):
            try:
                with file.open("rb") as packed, opened(packed) as parcel:
                    if dry_run:
                        self.tell(look(parcel, slug=slug))
                        return
                    course, looked = bring_in(opened=parcel, owner=self.person(owner), slug=slug)
            except ParcelRefused as refused:
                raise CommandError(f"Nothing was made.\n{refused}") from None
            except OSError as unread:
                raise CommandError(str(unread)) from None
        self.tell(looked)
        self.stdout.write(f"Made as drafts: {course.title} ({course.slug})")

    def person(self, email):
        people = get_user_model().objects.filter(is_active=True).order_by("pk")
        found = people.filter(email=email) if email else people.filter(is_superuser=True)
        if (person := found.first()) is None:
            raise CommandError("There is no such account: name one with --owner.")
        return person

    def tell(self, looked):
        for page in looked.made:
            languages = ", ".join(page["languages"])
            self.stdout.write(
                f"{'  ' * page['depth']}{page['kind']}: {page['title']} [{languages}]"
            )
        for word, notes in (("missing", looked.missing), ("left out", looked.left)):
            for note in notes:
                self.stdout.write(f"{word}: {note}")
        if looked.problems:
            raise CommandError("\n".join(map(str, looked.problems)))

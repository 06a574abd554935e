from django.core.management.base import BaseCommand, CommandError

from lms.learning.models import LessonProgress
from lms.learning.recount import differences, recount


class Command(BaseCommand):
    help = "Count the progress of all lessons again from the events behind it."

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="only say what differs; exit 1 where it does"
        )

    def handle(self, *args, check, **options):
        rows = LessonProgress.objects.select_related("lesson", "resident").order_by("pk")
        total = rows.count()
        found = list(differences(rows.iterator()))
        for each in found:
            for name, (kept, counted) in each.fields.items():
                progress = each.progress
                where = f"resident {progress.resident_id}, lesson {progress.lesson_id}"
                self.stdout.write(f"{where}: {name} is {kept!r}, the events say {counted!r}")
            if not check:
                recount(resident=each.progress.resident, lesson=each.progress.lesson)
        if check and found:
            raise CommandError(f"{len(found)} of {total} differ from their events.")
        self.stdout.write(f"{total} looked at, {len(found)} made again.")

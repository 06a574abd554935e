from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Locale

from courses.models import CoursePage
from courses.parcel.packing import pack
from courses.parcel.shape import ENDING, ParcelRefused


class Command(BaseCommand):
    help = "Write a course with both languages, its pictures and films into one file."

    def add_arguments(self, parser):
        parser.add_argument("slug", help="The last part of the course's address.")
        parser.add_argument("--out", type=Path, help=f"Where to; default <slug>{ENDING} here.")
        parser.add_argument(
            "--without-films", action="store_true", help="Only name the films; far smaller."
        )

    def handle(self, *, slug, out, without_films, **options):
        courses = CoursePage.objects.filter(slug=slug)
        course = courses.filter(locale=Locale.get_default()).first() or courses.first()
        if course is None:
            known = ", ".join(sorted(set(CoursePage.objects.values_list("slug", flat=True))))
            raise CommandError(f"There is no course {slug!r}. There are: {known or 'none'}.")
        out = out or Path(f"{slug}{ENDING}")
        # Beside it first, so that a full disk leaves no half file under the name.
        half = out.with_name(f"{out.name}.part")
        try:
            with half.open("wb") as file:
                gathered = pack(course=course, file=file, with_films=not without_films)
            half.replace(out)
        except (ParcelRefused, OSError) as failed:
            raise CommandError(str(failed)) from failed
        finally:
            half.unlink(missing_ok=True)
        pages = sum(len(page["versions"]) for page in gathered.manifest["pages"])
        self.stdout.write(
            f"{out}: {pages} pages, {len(gathered.manifest['images'])} pictures, "
            f"{len(gathered.manifest['films'])} films, {out.stat().st_size} bytes"
        )

from django.core.management.base import BaseCommand

from courses.synchronizing import synchronize_languages
from lms.assessment import office as assignments
from lms.enrolment import office as classes
from lms.outcomes import office as programmes
from lms.people import office as data_protection
from lms.people.roles import allow_editors
from lms.people.second_reader import lay_out_second_reading


class Command(BaseCommand):
    help = (
        "Give editors and officers their permissions in the editor's place, put the second "
        "reading over the courses, and let the other language follow; after each migrate."
    )

    def handle(self, *args, **options):
        allow_editors()
        for room in (classes, assignments, programmes, data_protection):
            room.allow_officers()
        lay_out_second_reading()
        synchronize_languages()

from django.core.management.base import BaseCommand

from lms.enrolment.office import allow_officers as allow_officers_classes
from lms.outcomes.office import allow_officers as allow_officers_programmes
from lms.people.roles import allow_editors


class Command(BaseCommand):
    help = "Give editors and officers their permissions in the editor's place; after each migrate."

    def handle(self, *args, **options):
        allow_editors()
        allow_officers_classes()
        allow_officers_programmes()

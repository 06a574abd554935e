from django.conf import settings
from django.core.management.base import BaseCommand

from config.role_matrix import page


class Command(BaseCommand):
    help = "Write docs/ROLES.md: who may use which page and which operation of the API."

    def handle(self, *args, **options):
        (settings.BASE_DIR / "docs" / "ROLES.md").write_text(page(), encoding="utf-8")

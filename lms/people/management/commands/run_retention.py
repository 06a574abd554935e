from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from lms.people.retention import rules, run


class Command(BaseCommand):
    help = (
        "Run the rules of retention now, all or the named ones; with --dry-run only say what "
        "would go. Exit 1 where one failed."
    )

    def add_arguments(self, parser):
        parser.add_argument("codes", nargs="*", metavar="RULE")
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args, codes, dry_run, **options):
        if unknown := set(codes) - set(rules):
            raise CommandError(f"no such rule: {', '.join(sorted(unknown))}", returncode=2)
        now, failed = timezone.now(), []
        for code in codes or rules:
            if dry_run:
                self.stdout.write(f"{code}: {rules[code].count(now)} would be removed")
                continue
            done = run(rules[code], now=now)
            self.stdout.write(f"{code}: {done.error or f'{done.removed} removed'}")
            if done.error:
                failed.append(code)
        if failed:
            raise CommandError(f"failed: {', '.join(failed)}")

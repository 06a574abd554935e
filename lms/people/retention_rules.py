"""How long this room keeps what, and the rooms below it that know no people."""

from django.contrib.sessions.models import Session
from django.utils.translation import gettext_lazy as _

from lms.notices.clearing import clear_words, with_old_words
from lms.notices.models import Notice

from . import copies, guardian_silence, idle_accounts, left_files
from .models import RetentionRun, Tally
from .retention import Rule, before, by_rows, register_rule
from .warnings import after_warning


def by_files(*, code, find, **said) -> Rule:
    """A rule over files: `find(moment)` lists them."""
    return Rule(
        code=code,
        count=lambda now: len(find(before(code, now))),
        act=lambda now: left_files.remove(find(before(code, now))),
        **said,
    )


RULES = (
    by_rows(
        code="guardians_unanswered",
        what=_("Name and contact of a parent or guardian who did not answer"),
        why=_(
            "A child gave them, not they themselves; without an answer there is no use for them."
        ),
        days=90,
        find=guardian_silence.unanswered,
        remove=guardian_silence.forget_guardians,
    ),
    by_rows(
        code="accounts_never_used",
        what=_("Accounts that were never used and hold nothing"),
        why=_("Data that serves no purpose is not kept (UU PDP 27/2022)."),
        days=365,
        find=idle_accounts.never_used,
        remove=idle_accounts.erase_people,
    ),
    after_warning(
        code="accounts_inactive",
        what=_("Accounts that nobody signs in to: a letter, and 30 days later all of it"),
        why=_("The purpose is over. Numbers without a name stay, so that reports stay true."),
        days=1095,
        find=idle_accounts.idle,
        person_of=lambda person: person,
        tell=idle_accounts.tell_before_erasing,
        wait=idle_accounts.WAIT,
        remove=idle_accounts.erase_people,
        least=365,
    ),
    by_rows(
        code="notices_read",
        what=_("Notices that were read"),
        why=_("They have told what they were for."),
        days=365,
        find=lambda moment: Notice.objects.filter(read_at__lt=moment),
    ),
    by_rows(
        code="message_words",
        what=_("Words and contacts of messages that were sent"),
        why=_("What stays is the record: what about, over which way, when."),
        days=30,
        find=with_old_words,
        remove=clear_words,
    ),
    by_rows(
        code="tries",
        what=_("Counts of wrong passwords and codes, by account and network address"),
        why=_("A count is over within the hour; nobody is to be followed around by it."),
        days=0,
        least=0,
        find=lambda moment: Tally.objects.filter(expires__lt=moment),
    ),
    by_rows(
        code="sessions",
        what=_("Sessions that are over"),
        why=_("Nobody can use them any more."),
        days=0,
        least=0,
        find=lambda moment: Session.objects.filter(expire_date__lt=moment),
    ),
    by_rows(
        code=copies.RULE,
        what=_("Copies that people asked for, as ZIP files"),
        why=_(
            "Everything about a person in one file lies ready no longer than it takes to fetch."
        ),
        days=copies.DAYS,
        find=copies.copies_before,
        remove=copies.remove_copies,
    ),
    by_files(
        code="letters",
        what=_("Letters and short messages that lie on this machine"),
        why=_("They hold names, addresses and links; what is to be sent is sent within days."),
        days=30,
        find=left_files.letters_before,
    ),
    by_files(
        code="scratch",
        what=_("Unfinished work that a stopped process left behind"),
        why=_("Nobody goes on with it, and parts of videos and copies may be in it."),
        days=2,
        find=left_files.scratch_before,
    ),
    by_rows(
        code="runs",
        what=_("The list of runs of these rules"),
        why=_("To show that the rules ran; the audit trail keeps what they removed."),
        days=730,
        least=90,
        find=lambda moment: RetentionRun.objects.filter(started_at__lt=moment),
    ),
)


def register_rules() -> None:
    for rule in RULES:
        register_rule(rule)

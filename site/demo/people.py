"""The demo's people. Only where the demo is loaded; never in production."""

from datetime import date, timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_noop

from lms.people.access import ADMINISTRATOR, EDITOR, OFFICER, TRAINER
from lms.people.contacts import take_contact
from lms.people.guardian import answer_for_child
from lms.people.models import ConsentRecord, Purpose, Region, User
from lms.people.queries import current_texts
from lms.people.register import register_person
from lms.people.roles import give_role

LOGINS = [
    ("ayu@demo.test", gettext_noop("resident")),
    ("budi@demo.test", gettext_noop("resident under 18, with a guardian")),
    ("citra@demo.test", gettext_noop("trainer")),
    ("dimas@demo.test", gettext_noop("second trainer")),
    ("endah@demo.test", gettext_noop("Diskominfo officer")),
    ("fajar@demo.test", gettext_noop("editor")),
    ("admin@demo.test", gettext_noop("administrator")),
]
ROLES = {
    "citra": TRAINER,
    "dimas": TRAINER,
    "endah": OFFICER,
    "fajar": EDITOR,
    "admin": ADMINISTRATOR,
}
ADULT_BIRTH = date(1994, 4, 1)  # the day the city of Malang celebrates itself


def named(name: str) -> User:
    """The demo's person of that name, made on first asking."""
    email = f"{name.lower()}@demo.test"
    person = User.objects.filter(email=email).first()
    if person is not None:
        return person
    child = name == "Budi"
    person = register_person(
        name=name,
        email=email,
        birth_date=sixteen_years_ago() if child else ADULT_BIRTH,
        kelurahan=kelurahan_number(LOGINS_AT.get(name.lower(), 0)),
        password=settings.DEMO_PASSWORD,
        agreed=current_texts(language="id"),
        **(
            {"guardian_name": "Wali Budi", "guardian_contact": "wali.budi@demo.test"}
            if child
            else {}
        ),
    )
    take_contact(person=person, contact=email)
    if child:
        for text in current_texts(language="id"):
            answer_for_child(asked=person.guardian_consents.first(), text=text, given=True)
    role = ROLES.get(name.lower())
    return give_role(person=person, role=role) if role else person


LOGINS_AT = {"ayu": 10, "budi": 53, "citra": 17, "dimas": 30, "endah": 15, "fajar": 40}


def prove_contacts() -> None:
    """Also of a demo that was loaded before contacts were proven."""
    for person in User.objects.filter(email__endswith="@demo.test", emailaddress=None):
        take_contact(person=person, contact=person.email)


def sixteen_years_ago() -> date:
    return timezone.localdate() - timedelta(days=int(16.5 * 365.25))


def kelurahan_number(number: int) -> Region:
    """The kelurahan at that place of the list, counted round and round."""
    known = list(Region.objects.kelurahan().order_by("code"))
    return known[number % len(known)]


def participants(count: int, *, first: int = 1) -> list[User]:
    """Numbered residents: `Peserta 001` on, spread over the kelurahan, unevenly as in life.

    They have no password, and their codes reach nobody.
    """
    known = list(Region.objects.kelurahan().order_by("code"))
    numbers = range(first, first + count)
    wanted = {f"peserta{number:03}@demo.test": number for number in numbers}
    there = set(User.objects.filter(email__in=wanted).values_list("email", flat=True))
    missing = [
        User(
            name=f"Peserta {number:03}",
            email=email,
            birth_date=ADULT_BIRTH.replace(year=1965 + number * 7 % 40),
            # A square leaves some kelurahan out: those are "not reached" on the office's page.
            kelurahan=known[number * number % len(known)],
            password="!",  # noqa: S106  (Django's mark for "no password")
        )
        for email, number in wanted.items()
        if email not in there
    ]
    agreed = current_texts(language="id").get(purpose=Purpose.TRAINING)
    User.objects.bulk_create(missing)
    EmailAddress.objects.bulk_create(
        EmailAddress(user=person, email=person.email, verified=True, primary=True)
        for person in missing
    )
    ConsentRecord.objects.bulk_create(
        ConsentRecord(person=person, text=agreed, text_sha256=agreed.sha256, given=True)
        for person in missing
    )
    return list(User.objects.filter(email__in=wanted).order_by("email"))

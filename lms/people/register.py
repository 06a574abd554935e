"""Becoming a person with an account."""

from django.db import transaction

from .consent import give_consent
from .guardian import ask_guardian
from .models import User
from .trail import record


class GuardianNeeded(ValueError):
    """Somebody under 18 without a guardian to ask."""


@transaction.atomic
def register_person(
    *,
    name,
    birth_date,
    kelurahan,
    password=None,
    email=None,
    phone=None,
    language="id",
    agreed=(),
    guardian_name="",
    guardian_contact="",
) -> User:
    """Make the account, keep what was agreed to (ConsentText rows) and ask the guardian of a
    child. Without a password one signs in by code or passkey. An address or number that is taken
    raises IntegrityError, and nothing is kept."""
    person = User.objects.create_user(
        name=name,
        email=email,
        phone=phone,
        password=password,
        birth_date=birth_date,
        kelurahan=kelurahan,
        language=language,
    )
    record(verb="registered", subject=person, actor=person)
    for text in agreed:
        give_consent(person=person, text=text)
    if person.is_minor:
        if not (guardian_name and guardian_contact):
            raise GuardianNeeded
        ask_guardian(child=person, name=guardian_name, contact=guardian_contact)
    return person

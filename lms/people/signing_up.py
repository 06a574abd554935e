"""Between the form of registration and the account: what was said waits in the session until the
contact is proven. So nobody can open an account, or ask somebody's guardian, in another's name."""

from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from .contacts import holder_of, take_contact
from .logins import as_fields
from .models import ConsentText, Region, User
from .register import register_person


def as_held(data: dict, *, language: str) -> dict:
    """The cleaned data of a RegisterForm as JSON, with the password's hash in place of it."""
    return {
        "name": data["name"],
        "login": data["login"],
        "birth_date": data["birth_date"].isoformat(),
        "kelurahan": data["kelurahan"].pk,
        "agreed": [text.pk for text in data["agreed"]],
        "guardian_name": data["guardian_name"],
        "guardian_contact": data["guardian_contact"],
        "language": language,
        "password": make_password(data["password"] or None),
    }


def as_initial(held: dict) -> dict:
    """For the form again, of somebody who mistyped their contact; the password is asked anew."""
    known = {name: value for name, value in held.items() if name != "password"}
    return known | {"birth_date": date.fromisoformat(held["birth_date"])}


def register_held(held: dict) -> User:
    """The account of whoever proved to have the contact; the one that they opened meanwhile in
    another window, where there is one."""
    try:
        return _register(held)
    except IntegrityError:
        person = holder_of(held["login"])
        if person is None:
            raise
        return take_contact(person=person, contact=held["login"])


@transaction.atomic
def _register(held) -> User:
    person = register_person(
        name=held["name"],
        birth_date=date.fromisoformat(held["birth_date"]),
        kelurahan=Region.objects.get(pk=held["kelurahan"]),
        language=held["language"],
        agreed=ConsentText.objects.filter(pk__in=held["agreed"]),
        guardian_name=held["guardian_name"],
        guardian_contact=held["guardian_contact"],
        **as_fields(held["login"]),
    )
    person.password = held["password"]
    person.save(update_fields=["password"])
    return take_contact(person=person, contact=held["login"])

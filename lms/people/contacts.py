"""The e-mail address and the number of a person: only what a code came back from is trusted."""

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.crypto import get_random_string

from lms.notices.enums import Channel

from .logins import as_fields, is_email
from .models import User
from .trail import record


class LastContact(Exception):
    """Nobody could reach the person, or sign in as them, any more."""


def proven_contacts(person) -> list[str]:
    """Address and number of `person` that are proven to be theirs."""
    proven = [person.phone] if person.phone and person.phone == person.proven_phone else []
    if person.email and address_of(person).filter(verified=True).exists():
        proven.insert(0, person.email)
    return proven


def proven_ways(people) -> set[tuple[int, str]]:
    """(person id, channel) of what is proven of all these people (`lms.notices.reaching`). One
    query."""
    proven = set(
        EmailAddress.objects.filter(user__in=people, verified=True).values_list("user", "email")
    )
    by_mail = {(each.pk, Channel.EMAIL) for each in people if (each.pk, each.email) in proven}
    by_text = {
        (each.pk, Channel.TEXT)
        for each in people
        if each.phone and each.phone == each.proven_phone
    }
    return by_mail | by_text


def address_of(person):
    return EmailAddress.objects.filter(user=person, email=person.email)


def holder_of(contact: str) -> User | None:
    return User.objects.filter(**as_fields(contact)).first()


@transaction.atomic
def take_contact(*, person, contact: str) -> User:
    """`contact` is proven to be `person`'s: it is theirs from now on, in place of an older one.

    Twice is once. A contact that another account has raises IntegrityError.
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    if contact in proven_contacts(person):
        return person
    ((field, _contact),) = as_fields(contact).items()
    replaces = getattr(person, field) not in (None, contact)
    setattr(person, field, contact)
    if is_email(contact):
        # Somebody else's row for it is left over from an address that they gave up.
        EmailAddress.objects.filter(email=contact).exclude(user=person).delete()
        EmailAddress.objects.filter(user=person).exclude(email=contact).delete()
        EmailAddress.objects.update_or_create(
            user=person, email=contact, defaults={"verified": True, "primary": True}
        )
    else:
        person.proven_phone = contact
    person.save(update_fields=[field, "proven_phone"])
    verb = "contact_changed" if replaces else "contact_proven"
    record(verb=verb, subject=person, actor=person, field=field)
    return person


@transaction.atomic
def replace_contact(*, person, contact: str, actor) -> User:
    """The office writes down another address or number for somebody who cannot reach the old one.

    It is not proven by that: it counts as theirs once a code came back from it, for which they
    sign in with it. Everything that was signed in under the old one ends. A contact that another
    account has raises IntegrityError.
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    ((field, _contact),) = as_fields(contact).items()
    if getattr(person, field) == contact:
        return person
    setattr(person, field, contact)
    person.session_stamp = get_random_string(32)
    if field == "email":
        EmailAddress.objects.filter(user=person).delete()
    else:
        person.proven_phone = ""
    person.save(update_fields=[field, "proven_phone", "session_stamp"])
    record(verb="contact_changed", subject=person, actor=actor, field=field)
    return person


@transaction.atomic
def drop_contact(*, person, field: str) -> User:
    """Give up the "email" or the "phone". The other one has to be there, and proven."""
    person = User.objects.select_for_update().get(pk=person.pk)
    given_up = getattr(person, field)
    if given_up is None:
        return person
    if not [contact for contact in proven_contacts(person) if contact != given_up]:
        raise LastContact
    setattr(person, field, None)
    if field == "email":
        EmailAddress.objects.filter(user=person).delete()
    else:
        person.proven_phone = ""
    person.save(update_fields=[field, "proven_phone"])
    record(verb="contact_dropped", subject=person, actor=person, field=field)
    return person

"""Changes that a person makes to their own data."""

from django.db import transaction

from .models import User
from .trail import record

# Address and number are proven first (`contacts`).
CORRECTABLE = ("name", "birth_date", "kelurahan")


@transaction.atomic
def correct_data(*, person, actor=None, **data) -> User:
    """Set the fields of CORRECTABLE that are given. The trail names the fields, no values.
    `actor` is an officer who does it for them."""
    person = User.objects.select_for_update().get(pk=person.pk)
    given = [field for field in CORRECTABLE if field in data]
    changed = [field for field in given if data[field] != getattr(person, field)]
    for field in changed:
        setattr(person, field, data[field])
    if changed:
        person.save(update_fields=changed)
        record(verb="data_corrected", subject=person, actor=actor or person, fields=changed)
    return person


@transaction.atomic
def choose_language(*, person, language: str) -> User:
    person.language = language
    person.save(update_fields=["language"])
    record(verb="language_chosen", subject=person, actor=person, language=language)
    return person

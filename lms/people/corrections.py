"""What a person cannot change alone: they say what is right, the office looks and changes it."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from .account import correct_data
from .contacts import replace_contact
from .data_requests import answer, ask
from .models import DataRequest
from .security import tell_of_change

Kind, State = DataRequest.Kind, DataRequest.State

NAME, BIRTH_DATE, EMAIL, PHONE = "name", "birth_date", "email", "phone"
FIELDS = {
    NAME: _("Full name"),
    BIRTH_DATE: _("Date of birth"),
    EMAIL: _("E-mail address"),
    PHONE: _("Mobile number"),
}
# Who can sign in changes the other two alone; at the counter they may be what is missing.
ASKED_ONLINE = (NAME, BIRTH_DATE)


class NothingToCorrect(ValueError):
    """It is written so already."""


@dataclass(frozen=True)
class Correction:
    """A request for a correction as it is read: what stands there, what should."""

    label: str
    now: str
    wanted: str


def ask_correction(
    *, person, field: str, value, note: str, actor=None, evidence=""
) -> DataRequest:
    """Ask that `field` becomes `value` (as a form cleans it). Asking again while the first is
    open gives the first. Raises NothingToCorrect."""
    if getattr(person, field) == value:
        raise NothingToCorrect(field)
    return ask(
        person=person,
        kind=Kind.CORRECTION,
        field=field,
        wanted=value.isoformat() if isinstance(value, date) else str(value),
        note=note,
        actor=actor,
        evidence=evidence,
    )


@transaction.atomic
def accept(*, request, actor, words: str = "") -> DataRequest:
    """Change it as asked and tell the person. Accepting twice is once.

    An address or number that another account has by now raises IntegrityError.
    """
    request = DataRequest.objects.select_for_update().get(pk=request.pk)
    if not request.is_open or request.kind != Kind.CORRECTION:
        return request
    change(person=request.person, field=request.field, value=value_of(request), actor=actor)
    return answer(request=request, actor=actor, state=State.DONE, words=words)


def change(*, person, field: str, value, actor) -> None:
    if field not in (EMAIL, PHONE):
        correct_data(person=person, actor=actor, **{field: value})
        return
    told_at = [contact for contact in (person.email, person.phone) if contact]
    replace_contact(person=person, contact=value, actor=actor)
    # Where they were reached until now: whoever stood at the counter may have been somebody else.
    tell_of_change(person=person, code="contact_changed", contacts=told_at, field=field)


def value_of(request):
    if request.field == BIRTH_DATE:
        return date.fromisoformat(request.wanted)
    return request.wanted


def described(request) -> Correction | None:
    """Both values in words; None for other kinds, and once the words are gone."""
    if request.kind != Kind.CORRECTION or not request.wanted:
        return None
    held = getattr(request.person, request.field) if request.person else None
    return Correction(
        label=str(FIELDS.get(request.field, request.field)),
        now=in_words(held),
        wanted=in_words(value_of(request)),
    )


def in_words(value) -> str:
    if value in (None, ""):
        return "–"
    return date_format(value, "j F Y") if isinstance(value, date) else str(value)

"""What a person changes about how they sign in. Each change is in the trail, and the person is
told of it inside the platform and over their own channel: somebody else may have made it."""

import logging
from functools import partial

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import override

from lms.notices.letters import send_letter
from lms.notices.tell import tell
from lms.notices.texts import words_of

from .contacts import proven_contacts
from .models import User
from .second_factor import has_second_step, must_have_second_factor, second_factors_of
from .trail import record

log = logging.getLogger(__name__)
Type = Authenticator.Type


class LastFactor(Exception):
    """Staff keep a second factor: another one comes first."""


def note_sign_in(*, person, ways) -> None:
    """`ways`: what was given, as password, code, totp, webauthn."""
    record(verb="signed_in", subject=person, actor=person, ways=ways)


@transaction.atomic
def set_password(*, person, password: str) -> User:
    """Set or change it; every other session of the person ends (Django's own doing)."""
    person.set_password(password)
    person.save(update_fields=["password"])
    _changed(person, "password_changed", actor=person)
    return person


@transaction.atomic
def add_passkey(*, person, name: str, credential: dict) -> Authenticator:
    """`credential` is what the browser made, checked before (`forms.security.PasskeyForm`)."""
    passkey = WebAuthn.add(person, name, credential).instance
    _changed(person, "passkey_added", actor=person, about=passkey, name=name)
    if has_second_step(person):
        _first_recovery_codes(person)
    return passkey


@transaction.atomic
def rename_passkey(*, passkey, name: str) -> Authenticator:
    passkey.data["name"] = name
    passkey.save(update_fields=["data"])
    record(verb="passkey_renamed", subject=passkey, actor=passkey.user)
    return passkey


@transaction.atomic
def remove_factor(*, factor, actor=None) -> None:
    """A passkey or the authenticator app; `actor` None is whoever runs the machine. Recovery codes
    go with the last that they stand for. Raises LastFactor."""
    person = User.objects.select_for_update().get(pk=factor.user_id)
    others = second_factors_of(person).exclude(pk=factor.pk)
    if actor == person and must_have_second_factor(person) and not others.exists():
        raise LastFactor
    code, detail = "app_removed", {}
    if factor.type == Type.WEBAUTHN:
        code, detail = "passkey_removed", {"name": factor.wrap().name}
    _changed(person, code, actor=actor, about=factor, **detail)
    factor.delete()
    if not others.exists():
        Authenticator.objects.filter(user=person, type=Type.RECOVERY_CODES).delete()


@transaction.atomic
def add_app(*, person, secret: str) -> Authenticator:
    """An authenticator app that holds `secret`. A second one takes the place of the first."""
    Authenticator.objects.filter(user=person, type=Type.TOTP).delete()
    app = TOTP.activate(person, secret).instance
    _changed(person, "app_added", actor=person, about=app)
    _first_recovery_codes(person)
    return app


@transaction.atomic
def make_recovery_codes(*, person) -> Authenticator:
    """New codes; older ones are void."""
    User.objects.select_for_update().get(pk=person.pk)
    Authenticator.objects.filter(user=person, type=Type.RECOVERY_CODES).delete()
    codes = RecoveryCodes.activate(person).instance
    _changed(person, "recovery_codes_made", actor=person, about=codes)
    return codes


def _first_recovery_codes(person) -> None:
    if not Authenticator.objects.filter(user=person, type=Type.RECOVERY_CODES).exists():
        make_recovery_codes(person=person)


@transaction.atomic
def end_other_sessions(*, person) -> User:
    """Every session ends but the one whose hash the caller renews."""
    person.session_stamp = get_random_string(32)
    person.save(update_fields=["session_stamp"])
    _changed(person, "other_sessions_ended", actor=person)
    return person


@transaction.atomic
def remove_second_factors(*, person) -> int:
    """For somebody who lost phone and codes, by whoever runs the machine. Returns how many."""
    factors = list(second_factors_of(person))
    for factor in factors:
        remove_factor(factor=factor)
    return len(factors)


def tell_of_change(*, person, code: str, contacts=None, **data) -> None:
    """A notice, and a letter to `contacts` (else to what is proven to be theirs)."""
    with override(settings.LANGUAGE_CODE):
        path = reverse("people:security")
    tell(recipient=person, code=code, path=path, **data)
    write = partial(
        write_of_change,
        person=person,
        code=code,
        data=data,
        contacts=proven_contacts(person) if contacts is None else contacts,
    )
    transaction.on_commit(write)


def write_of_change(*, person, code, data, contacts) -> None:
    """A letter that does not leave undoes no change: the notice and the trail have it."""
    with override(person.language):
        said = words_of(code=code, data=data)
        link = settings.PUBLIC_URL + reverse("people:security")
    words = {"name": person.name, "said": said, "link": link}
    for contact in contacts:
        try:
            send_letter(contact=contact, letter="security", language=person.language, words=words)
        except OSError as failure:
            log.error("letter of %s to person %s: %s", code, person.pk, type(failure).__name__)


def _changed(person, code, *, actor, about=None, **data) -> None:
    """Into the trail, and told. `about` is the factor; its name stays out of the trail."""
    record(verb=code, subject=about or person, actor=actor)
    tell_of_change(person=person, code=code, **data)

"""The second factor: who owes one, and who has one."""

from allauth.mfa.models import Authenticator
from django.conf import settings

from .access import ADMINISTRATOR, GROUP_ROLES, roles_of

STAFF = {ADMINISTRATOR, *GROUP_ROLES}
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def works_here(person) -> bool:
    return bool(roles_of(person) & STAFF)


def has_second_step(person) -> bool:
    """Whether a password or a code alone does not let `person` in: staff with any second factor,
    and whoever set up an authenticator app.

    To a resident a passkey is a quicker way in, not a second lock: a lost phone must not shut
    them out of their class.
    """
    asked_for = FACTORS if works_here(person) else [Authenticator.Type.TOTP]
    return Authenticator.objects.filter(user=person, type__in=asked_for).exists()


def second_factors_of(person):
    return Authenticator.objects.filter(user=person, type__in=FACTORS)


def must_have_second_factor(person) -> bool:
    return settings.REQUIRE_STAFF_MFA and works_here(person)


def owes_second_factor(person) -> bool:
    """Whether `person` has to set one up before anything else."""
    return must_have_second_factor(person) and not second_factors_of(person).exists()

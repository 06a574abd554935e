"""Keys for programs: made, shown once, recognised, revoked."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.people.models import User
from lms.people.trail import record

from .models import ApiToken

# Says in a log or a repository what was found there, so that somebody can revoke it.
PREFIX = "ngalam_"
SECRET_BYTES = 32
# The time of last use is for people who wonder which key is dead: a minute is exact enough,
# and a busy program does not write at every call.
USE_IS_NOTED_EVERY = timedelta(minutes=1)


class NameTaken(Exception):
    """The owner has a living token of this name; the message is for them."""


def tokens_of(owner):
    """The tokens with which `owner`'s programs can call now."""
    return ApiToken.objects.filter(owner=owner, revoked_at=None)


@transaction.atomic
def make_token(*, owner, name) -> tuple[ApiToken, str]:
    """A new token and its secret, which is kept nowhere and can never be shown again.

    Raises NameTaken, so that a form that is sent twice makes one token.
    """
    User.objects.select_for_update().get(pk=owner.pk)
    if tokens_of(owner).filter(name=name).exists():
        raise NameTaken(_("You have a key of this name already. Choose another name."))
    secret = PREFIX + secrets.token_urlsafe(SECRET_BYTES)
    token = ApiToken.objects.create(owner=owner, name=name, digest=digest_of(secret))
    record(verb="token.made", subject=token, actor=owner)
    return token, secret


@transaction.atomic
def revoke(*, token, actor) -> ApiToken:
    """Close the door to the program that has this token, from this moment. Twice is once."""
    revoked = ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(
        revoked_at=timezone.now()
    )
    if revoked:
        record(verb="token.revoked", subject=token, actor=actor)
    token.refresh_from_db()
    return token


def recognise(secret: str) -> ApiToken | None:
    """The living token of this secret, with its owner; None for anything else."""
    token = (
        ApiToken.objects.select_related("owner")
        .filter(digest=digest_of(secret), revoked_at=None, owner__is_active=True)
        .first()
    )
    if token is not None:
        note_use(token)
    return token


def note_use(token) -> None:
    now = timezone.now()
    if token.last_used_at is None or token.last_used_at < now - USE_IS_NOTED_EVERY:
        not_since = Q(last_used_at=None) | Q(last_used_at__lt=now - USE_IS_NOTED_EVERY)
        ApiToken.objects.filter(not_since, pk=token.pk).update(last_used_at=now)


def digest_of(secret: str) -> str:
    # 256 bits of chance need no slow hash: there is nothing to guess.
    return hashlib.sha256(secret.encode()).hexdigest()

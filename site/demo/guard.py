"""The demo's people must never sign in where real people do."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from lms.people.models import User

from .people import LOGINS


def refuse_demo_in_production() -> None:
    """Raise ImproperlyConfigured when DEBUG is off and a demo login still opens with the
    password that everybody knows. A database that cannot be asked yet is `/readyz`'s to tell."""
    if settings.DEBUG:
        return
    emails = [email for email, _role in LOGINS]
    try:
        people = list(User.objects.filter(email__in=emails, is_active=True))
    except DatabaseError:
        return
    open_doors = [p.email for p in people if p.check_password(settings.DEMO_PASSWORD)]
    if open_doors:
        raise ImproperlyConfigured(
            "The demo is loaded in this database and DEBUG is off. Delete these accounts first: "
            + ", ".join(sorted(open_doors))
        )

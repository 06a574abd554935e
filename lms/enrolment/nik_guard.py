"""A NIK can be asked for only where it can be kept and opened."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError
from django.utils import timezone

from lms.people.models import IdentityNumber

from .models import Cohort


def refuse_nik_without_keys() -> None:
    """Raise ImproperlyConfigured when DEBUG is off and a class that is not over asks for the NIK
    without any key, or a kept one lies under a key that is not there. A database that cannot be
    asked yet is `/readyz`'s to tell."""
    if settings.DEBUG:
        return
    try:
        asking = Cohort.objects.asking_nik().filter(ends_on__gte=timezone.localdate())
        slugs = list(asking.order_by("slug").values_list("slug", flat=True))
        used = set(IdentityNumber.objects.values_list("key_id", flat=True).distinct())
    except DatabaseError:
        return
    if slugs and not settings.NIK_KEYS:
        raise ImproperlyConfigured(
            f"A class asks for the NIK ({', '.join(slugs)}) and there is no key to keep it with. "
            'Set NIK_KEYS (or NIK_KEYS_FILE) to "id:key", the key made with '
            "`openssl rand -base64 32`; see docs/OPERATION.md."
        )
    if lost := sorted(used - settings.NIK_KEYS.keys()):
        raise ImproperlyConfigured(
            f"NIK are kept under keys that are not in NIK_KEYS: {', '.join(lost)}. Put them back "
            "behind the first, run `manage.py rotate_nik_keys`, then take them out."
        )

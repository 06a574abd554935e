"""Keys in links that are sent to people: made from a row's number, kept nowhere.

Whoever reads the database, or an old copy of it, cannot make one without SECRET_KEY.
"""

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import base36_to_int, int_to_base36

SIGNATURE_LETTERS = 32  # 128 bits: such a link lives for years


def key_of(*, salt: str, pk: int, number: int = 0, secret: str | None = None) -> str:
    """The key of row `pk`; with another `number` it is another key, and the old opens nothing."""
    made = salted_hmac(salt, f"{pk}:{number}", secret=secret, algorithm="sha256").hexdigest()
    return f"{int_to_base36(pk)}-{made[:SIGNATURE_LETTERS]}"


def row_of(key: str) -> int | None:
    """Which row a key names; whether it is that row's key, `fits` says."""
    try:
        return base36_to_int(key.partition("-")[0])
    except ValueError:
        return None


def fits(key: str, *, salt: str, pk: int, number: int = 0) -> bool:
    """Whether it is the row's key, under today's secret or one that is on its way out."""
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    keys = [key_of(salt=salt, pk=pk, number=number, secret=each) for each in secrets]
    return any(constant_time_compare(key, each) for each in keys)

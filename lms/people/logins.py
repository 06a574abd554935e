"""With what a person signs in: an e-mail address or a mobile number, in one field."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from .phone import as_e164


def as_login(text: str) -> str | None:
    """As it is kept: an address in lower case, a number as E.164; None for neither."""
    text = text.strip()
    if "@" not in text:
        return as_e164(text)
    try:
        validate_email(text)
    except ValidationError:
        return None
    return text.lower()


def is_email(login: str) -> bool:
    return "@" in login


def as_fields(login: str) -> dict[str, str]:
    """The field of a person that `login` belongs in."""
    return {"email": login} if is_email(login) else {"phone": login}

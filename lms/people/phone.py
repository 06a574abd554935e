"""Indonesian mobile numbers, however people write them."""

import phonenumbers
from phonenumbers import PhoneNumberType

INDONESIA = 62
MOBILE = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)


def as_e164(text: str) -> str | None:
    """`+628…` for 08…, 8…, 62… or +62… with spaces, dots and dashes.

    None for what is no number, a number of another country, or a landline.
    """
    cleaned = text.strip()
    if cleaned.startswith("62"):
        cleaned = f"+{cleaned}"
    try:
        number = phonenumbers.parse(cleaned, "ID")
    except phonenumbers.NumberParseException:
        return None
    if number.country_code != INDONESIA or number.extension:
        return None
    if phonenumbers.number_type(number) not in MOBILE:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

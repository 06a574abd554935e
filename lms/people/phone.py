"""Indonesian mobile numbers, however people write them."""

import phonenumbers


def as_e164(text: str) -> str | None:
    """`+628…` for 08…, 62… or +62… with spaces and dashes; None where it is no valid number."""
    cleaned = text.strip()
    if cleaned.startswith("62"):
        cleaned = f"+{cleaned}"
    try:
        number = phonenumbers.parse(cleaned, "ID")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

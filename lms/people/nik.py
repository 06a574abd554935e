"""What can be said about a NIK from its digits alone.

Six digits for the region where it was first registered (which says nothing of where somebody
lives now), day, month and year of birth with two digits each, four that are counted up. Some
people have 40 added to the day; which of the two somebody has is neither asked, derived nor kept.
It has no check digit, and the century is not in it.
"""

import re
from datetime import date

from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

DIGITS = 16
ADDED_TO_SOME_DAYS = 40
HIDDEN = "•"
SHOWN = 2  # digits at the end


class NikRefused(ValueError):
    """Why a NIK cannot be kept. The message is for the person and never holds the number."""


class NotANik(NikRefused):
    """Cannot be right, whoever it belongs to."""


class BirthDateDiffers(NikRefused):
    """May be right: the person can say that the number stands so on their card."""


@sensitive_variables()
def read_nik(typed: str) -> str:
    """The 16 digits of what somebody typed, with spaces, dots or dashes. Raises NotANik."""
    digits = re.sub(r"[\s.\-]", "", typed)
    if not (digits.isascii() and digits.isdigit()):
        raise NotANik(_("A NIK has only digits. You may put spaces or dots between them."))
    if len(digits) != DIGITS:
        raise NotANik(
            _(
                "A NIK has 16 digits, and here are %(count)s. It stands at the top of the "
                "identity card (KTP) and, for children, on the family card (KK)."
            )
            % {"count": len(digits)}
        )
    if "00" in (digits[:2], digits[2:4], digits[4:6]):
        raise NotANik(
            _("The first six digits name a region, and there is none like this. Look once more.")
        )
    if not has_a_date(digits):
        raise NotANik(
            _(
                "Digits 7 to 12 are the date of birth (day, month, year; some people have 40 "
                "added to the day), and these are no date. Look at the card once more."
            )
        )
    if digits[12:] == "0000":
        raise NotANik(_("The last four digits cannot all be zero. Look at the card once more."))
    return digits


@sensitive_variables()
def has_a_date(nik: str) -> bool:
    day, month = int(nik[6:8]), int(nik[8:10])
    return 1 <= day % ADDED_TO_SOME_DAYS <= 31 and day < 72 and 1 <= month <= 12


@sensitive_variables()
def fits_birth_date(nik: str, born: date | None) -> bool:
    """Whether the date in it may be `born`, with 40 added to the day or not. Where no date of
    birth is known, nothing speaks against it."""
    if born is None:
        return True
    days = (born.day, born.day + ADDED_TO_SOME_DAYS)
    return nik[6:12] in {f"{day:02}{born:%m%y}" for day in days}


@sensitive_variables()
def checked_nik(typed: str, *, born: date | None, confirmed: bool = False) -> str:
    """As `read_nik`; raises BirthDateDiffers as well, unless the person confirmed the number.

    One wrong digit is the commonest cause, so it is worth a question; but there are cards with a
    wrong date, and it is not for a form to say whose document is right.
    """
    nik = read_nik(typed)
    if not confirmed and not fits_birth_date(nik, born):
        raise BirthDateDiffers(
            _(
                "The date in this number is not the date of birth in your account. Compare the "
                "number with your card, digit by digit. If it is right, tick that below."
            )
        )
    return nik


@sensitive_variables()
def mask(nik: str) -> str:
    """Only the last two digits: enough to know one's own number again.

    Region and date of birth would say who it is; and whoever knows these two of somebody (the
    office does) would have the whole number with the last four.
    """
    return HIDDEN * (DIGITS - SHOWN) + nik[-SHOWN:]

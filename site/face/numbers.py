"""Numbers as people here read them. The separators come from the active language."""

from django.utils.formats import number_format
from django.utils.translation import gettext


def timecode(seconds):
    """62.4 -> "1:02"; hours only where there are any. Nothing for None."""
    if seconds is None:
        return ""
    whole = int(float(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, second = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{second:02}" if hours else f"{minutes}:{second:02}"


def megabytes(size):
    """Bytes as MB of a data plan (10^6), with one decimal below ten: "4,2 MB", "2,1 GB"."""
    if size is None:
        return ""
    value = float(size) / 1_000_000
    if value < 0.1:
        return gettext("less than 0.1 MB")
    if value >= 1000:
        return f"{number_format(value / 1000, decimal_pos=1)} GB"
    return f"{number_format(value, decimal_pos=1 if value < 10 else 0)} MB"


def rupiah(amount):
    """150000000 -> "Rp150.000.000": no space, no decimals, as the office writes it."""
    if amount is None:
        return ""
    return f"Rp{number_format(int(amount), decimal_pos=0, force_grouping=True)}"


def percent(value):
    """67 -> "67%", without a space. A dash for None: there is nothing to take a part of."""
    return "–" if value is None else f"{number_format(value, decimal_pos=0)}%"


def whole_number(value):
    """1234567 -> "1.234.567"."""
    if value is None:
        return ""
    return number_format(int(value), decimal_pos=0, force_grouping=True)

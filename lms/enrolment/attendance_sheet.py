"""A meeting's list as CSV, for the office's spreadsheets."""

import csv
import io

from django.utils import timezone
from django.utils.translation import gettext as _

from .attendance_counts import participants

# A cell that begins so is run as a formula by spreadsheets (OWASP: CSV injection).
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Without it Excel reads UTF-8 as something else.
BYTE_ORDER_MARK = "\ufeff"


def sheet_of(meeting) -> str:
    """A line for everybody who takes part or came: name, group, kelurahan, whether present, how,
    when (WIB) and marked by whom."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(
        [
            _("Name"),
            _("Group"),
            _("Kelurahan"),
            _("Present"),
            _("How"),
            _("At (WIB)"),
            _("Marked by"),
        ]
    )
    for each in participants(meeting):
        writer.writerow([harmless(cell) for cell in line_of(each)])
    return BYTE_ORDER_MARK + file.getvalue()


def line_of(enrolment) -> list[str]:
    person, row = enrolment.resident, enrolment.attendance
    who = [
        person.name,
        enrolment.group.get_kind_display(),
        person.kelurahan.name if person.kelurahan else "",
    ]
    if row is None:
        return [*who, _("no"), "", "", ""]
    at = timezone.localtime(row.at)
    by = row.marked_by.name if row.marked_by else ""
    return [*who, _("yes"), row.get_method_display(), f"{at:%Y-%m-%d %H:%M}", by]


def harmless(cell) -> str:
    """The cell as text, never as a formula."""
    text = str(cell)
    return f"'{text}" if text.lstrip(" ").startswith(BEGINS_A_FORMULA) else text

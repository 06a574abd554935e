"""Lists of nominees as kelurahan write them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from courses.tables import UnreadableFile, read_table
from lms.people.logins import as_login
from lms.people.models import Region

__all__ = ["MOST_ROWS", "Row", "UnreadableFile", "read"]

MOST_ROWS = 2000  # 57 kelurahan with 35 names each
COLUMNS = {
    "name": ("nama", "name"),
    "kelurahan": ("kelurahan", "desa/kelurahan"),
    "contact": ("kontak", "email atau hp", "contact", "no hp", "email"),
    "note": ("catatan", "keterangan", "note"),
}
NEEDED = ("name", "kelurahan", "contact")


@dataclass(frozen=True)
class Row:
    """One line of the list. `number` is the line in the file, the heading being 1."""

    number: int
    name: str = ""
    kelurahan: str = ""
    contact: str = ""
    note: str = ""
    # Why this line cannot be taken; empty where it can.
    error: str = ""


def read(file) -> list[Row]:
    """The lines of an uploaded file, checked one by one; empty lines are left out. Raises
    UnreadableFile."""
    lines = read_table(file.read(), COLUMNS, needed=NEEDED, most_rows=MOST_ROWS)
    homes = {region.name.casefold(): region.code for region in Region.objects.kelurahan()}
    codes, seen = set(homes.values()), {}
    return [
        checked(number, values, homes=homes, codes=codes, seen=seen) for number, values in lines
    ]


def checked(number, values, *, homes, codes, seen) -> Row:
    # A spreadsheet keeps 0812… as the number 812….
    contact = as_login(values["contact"].removesuffix(".0"))
    home = values["kelurahan"]
    code = home if home in codes else homes.get(home.casefold().removeprefix("kelurahan ").strip())
    error = ""
    if not values["name"]:
        error = _("The name is missing.")
    elif code is None:
        error = _("No kelurahan of Kota Malang has this name.")
    elif contact is None:
        error = _("The contact is neither an e-mail address nor an Indonesian mobile number.")
    elif contact in seen:
        error = _("The same contact stands in line %(line)s.") % {"line": seen[contact]}
    if not error:
        seen[contact] = number
    return Row(
        number=number,
        name=values["name"][:120],
        kelurahan=code or home,
        contact=contact or values["contact"],
        note=values.get("note", "")[:200],
        error=error,
    )

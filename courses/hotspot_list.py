"""Lists of wifi spots as an office keeps them: each line checked, none taken over yet."""

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from courses.enums import Kecamatan
from courses.kelurahan import kelurahan_codes
from courses.models import Hotspot
from courses.tables import read_table

MOST_ROWS = 1000
# The first heading of each is that of the template and of the export.
COLUMNS = {
    "name": ("nama", "nama tempat", "name"),
    "name_en": ("nama (inggris)", "name in english"),
    "address": ("alamat", "address"),
    "address_en": ("alamat (inggris)", "address in english"),
    "hours": ("jam", "jam buka", "hours"),
    "hours_en": ("jam (inggris)", "hours in english"),
    "kecamatan": ("kecamatan",),
    "kelurahan_code": ("kelurahan", "kode kelurahan", "kelurahan code"),
    "lat": ("lintang", "lat", "latitude"),
    "lon": ("bujur", "lon", "long", "longitude"),
    "is_active": ("tampil", "is active"),
    "is_example": ("contoh", "is example"),
}
NEEDED = ("name", "address", "hours", "kelurahan_code", "lat", "lon")
WORDS = ("name", "name_en", "address", "address_en", "hours", "hours_en")
YES, NO = ("ya", "yes", "true", "1", "benar"), ("tidak", "no", "false", "0", "salah")
PLACES = Decimal("0.000001")


@dataclass(frozen=True)
class SpotRow:
    """One line of the list. `number` is the line in the file, the heading being 1; `values` are
    those of a Hotspot, as text where they are no texts themselves."""

    number: int
    values: dict = field(default_factory=dict)
    # Why this line cannot be taken; empty where it can.
    error: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.values["kelurahan_code"], self.values["name"].casefold()


def read_spots(content: bytes) -> list[SpotRow]:
    """The lines of a CSV or XLSX file, in its order. Raises UnreadableFile."""
    lines = read_table(content, COLUMNS, needed=NEEDED, most_rows=MOST_ROWS)
    codes, seen, rows = kelurahan_codes(), {}, []
    for number, said in lines:
        values = values_of(said, codes)
        error = what_is_wrong(said, values)
        if not error and (first := seen.setdefault(key_of(values), number)) != number:
            error = _("The same spot stands in line %(line)s.") % {"line": first}
        rows.append(SpotRow(number, values, error))
    return rows


def key_of(values):
    return values["kelurahan_code"], values["name"].casefold()


def values_of(said, codes) -> dict:
    home = said["kelurahan_code"]
    code = codes.get(home.casefold().removeprefix("kelurahan ").strip(), home)
    return {
        **{name: said.get(name, "") for name in WORDS},
        "kelurahan_code": code,
        # The list of the Ministry puts a kelurahan's kecamatan into the first three parts.
        "kecamatan": code.rpartition(".")[0],
        "lat": degrees(said["lat"]),
        "lon": degrees(said["lon"]),
        "is_active": yes_or_no(said.get("is_active", ""), empty=True),
        "is_example": yes_or_no(said.get("is_example", ""), empty=False),
    }


def degrees(text: str) -> str:
    """Six places with a point; as it was written where it is no number."""
    try:
        number = Decimal(text.replace(",", "."))
        return str(number.quantize(PLACES)) if number.is_finite() else text
    except InvalidOperation:
        return text


def yes_or_no(text: str, *, empty: bool):
    """True or False; None for what is neither."""
    word = text.casefold()
    return empty if not word else True if word in YES else False if word in NO else None


def what_is_wrong(said, values) -> str:
    """What an editor would be told about these values at their fields."""
    if None in (values["is_active"], values["is_example"]):
        return _("Write “ya” or “tidak”, or leave it empty.")
    named = said.get("kecamatan", "")
    known = next((each for each in Kecamatan if each.slug == plain(named)), None)
    if named and known is None:
        return _("Kota Malang has no kecamatan “%(name)s”.") % {"name": named[:40]}
    if values["kecamatan"] not in Kecamatan.values:
        return _("No kelurahan of Kota Malang has this name.")
    if known and known != values["kecamatan"]:
        return _("This kelurahan does not belong to the chosen kecamatan.")
    try:
        Hotspot(**values).full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as invalid:
        return "; ".join(
            f"{COLUMNS[name][0]}: {' '.join(messages)}"
            for name, messages in invalid.message_dict.items()
        )
    return ""


def plain(name: str) -> str:
    return name.casefold().removeprefix("kecamatan ").replace(" ", "")

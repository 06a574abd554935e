"""The gradebook as files: the same people, numbers and order as the page (`gradebook.Book`)."""

import csv
import io

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from lms.enrolment.attendance_sheet import BYTE_ORDER_MARK, harmless

from .columns import rule, shares
from .gradebook import SHOWS
from .gradebook_words import said_of
from .weighing import Standing

FIRST_COLUMNS = 3
WIDE, NARROW = 28, 13  # characters


def head_of(book) -> list[str]:
    """The names of the columns of a file."""
    names = [_("Name"), _("Kelurahan"), _("Total")]
    for column in book.columns:
        title = {"title": column.title}
        names.append(_("%(title)s: score") % title)
        if not column.is_quiz:
            if book.sees_unreleased:
                names.append(_("%(title)s: not released yet") % title)
            names += [_("%(title)s: state") % title, _("%(title)s: in time") % title]
    return [harmless(name) for name in names]


def row_of(book, line) -> list:
    """One person: numbers as numbers, None where there is none, words that no program runs."""
    person = line.enrolment.resident
    cells = [harmless(person.name), harmless(person.kelurahan or ""), line.total]
    for column, cell in zip(book.columns, line.cells, strict=True):
        cells.append(cell.score)
        if not column.is_quiz:
            if book.sees_unreleased:
                cells.append(cell.unreleased)
            said = said_of(cell)
            cells += [harmless(said.state), harmless(said.lateness)]
    return cells


def csv_of(book) -> str:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(head_of(book))
    writer.writerows(row_of(book, line) for line in book.all_lines())
    return BYTE_ORDER_MARK + file.getvalue()


def write_xlsx(book, file) -> None:
    """Write the workbook into `file`. Rows go to disk as they come, however many there are."""
    workbook = Workbook(write_only=True)
    scores = workbook.create_sheet(_("Scores"))
    above, head = block_of(book), head_of(book)
    scores.freeze_panes = f"B{len(above) + 2}"
    for number in range(1, len(head) + 1):
        wide = number < FIRST_COLUMNS
        scores.column_dimensions[get_column_letter(number)].width = WIDE if wide else NARROW
    for texts in above:
        scores.append(
            [bold(scores, text) if not place else text for place, text in enumerate(texts)]
        )
    scores.append([bold(scores, name, wrap=True) for name in head])
    for line in book.all_lines():
        scores.append(row_of(book, line))
    explain(workbook.create_sheet(_("Columns")), book)
    workbook.save(file)


def block_of(book) -> list[list]:
    """What stands above the table: which class, when, by which rule, who is in it."""
    now = date_format(timezone.localtime(), "j F Y, H.i")
    rows = [
        [_("Gradebook"), harmless(book.cohort.name)],
        [_("Course"), harmless(book.cohort.course.title)],
        [_("As of"), f"{now} WIB"],
        [_("Rule"), rule()],
    ]
    if not book.asked.is_all:
        chosen = [str(SHOWS[book.asked.show]) if book.asked.show else "", book.asked.name]
        rows.append([_("Only"), harmless(", ".join(filter(None, chosen)))])
    return [*rows, []]


def explain(sheet, book) -> None:
    """The second sheet: what each column is, how much it counts, and what the words mean."""
    for number, width in enumerate((WIDE, NARROW, NARROW, NARROW, WIDE, 2 * WIDE), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    names = (
        _("Column"),
        _("Kind"),
        _("Weight"),
        _("Share in percent"),
        _("Counts 0 from (WIB)"),
        _("Why it has this weight"),
    )
    sheet.append([bold(sheet, name) for name in names])
    for column, share in zip(book.columns, shares(book.columns), strict=True):
        closes = timezone.localtime(column.closes_at)
        sheet.append(
            [
                harmless(column.title),
                _("Quiz") if column.is_quiz else _("Assignment"),
                column.weight,
                None if share is None else round(share, 1),
                f"{closes:%Y-%m-%d %H:%M}",
                harmless(column.weighed.reason if column.weighed else ""),
            ]
        )
    sheet.append([])
    sheet.append([bold(sheet, _("State")), bold(sheet, _("In the total"))])
    for standing, counts in meanings():
        sheet.append([str(standing.label), counts])


def meanings() -> list[tuple[Standing, str]]:
    out, score = _("left out"), _("the released score, if there is one; else left out")
    return [
        (Standing.OPEN, out),
        (Standing.MISSING, "0"),
        (Standing.WAITING, score),
        (Standing.JUDGED, score),
        (Standing.RELEASED, _("the score")),
        (Standing.NEEDS_REVISION, score),
        (Standing.EXCUSED, out),
        (Standing.TAKEN_BACK, out),
    ]


def bold(sheet, text, *, wrap=False) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=wrap, vertical="top")
    return cell

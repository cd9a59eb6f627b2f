"""A row of the table by what it fills; its day; what is said of a cell."""

from __future__ import annotations

from chronik.dates.edtf import EdtfError, parse
from chronik.importing.drafts import Unplaced
from chronik.importing.mapping import ColumnPlan, Plan
from chronik.importing.reading.days import DayRead, day_read, in_year, joined_days
from chronik.importing.reading.grids import Grid, is_formula
from chronik.importing.targets import Target
from chronik.language.tuples import NamedTuple
from chronik.words.hints import shortened

UNREAD = "ist nicht als Datum zu verstehen"


class CellRemark(NamedTuple):
    """What is said of a cell, or with no column of a line."""

    line: int
    column: str
    words: str


class Filled(NamedTuple):
    """A cell that says something, and what its column is for."""

    column: ColumnPlan
    words: str


class TableRow(NamedTuple):
    line: int
    cells: dict[str, list[Filled]]  # by target as typed
    lost: tuple[Unplaced, ...] = ()  # formulas

    def all(self, typed: str) -> list[Filled]:
        return self.cells.get(typed, [])

    def words(self, typed: str) -> str:
        """Of the first cell that fills it; "" for none."""
        found = self.all(typed)
        return found[0].words if found else ""

    def heading(self, typed: str) -> str:
        found = self.all(typed)
        return found[0].column.heading if found else ""


class TableRead(NamedTuple):
    rows: tuple[TableRow, ...]
    said: tuple[CellRemark, ...]


def table_of(grid: Grid, plan: Plan) -> TableRead:
    """The cells that are not empty, by what they fill; formulas are told, and not taken."""
    rows, said = [], []
    constants = {
        typed: Filled(ColumnPlan("", Target(*typed.split("."))), words)
        for typed, words in plan.constants.items()
        if words
    }
    for row in grid.rows:
        cells: dict[str, list[Filled]] = {}
        lost = []
        for column, words in zip(plan.columns, row.cells, strict=True):
            if not words or column.target is None:
                continue
            if is_formula(words) and not plan.own:
                message = f"„{shortened(words)}“ ist eine Formel, kein Wert; nicht übernommen."
                said.append(CellRemark(row.line, column.heading, message))
                lost.append(Unplaced(column.target.typed, words, "Statt der Formel den Wert."))
            else:
                cells.setdefault(column.target.typed, []).append(Filled(column, words))
        for typed, constant in constants.items():
            cells.setdefault(typed, [constant])
        rows.append(TableRow(row.line, cells, tuple(lost)))
    return TableRead(tuple(rows), tuple(said))


class RowDay(NamedTuple):
    """What a row says of a day: "" for nothing; what could not be read, or is not held."""

    edtf: str
    words: str  # of the cells, as they stand
    column: str
    lost: tuple[Unplaced, ...] = ()
    said: tuple[tuple[str, str], ...] = ()  # column and words


def day_of_row(row: TableRow, field: str, *, as_edtf: bool) -> RowDay:
    """The date in the columns of a field: in one, or parted into year, month and day, with an end
    of its own.
    """
    words, column = _day_words(row, field)
    last, last_column = row.words(f"{field}.until"), row.heading(f"{field}.until")
    if not words and not last:
        return RowDay("", "", column)
    begun = day_read(words, as_edtf=as_edtf) if words else DayRead("")
    begun = _with_year(begun, row.words(f"{field}.year"))
    ended = day_read(last, as_edtf=as_edtf) if last else DayRead("")
    whole = joined_days(begun.edtf, ended.edtf) if begun.edtf and ended.edtf else begun
    said, lost = [], []
    shown = " – ".join(filter(None, (words, last)))
    if not whole.edtf:
        why = whole.said or begun.said or ("Dem Ende fehlt der Beginn." if ended.edtf else "")
        at = column if words else last_column
        cell = shown if begun.edtf or not words else words
        said.append((at, f"„{cell}“ {UNREAD}{f': {why}' if why else '.'}"))
        lost.append(Unplaced(field, shown, f"{why} Datum eintragen.".strip()))
        return RowDay("", shown, at, tuple(lost), tuple(said))
    for read, cell, at in ((begun, words, column), (ended, last, last_column)):
        if read.said and read.edtf:
            said.append((at, f"„{cell}“ gelesen als {read.edtf}. {read.said}"))
            if not read.said.startswith("Als "):
                lost.append(Unplaced(field, cell, f"Gelesen als {read.edtf}. {read.said}"))
    if last and not ended.edtf:
        said.append((last_column, f"„{last}“ {UNREAD}; eingetragen ist nur {begun.edtf}."))
        lost.append(Unplaced(field, last, "Das Ende ließ sich nicht lesen."))
    return RowDay(whole.edtf, shown, column or last_column, tuple(lost), tuple(said))


def _day_words(row: TableRow, field: str) -> tuple[str, str]:
    """The words of the day and their column, put together where they stand in several."""
    if words := row.words(field):
        return words, row.heading(field)
    year, month, day = (row.words(f"{field}.{part}") for part in ("year", "month", "day"))
    column = row.heading(f"{field}.year") or row.heading(f"{field}.month")
    if month.isdigit():
        joined = f"{day}.{month}.{year}" if day else f"{month}/{year}" if year else month
    else:
        joined = " ".join(filter(None, (day and f"{day.rstrip('.')}.", month, year)))
    return joined.strip(), column


def _with_year(read: DayRead, year: str) -> DayRead:
    """A day without a year, in the year beside it."""
    if read.edtf.startswith("XXXX") and len(year) == 4 and year.isdigit():
        return read._replace(edtf=in_year(read.edtf, year) or read.edtf)
    return read


def is_day(text: str) -> bool:
    try:
        parse(text)
    except EdtfError:
        return False
    return True

"""A text to a table: its delimiter found out, each row with the line on which it begins."""

from __future__ import annotations

import csv
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.words.diagnostics import RefusedError
from chronik.words.german import without_controls

DELIMITERS = (";", "\t", ",", "|")
_LOOKED_AT = 40  # rows from which the delimiter is found out
_WIDEST = 10_000_000  # characters of a cell; the library's own limit is 131,072
# What nobody sees, and copies along from web pages and text programs.
_WIDTHLESS = late("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_BLANKS = late("[^\\S\n]+")
_AS_TEXT = late(r'="([^"]*)"\Z')
_FORMULA = late(r"=\s*[A-Za-zÄÖÜ(\"+\-0-9]")
# what an apostrophe keeps from being a formula, in our own tables
GUARDED = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


class GridRow(NamedTuple):
    line: int  # of the file, counted from 1
    cells: tuple[str, ...]


class Grid(NamedTuple):
    """A table: every row has as many cells as the header."""

    header: tuple[str, ...]  # each name once: a second „Name“ is „Name (2)“
    rows: tuple[GridRow, ...]
    said: tuple[tuple[int, str], ...] = ()  # line and what is to be said of it


def grid_of(name: str, text: str) -> Grid:
    """The table in a CSV text. Raises RefusedError where there is none."""
    first, _, rest = text.partition("\n")
    told = first.strip().lower().removeprefix("sep=")
    is_told = first.lower().startswith("sep=") and len(told) <= 1  # as Excel writes it
    delimiter = (told or "\t") if is_told else _delimiter(text)
    lines = [*_lines(rest if is_told else text, delimiter, 2 if is_told else 1)]
    if not lines:
        raise RefusedError(f"{name} ist leer.")
    if line := _open_quote(text, lines):
        raise RefusedError(
            f"{name}:{line}: Ein Anführungszeichen am Anfang einer Zelle wird nie geschlossen. "
            "Das schließende ergänzen, oder die Tabelle neu als CSV speichern."
        )
    return _squared(lines)


def json_grid(items: Sequence[dict[str, Any]], lines: Sequence[int]) -> Grid:
    """The table in JSON objects of flat values, as `/daten/` has them."""
    header = tuple(dict.fromkeys(key for item in items for key in item))
    rows = [
        GridRow(line, tuple(_cell(_flat(item.get(key))) for key in header))
        for line, item in zip(lines, items, strict=True)
    ]
    return Grid(header, tuple(rows))


def _flat(value: Any) -> str:
    if isinstance(value, list):
        return " | ".join(map(_flat, value))
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _delimiter(text: str) -> str:
    """The one that parts most rows into equally many cells, more than one."""
    sample = text[:200_000]
    return max(DELIMITERS, key=lambda each: _evenness(sample, each))


def _evenness(sample: str, delimiter: str) -> tuple[float, int]:
    rows = (cells for _, cells in islice(_parted(sample, delimiter), _LOOKED_AT))
    widths = [len(cells) for cells in rows if any(cell.strip() for cell in cells)]
    if not widths or widths[0] < 2:
        return (0.0, 0)
    return (Counter(widths)[widths[0]] / len(widths), widths[0])


def _lines(text: str, delimiter: str, first: int) -> Iterator[GridRow]:
    """The rows that hold anything, each with the line on which it begins."""
    for began, cells in _parted(text, delimiter):
        found = tuple(map(_cell, cells))
        if any(found):
            yield GridRow(began + first, found)


def _parted(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row behind the number of lines before it."""
    csv.field_size_limit(_WIDEST)
    reader = csv.reader(_fed(text), delimiter=delimiter)
    began = 0
    for cells in reader:
        yield began, cells
        began = reader.line_num


def _fed(text: str) -> Iterator[str]:
    """Lines with their ends, which a quoted cell keeps. No other character ends one."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _open_quote(text: str, rows: Sequence[GridRow]) -> int:
    """The line of a quotation mark that is never closed, and so swallows the rest; 0 for none."""
    if not rows or text.count('"') % 2 == 0:
        return 0
    last = rows[-1]
    return last.line if any("\n" in cell for cell in last.cells) else 0


def _cell(text: str) -> str:
    """What a person reads in the cell: without what is invisible, blanks at its ends, and the
    marks by which a spreadsheet is told that it is text.
    """
    if not text.isascii() or not text.isprintable():
        text = unicodedata.normalize("NFC", _WIDTHLESS.sub("", text))
        text = without_controls(text.replace("\u2028", "\n").replace("\u2029", "\n"))
    text = "\n".join(_BLANKS.sub(" ", line).strip() for line in text.split("\n")).strip()
    if text[:1] == "'" and text.lstrip("'").startswith(GUARDED):
        return text[1:]
    match = _AS_TEXT.match(text)
    return match[1].strip() if match else text


def is_formula(words: str) -> bool:
    """A formula that was saved instead of what it gives."""
    return bool(words.startswith("=") and _FORMULA.match(words))


def _squared(lines: list[GridRow]) -> Grid:
    """The first row names the columns. Empty columns without a name are none."""
    head, *rows = lines
    width = max(len(row.cells) for row in lines)
    filled = [
        at
        for at in range(width)
        if _at(head, at) or any(at < len(row.cells) and row.cells[at] for row in rows)
    ]
    names = [_at(head, at).replace("\n", " ") or f"Spalte {at + 1}" for at in filled]
    said = [
        (head.line, f"Die Spalte {at + 1} hat keine Überschrift; sie heißt hier „Spalte {at + 1}“.")
        for at in filled
        if not _at(head, at)
    ]
    seen: Counter[str] = Counter()
    header = []
    for name in names:
        seen[name] += 1
        header.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    twice = [name for name, count in seen.items() if count > 1]
    said += [
        (
            head.line,
            f"Die Überschrift „{name}“ steht {seen[name]}-mal da; die weiteren heißen hier "
            f"„{name} (2)“ usw.",
        )
        for name in twice
    ]
    squared = [row._replace(cells=tuple(_at(row, at) for at in filled)) for row in rows]
    return Grid(tuple(header), tuple(squared), tuple(said))


def _at(row: GridRow, at: int) -> str:
    return row.cells[at] if at < len(row.cells) else ""

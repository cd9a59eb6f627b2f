"""The tables of the open data as JSON, CSV and a Frictionless Data Package (v1).

All follow from the tables' descriptions. JSON: a record a line, so that differences can be read.
CSV for spreadsheets: with a byte order mark, „;“ and lists joined by „ | “; a text that a
spreadsheet would take for a formula has an apostrophe before it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from json.encoder import encode_basestring as quoted
from typing import Any

from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import Signed, version_of
from chronik.exports.composed import Composed, pieces_by_year
from chronik.exports.tables import FORMAT, TABLES
from chronik.exports.tables.columns import Cells, Dataset, row_count, rows_of
from chronik.language.patterns import late
from chronik.words.links import licence_url

QUOTE = '"'
_SPECIAL = late('[;"\\r\\n]')
LEFT_OUT = (
    "Die Tabellen enthalten jede Angabe aller Einträge, auch undatierte und unsichere. Es fehlen "
    "die Texte der Einträge und der Seiten und die Bilder, denn sie sind keine Angaben, und der "
    "Wortlaut der Quellen, von denen nur die zitierten Stellen dabei sind."
)
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
_WORDS = {True: "true", False: "false", None: "null"}
_AS_JSON: dict[str, Callable[[Any], str]] = {
    "string": lambda value: quoted(value) if value else "null",
    "date": lambda value: quoted(value) if value else "null",
    "boolean": lambda value: _WORDS[value],
    "integer": lambda value: "null" if value is None else repr(value),
    "number": lambda value: "null" if value is None else repr(value),
    "array": lambda value: f"[{', '.join(map(quoted, value))}]" if value else "[]",
}
_AS_CSV: dict[str, Callable[[Any], str]] = {
    "string": lambda value: _cell(value) if value else "",
    "date": lambda value: value or "",
    "boolean": lambda value: "" if value is None else _WORDS[value],
    "integer": lambda value: "" if value is None else repr(value),
    "number": lambda value: "" if value is None else repr(value),
    "array": lambda value: _cell(" | ".join(value)) if value else "",
}


def as_json(table: Dataset, edition: Edition) -> bytes:
    lines = _json_rows(table, rows_of(table, edition.chronicle))
    return b"[\n" + lines + b"\n]\n" if lines else b"[]\n"


def json_by_year(table: Dataset, edition: Edition, signed: Signed) -> tuple[Composed]:
    pieces = pieces_by_year(
        edition, signed, lambda chronicle: _json_rows(table, rows_of(table, chronicle))
    )
    return (Composed(head=b"[\n", separator=b",\n", tail=b"\n]\n", pieces=pieces),)


def _json_rows(table: Dataset, rows: Sequence[Cells]) -> bytes:
    """Column by column, then row by row: a third of the time of a dictionary for each row."""
    line = "{" + ", ".join(f'"{column.name}": %s' for column in table.columns) + "}"
    return ",\n".join(map(line.__mod__, _written(table, rows, _AS_JSON))).encode()


def _written(
    table: Dataset, rows: Sequence[Cells], forms: Mapping[str, Callable[[Any], str]]
) -> Iterable[tuple[str, ...]]:
    """The rows with each value as it is written."""
    if not rows:
        return ()
    cells = [
        _column(forms[column.type], values)
        for column, values in zip(table.columns, zip(*rows, strict=True), strict=True)
    ]
    return zip(*cells, strict=True)


def _column(form: Callable[[Any], str], values: Sequence[Any]) -> Iterable[str]:
    """The same name or word stands in a column many times, and is made ready once."""
    return map({value: form(value) for value in set(values)}.__getitem__, values)


def as_csv(table: Dataset, edition: Edition) -> bytes:
    return _csv_head(table) + _csv_rows(table, rows_of(table, edition.chronicle))


def csv_by_year(table: Dataset, edition: Edition, signed: Signed) -> tuple[Composed]:
    pieces = pieces_by_year(
        edition, signed, lambda chronicle: _csv_rows(table, rows_of(table, chronicle))
    )
    return (Composed(head=_csv_head(table), separator=b"", tail=b"", pieces=pieces),)


def _csv_head(table: Dataset) -> bytes:
    return (";".join(column.name for column in table.columns) + "\r\n").encode("utf-8-sig")


def _csv_rows(table: Dataset, rows: Sequence[Cells]) -> bytes:
    lines = map(";".join, _written(table, rows, _AS_CSV))
    return "".join([f"{line}\r\n" for line in lines]).encode()


def _cell(text: str) -> str:
    """A text as RFC 4180 has it. Each is made ready once (`_column`), which `csv.writer` cannot
    know: it looks at every letter of every row.

    An apostrophe keeps a program from reading a formula. A text that begins as if it had one gets
    one more, so that whoever takes one away from `'=`, `''=` … has the text as it was typed.
    """
    guarded = f"'{text}" if text.lstrip("'").startswith(FORMULA) else text
    doubled = guarded.replace(QUOTE, QUOTE + QUOTE)
    return f'"{doubled}"' if _SPECIAL.search(guarded) else guarded


def package(edition: Edition, urls: Sequence[str]) -> bytes:
    """`datapackage.json`: every table with its fields, its number of rows, its licence."""
    site = edition.chronicle.site
    described = {
        "profile": "tabular-data-package",
        "name": "chronik",
        "title": site.title,
        "description": " ".join(filter(None, (site.description or site.subtitle, LEFT_OUT))),
        "homepage": site.root,
        "version": version_of(edition.chronicle),
        "formatVersion": FORMAT,
        "licenses": licences(site.licence),
        "contributors": [{"title": site.publisher, "role": "publisher"}] if site.publisher else [],
        "resources": [_resource(table, edition) for table in TABLES],
    }

    kept = {name: value for name, value in described.items() if value}
    return (json.dumps(kept, ensure_ascii=False, indent=1) + "\n").encode()


def licences(words: str) -> list[dict[str, str]]:
    """As the standard wants it: a name without blanks, the address where it is known."""
    plain = [c if (c.isalnum() and c.isascii()) or c in "-._" else " " for c in words]
    name = "-".join("".join(plain).split())
    if not name:
        return []

    address = licence_url(words)
    return [{"name": name, "title": words, **({"path": address} if address else {})}]


def _resource(table: Dataset, edition: Edition) -> dict[str, Any]:
    """Lists are texts here, as CSV has them; the JSON files hold the same rows."""
    fields = [
        {
            "name": c.name,
            "type": "string" if c.type == "array" else c.type,
            "description": c.words,
            **({"constraints": {"enum": c.values}} if c.values else {}),
        }
        for c in table.columns
    ]

    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "description": table.words,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": ";", "lineTerminator": "\r\n"},
        "rows": row_count(table, edition.chronicle),
        "schema": {"fields": fields},
    }

"""What a reader would never see of a body: words where Markdown shows none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from chronik.language.tuples import NamedTuple
from chronik.records.bodies.bounded import DEEP
from chronik.words.bounds import MOST_IN_ROW, MOST_LEVELS

_LISTS = ("bullet_list", "ordered_list", "blockquote")
_LEVELS = frozenset(f"{name}_{end}" for name in _LISTS for end in ("open", "close"))


class Lost(NamedTuple):
    """The line of the body (from 0) whose words would be lost, and why."""

    line: int
    message: str
    hint: str


def lost_in(tokens: Sequence[Any], lines: Sequence[str]) -> Iterator[Lost]:
    """In the tokens of a body that was parsed."""
    if (deepest := _too_deep(tokens)) is not None:
        yield Lost(deepest, *DEEP)

    for number, token in enumerate(tokens):
        if token.type == "fence" and token.info.strip():
            message = "Worte in der Zeile mit „```“ erscheinen nicht auf der Seite."
            yield Lost(token.map[0], message, "In eine eigene Zeile darunter setzen.")
        elif token.type == "thead_open" and _columns(number, tokens) > MOST_IN_ROW:
            message = f"Diese Tabelle hat mehr als {MOST_IN_ROW} Spalten."
            yield Lost(token.map[0], message, "Auf mehrere Tabellen verteilen.")
        elif token.type == "tr_open" and _has_more(number, tokens, lines):
            message = "Diese Zeile hat mehr Spalten als der Kopf der Tabelle; der Rest fehlte."
            hint = "Im Kopf und in der Zeile mit „---“ Spalten ergänzen, oder „|“ als „\\|“."
            yield Lost(token.map[0], message, hint)


def _too_deep(tokens: Sequence[Any]) -> int | None:
    """The line of the first list or quotation that stands in too many others."""
    level = 0
    for token in tokens:
        if token.type in _LEVELS:
            level += token.nesting
            if level > MOST_LEVELS and token.map:
                return int(token.map[0])
    return None


def _columns(number: int, tokens: Sequence[Any]) -> int:
    columns = 0
    while tokens[number].type != "thead_close":
        columns += tokens[number].type == "th_open"
        number += 1
    return columns


def _has_more(number: int, tokens: Sequence[Any], lines: Sequence[str]) -> bool:
    """Whether a row of a table holds letters or digits that are in none of its cells."""
    row, shown = tokens[number], 0
    while tokens[number].type != "tr_close":
        shown += sum(map(str.isalnum, tokens[number].content))
        number += 1

    return row.level > 1 and shown < sum(map(str.isalnum, lines[row.map[0]]))

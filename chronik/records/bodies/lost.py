"""What a reader would never see of a body: words where Markdown shows none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from chronik.language.tuples import NamedTuple
from chronik.records.bodies.parser import DEEPEST


class Lost(NamedTuple):
    """The line of the body (from 0) whose words would be lost, and why."""

    line: int
    message: str
    hint: str


def lost_in(tokens: Sequence[Any], lines: Sequence[str]) -> Iterator[Lost]:
    """In the tokens of a body that was parsed."""
    deepest = next((t for t in tokens if t.level >= DEEPEST - 2 and t.map), None)
    if deepest:
        message = "Listen und Zitate stehen hier zu tief ineinander; was noch tiefer steht, fehlte."
        yield Lost(deepest.map[0], message, "Weniger Ebenen verwenden.")

    for number, token in enumerate(tokens):
        if token.type == "fence" and token.info.strip():
            message = "Worte in der Zeile mit „```“ erscheinen nicht auf der Seite."
            yield Lost(token.map[0], message, "In eine eigene Zeile darunter setzen.")
        elif token.type == "tr_open" and _has_more(number, tokens, lines):
            message = "Diese Zeile hat mehr Spalten als der Kopf der Tabelle; der Rest fehlte."
            hint = "Im Kopf und in der Zeile mit „---“ Spalten ergänzen, oder „|“ als „\\|“."
            yield Lost(token.map[0], message, hint)


def _has_more(number: int, tokens: Sequence[Any], lines: Sequence[str]) -> bool:
    """Whether a row of a table holds letters or digits that are in none of its cells."""
    row = tokens[number]
    shown = 0
    for token in tokens[number:]:
        if token.type == "tr_close":
            break
        shown += sum(map(str.isalnum, token.content))

    return row.level > 1 and shown < sum(map(str.isalnum, lines[row.map[0]]))

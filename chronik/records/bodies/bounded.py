"""How much a body may hold: what would take too long to read or to draw is refused by line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from chronik.language.patterns import late
from chronik.records.prose import Prose
from chronik.words.bounds import MOST_ITEMS, MOST_LEVELS, MOST_LINES, MOST_LINKS
from chronik.words.diagnostics import Diagnostic, Span, error
from chronik.words.german import number

_MARK = r"[ \t]*(?:>|(?:[-*+]|[0-9]{1,9}[.)])(?=[ \t]))"
_DEEP = late(rf"(?:{_MARK}){{{MOST_LEVELS + 1}}}")
_RULE = late(r"[ \t]*([-*])(?:[ \t]*\1)*[ \t]*\Z")  # from edge to edge
_DIVIDE = "Auf mehrere Einträge verteilen."
DEEP = (
    "Listen und Zitate stehen hier zu tief ineinander; was noch tiefer steht, fehlte.",
    f"Höchstens {MOST_LEVELS} Ebenen verwenden.",
)
TANGLED = (
    "Hier öffnen sich eckige Klammern, die sich nicht schließen.",
    "Schließen oder löschen; eine Klammer, die bleiben soll, mit „\\\\“ davor schreiben.",
)


def out_of_bounds(lines: Sequence[str], begin: Span) -> Diagnostic | None:
    """What is wrong with lines so many, or with one that begins with more marks of lists and
    quotations than there may be levels: asked first, for the time to read them grows with both.
    """
    if len(lines) > MOST_LINES:
        message = f"Der Text hat mehr als {number(MOST_LINES)} Zeilen."
        return error(begin._replace(line=begin.line + MOST_LINES), "too-long", message, _DIVIDE)

    for at, line in enumerate(lines):
        if line[:1] in " \t>-*+0123456789" and _DEEP.match(line) and not _RULE.match(line):
            return error(begin._replace(line=begin.line + at), "body-lost", *DEEP)
    return None


def overfull(prose: Prose, begin: Span) -> Diagnostic | None:
    """What is wrong with a body that asks for more than its page can show in time."""
    kinds: tuple[tuple[str, Sequence[Any], int], ...] = (
        ("Verweise", prose.links, MOST_LINKS),
        ("Belege", prose.citations, MOST_ITEMS),
        ("Bilder", prose.images, MOST_ITEMS),
    )
    for what, those, most in kinds:
        if len(those) > most:
            place = Span(begin.path, *those[most].at)
            message = (
                f"Hier beginnt, was zu viel ist: mehr als {number(most)} {what} in einem Text."
            )
            return error(place, "too-long", message, _DIVIDE)
    if len(prose.headings) > MOST_ITEMS:
        message = f"Der Text hat mehr als {number(MOST_ITEMS)} Überschriften."
        return error(begin, "too-long", message, _DIVIDE)
    return None

"""What is not finished yet: places that somebody meant to fill in („[Hier ergänzen: Anschrift]“),
and comments „# TODO: …“ with what is to be decided, as `draft` writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chronik.language.patterns import late
from chronik.words.diagnostics import Diagnostic, Span, warning
from chronik.words.hints import line_starts, place_in, shortened

_PLACEHOLDER = late(
    r"\[(?:(?:bitte|hier|noch)\s+)*"
    r"(?:(?:zu )?ergänzen|(?:ein|aus|nach)(?:zu)?(?:fügen|füllen|setzen|tragen)|platzhalter|todo)"
    r"\b(?P<what>[^\]]*)\]?",
    re.IGNORECASE,
)
_TODO = late(r"^[ \t]*#[ \t]*TODO\b:?(?P<what>.*)$", re.MULTILINE)
_HINT = "Die eckige Klammer durch die Angabe ersetzen; was nicht gebraucht wird, löschen."

_DECIDE = "Entscheiden und berichtigen, dann die Zeile mit „TODO“ löschen."


def unfilled(text: str, path: str, *, head: int) -> Iterator[Diagnostic]:
    """A warning at each placeholder of a file, but for comments in its first `head` lines."""
    if "TODO" in text:
        yield from _undecided(text, path, head)
    found = [*_PLACEHOLDER.finditer(text)]
    starts = line_starts(text) if found else ()
    for match in found:
        line, column = place_in(starts, match.start())
        if line <= head and text[starts[line - 1] :].lstrip(" \t").startswith("#"):
            continue

        what = shortened(" ".join(match["what"].strip(" :\n").split()))
        message = f"Hier ist noch etwas zu ergänzen{f': „{what}“' if what else ''}."
        yield warning(Span(path, line, column), "placeholder", message, _HINT)


def _undecided(text: str, path: str, head: int) -> Iterator[Diagnostic]:
    """A warning at each „# TODO“ among the comments of the first `head` lines."""
    starts = line_starts(text)
    for match in _TODO.finditer(text):
        line, _ = place_in(starts, match.start())
        if line <= head:
            column = match[0].index("#") + 1
            what = shortened(" ".join(match["what"].split()), 90)
            message = f"Hier ist noch etwas zu entscheiden{f': {what}' if what else '.'}"
            yield warning(Span(path, line, column), "todo", message, _DECIDE)

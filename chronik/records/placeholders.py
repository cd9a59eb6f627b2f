"""What is not finished yet: places that somebody meant to fill in („[Hier ergänzen: Anschrift]“),
and comments „# TODO: …“ with what is to be decided, as `draft` writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chronik.language.patterns import late
from chronik.words.diagnostics import Diagnostic, Span, warning
from chronik.words.hints import shortened

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
    for match in _PLACEHOLDER.finditer(text):
        before = text[: match.start()]
        line, start = before.count("\n") + 1, before.rpartition("\n")[2]
        if line <= head and start.lstrip().startswith("#"):
            continue

        what = shortened(" ".join(match["what"].strip(" :\n").split()))
        message = f"Hier ist noch etwas zu ergänzen{f': „{what}“' if what else ''}."
        yield warning(Span(path, line, len(start) + 1), "placeholder", message, _HINT)


def _undecided(text: str, path: str, head: int) -> Iterator[Diagnostic]:
    """A warning at each „# TODO“ among the comments of the first `head` lines."""
    for match in _TODO.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        if line <= head:
            column = match[0].index("#") + 1
            what = shortened(" ".join(match["what"].split()), 90)
            message = f"Hier ist noch etwas zu entscheiden{f': {what}' if what else '.'}"
            yield warning(Span(path, line, column), "todo", message, _DECIDE)

"""What was typed in a head in place of what YAML knows: the real cause of what it complains of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.words.hints import shortened

_START = r"[ ]*(?:-[ ]+)*"
_KEY = late(rf"({_START})([a-z_]+):(?=[^\s:/])(.*)")
_DASH = late(r"[ ]*([–—‒−‐‑•·*])\s+(\S.*?)(?=\s+\1\s|\Z)")
_NO_BLANK = late(r"[ ]*-(?=[^\s\-\d])(\S.*?)(?=\s+-\S|\Z)")
_CURLY = late(r"\"[^\"]*?([“”„‟])(?=\s*(?:[,}\]]|\Z))")
_GOING_ON = late(rf"{_START}(?:[a-z_]+:[ ]+)?((?:\"[^\"]*\"|'(?:[^']|'')*')[ ]*[^\s#,\]}}:].*)")
_QUOTED = late(r"(?<=[\s,\[{:])(?:\"[^\"]*\"|'[^']*')")
_OPENED = late(rf"{_START}(?:[a-z_]+:[ ]+)?(['\"])")
_CLOSED = {
    '"': late(r"(?:[^\"\\]|\\.)*\""),
    "'": late(r"(?:[^']|'')*'(?!')"),
}
_NEXT = late(r"[ ]*(?:-[ ]|(?:-[ ]+)*[a-z_]+:(?:[ ]|\Z)|---)")
_COMMENT = late(r"\S[ \t]+(#.*)")
_OPEN = late(r"[\[{][^\]}]*\Z")
_CONTINUED = late(r"[ ]+(?!- |-\Z|[a-z_]+:(?:\s|\Z)|#)\S")


class Mistyping(NamedTuple):
    """What was typed, where in its line (from 0), and what to type instead."""

    column: int
    message: str
    hint: str


class Cause(NamedTuple):
    """A slip, and its line (from 0)."""

    line: int
    slip: Mistyping


def cause(lines: Sequence[str], first: int, last: int) -> Cause | None:
    """The quotation mark that was left open since the parser began; else the slip nearest before
    the line where it gave up.
    """
    if opened := _unclosed(lines, max(first, 0), last):
        return opened
    for number in range(min(last, len(lines) - 1), max(first, 0) - 1, -1):
        line = lines[number]
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if slip := _commented(line, following) or _quoted(line) or mistyped(line):
            return Cause(number, slip)
    return None


def _unclosed(lines: Sequence[str], first: int, last: int) -> Cause | None:
    """A value that begins with a quotation mark, and the next field begins before it ends."""
    for number, line in enumerate(lines[first : last + 1], first):
        opening = _OPENED.match(line)
        if opening is None or _CLOSED[opening[1]].match(line, opening.end()) or _curly(line):
            continue
        following = next((after for after in lines[number + 1 :] if after.strip()), "---")
        if _NEXT.match(following):
            message = "Ein Anführungszeichen wird nicht geschlossen."
            hint = f"Am Ende der Zeile {opening[1]} ergänzen."
            return Cause(number, Mistyping(opening.end() - 1, message, hint))
    return None


def mistyped(text: str) -> Mistyping | None:
    """Another sign for a list, or a field or a list item without its blank."""
    if dash := _DASH.match(text):
        message = f"„{dash[1]}“ ist kein Zeichen für einen Listenpunkt."
        hint = f"Mit dem einfachen Strich schreiben: „- {shortened(dash[2])}“."
        return Mistyping(dash.start(1), message, hint)

    if key := _KEY.match(text):
        message = f"Hinter „{key[2]}:“ fehlt ein Leerzeichen."
        return Mistyping(key.start(3), message, f"So schreiben: „{key[2]}: {shortened(key[3])}“.")

    if item := _NO_BLANK.match(text):
        message = "Hinter dem Strich fehlt ein Leerzeichen."
        return Mistyping(item.start(1), message, f"So schreiben: „- {shortened(item[1])}“.")
    return None


def _quoted(line: str) -> Mistyping | None:
    """Quotation marks that do not end where the value does."""
    if curly := _curly(line):
        message = f'Zum geraden " vorn gehört ein gerades " am Ende; hier steht {curly[1]}.'
        return Mistyping(curly.start(1), message, 'An dieser Stelle " schreiben.')

    if going := _GOING_ON.match(line):
        message = "Hinter dem schließenden Anführungszeichen geht der Wert weiter."
        return Mistyping(going.start(1), message, f"Den ganzen Wert einfassen: {_whole(going[1])}.")
    return None


def _curly(line: str) -> re.Match[str] | None:
    """A typographic mark at the end of what a straight one has opened."""
    return _CURLY.match(line, line.rfind('"')) if line.count('"') % 2 else None


def _commented(line: str, following: str) -> Mistyping | None:
    """A „ #“ in a list, or in a text that goes on in the next line."""
    text = _QUOTED.sub(lambda quoted: "x" * len(quoted[0]), line)
    match = _COMMENT.search(text)
    if match is None or text.lstrip().startswith("#"):
        return None
    if _OPEN.search(text, 0, match.start(1)) or _CONTINUED.match(following):
        hint = "Text mit „ #“ in Anführungszeichen setzen; eine Bemerkung in eine eigene Zeile."
        return Mistyping(match.start(1), words_lost(match[1]), hint)
    return None


def words_lost(comment: str) -> str:
    """The message about words behind „ #“ in a text."""
    return f"Mit „ #“ beginnt eine Bemerkung: „{shortened(comment.strip())}“ ginge verloren."


def _whole(value: str) -> str:
    """The value in quotation marks that it does not hold."""
    text = value.strip()
    inner = text[1:-1] if text[0] == text[-1] else text
    if '"' in inner:
        return "'" + shortened(inner).replace("'", "''") + "'"
    return f'"{shortened(inner)}"'

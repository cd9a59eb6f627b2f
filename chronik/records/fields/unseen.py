"""Characters that nobody sees, where YAML expects its own: named at their place."""

from __future__ import annotations

import re
from unicodedata import category

from chronik.language.patterns import late
from chronik.words.diagnostics import Diagnostic, Span, error
from chronik.words.german import NO_TEXT, TURNING, UNSEEN_IN_NAME, WIDTHLESS

_BLANKS = {
    "\t": "ein Tabulator",
    "\u00a0": "ein geschütztes Leerzeichen",
    "\u202f": "ein schmales geschütztes Leerzeichen",
    "\u2028": "ein Zeilentrenner",
    "\u2029": "ein Absatztrenner",
}
_BLANKS |= dict.fromkeys("\u1680\u205f\u3000", "ein besonderes Leerzeichen")
_BLANKS |= {chr(code): "ein besonderes Leerzeichen" for code in range(0x2000, 0x200B)}
_ANY = rf"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000{WIDTHLESS}]"

# Where it does harm: before a field or a list item, in a field's name, behind its colon or dash.
# The separators of lines and paragraphs end a line for YAML, wherever they stand.
_HARMFUL = late(
    rf"^[ ]*(?:-[ ]+)*(?:-|(?:\"?[a-z_]+\"?[ ]*:)?[ ]*|[a-z_]+[ ]*(?={_ANY}+[a-z_ ]*:))({_ANY})"
    r"|([\u2028\u2029])",
    re.MULTILINE,
)
_TURNS = late(f"[{TURNING}]")
_BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs that show nothing
_FIRST = late(rf"{_ANY}|[\u2028\u2029]")
_BEHIND_DASHES = late(rf"---[ ]*({_ANY}|\t)(?:{_ANY}|[ \t])*\Z")
_BEFORE_DASHES = late(rf"({_ANY})(?:{_ANY}|[ \t])*---[ \t]*\Z")


def control_in(text: str, path: str) -> Diagnostic | None:
    """The first character that commands a terminal or a browser: nobody means it in a text."""
    match = NO_TEXT.search(text)
    return _at(text, match.start(), path) if match else None


def escaped_in(value: str, place: Span) -> Diagnostic | None:
    """The same in a value, where YAML writes it as `\\u202e`."""
    match = NO_TEXT.search(value)
    if match is None:
        return None
    return error(place, "invisible", f"Hier steht {_named(match[0])}.", _hint(match[0]))


def harmful(text: str, path: str) -> Diagnostic | None:
    """The first in a head that would make it say something else than is seen."""
    match = _HARMFUL.search(text)
    return _at(text, match.start(match.lastindex or 0), path) if match else None


def beside_dashes(line: str, number: int, path: str) -> Diagnostic | None:
    """One in a line of three dashes; any is one too many."""
    match = _BEHIND_DASHES.match(line) or _BEFORE_DASHES.match(line)
    if match is None:
        return None
    found = _named(match[1])
    place = Span(path, number, match.start(1) + 1)
    return error(place, "invisible", f"Bei „---“ steht {found}.", "Löschen.")


def unseen_in(value: str, place: Span) -> Diagnostic | None:
    """The first in the value that begins at the place."""
    match = _FIRST.search(value)
    if match is None:
        return None
    found = value[match.start()]
    message = f"In „{_without(value)}“ steht {_named(found)}."
    return error(
        place._replace(column=place.column + match.start()), "invisible", message, _hint(found)
    )


def _at(text: str, index: int, path: str) -> Diagnostic:
    line, column = text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
    found = text[index]
    return error(
        Span(path, line, column), "invisible", f"Hier steht {_named(found)}.", _hint(found)
    )


def invisible_in(name: str, place: Span) -> Diagnostic | None:
    """The first in a name; that joins two pictures of one sign is seen."""
    if name.isprintable():
        return None
    match = UNSEEN_IN_NAME.search(name)
    if match is None:
        return None
    message = f"In „{_without(name)}“ steht {_named(match[0])}."
    return error(place, "invisible", message, _hint(match[0]))


def is_seen(name: str) -> bool:
    """Whether a name holds a letter, a digit or a sign that one can see."""
    if name[:1].isalnum() and name[0] not in _BLANK_LETTERS:
        return True  # as nearly all
    return any(category(c)[0] in "LNPS" and c not in _BLANK_LETTERS for c in name)


def _named(character: str) -> str:
    if category(character) == "Cc" and character not in _BLANKS:
        return f"ein Steuerzeichen (U+{ord(character):04X})"
    if _TURNS.match(character):
        return f"ein Zeichen, das die Schreibrichtung ändert (U+{ord(character):04X})"
    soft = "ein weiches Trennzeichen" if character == "\u00ad" else "ein Zeichen ohne Breite"
    return f"{_BLANKS.get(character, soft)} (U+{ord(character):04X})"


def _hint(character: str) -> str:
    blank = "Durch ein gewöhnliches Leerzeichen ersetzen."
    return blank if character in _BLANKS else "Löschen; am besten die Stelle neu tippen."


def _without(value: str) -> str:
    return " ".join(_FIRST.sub(" " if value.isspace() else "", value).split())

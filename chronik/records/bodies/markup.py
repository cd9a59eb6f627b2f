"""Marks of other programs in a body: they would be shown as they stand, or were meant otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.words.bounds import MOST_PROBLEMS
from chronik.words.diagnostics import Diagnostic, Severity, Span, error
from chronik.words.hints import line_starts, place_in, shortened


class _Mark(NamedTuple):
    """A mark: how it looks, what is wrong with it („{}“ is what was typed), what to type."""

    form: str
    severity: Severity
    message: str
    hint: str


_TAGS = (
    "a|abbr|article|aside|audio|b|big|blockquote|br|caption|center|cite|code|dd|del|details|div|dl"
    "|dt|em|embed|figcaption|figure|font|footer|form|h[1-6]|header|hr|i|iframe|img|input|ins|kbd|li"
    "|main|mark|nav|object|ol|p|pre|q|s|script|section|small|span|strike|strong|style|sub|summary"
    "|sup|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|video|wbr"
)
_MARKS = {
    "comment": _Mark(
        r"<!--|%%[^%\n]+%%",
        "error",
        "Ein Kommentar stünde für alle lesbar auf der Seite.",
        "Löschen, oder als Zeile mit „# “ davor in den Kopf der Datei setzen.",
    ),
    "embed": _Mark(
        r"!\[\[[^\]\n]{0,200}\]\]",
        "error",
        "Eine Einbettung „{}“ gibt es hier nicht.",
        "Ein Verweis: [[kennung]]. Ein Bild: ![Worte](datei.jpg).",
    ),
    "footnote": _Mark(
        r"\[\^[^\]\n]{0,200}\]|\^\[",
        "error",
        "„{}“ wird keine Fußnote.",
        'Ein Beleg: [@quelle "wörtliches Zitat"]. Eine Bemerkung: in Klammern in den Satz.',
    ),
    "definition": _Mark(
        r"^[ \t>]*\[[^\[\]\n^@][^\[\]\n]*\]:[ \t]*(?:<|https?:|/|\S+[ \t]*$)",
        "error",
        "Adressen für Verweise lassen sich hier nicht getrennt vom Text angeben.",
        "Die Adresse beim Wort angeben: [Worte](https://example.org).",
    ),
    "callout": _Mark(
        r"^[ \t]*>[ \t>]*\[!\w+\]",
        "warning",
        "„{}“ wird kein Hinweiskasten.",
        "Ohne „>“ schreiben, etwa mit „**Hinweis:**“ davor.",
    ),
    "task": _Mark(
        r"^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\](?=\s)",
        "warning",
        "„{}“ wird kein Kästchen zum Abhaken.",
        "Die Klammern löschen, oder ☐ und ☑ schreiben.",
    ),
    "tag": _Mark(
        rf"</?(?:{_TAGS})(?:\s[^<>\n]*)?/?>",
        "warning",
        "„{}“ stünde so auf der Seite: HTML gibt es im Text nicht.",
        "Löschen. **fett**, *kursiv*; ein neuer Absatz beginnt nach einer Leerzeile.",
    ),
    "entity": _Mark(
        r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});",
        "warning",
        "„{}“ stünde so auf der Seite.",
        "Das Zeichen selbst schreiben.",
    ),
    "mark": _Mark(
        r"(?<![=\w])==[^\s=](?:[^=\n]*[^\s=])?==(?![=\w])",
        "warning",
        "„==“ hebt hier nichts hervor.",
        "So hervorheben: **Worte**.",
    ),
    "box": _Mark(
        r"^[ \t]*:::+.*$",
        "warning",
        "„{}“ stünde so auf der Seite.",
        "Die Zeile löschen.",
    ),
}
_ANY = late("|".join(f"(?P<{n}>{m.form})" for n, m in _MARKS.items()), re.MULTILINE)
_CODE = late(r"^([ \t>]*)(```+|~~~+)[^`\n]*\n.*?(?:\n[ \t>]*\2|\Z)|`[^`\n]+`", re.S | re.M)
_NO_BREAK = late(r"[^\n]")


def foreign(body: str, path: str, first_line: int) -> Iterator[Diagnostic]:
    """What of the body is no mark here, though it looks like one. Code may hold anything."""
    if not _may_be_marked(body):
        return

    text = _CODE.sub(lambda code: _NO_BREAK.sub(" ", code[0]), body) if "`" in body else body
    starts = line_starts(text)
    for match in islice(_ANY.finditer(text), MOST_PROBLEMS + 1):
        mark, at = _MARKS[str(match.lastgroup)], match.start()
        at += len(match[0]) - len(match[0].lstrip(" \t\n"))
        line, column = place_in(starts, at)
        place = Span(path, first_line + line - 1, column)
        message = mark.message.replace("{}", shortened(match[0].strip()))
        problem = error(place, "body-markup", message, mark.hint)
        yield problem._replace(severity=mark.severity)


def _may_be_marked(body: str) -> bool:
    """Written out, because looking for a fixed text is fastest; nearly no body is marked."""
    often = "<" in body or "&" in body or "[^" in body or "==" in body or "[!" in body
    rarely = "![[" in body or "]:" in body or "%%" in body or ":::" in body or "^[" in body
    return often or rarely or "[ ]" in body or "[x]" in body or "[X]" in body

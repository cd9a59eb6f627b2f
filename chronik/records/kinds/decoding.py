"""What a file holds, as text; or why it is none."""

from __future__ import annotations

import re
from codecs import BOM_UTF8

from chronik.language.patterns import late
from chronik.records.fields.unseen import control_in
from chronik.words.diagnostics import Diagnostic, Span, error
from chronik.words.hints import line_starts, place_in
from chronik.words.marks import OVERMARKED, overmarked

_CONTROLS = bytes({*range(32)} - {*b"\t\n\r"}) + b"\x7f"
# how all others begin in UTF-8: C1; no characters; signs that turn the direction of writing
_RARE = late(rb"\xc2|\xef\xbf|\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])")
_CONFLICT = late(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_AS_UTF8 = "Im Editor als UTF-8 speichern."


def decode(path: str, data: bytes) -> str | Diagnostic:
    """UTF-8 text with line feeds, or what in it is no text: control characters, what git leaves
    where it could not merge. A byte order mark is accepted.
    """
    if b"\0" in data:
        message = "Die Datei ist kein Text, oder sie ist in UTF-16 gespeichert."
        return error(Span(path), "encoding", message, _AS_UTF8)

    data = data.removeprefix(BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as fault:
        message = "Hier steht ein Zeichen, das nicht in UTF-8 gespeichert ist."
        return error(_place_in(path, data[: fault.start]), "encoding", message, _AS_UTF8)

    if b"\r" in data:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _may_have_controls(data) and (control := control_in(text, path)):
        return control
    if (marks := overmarked(data)) is not None:
        place = Span(path, *place_in(line_starts(text), min(marks, len(text))))
        return error(place, "too-long", *OVERMARKED)
    if conflict := _conflict_in(text, path):
        return conflict
    if not text.strip():
        hint = "Füllen oder löschen. Ein Beispiel steht in docs/redaktion.md."
        return error(Span(path), "empty-file", "Die Datei ist leer.", hint)
    return text


def _place_in(path: str, before: bytes) -> Span:
    """The place behind these bytes."""
    _, _, line = before.rpartition(b"\n")
    return Span(path, before.count(b"\n") + 1, len(line.decode("utf-8", "replace")) + 1)


def _may_have_controls(data: bytes) -> bool:
    """Spares the search, which is slow."""
    return len(data.translate(None, _CONTROLS)) < len(data) or bool(_RARE.search(data))


def _conflict_in(text: str, path: str) -> Diagnostic | None:
    """The first mark of two versions that git could not merge."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return None
    match = _CONFLICT.search(text)
    if match is None:
        return None
    message = "Hier hat git zwei Fassungen nicht zusammenführen können."
    place = Span(path, *place_in(line_starts(text), match.start()))
    return error(place, "merge-conflict", message, _MERGE)


_MERGE = "Die richtige Fassung stehen lassen; die Zeilen mit <<<<<<<, ======= und >>>>>>> löschen."

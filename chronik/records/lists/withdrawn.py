"""`content/withdrawn.yaml`: who was withdrawn, without a name. Written by `withdraw`."""

from __future__ import annotations

from typing import Any

from chronik.language.tuples import NamedTuple
from chronik.privacy.withdrawal import NONE_WITHDRAWN, HashedName, Withdrawn
from chronik.records.fields.groups import group, many
from chronik.records.fields.nodes import compose
from chronik.records.fields.scalars import INTEGER, matching
from chronik.records.fields.table import Field, Reader, is_empty, keyed, read_fields
from chronik.records.keys import WITHDRAWN_LIST
from chronik.words.diagnostics import Diagnostic

_AGAIN = "Die Datei schreibt der Befehl „withdraw“; die letzte Fassung aus git wiederherstellen."


def _digits(count: int) -> Any:
    return matching(rf"[0-9a-f]{{{count}}}", f"{count} Ziffern und Buchstaben a–f", _AGAIN)


_NAME = group(
    (
        Field("words", INTEGER, "Zahl der Wörter", required=True),
        Field("sieve", _digits(2), "Vorauswahl", required=True),
        Field("slow", _digits(32), "scrypt"),
        Field("keyed", _digits(64), "HMAC-SHA-256"),
    ),
    lambda reader, node, values: (
        HashedName(values["words"], values["sieve"], values["slow"], values["keyed"])
        if values["words"] and values["sieve"]
        else None
    ),
)
_FIELDS = keyed(
    (
        Field("salt", _digits(32), "Salz", required=True),
        Field("names", many(_NAME), "Namen, als Prüfwerte", required=True),
    )
)


class ReadList(NamedTuple):
    withdrawn: Withdrawn
    problems: tuple[Diagnostic, ...]


def read_withdrawn(text: str) -> ReadList:
    """A broken list withdraws nobody; its problems are errors."""
    root = compose(text, WITHDRAWN_LIST)
    if isinstance(root, Diagnostic):
        return ReadList(NONE_WITHDRAWN, (root,))
    if root is None or is_empty(root):
        return ReadList(NONE_WITHDRAWN, ())

    problems: list[Diagnostic] = []
    values = read_fields(Reader(WITHDRAWN_LIST, problems, text), root, _FIELDS)
    if problems:
        return ReadList(NONE_WITHDRAWN, tuple(problems))
    return ReadList(Withdrawn(values["salt"], values["names"]), ())


_HEAD = (
    "# Wer auf Wunsch aus dieser Chronik entfernt wurde. Hier steht kein Name, nur Prüfwerte, an\n"
    "# denen check erkennt, wenn einer zurückkommt. „withdraw“ schreibt sie; bitte nicht ändern.\n"
)


def written_list(withdrawn: Withdrawn) -> str:
    """The file that holds it."""
    lines = [f"salt: {_text(withdrawn.salt)}", "names:"]
    for one in withdrawn.names:
        hashes = [("sieve", one.sieve), ("slow", one.slow), ("keyed", one.keyed)]
        given = "".join(f", {name}: {_text(value)}" for name, value in hashes if value)
        lines.append(f"  - {{words: {one.words}{given}}}")
    return _HEAD + "\n".join(lines) + "\n"


def _text(digits: str) -> str:
    return f'"{digits}"'

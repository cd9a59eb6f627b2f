"""`content/gone.yaml`: pages that are gone for good, and why."""

from __future__ import annotations

from collections.abc import Mapping

from yaml.nodes import Node

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.privacy.reporting import reason_problems
from chronik.records.fields.nodes import Mapping as Group
from chronik.records.fields.nodes import compose
from chronik.records.fields.scalars import TEXT
from chronik.records.fields.table import Reader, at, is_empty, key_name
from chronik.records.keys import KINDS, RESERVED
from chronik.words.diagnostics import At, Diagnostic
from chronik.words.hints import shortened

GONE = "content/gone.yaml"
_FOLDERS = "|".join(kind.folder for kind in KINDS.values() if kind.folder)
_RECORD = late(rf"(?:(?:{_FOLDERS})/)?(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)/(?:#[a-z0-9_-]+)?\Z")
_EXAMPLE = "So schreiben: „ereignisse/sommerfest/: Fand nie statt.“"


class Tombstone(NamedTuple):
    """Why a page is gone, for readers, and where that is said."""

    reason: str
    at: At


class Gone(NamedTuple):
    """By address from the site's root, `ereignisse/sommerfest/`."""

    stones: Mapping[str, Tombstone] = {}
    problems: tuple[Diagnostic, ...] = ()
    is_broken: bool = False  # the file cannot be read at all: what it lacks raises no echoes


def read_gone(text: str) -> Gone:
    """The pages that are gone for good."""
    root = compose(text, GONE)
    if isinstance(root, Diagnostic):
        return Gone(problems=(root,), is_broken=True)
    reader = Reader(GONE, [], text)
    found: dict[str, Tombstone] = {}
    if isinstance(root, Group):
        _read(reader, root, found)
    elif root is not None:
        reader.report(root, "wrong-type", "Hier stehen Zeilen „Adresse: Grund“.", _EXAMPLE)
    problems = (*reader.problems, *reason_problems(text, GONE))
    return Gone(found, problems, is_broken=not found and bool(reader.problems))


def _read(reader: Reader, root: Group, found: dict[str, Tombstone]) -> None:
    for key, value in root.value:
        address = key_name(key).lstrip("/")
        match = _RECORD.match(address)
        if match is None or (match["id"] in RESERVED and "/" not in address[:-1]):
            message = f"„{shortened(key_name(key))}“ ist keine Adresse eines Eintrags."
            reader.report(key, "wrong-type", message, _EXAMPLE)
        elif address in found:
            message = f"„{address}“ steht zweimal da."
            reader.report(key, "duplicate-key", message, "Eine von beiden Zeilen löschen.")
        else:
            found[address] = Tombstone(_reason(reader, value, address), at(key))


def _reason(reader: Reader, node: Node, address: str) -> str:
    if is_empty(node):
        reader.report(node, "empty-value", f"Der Grund für „{address}“ fehlt.", _EXAMPLE)
        return ""
    reason: str = TEXT.read(reader, node)
    return reason

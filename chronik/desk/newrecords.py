"""The text of a record that is new: what must be there, and what was said of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chronik.desk.changes.altering import altered
from chronik.desk.changes.fieldtypes import order_of, record_type
from chronik.desk.shelf import Shelf
from chronik.editing.starting import started
from chronik.language.tuples import NamedTuple
from chronik.records.keys import KINDS, key_of
from chronik.words.diagnostics import RefusedError
from chronik.words.german import slug, without_controls

_TITLED = ("events", "sources")
_LONGEST = 300  # characters of a name


class NewRecord(NamedTuple):
    """A file that is not written yet."""

    path: str
    text: str

    @property
    def id(self) -> str:
        return self.path.rpartition("/")[2].rpartition(".")[0]


def new_record(
    shelf: Shelf, kind: str, name: str, more: Mapping[str, Any] | None = None
) -> NewRecord:
    """A valid file with that name, and with these fields besides. Raises RefusedError where there
    is one already.
    """
    words = " ".join(without_controls(name).split())
    if kind not in KINDS:
        raise RefusedError("Diese Art von Eintrag gibt es nicht.")
    if not words or len(words) > _LONGEST:
        raise RefusedError("Hier fehlt ein Name, oder er ist zu lang.")
    known = _same(shelf, kind, words)
    if known and kind in _TITLED:
        return _numbered(shelf, kind, words, more)
    if known:
        raise RefusedError(
            f"„{known}“ gibt es schon. Diesen Eintrag nehmen, oder einen Namen wählen, der sich "
            "unterscheidet."
        )
    begun = started(kind, words, shelf.read, shelf.site)
    text = _bare(begun.text)
    given = {field: value for field, value in (more or {}).items() if value not in ("", None, [])}
    fields = order_of(record_type(kind))
    if unknown := next((field for field in given if field not in fields), ""):
        raise RefusedError(f"Eine Angabe „{unknown}“ gibt es bei dieser Art von Eintrag nicht.")
    operations = [{"set": [field], "to": given[field]} for field in fields if field in given]
    return NewRecord(begun.path, altered(begun.path, text, operations))


def _same(shelf: Shelf, kind: str, name: str) -> str:
    """The name of the record that has, or had, the id that this one would get."""
    own = slug(name)
    if key_of(kind, own) in shelf.paths:
        entry = shelf.entries.get(key_of(kind, own))
        return entry.name if entry else own
    return next((e.name for e in shelf.of_kind(kind) if own in e.former_ids), "")


def _numbered(shelf: Shelf, kind: str, title: str, more: Mapping[str, Any] | None) -> NewRecord:
    """Two may well have the same title; the name of the file tells them apart."""
    number = 2
    while _same(shelf, kind, f"{title} {number}"):
        number += 1
    new = new_record(shelf, kind, f"{title} {number}", more)
    field = order_of(record_type(kind))[0]
    return NewRecord(new.path, altered(new.path, new.text, [{"set": [field], "to": title}]))


def _bare(text: str) -> str:
    """Without what is only told as comments."""
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    return "\n".join([*lines, ""])


def stub(shelf: Shelf, kind: str, name: str, more: Mapping[str, Any]) -> NewRecord:
    """A record that a claim can refer to; `more` are its fields, with the source that names it."""
    fields = dict(more)
    if kind == "people" and "sort_name" not in fields:
        first, _, last = name.strip().rpartition(" ")
        fields |= {"sort_name": f"{last}, {first}"} if first else {}
    if belongs := fields.get("affiliations"):
        fields["affiliations"] = [one for one in belongs if _leads_somewhere(shelf, one)]
    return new_record(shelf, kind, name, fields)


def _leads_somewhere(shelf: Shelf, affiliation: Mapping[str, Any]) -> bool:
    """Whether it is to a record that there is. Of a text's proposals somebody may have dropped
    the organisation: a person who belonged to it would keep the whole site from being built.
    """
    targets = {"organisation": "organisations", "network": "networks"}
    return any(
        key_of(kind, str(affiliation[field])) in shelf.paths
        for field, kind in targets.items()
        if field in affiliation
    )

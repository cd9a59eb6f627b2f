"""The records of a chronicle as the desk knows them, looked up by key, and by what a text names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from chronik.agreement.others import Keyed, NameIndex, name_index, possibly_named
from chronik.drafting.reading.findings import named_as
from chronik.drafting.reading.things import NAMED
from chronik.evidence.quotes import Text, prepare
from chronik.records.kinds import FIELDS_OF, FORMS
from chronik.records.kinds.entry import ReadEntry
from chronik.records.kinds.site import Site
from chronik.records.model import AnyEntry, Outline
from chronik.records.prose import NO_PROSE

_NOTHING = Outline((), (), 0, evident=False, several=False, is_open=False, first=None, last=None)


class Shelf:
    """One state of the content. What is asked often is made once, or taken from the state before
    where nothing of it has changed.
    """

    def __init__(
        self,
        read: Mapping[str, ReadEntry],
        site: Site,
        rest: Mapping[str, bytes],
        former: Shelf | None = None,
    ) -> None:
        self.read = read  # by path
        self.site = site
        self.rest = rest  # the settings, and what lies below seeds/
        self._indices: dict[str, tuple[list[int], NameIndex]] = {}
        if former:
            self._indices = {**former._indices}

    @cached_property
    def paths(self) -> dict[str, str]:
        """Of each record, by its key."""
        return {one.key: path for path, one in self.read.items()}

    @cached_property
    def entries(self) -> dict[str, AnyEntry]:
        """The records that could be read, by key."""
        return {one.key: one.entry for one in self.read.values() if one.entry}

    def of_kind(self, kind: str) -> list[AnyEntry]:
        return [entry for entry in self.entries.values() if entry.kind == kind]

    @property
    def seeds(self) -> dict[str, bytes]:
        """The stored texts, by their names below seeds/."""
        return {
            path.removeprefix("seeds/"): data
            for path, data in self.rest.items()
            if path.startswith("seeds/")
        }

    def text_of(self, source: AnyEntry) -> Text | None:
        """The stored text of a source; None where there is none that can be read."""
        data = self.rest.get(f"seeds/{source.facts.file}") if source.facts.file else None
        try:
            return prepare(data.decode("utf-8-sig")) if data is not None else None
        except UnicodeDecodeError:
            return None

    def possibly_named(self, kind: str, words: str) -> list[AnyEntry]:
        """The records of that kind that the words may name."""
        return [self.entries[key] for key in possibly_named(self._index(kind), words)]

    def _index(self, kind: str) -> NameIndex:
        entries = self.of_kind(kind)
        state = [id(entry) for entry in entries]
        known = self._indices.get(kind)
        if known is None or known[0] != state:
            index = name_index(Keyed(entry.key, named_as(entry)) for entry in entries)
            known = self._indices[kind] = state, index
        return known[1]

    def named_in(self, words: str) -> Iterable[AnyEntry]:
        """All that the words may name."""
        return [entry for kind in NAMED for entry in self.possibly_named(kind, words)]


def by_name_alone(entry: AnyEntry) -> AnyEntry:
    """The record without what it states: what others are compared with is its names."""
    form = next(form for form in FORMS if form.kind == entry.kind)
    blank: dict[str, Any] = {**FIELDS_OF[entry.kind].blank}
    for name in ("title", "other_names"):
        if name in blank and hasattr(entry.facts, name):
            blank[name] = getattr(entry.facts, name)
    return entry._replace(
        facts=form.make(blank), sources=(), prose=NO_PROSE, images=(), outline=_NOTHING
    )

"""The records of a chronicle as the desk knows them, looked up by key, and by what a text names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from chronik.agreement.others import possibly_named
from chronik.drafting.reading.findings import KnownNames, known_of
from chronik.drafting.reading.things import NAMED
from chronik.drafting.stubs import Setting
from chronik.evidence.quotes import Text, prepare
from chronik.evidence.stored.marks import UnreadableError
from chronik.evidence.stored.reading import words_of_files
from chronik.records.keys import KINDS, kind_of
from chronik.records.kinds import FIELDS_OF, FORMS
from chronik.records.kinds.entry import ReadEntry
from chronik.records.model import AnyEntry, Outline, Relation
from chronik.records.prose import NO_PROSE
from chronik.records.settings.site import Site

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
        self._named = [one.entry for one in read.values() if one.entry and one.entry.kind in NAMED]
        if former and [*map(id, former._named)] == [*map(id, self._named)]:
            self.known = former.known

    @cached_property
    def paths(self) -> dict[str, str]:
        """Of each record, by its key."""
        return {one.key: path for path, one in self.read.items()}

    @cached_property
    def entries(self) -> dict[str, AnyEntry]:
        """The records that could be read, by key."""
        return {one.key: one.entry for one in self.read.values() if one.entry}

    @cached_property
    def _kinds(self) -> dict[str, list[AnyEntry]]:
        found: dict[str, list[AnyEntry]] = {kind: [] for kind in KINDS}
        for entry in self.entries.values():
            found[entry.kind].append(entry)
        return found

    def of_kind(self, kind: str) -> list[AnyEntry]:
        return self._kinds[kind]

    @cached_property
    def first_parts(self) -> dict[str, tuple[AnyEntry, Relation]]:
        """Of each person the first event that names it, and as what."""
        found: dict[str, tuple[AnyEntry, Relation]] = {}
        for event in self.of_kind("events"):
            for relation in event.facts.people:
                found.setdefault(relation.target, (event, relation))
        return found

    # --- texts --------------------------------------------------------------------------------

    @cached_property
    def seeds(self) -> dict[str, bytes]:
        """The stored texts, by their names below seeds/."""
        return {
            path.removeprefix("seeds/"): data
            for path, data in self.rest.items()
            if path.startswith("seeds/")
        }

    def source_of(self, file: str) -> AnyEntry | None:
        """The record of a stored text."""
        return self._sources.get(file)

    @cached_property
    def _sources(self) -> dict[str, AnyEntry]:
        """By the names of their texts; of several the first."""
        sources = reversed(self.of_kind("sources"))
        return {file: source for source in sources for file in source.facts.files}

    def text_of(self, source: AnyEntry) -> Text | None:
        """The stored text of a source; None where there is none that can be read."""
        files, pages = source.facts.files, [page.label for page in source.facts.scan]
        if not all(file in self.seeds for file in files):
            return None
        parts = [self.seeds[file] for file in files]
        try:
            words = words_of_files(files[0], parts, pages)
        except UnreadableError:
            return None
        return prepare(words.text)._replace(marks=words.marks)

    # --- names --------------------------------------------------------------------------------

    @cached_property
    def known(self) -> KnownNames:
        """What a text may name."""
        return known_of(self._named)

    def possibly_named(self, words: str) -> list[AnyEntry]:
        """The records that the words may name."""
        return [self.entries[key] for key in possibly_named(self.known.beginnings, words)]

    @cached_property
    def setting(self) -> Setting:
        """What the chronicle gives to a draft."""
        return Setting(self.site, self.known, frozenset(self._taken()), self._roles())

    def _taken(self) -> Iterator[str]:
        yield from self.paths
        for entry in self.entries.values():
            yield from (f"{entry.kind}/{former}" for former in entry.former_ids)

    def _roles(self) -> dict[str, frozenset[str]]:
        """Which roles people, organisations … have had at events."""
        used: dict[str, set[str]] = {}
        for event in self.of_kind("events"):
            for relation in (*event.facts.people, *event.facts.organisations):
                used.setdefault(kind_of(relation.target), set()).add(relation.role)
        return {kind: frozenset(words) for kind, words in used.items()}


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

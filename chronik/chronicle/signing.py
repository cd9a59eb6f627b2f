"""Signatures that change whenever anything does that a page or a piece of a file may show.

A page is signed by what it may show of records (`record`, `listed`, `everything`) or by its view
(`plain`), a piece of a large file by the records it is about (`pieces`). What readers cite is the
version of the whole (`version_of`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.chronicle.lineage import lay_in
from chronik.language.tuples import NamedTuple
from chronik.records.images import beside
from chronik.records.model import AnyEntry
from chronik.words.digests import digest_of


class Signed(NamedTuple):
    """Signatures of what pieces are about: of all that a piece may show."""

    # the events of a year, and the names of all they refer to; 0: those without a year
    years: Mapping[int, bytes]
    others: bytes  # all records that are no events


class Signing(dict[str, bytes]):
    """Digest of what a record shows of itself elsewhere, by key, made when it is first asked for.

    It is the digest of the record's file and of the names and signs that its card borrows from
    other records. A string that is no key stands for itself.
    """

    def __init__(self, edition: Edition, common: bytes) -> None:
        self._edition = edition
        self._chronicle = edition.chronicle
        self._common = common
        self._signs = {
            network.key: repr(edition.cards[network.key].badges)
            for network in edition.chronicle.of_kind["networks"]
        }

    def __missing__(self, key: str) -> bytes:
        entry = self._chronicle.entries.get(key)
        face = self._face(entry) if entry else b"-"
        self[key] = signature = digest_of(key.encode() + face)
        return signature

    def _face(self, entry: AnyEntry) -> bytes:
        """The file of the record, and what its card borrows, its images too."""
        borrowed = [self._chronicle.apart.get(entry.key, "")]  # by what others of its name state
        if entry.kind == "events":
            signs, facts = self._signs, entry.facts
            borrowed.append(self._edition.cards.places(entry))
            borrowed += [self._around(r.target, entry) for r in facts.places]
            borrowed += [signs[r.target] for r in facts.networks if r.target in signs]
            if entry.key in self._chronicle.moved:  # by what the events before it say
                borrowed.append(str(self._chronicle.moved[entry.key]))
        elif entry.kind == "networks":
            borrowed.append(self._signs[entry.key])
        if entry.images and (files := self._chronicle.gallery.files):
            borrowed += [files[beside(entry.path, i.file)].digest.hex() for i in entry.images]
        return entry.digest + "|".join(borrowed).encode()

    def _around(self, place: str, event: AnyEntry) -> str:
        """What a place lay in when the event was, and whether that is sure."""
        chronicle = self._chronicle
        if place not in chronicle.shifting:
            return " ".join([whole.key for whole in chronicle.around.get(place, ())])
        then = lay_in(chronicle, chronicle.entries[place], event.date)
        return " ".join([f"{each.held.whole.key} {each.sure}" for each in then])

    def record(self, key: str, needed: Iterable[str]) -> bytes:
        """The signature of a record's page, which may show what is `needed` of other records."""
        entry, mentions = self._chronicle.entries[key], self._chronicle.mentions.get(key, ())
        linked = "|".join([f"{m.start} {m.end} {m.keys[0]}" for m in mentions]) or "-"
        parts = [
            self._common,
            self[key],
            *[self[other] for other in needed],
            entry.revised.encode(),
            linked.encode(),
        ]

        if files := self._chronicle.gallery.files:
            parts += [files[beside(entry.path, image.file)].digest for image in entry.images]
            if entry.kind == "sources" and entry.facts.scan:
                names = [self._chronicle.gallery.scanned(p.image) for p in entry.facts.scan]
                parts.append(repr([files.get(name) for name in names]).encode())
        if entry.kind == "sources" and entry.facts.recording:
            name = entry.facts.recording
            parts.append(self._chronicle.gallery.recording(entry.path, name).encode())
        return digest_of(b"\0".join(parts))

    def listed(self, keys: Iterable[str]) -> bytes:
        """The signature of a page that shows the cards of these records."""
        return digest_of(b"".join([self._common, *[self[key] for key in keys]]))

    def everything(self) -> bytes:
        """The signature of a file about all records."""
        return self._everything

    @cached_property
    def _everything(self) -> bytes:
        return self.listed(self._chronicle.entries)

    def pieces(self) -> Signed:
        """The signatures of what the pieces of large files are about."""
        return self._pieces

    @cached_property
    def _pieces(self) -> Signed:
        edition, of_kind = self._edition, self._chronicle.of_kind
        years = {**edition.years, 0: (*edition.years.get(0, ()), *edition.unplaced)}
        others = [entry for kind in of_kind if kind != "events" for entry in of_kind[kind]]
        return Signed(
            {year: self.listed(_shown_of(events)) for year, events in years.items()},
            self.listed(entry.key for entry in others),
        )

    def plain(self, shown: object) -> bytes:
        """The signature of anything whose repr says all that is drawn."""
        return digest_of(self._common + repr(shown).encode())


def _shown_of(events: Iterable[AnyEntry]) -> Iterable[str]:
    """Keys of the events, and of all they refer to."""
    return (key for event in events for key in (event.key, *event.outline.refs))


# The signature of what is made of one subject.
Sign = Callable[[Signing, Edition, str], bytes]


def version_of(chronicle: Chronicle) -> str:
    """The version of the whole: a digest over every record and the settings."""
    whole = hashlib.sha256(chronicle.site.digest)
    for key in sorted(chronicle.entries):
        whole.update(key.encode() + chronicle.entries[key].digest)
    return whole.hexdigest()[:10]

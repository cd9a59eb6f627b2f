"""What the page of a record may show of other records, and the signature that changes whenever any of that changes.

A page is drawn anew only when its signature differs from the published one's. `needs` is held against the views in the
tests: a view that is given nothing but its needs gives the same page (docs/decisions/0005).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chronik.bodies import citation_key
from chronik.lineage import below, chains
from chronik.parts import Whole
from chronik.records.images import beside
from chronik.records.model import AnyEntry
from chronik.records.statements import relations
from chronik.words.digests import digest_of
from chronik.words.pieces import Signed


def needs(whole: Whole, key: str) -> list[str]:
    """Keys of all records that the page of this record may show anything of, in a fixed order, some more than once."""
    chronicle = whole.chronicle
    entry = chronicle.entries[key]
    found = [*entry.outline.refs, *map(citation_key, entry.prose.citations)]
    for ties in chronicle.ties.get(key, {}).values():
        found += [tie.entry.key for tie in ties]
        found += [tie.relation.evidence.source for tie in ties if tie.relation.evidence.quote]
    for others in (chronicle.parts, chronicle.followers, chronicle.mentioned_in):
        found += [other.key for other in others.get(key, ())]
    found += chronicle.body_links.get(key, ())
    found += [mention.keys[0] for mention in chronicle.mentions.get(key, ())]
    found += _FURTHER.get(entry.kind, _nothing)(whole, entry)
    return found


def _nothing(whole: Whole, entry: AnyEntry) -> Iterable[str]:
    return ()


def _neighbours(whole: Whole, event: AnyEntry) -> Iterable[str]:
    """Before and after the event, in the chronicle and in its networks."""
    key = event.key
    here = whole.position.get(key)
    if here is None:
        return ()
    near = [*whole.placed[max(0, here - 1) : here], *whole.placed[here + 1 : here + 2]]
    for relation in event.facts.networks:
        ordered, position = whole.lanes[relation.target]
        here = position[key]
        near += [*ordered[max(0, here - 1) : here], *ordered[here + 1 : here + 2]]
    return [e.key for e in near]


def _around(whole: Whole, network: AnyEntry) -> Iterator[str]:
    """People and organisations at the network's events, the other networks of its members, its parts, those before and after it."""
    yield from _lasting(whole, network)
    for tie in whole.chronicle.tied(network.key, "events"):
        yield from (r.target for r in tie.entry.facts.people)
        yield from (r.target for r in tie.entry.facts.organisations)
    for member in network.facts.members:
        yield from (tie.entry.key for tie in whole.chronicle.tied(member.target, "networks"))


def _lasting(whole: Whole, body: AnyEntry) -> Iterator[str]:
    """Those before and after it, and the events of its parts and their parts."""
    chronicle = whole.chronicle
    if body.facts.succeeded_by or body.key in whole.predecessors:
        for line in chains(chronicle.entries, whole.predecessors, body.key):
            yield from line
    for part in below(chronicle.parts, body.key) if body.key in chronicle.parts else ():
        yield part.key
        for tie in chronicle.tied(part.key, "events"):
            yield tie.entry.key
            if tie.relation.evidence.quote:
                yield tie.relation.evidence.source


def _wholes(whole: Whole, place: AnyEntry) -> Iterator[str]:
    while place.facts.part_of:
        yield place.facts.part_of.key
        place = whole.chronicle.entries[place.facts.part_of.key]


def _citing(whole: Whole, source: AnyEntry) -> Iterator[str]:
    """Entries that rest on the source, and what their claims are about."""
    for entry in whole.chronicle.cited_by.get(source.key, ()):
        yield entry.key
        if source.facts.file:
            yield from (r.target for r in relations(entry.facts))


_FURTHER = {"events": _neighbours, "networks": _around, "organisations": _lasting, "places": _wholes, "sources": _citing}


class Signing(dict[str, bytes]):
    """Digest of what a record shows of itself elsewhere, by key, made when it is first asked for.

    It is the digest of the record's file and of the names and signs that its card borrows from other records. A string
    that is no key stands for itself.
    """

    def __init__(self, whole: Whole, common: bytes) -> None:
        self._whole = whole
        self._signs = {network.key: repr(whole.cards[network.key].badges) for network in whole.chronicle.of_kind["networks"]}
        self._common = common
        self._everything: bytes | None = None
        self._signed: Signed | None = None

    def __missing__(self, key: str) -> bytes:
        entry = self._whole.chronicle.entries.get(key)
        if entry is None:
            face = b"-"
        elif entry.kind == "events":
            chronicle = self._whole.chronicle
            names = [chronicle.entries[r.target].name for r in entry.facts.places]
            signs = [self._signs[r.target] for r in entry.facts.networks if r.target in self._signs]
            face = entry.digest + "|".join((*names, *signs)).encode() if names or signs else entry.digest
        elif entry.kind == "networks":
            face = entry.digest + self._signs[key].encode()
        else:
            face = entry.digest
        self[key] = face = digest_of(key.encode() + face)
        return face

    def record(self, key: str) -> bytes:
        """The signature of a record's page."""
        mentions = self._whole.chronicle.mentions.get(key)
        entry = self._whole.chronicle.entries[key]
        linked = "|".join([f"{m.start} {m.end} {m.keys[0]}" for m in mentions]) if mentions else "-"
        parts = [self._common, self[key], *map(self.__getitem__, needs(self._whole, key)), entry.revised.encode(), linked.encode()]
        if files := self._whole.chronicle.gallery.files:
            parts.extend(files[beside(entry.path, image.file)].digest for image in entry.images)
        return digest_of(b"\0".join(parts))

    def listed(self, keys: Iterable[str]) -> bytes:
        """The signature of a page that shows the cards of these records."""
        return digest_of(b"".join([self._common, *map(self.__getitem__, keys)]))

    def everything(self) -> bytes:
        """The signature of a file about all records."""
        if self._everything is None:
            self._everything = self.listed(self._whole.chronicle.entries)
        return self._everything

    def pieces(self) -> Signed:
        """The signatures of what the pieces of large files are about."""
        if self._signed is None:
            whole = self._whole
            years = {**whole.years, 0: (*whole.years.get(0, ()), *whole.unplaced)}
            signed = {year: self.listed(key for e in some for key in (e.key, *e.outline.refs)) for year, some in years.items()}
            others = self.listed(e.key for kind, some in whole.chronicle.of_kind.items() if kind != "events" for e in some)
            self._signed = Signed(signed, others)
        return self._signed

    def plain(self, shown: object) -> bytes:
        """The signature of anything whose repr says all that is drawn."""
        return digest_of(self._common + repr(shown).encode())

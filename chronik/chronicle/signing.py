"""Signatures that change whenever anything does that a page or a piece of a file may show."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.records.images import beside
from chronik.words.digests import digest_of


class Signing(dict[str, bytes]):
    """Digest of what a record shows of itself elsewhere, by key, made when it is first asked for.

    It is the digest of the record's file and of the names and signs that its card borrows from
    other records. A string that is no key stands for itself.
    """

    def __init__(self, edition: Edition, common: bytes) -> None:
        self._edition = edition
        self._signs = {
            network.key: repr(edition.cards[network.key].badges)
            for network in edition.chronicle.of_kind["networks"]
        }
        self._common = common
        self._everything: bytes | None = None
        self._signed: Signed | None = None

    def __missing__(self, key: str) -> bytes:
        entry = self._edition.chronicle.entries.get(key)
        if entry is None:
            face = b"-"
        elif entry.kind == "events":
            chronicle = self._edition.chronicle
            names = [chronicle.entries[r.target].name for r in entry.facts.places]
            signs = [self._signs[r.target] for r in entry.facts.networks if r.target in self._signs]
            face = (
                entry.digest + "|".join((*names, *signs)).encode()
                if names or signs
                else entry.digest
            )
        elif entry.kind == "networks":
            face = entry.digest + self._signs[key].encode()
        else:
            face = entry.digest
        self[key] = face = digest_of(key.encode() + face)
        return face

    def record(self, key: str, needed: Iterable[str]) -> bytes:
        """The signature of a record's page, which may show what is `needed` of other records."""
        mentions = self._edition.chronicle.mentions.get(key)
        entry = self._edition.chronicle.entries[key]
        linked = "|".join([f"{m.start} {m.end} {m.keys[0]}" for m in mentions]) if mentions else "-"
        parts = [
            self._common,
            self[key],
            *map(self.__getitem__, needed),
            entry.revised.encode(),
            linked.encode(),
        ]
        if files := self._edition.chronicle.gallery.files:
            parts.extend(files[beside(entry.path, image.file)].digest for image in entry.images)
        return digest_of(b"\0".join(parts))

    def listed(self, keys: Iterable[str]) -> bytes:
        """The signature of a page that shows the cards of these records."""
        return digest_of(b"".join([self._common, *map(self.__getitem__, keys)]))

    def everything(self) -> bytes:
        """The signature of a file about all records."""
        if self._everything is None:
            self._everything = self.listed(self._edition.chronicle.entries)
        return self._everything

    def pieces(self) -> Signed:
        """The signatures of what the pieces of large files are about."""
        if self._signed is None:
            edition = self._edition
            years = {**edition.years, 0: (*edition.years.get(0, ()), *edition.unplaced)}
            signed = {
                year: self.listed(key for e in some for key in (e.key, *e.outline.refs))
                for year, some in years.items()
            }
            others = self.listed(
                e.key
                for kind, some in edition.chronicle.of_kind.items()
                if kind != "events"
                for e in some
            )
            self._signed = Signed(signed, others)
        return self._signed

    def plain(self, shown: object) -> bytes:
        """The signature of anything whose repr says all that is drawn."""
        return digest_of(self._common + repr(shown).encode())


class Signed(NamedTuple):
    """Signatures of what pieces are about: they change whenever anything does that a piece may
    show.
    """

    years: Mapping[
        int, bytes
    ]  # the events of a year, and the names of all they refer to; 0: those without a year
    others: bytes  # all records that are no events


def version_of(chronicle: Chronicle) -> str:
    """The version of the whole: a digest over every record and the settings."""
    whole = hashlib.sha256(chronicle.site.digest)
    for key in sorted(chronicle.entries):
        whole.update(key.encode() + chronicle.entries[key].digest)
    return whole.hexdigest()[:10]


# The signature of what is made of one subject.
Sign = Callable[[Signing, Edition, str], bytes]

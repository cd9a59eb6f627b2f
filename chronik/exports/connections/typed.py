"""The names that somebody may mean who types a word: a file for each pair of first letters.

A record stands in the file of each of its words, and of words within long ones: whoever types
„kammer“ finds the „Handwerkskammer“. Same names are told apart by what else is known of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from chronik.chronicle.cards import kind_label, told
from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import Signing
from chronik.exports.connections.steps import written
from chronik.records.model import AnyEntry
from chronik.records.statements import names
from chronik.words.digests import digest_of
from chronik.words.german import listed

_SHORT = 80  # characters that tell somebody apart


def subjects(edition: Edition) -> Iterable[str]:
    return edition.initials


def sign(signing: Signing, edition: Edition, initials: str) -> bytes:
    found = edition.initials[initials]
    keys = [key for one in found for key in (one.entry.key, *one.entry.outline.refs)]
    places = ",".join([str(one.place) for one in found])
    return digest_of(signing.listed(keys) + places.encode())


def typed(edition: Edition, urls: Sequence[str], initials: str) -> bytes:
    found = edition.initials[initials]
    return written(_row(edition.chronicle, one.entry, one.place) for one in found)


def _row(chronicle: Chronicle, entry: AnyEntry, place: int) -> list[Any]:
    """Address, place among its kind, name, what tells it apart, and its other names."""
    name = told(chronicle, entry)
    others = [other for other in names(entry) if other != name]
    apart = "" if entry.key in chronicle.apart else _apart(chronicle, entry)
    return [entry.url[:-1], place, name, apart, *others]


def _apart(chronicle: Chronicle, entry: AnyEntry) -> str:
    """„Handwerkskammer Musterstadt“ of a person, „Verein, Musterstadt“ of an organisation."""
    facts = entry.facts
    if entry.kind == "people":
        belongs = [chronicle.name(r.target) for r in facts.affiliations]
        words = listed(list(dict.fromkeys(belongs))) or entry.summary
    elif entry.kind == "places":
        wholes = [chronicle.name_of(whole) for whole in chronicle.around[entry.key][1:2]]
        words = ", ".join(filter(None, (kind_label(chronicle, entry), *wholes)))
    else:
        where = listed([chronicle.name(r.target) for r in facts.places])
        words = ", ".join(filter(None, (kind_label(chronicle, entry), where)))
    return words if len(words) <= _SHORT else f"{words[: _SHORT - 1].rstrip()}…"

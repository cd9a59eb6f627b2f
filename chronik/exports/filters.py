"""chronik/filter.json: every event with what it can be filtered by, for assets/filter.js.

Events are rows in the order of the chronicle, by year, that name kinds, networks, places and forms
by their number in the lists beside them. A place names the one it lies in, so that „Niedersachsen“
finds what happened in Lüneburg.
"""

from __future__ import annotations

from collections.abc import Iterable
from json.encoder import encode_basestring as quoted
from typing import NamedTuple

from chronik.chronicle.cards import Badge
from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import Signed, Signing
from chronik.dates.exactness import RANK, exactness
from chronik.dates.words import date_words
from chronik.exports.composed import Composed, pieces_by_year
from chronik.records.model import AnyEntry, is_announced
from chronik.words.digests import digest_of_text

PATH = "chronik/filter.json"


def subjects(edition: Edition) -> Iterable[str]:
    return ("",) if edition.chronicle.of_kind["events"] else ()


def sign(signing: Signing, edition: Edition, subject: str) -> bytes:
    of_kind = edition.chronicle.of_kind
    return signing.listed(e.key for kind in ("events", "networks", "places") for e in of_kind[kind])


def filter_rows(edition: Edition, subject: str, signed: Signed) -> tuple[Composed]:
    of_kind = edition.chronicle.of_kind
    number = Numbers(
        kinds=_numbered(sorted({e.facts.kind.word for e in of_kind["events"]})),
        forms=_numbered(["", *sorted({_form(e) for e in of_kind["events"]} - {""})]),
        networks=_numbered(n.key for n in of_kind["networks"]),
        places=_numbered(p.key for p in of_kind["places"]),
    )

    def rows(chronicle: Chronicle) -> bytes:
        return ",\n".join(
            [_row(chronicle, e, number) for e in chronicle.of_kind["events"]]
        ).encode()

    return (
        Composed(
            head=_head(edition, number),
            separator=b",\n",
            tail=b"\n]\n}\n",
            pieces=pieces_by_year(edition, signed, rows, digest_of_text(repr(number))),
        ),
    )


class Numbers(NamedTuple):
    """The number of each kind, form, network and place in its list; 0 stands for no form."""

    kinds: dict[str, int]
    forms: dict[str, int]
    networks: dict[str, int]
    places: dict[str, int]


def _head(edition: Edition, number: Numbers) -> bytes:
    """The lists whose numbers the rows name."""
    of_kind, term = edition.chronicle.of_kind, edition.chronicle.site.term
    lists = {
        "kinds": [_pair(word, term("event_kinds", word).label) for word in number.kinds],
        "forms": [quoted(term("formats", word).label) for word in number.forms if word],
        "networks": [_network(n, edition.cards[n.key].badges[0]) for n in of_kind["networks"]],
        "places": [_place(p, number) for p in of_kind["places"]],
    }
    written = [f'"{name}":[\n' + ",\n".join(rows) + "\n],\n" for name, rows in lists.items()]
    return "".join(("{\n", *written, '"events":[\n')).encode()


def _pair(word: str, label: str) -> str:
    return f"[{quoted(word)},{quoted(label)}]"


def _network(network: AnyEntry, badge: Badge) -> str:
    colour, shape = badge.emblem
    return f'["{network.id}",{quoted(network.name)},{quoted(badge.sign)},{colour},{shape}]'


def _place(place: AnyEntry, number: Numbers) -> str:
    """With the number of the place that it lies in, or -1."""
    whole = place.facts.part_of
    return f'["{place.id}",{quoted(place.name)},{number.places[whole.key] if whole else -1}]'


def _row(chronicle: Chronicle, event: AnyEntry, number: Numbers) -> str:
    """Id, title, date (machine form, words, year, certainty), kind, networks, places, form, whether
    announced.

    A single day has no words: the script makes them. JSON, written by hand: there is a row for each
    event of the chronicle.
    """
    facts, date = event.facts, event.date
    certainty = RANK[exactness(date)]
    time = date.html or ""
    words = "" if date.exact and len(time) == 10 else date_words(date)
    year = chronicle.year(event) or 0
    networks = ",".join([str(number.networks[r.target]) for r in facts.networks])
    places = ",".join([str(number.places[r.target]) for r in facts.places])
    kind, form = number.kinds[facts.kind.word], number.forms[_form(event)]
    announced = int(is_announced(event))

    return (
        f'["{event.id}",{quoted(event.name)},"{time}",{quoted(words)},{year},{certainty}'
        f",{kind},[{networks}],[{places}],{form},{announced}]"
    )


def _form(event: AnyEntry) -> str:
    """How it took place, when it was not simply at a place: „online“, „hybrid“."""
    form: str = event.facts.format[0].value.word if event.facts.format else ""
    return "" if form == "in-person" else form


def _numbered(words: Iterable[str]) -> dict[str, int]:
    return {word: number for number, word in enumerate(words)}

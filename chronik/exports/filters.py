"""chronik/filter.json: every event with what it can be filtered by, for assets/filter.js.

Events are rows in the order of the chronicle, by year, that name kinds, networks, places and forms
by their number in the lists beside them. A place names the one it lies in, so that „Niedersachsen“
finds what happened in Lüneburg.
"""

from __future__ import annotations

from collections.abc import Iterable
from json.encoder import encode_basestring as quoted
from typing import NamedTuple

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import Signed, Signing
from chronik.dates.words import date_words
from chronik.exports.composed import Composed, pieces_by_year
from chronik.records.model import AnyEntry, is_announced
from chronik.words.digests import digest_of_text

PATH = "chronik/filter.json"
_EXACT, _VAGUE, _UNPLACED = range(3)


def subjects(edition: Edition) -> Iterable[str]:
    return ("",) if edition.chronicle.of_kind["events"] else ()


def sign(signing: Signing, edition: Edition, subject: str) -> bytes:
    of_kind = edition.chronicle.of_kind
    return signing.listed(e.key for kind in ("events", "networks", "places") for e in of_kind[kind])


def filter_rows(edition: Edition, subject: str, signed: Signed) -> tuple[Composed]:
    chronicle, term = edition.chronicle, edition.chronicle.site.term
    events, networks, places = (
        chronicle.of_kind[kind] for kind in ("events", "networks", "places")
    )
    kinds, forms = (
        sorted({e.facts.kind.word for e in events}),
        sorted({_form(e) for e in events} - {""}),
    )
    number = Numbers(
        _numbered(kinds),
        _numbered(["", *forms]),
        _numbered(n.key for n in networks),
        _numbered(p.key for p in places),
    )
    badges = [edition.cards[n.key].badges[0] for n in networks]
    lists = {
        "kinds": [f"[{quoted(word)},{quoted(term('event_kinds', word).label)}]" for word in kinds],
        "forms": [quoted(term("formats", word).label) for word in forms],
        "networks": [
            f'["{n.id}",{quoted(n.name)},{quoted(b.sign)},{b.colour}]'
            for n, b in zip(networks, badges, strict=True)
        ],
        "places": [
            f'["{p.id}",{quoted(p.name)},{number.places[p.facts.part_of.key] if p.facts.part_of else -1}]'
            for p in places
        ],
    }
    head = (
        "{\n"
        + "".join([f'"{name}":[\n' + ",\n".join(rows) + "\n],\n" for name, rows in lists.items()])
        + '"events":[\n'
    )

    def rows(chronicle: Chronicle) -> bytes:
        return ",\n".join([_row(e, number) for e in chronicle.of_kind["events"]]).encode()

    return (
        Composed(
            head.encode(),
            b",\n",
            b"\n]\n}\n",
            pieces_by_year(edition, signed, rows, digest_of_text(repr(number))),
        ),
    )


class Numbers(NamedTuple):
    """The number of each kind, form, network and place in its list; no form is 0, so that the first
    one is 1.
    """

    kinds: dict[str, int]
    forms: dict[str, int]
    networks: dict[str, int]
    places: dict[str, int]


def _row(event: AnyEntry, number: Numbers) -> str:
    """Id, title, machine form and words of the date, year, certainty, kind, networks, places, form,
    whether announced.

    A single day has no words: the script makes them. JSON, written by hand: there is a row for each
    event of the chronicle.
    """
    facts, date = event.facts, event.date
    certainty = (_EXACT if date.exact else _VAGUE) if date.placed else _UNPLACED
    time = date.html or ""
    words = "" if certainty == _EXACT and len(time) == 10 else date_words(date)
    networks = ",".join([str(number.networks[r.target]) for r in facts.networks])
    places = ",".join([str(number.places[r.target]) for r in facts.places])
    known = f'["{event.id}",{quoted(event.name)},"{time}",{quoted(words)},{(date.year or 0) if date.placed else 0},{certainty}'
    announced = int(is_announced(event))
    return f"{known},{number.kinds[facts.kind.word]},[{networks}],[{places}],{number.forms[_form(event)]},{announced}]"


def _form(event: AnyEntry) -> str:
    """How it took place, when it was not simply at a place: „online“, „hybrid“."""
    form: str = event.facts.format[0].value.word if event.facts.format else ""
    return "" if form == "in-person" else form


def _numbered(words: Iterable[str]) -> dict[str, int]:
    return {word: number for number, word in enumerate(words)}

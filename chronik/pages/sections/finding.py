"""What a record is found by in the full-text search, beside its words.

First filters, each a pair of a name and a value; the page bears them as attributes, for Pagefind to
read. The values are those that the choices on the search page have (`pages.search`). Then the words
within the compounds of its names, which German has many of and Pagefind does not look into.
"""

from __future__ import annotations

import re
from functools import lru_cache

from chronik.chronicle.chronicle import Chronicle
from chronik.dates.edtf import Edtf
from chronik.dates.exactness import exactness
from chronik.html.view import PARTS
from chronik.records.keys import KINDS
from chronik.records.model import AnyEntry, preferred
from chronik.records.statements import names

SURE_OPEN = "offen"  # an event without a safe place; else its date's `Exactness`

_Filters = tuple[tuple[str, str], ...]


def found_by(chronicle: Chronicle, entry: AnyEntry) -> _Filters:
    """Kind, year and certainty, networks, and parts of words, as far as the record has them."""
    networks = [("netz", key.partition("/")[2]) for key in _networks(chronicle, entry)]
    words = parts(*names(entry)) if entry.kind != "people" else ""
    compounds = [(PARTS, words)] if words else []
    return (*_dated(chronicle, entry), *networks, *compounds)


def _dated(chronicle: Chronicle, entry: AnyEntry) -> _Filters:
    if entry.kind == "events":
        return _when("events", entry.date, chronicle.year(entry))
    claim = preferred(entry.facts.date) if entry.kind == "sources" else None
    return _when(entry.kind, claim.value if claim else None, claim.value.year if claim else None)


@lru_cache(maxsize=1 << 12)
def _when(kind: str, date: Edtf | None, year: int | None) -> _Filters:
    """A source has a year too; how sure it is, only an event is asked."""
    filters = [("art", KINDS[kind].german)]
    if year:
        filters.append(("jahr", str(year)))
    if date and kind == "events":
        filters.append(("sicher", _sureness(date)))
    return tuple(filters)


def _sureness(date: Edtf) -> str:
    return str(exactness(date)) if date.placed else SURE_OPEN


def _networks(chronicle: Chronicle, entry: AnyEntry) -> tuple[str, ...]:
    """A network is found under itself, an event under its networks, a member under theirs."""
    if entry.kind == "networks":
        return (entry.key,)
    if entry.kind == "events":
        return tuple([r.target for r in entry.facts.networks])
    if entry.kind in ("people", "organisations"):
        ties = chronicle.tied(entry.key, "networks")
        return tuple(dict.fromkeys([tie.entry.key for tie in ties]))
    return ()


_BODIES = """
agentur akademie allianz archiv ausschuss beirat behörde bibliothek bund bündnis bücherei dienst
fakultät firma forum gemeinschaft genossenschaft gericht gesellschaft gewerkschaft gruppe
hochschul initiative innung institut kammer kasse kirche klinik kolleg komitee kommission
krankenhaus liga ministerium museum netzwerk orchester partei parlament plattform präsidium
regierung runde schule senat stelle stiftung theater union universität unternehm verband verbänd
verein verlag versicherung verwaltung werk werkstatt zentrale zentrum
"""
_MEETINGS = """
ausstellung dialog erklärung eröffnung feier fest forschung förderung gespräch gipfel gründung
kampagne konferenz kongress kurs messe offensive preis programm projekt seminar sicherung
sitzung symposium tagung treffen unterzeichnung veranstaltung vereinbarung versammlung vertrag
wahl werbung woche workshop
"""
_OTHERS = """
arbeit arbeiter ausbildung berater beratung bericht betrieb bezirk bildung blatt brücke buch
direktor fach geber gebiet gemeinde gewerbe hafen handel handwerk haus industrie kraft kreis
kräfte land leiter markt mensch minister nehmer ordnung platz politik präsident raum recht
region räume sekretär stadt statistik straße technik verkehr vorsitz wald wasser weiterbildung
wesen wirtschaft wissenschaft zeitung
"""
# Too short to be looked for but at a word's end.
_ENDINGS = frozenset(("amt", "bau", "ort", "rat", "tag"))
_LONGEST = 64  # letters; nobody searches within longer ones
_SHORTEST = 7  # letters a word must have to be a compound
_WORD = re.compile(rf"\w{{{_SHORTEST},{_LONGEST}}}")
_PARTS = f"{_BODIES} {_MEETINGS} {_OTHERS}".split()
_BY_BEGINNING = {
    part[:3]: tuple(other for other in _PARTS if other[:3] == part[:3]) for part in _PARTS
}


def parts(*names: str) -> str:
    """The words that begin within the words of these names: „kräftebündnis bündnis“, each once."""
    words = [word for name in names for word in _WORD.findall(name.lower())]
    return " ".join(dict.fromkeys([part for word in words for part in _within(word)]))


@lru_cache(maxsize=1 << 14)
def _within(word: str) -> tuple[str, ...]:
    found = [
        word[at:]
        for at in range(3, len(word) - 3)
        if word.startswith(_BY_BEGINNING.get(word[at : at + 3], ()), at)
    ]
    if word[-3:] in _ENDINGS:
        found.append(word[-3:])
    return tuple(found)

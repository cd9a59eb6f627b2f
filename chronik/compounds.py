"""Parts of German compounds: who looks for „Kammer“ means the „Handwerkskammer“ too.

A search finds the beginnings of words by itself. What it lacks are words that begin within another one; they are told by a
list of words that end names of bodies, meetings, papers and places. A part reaches to the word's end, so that
„Handwerkskammerpräsident“ is found as well.
"""

from __future__ import annotations

import re
from functools import lru_cache

_BODIES = """agentur akademie allianz archiv ausschuss beirat behörde bibliothek bund bündnis bücherei dienst fakultät firma forum
gemeinschaft genossenschaft gericht gesellschaft gewerkschaft gruppe hochschul initiative innung institut kammer kasse kirche klinik kolleg
komitee kommission krankenhaus liga ministerium museum netzwerk orchester partei parlament plattform präsidium regierung runde schule
senat stelle stiftung theater union universität unternehm verband verbänd verein verlag versicherung verwaltung werk werkstatt zentrale zentrum"""
_MEETINGS = """ausstellung dialog erklärung eröffnung feier fest forschung förderung gespräch gipfel gründung kampagne konferenz kongress kurs
messe offensive preis programm projekt seminar sicherung sitzung symposium tagung treffen unterzeichnung veranstaltung vereinbarung
versammlung vertrag wahl werbung woche workshop"""
_OTHERS = """arbeit arbeiter ausbildung berater beratung bericht betrieb bezirk bildung blatt brücke buch direktor fach geber gebiet gemeinde
gewerbe hafen handel handwerk haus industrie kraft kreis kräfte land leiter markt mensch minister nehmer ordnung platz politik präsident
raum recht region räume sekretär stadt statistik straße technik verkehr vorsitz wald wasser weiterbildung wesen wirtschaft wissenschaft zeitung"""
_ENDINGS = frozenset(("amt", "bau", "ort", "rat", "tag"))  # too short to be looked for but at a word's end
_LONGEST = 64  # letters; nobody searches within longer ones
_SHORTEST = 7  # letters a word must have to be a compound
_WORD = re.compile(rf"\w{{{_SHORTEST},{_LONGEST}}}")
_BY_BEGINNING: dict[str, tuple[str, ...]] = {}
for _part in f"{_BODIES} {_MEETINGS} {_OTHERS}".split():
    _BY_BEGINNING[_part[:3]] = (*_BY_BEGINNING.get(_part[:3], ()), _part)


def parts(*names: str) -> str:
    """The words that begin within the words of these names, each once, with blanks between them: „kräftebündnis bündnis“."""
    found = [part for name in names for word in _WORD.findall(name.lower()) for part in _within(word)]
    return " ".join(dict.fromkeys(found)) if found else ""


@lru_cache(maxsize=1 << 14)
def _within(word: str) -> tuple[str, ...]:
    last = (word[-3:],) if word[-3:] in _ENDINGS else ()
    return (*(word[at:] for at in range(3, len(word) - 3) if word.startswith(_BY_BEGINNING.get(word[at : at + 3], ()), at)), *last)

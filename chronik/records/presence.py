"""Whether a role at an event says that who had it was there.

`vocabularies.roles` of site.yaml may say so; else the role's own words do, as far as these are
known. A word that is not known says nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from chronik.language.patterns import late
from chronik.words.german import GERMAN

PRESENCES = ("yes", "no", "unknown")

# Parts of German words, in ASCII; „^“ stands for where a word begins.
_ABSENT = """
^abwesen ^entschuldig ^verhindert ^fehl(?!er) ^absage ^abgesagt ^nicht
^bildquelle ^bildrecht ^foto(?!graf) nachweis plattform software system werkzeug
"""
_OPEN = """
schriftlich video botschaft gastbeitrag schirm patron verfass ^autor fotograf
vertrag foerder sponsor finanz heraus verlag veranstaltungsort ehemal eingeladen
"""
_THERE = """
teilnahme teilnehm anwesen ^dabei gast gaest besuch zuhoer publikum mitwirk auftritt
vortrag referent referat referier rede$ redner redebeitrag wortbeitrag sprecher keynote
impuls podium panel diskussion diskut laudat moderat moderier grusswort begruess eroeffn
protokoll dozent durchfuehr ausricht veranstalter
sitzungsleit tagungsleit versammlungsleit gespraechsleit seminarleit workshopleit
attend particip speaker guest ^host
"""


def _pattern(words: str) -> re.Pattern[str]:
    parts = "|".join(words.split()).replace("^", r"\b").replace("$", r"\b")
    return late(parts)


# The first that fits decides: who „was not at the talk“ was not there.
_USUAL = (("no", _pattern(_ABSENT)), ("unknown", _pattern(_OPEN)), ("yes", _pattern(_THERE)))


@lru_cache(maxsize=1024)
def usual_presence(word: str, label: str) -> str:
    """What the words of a role say by themselves: one of `PRESENCES`."""
    said = f"{word} {label}".lower()
    for letter, plain in GERMAN:
        said = said.replace(letter, plain)
    return next((presence for presence, words in _USUAL if words.search(said)), "unknown")

"""„Wie wir wissen, was wir wissen“: what must be evidenced here, how that is proved, and the counts
that follow from it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import version_of
from chronik.dates.words import certainty_words
from chronik.evidence.quotes import Found
from chronik.html.blocks import Block, Body, FactList, Item, Row, Table
from chronik.html.view import View
from chronik.pages.sections.items import BASES
from chronik.records.model import NO_EVIDENCE, Claim, OtherName, Relation, Series
from chronik.records.provable import PROVABLE
from chronik.words.german import counted, listed, number

URL = "wie-wir-wissen/"
TITLE = "Wie wir wissen, was wir wissen"
_PROOF = """<p>Eine Angabe gilt hier als belegt, wenn sie ein wörtliches Zitat trägt. Bei jedem Bau der Website wird jedes Zitat im gespeicherten
Text seiner Quelle gesucht; Groß- und Kleinschreibung, Ziffern und Reihenfolge müssen stimmen. Steht ein Zitat dort nicht, erscheint
die Website nicht.</p>
<p>Der gespeicherte Text ist mit einer Prüfsumme festgehalten. Die Ziffer hinter einer Angabe führt zum Zitat, das Zitat zur Stelle in
der Quelle, und dort steht, was noch auf ihr beruht.</p>
<p>Was die Quellen nicht sagen, sagt die Chronik nicht: Sie erfindet kein Jahr, und aus einem einzelnen Beleg für eine Mitgliedschaft
macht sie keinen Zeitraum. Was sie nicht weiß, steht unter <a href="../luecken/">Lücken</a>.</p>
"""


def subjects(edition: Edition) -> Iterable[str]:
    return ("",)


def view(edition: Edition, subject: str) -> View:
    known = knowledge(edition.chronicle)
    lead = _lead(known)
    blocks: tuple[Block, ...] = (
        Body(_PROOF),
        FactList(tuple(_rows(edition, known))),
        *_dates(known),
    )
    return View(URL, "record.html", TITLE, lead, URL, "", lead, (), blocks)


def _lead(known: Knowledge) -> str:
    if not known.claims:
        return "Diese Chronik macht noch keine Angaben."
    passages = f"{counted(known.passages, 'Stelle', 'Stellen')} aus {counted(known.cited, 'Quelle', 'Quellen')}"
    return f"{counted(known.claims, 'Angabe', 'Angaben')}, {number(known.quoted)} davon mit Zitat: {passages}."


def _rows(edition: Edition, known: Knowledge) -> Iterator[Row]:
    demands = [
        provable.demand for provable in PROVABLE if provable.name in edition.chronicle.site.required
    ]
    yield Row(
        "Zitatpflicht",
        (Item("", listed(demands) if demands else "keine Angabe braucht hier ein Zitat"),),
    )
    yield Row("Angaben", (Item("", number(known.claims), f"{number(known.quoted)} mit Zitat"),))
    yield Row("Zitate im Text", (Item("", number(known.bodies)),))
    yield Row("Belegte Stellen", (Item("", number(known.passages), "jede einmal gezählt"),))
    stored = f"{number(known.cited)} mit belegten Stellen, {number(known.stored)} mit gespeichertem Wortlaut"
    yield Row("Quellen", (Item("quellen/", number(known.sources), stored),))
    for basis, count in known.bases:
        yield Row(_BASES.get(basis, basis), (Item("", counted(count, "Angabe", "Angaben")),))
    yield Row(
        "Mehrere Werte",
        (
            Item(
                "",
                counted(known.several, "Angabe", "Angaben"),
                "widersprüchliche Angaben stehen nebeneinander",
            ),
        ),
    )
    yield Row(
        "Fassung",
        (
            Item(
                "daten/",
                version_of(edition.chronicle),
                "Prüfsumme über alle Einträge; darauf beziehen sich diese Zahlen",
            ),
        ),
    )


_BASES = {
    name: words[:1].upper() + words[1:]
    for name, words in {**BASES, "text": "im Text der Quelle"}.items()
}


def _dates(known: Knowledge) -> Iterator[Table]:
    """How sure the dates of the events are; the numbers add up to all events."""
    if known.dates:
        rows = tuple(
            ((Item("", words[:1].upper() + words[1:]),), (Item("", number(count)),))
            for words, count in known.dates
        )
        total = sum(count for _, count in known.dates)
        intro = f"Zusammen {counted(total, 'Ereignis', 'Ereignisse')}; keines fehlt."
        yield Table("datierung", "Wie sicher die Daten sind", ("Angabe", "Ereignisse"), rows, intro)


class Knowledge(NamedTuple):
    """Counts over all records. `bases` and `dates` are (words, number), the most frequent first."""

    claims: int  # dates, numbers, participations, memberships …: whatever can carry evidence
    quoted: int  # of these, with a quote
    bodies: int  # quotes in running text
    passages: int  # different passages of the sources
    sources: int
    cited: int  # sources that at least one passage comes from
    stored: int  # sources whose wording is stored and pinned
    bases: tuple[tuple[str, int], ...]
    dates: tuple[tuple[str, int], ...]
    several: int  # claims that have more than one value


def knowledge(chronicle: Chronicle) -> Knowledge:
    claims = quoted = several = 0
    bases: Counter[str] = Counter()
    value: Any
    for entry in chronicle.entries.values():
        outline = entry.outline
        claims += outline.stated
        for value in entry.facts if outline.evident or outline.several else ():
            things = value if type(value) is tuple else (value,)
            several += len(things) > 1 and type(things[0]) is Claim
            for thing in things:
                if type(thing) in _EVIDENT:
                    evidence = thing.evidence
                    if evidence is not NO_EVIDENCE:
                        quoted += bool(evidence.quote)
                        bases[evidence.basis or ("text" if evidence.quote else "")] += 1
    found = [key for key, result in chronicle.passages.items() if isinstance(result, Found)]
    return Knowledge(
        claims,
        quoted,
        sum(len(entry.prose.citations) for entry in chronicle.entries.values()),
        len(found),
        len(chronicle.of_kind["sources"]),
        len({source for source, _ in found}),
        len(chronicle.texts),
        tuple((basis, number) for basis, number in bases.most_common() if basis),
        tuple(
            Counter(
                certainty_words(event.date) for event in chronicle.of_kind["events"]
            ).most_common()
        ),
        several,
    )


_EVIDENT = frozenset((Claim, Relation, Series, OtherName))

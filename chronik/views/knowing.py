"""„Wie wir wissen, was wir wissen“: what must be evidenced here, how that is proved, and the counts that follow from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chronik.chronicle.edition import Whole
from chronik.chronicle.signing import version_of
from chronik.html.blocks import Block, Body, Facts, Item, Row, Table
from chronik.html.view import View
from chronik.knowledge import Knowledge, knowledge
from chronik.parts import BASES
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


def subjects(whole: Whole) -> Iterable[str]:
    return ("",)


def view(whole: Whole, subject: str) -> View:
    known = knowledge(whole.chronicle)
    lead = _lead(known)
    blocks: tuple[Block, ...] = (Body(_PROOF), Facts(tuple(_rows(whole, known))), *_dates(known))
    return View(URL, "record.html", TITLE, lead, URL, "", lead, (), blocks)


def _lead(known: Knowledge) -> str:
    if not known.claims:
        return "Diese Chronik macht noch keine Angaben."
    passages = f"{counted(known.passages, 'Stelle', 'Stellen')} aus {counted(known.cited, 'Quelle', 'Quellen')}"
    return f"{counted(known.claims, 'Angabe', 'Angaben')}, {number(known.quoted)} davon mit Zitat: {passages}."


def _rows(whole: Whole, known: Knowledge) -> Iterator[Row]:
    demands = [provable.demand for provable in PROVABLE if provable.name in whole.chronicle.site.required]
    yield Row("Zitatpflicht", (Item("", listed(demands) if demands else "keine Angabe braucht hier ein Zitat"),))
    yield Row("Angaben", (Item("", number(known.claims), f"{number(known.quoted)} mit Zitat"),))
    yield Row("Zitate im Text", (Item("", number(known.bodies)),))
    yield Row("Belegte Stellen", (Item("", number(known.passages), "jede einmal gezählt"),))
    stored = f"{number(known.cited)} mit belegten Stellen, {number(known.stored)} mit gespeichertem Wortlaut"
    yield Row("Quellen", (Item("quellen/", number(known.sources), stored),))
    for basis, count in known.bases:
        yield Row(_BASES.get(basis, basis), (Item("", counted(count, "Angabe", "Angaben")),))
    yield Row("Mehrere Werte", (Item("", counted(known.several, "Angabe", "Angaben"), "widersprüchliche Angaben stehen nebeneinander"),))
    yield Row("Fassung", (Item("daten/", version_of(whole.chronicle), "Prüfsumme über alle Einträge; darauf beziehen sich diese Zahlen"),))


_BASES = {name: words[:1].upper() + words[1:] for name, words in {**BASES, "text": "im Text der Quelle"}.items()}


def _dates(known: Knowledge) -> Iterator[Table]:
    """How sure the dates of the events are; the numbers add up to all events."""
    if known.dates:
        rows = tuple(((Item("", words[:1].upper() + words[1:]),), (Item("", number(count)),)) for words, count in known.dates)
        total = sum(count for _, count in known.dates)
        intro = f"Zusammen {counted(total, 'Ereignis', 'Ereignisse')}; keines fehlt."
        yield Table("datierung", "Wie sicher die Daten sind", ("Angabe", "Ereignisse"), rows, intro)

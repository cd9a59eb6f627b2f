"""„Wie wir wissen, was wir wissen“: what must be evidenced here, how that is proved, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import version_of
from chronik.dates.exactness import EXACTNESS_WORDS, Exactness, exactness
from chronik.evidence.proof import is_textless, proof_counts
from chronik.evidence.quotes import Found
from chronik.html.blocks import Block, Body, FactList, Item, Row, Table
from chronik.html.view import View
from chronik.language.tuples import NamedTuple
from chronik.pages.sections.items import BASES
from chronik.records.model import (
    NO_EVIDENCE,
    AnyEntry,
    Claim,
    Evidence,
    OtherName,
    Relation,
    Series,
)
from chronik.records.provable import PROVABLE
from chronik.words.german import counted, listed, number

URL = "wie-wir-wissen/"
TITLE = "Wie wir wissen, was wir wissen"
_PROOF = (
    "<p>Eine Angabe gilt hier als geprüft, wenn sie ein wörtliches Zitat trägt. Bei jedem Bau "
    "der Website wird jedes Zitat im gespeicherten\n"
    "Text seiner Quelle gesucht; Groß- und Kleinschreibung, Ziffern und Reihenfolge müssen "
    "stimmen. Steht ein Zitat dort nicht, erscheint\n"
    "die Website nicht.</p>\n"
    "<p>Von manchen Quellen gibt es keinen gespeicherten Text: einer Akte im Archiv, einem Buch, "
    "einem Gespräch. Eine Angabe daraus gilt als\n"
    "nachgewiesen, wenn dasteht, auf welcher Seite, welchem Blatt oder bei welcher Minute sie "
    "steht. Nachschlagen können Sie es dort; geprüft hat es\n"
    "die Website nicht. Am Beleg steht deshalb „nachgewiesen“.</p>\n"
    "<p>Datum, Zahlen und Namen einer Angabe werden mit den Worten ihres Zitats verglichen. Sagt "
    "das Zitat etwas anderes oder weniger,\n"
    "erscheint die Website nicht, außer am Beleg steht, warum die Angabe dennoch gilt.</p>\n"
    "<p>Der gespeicherte Text kann nicht unbemerkt geändert werden. Die Ziffer hinter einer "
    "Angabe führt zum Zitat, das Zitat zur Stelle in\n"
    "der Quelle, und dort steht, was noch auf ihr beruht.</p>\n"
    "<p>Was die Quellen nicht sagen, sagt die Chronik nicht: Sie erfindet kein Jahr, und aus "
    "einem einzelnen Beleg für eine Mitgliedschaft\n"
    "macht sie keinen Zeitraum. Was sie nicht weiß, steht unter <a "
    'href="../luecken/">Lücken</a>.</p>\n'
)


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
    return View(
        url=URL,
        template="record.html",
        title=TITLE,
        description=lead,
        section=URL,
        label="",
        lead=lead,
        crumbs=(),
        blocks=blocks,
    )


def _lead(known: Knowledge) -> str:
    if not known.claims:
        return "Diese Chronik macht noch keine Angaben."
    claims = counted(known.claims, "Angabe", "Angaben")
    passages = counted(known.passages, "Stelle", "Stellen")
    sources = counted(known.cited, "Quelle", "Quellen")
    cited = f" {number(known.located)} weitere sind nachgewiesen." if known.located else ""
    return f"{claims}, {number(known.quoted)} davon geprüft: {passages} aus {sources}.{cited}"


def _rows(edition: Edition, known: Knowledge) -> Iterator[Row]:
    required = edition.chronicle.site.required
    demands = [provable.demand for provable in PROVABLE if provable.name in required]
    stored = (
        f"{number(known.cited)} mit belegten Stellen, "
        f"{number(known.stored)} mit gespeichertem Wortlaut"
    )

    yield _row("Zitatpflicht", listed(demands) or "keine Angabe braucht hier ein Zitat")
    yield _row("Angaben", number(known.claims))
    yield _row("Geprüft", counted(known.quoted, "Angabe", "Angaben"), _CHECKED)
    if known.located or known.textless:
        yield _row("Nachgewiesen", counted(known.located, "Angabe", "Angaben"), _CITED)
    yield _row("Belege im Text", number(known.bodies))
    yield _row("Belegte Stellen", number(known.passages), "jede einmal gezählt")
    yield _row("Quellen", number(known.sources), stored, url="quellen/")
    for basis, count in known.bases:
        yield _row(_BASES.get(basis, basis), counted(count, "Angabe", "Angaben"))
    yield _row(
        "Mehrere Werte",
        counted(known.several, "Angabe", "Angaben"),
        "widersprüchliche Angaben stehen nebeneinander",
    )
    yield _row(
        "Fassung",
        version_of(edition.chronicle),
        "aus allen Einträgen berechnet; darauf beziehen sich diese Zahlen",
        url="daten/",
    )


_CHECKED = "ihr Zitat steht im gespeicherten Text der Quelle"
_CITED = "gesagt ist, wo es in der Quelle steht; gespeichert ist ihr Text nicht"


def _row(label: str, words: str, detail: str = "", *, url: str = "") -> Row:
    return Row(label, (Item(url, words, detail),))


_BASES = {
    name: words[:1].upper() + words[1:]
    for name, words in {**BASES, "text": "im Text der Quelle"}.items()
}


def _dates(known: Knowledge) -> Iterator[Table]:
    """How sure the dates of the events are; the numbers add up to all events."""
    if known.dates:
        total = sum(count for _, count in known.dates)
        yield Table(
            anchor="datierung",
            title="Wie sicher die Daten sind",
            columns=("Angabe", "Ereignisse"),
            rows=tuple(
                ((Item("", words[:1].upper() + words[1:]),), (Item("", number(count)),))
                for words, count in known.dates
            ),
            intro=f"Zusammen {counted(total, 'Ereignis', 'Ereignisse')}; keines fehlt.",
        )


class Knowledge(NamedTuple):
    """Counts over all records. `bases` and `dates` are (words, number), the most frequent first."""

    claims: int  # dates, numbers, participations, memberships …: whatever can carry evidence
    quoted: int  # of these, with a quote that was found
    located: int  # of these, with a place in a source that has no stored text
    bodies: int  # citations in running text
    passages: int  # different passages of the sources
    sources: int
    cited: int  # sources that at least one passage comes from
    stored: int  # sources whose wording is stored and pinned
    textless: int  # sources of which no text is to be stored
    bases: tuple[tuple[str, int], ...]
    dates: tuple[tuple[str, int], ...]
    several: int  # claims that have more than one value


_EVIDENT = frozenset((Claim, Relation, Series, OtherName))


def knowledge(chronicle: Chronicle) -> Knowledge:
    entries = chronicle.entries.values()
    found = [key for key, result in chronicle.passages.items() if isinstance(result, Found)]
    evidence = [one for entry in entries if entry.outline.evident for one in _evidence(entry)]
    bases = Counter(one.basis or ("text" if one.quote else "") for one in evidence)
    checked, cited = proof_counts(chronicle)
    dates = Counter(exactness(event.date) for event in chronicle.of_kind["events"])

    return Knowledge(
        claims=sum(entry.outline.stated for entry in entries),
        quoted=checked,
        located=cited,
        bodies=sum(len(entry.prose.citations) for entry in entries),
        passages=len(found),
        sources=len(chronicle.of_kind["sources"]),
        cited=len({source for source, _ in found}),
        stored=len(chronicle.texts),
        textless=sum(map(is_textless, chronicle.of_kind["sources"])),
        bases=tuple((basis, count) for basis, count in bases.most_common() if basis),
        dates=tuple((EXACTNESS_WORDS[each], dates[each]) for each in Exactness if dates[each]),
        several=sum(_several(entry) for entry in entries if entry.outline.several),
    )


def _evidence(entry: AnyEntry) -> Iterator[Evidence]:
    """What the record's claims, relations, series and names rest on, as far as they say so."""
    for value in entry.facts:
        for thing in value if type(value) is tuple else (value,):
            if type(thing) in _EVIDENT and thing.evidence is not NO_EVIDENCE:
                yield thing.evidence


def _several(entry: AnyEntry) -> int:
    """How many facts have more than one value."""
    return sum(
        type(value) is tuple and len(value) > 1 and type(value[0]) is Claim for value in entry.facts
    )

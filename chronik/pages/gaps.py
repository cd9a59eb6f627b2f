"""„Lücken“: what the chronicle does not know, by gap, each line with a link to its record.

`GAPS` is the visible list of what is looked for. A new gap is a function in `unknown`, and a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.html.blocks import Group, Groups, Item
from chronik.html.view import Crumb, View
from chronik.language.tuples import NamedTuple
from chronik.pages import unknown
from chronik.words.german import NBSP, number

URL = "luecken/"
TITLE = "Lücken"
_LEAD = (
    "Was diese Chronik nicht weiß. Die Liste entsteht aus den Einträgen; "
    "wer mehr weiß, kann eine Lücke schließen."
)
_NONE = "Keine der Lücken, nach denen hier gesucht wird, ist offen."
_EMPTY = "Diese Chronik ist noch leer. Was ihr fehlt, zeigt sich mit den ersten Einträgen."


class Gap(NamedTuple):
    """Something that is looked for: its place on the page, its words, and how it is found."""

    anchor: str
    short: str  # in the list of jumps
    title: str
    words: str
    find: Callable[[Chronicle], Iterator[Item]]


GAPS: tuple[Gap, ...] = (
    Gap(
        anchor="ohne-datum",
        short="Ohne Datum",
        title="Ereignisse ohne Datum",
        words="Die Quellen sagen nicht, wann das war.",
        find=unknown.undated,
    ),
    Gap(
        anchor="ohne-jahr",
        short="Ohne Jahr",
        title="Daten ohne Jahr",
        words="Tag oder Monat stehen im Text, das Jahr nicht.",
        find=unknown.yearless,
    ),
    Gap(
        anchor="angekuendigt",
        short="Angekündigt",
        title="Angekündigt, nicht weiterverfolgt",
        words="Ob diese Ereignisse stattfanden, ist nicht belegt.",
        find=unknown.announced,
    ),
    Gap(
        anchor="widersprueche",
        short="Widersprüche",
        title="Offene Widersprüche",
        words="Die Quellen sagen Verschiedenes, und nichts spricht bisher für eine der Angaben.",
        find=unknown.contradictions,
    ),
    Gap(
        anchor="einmal-belegt",
        short="Einmal belegt",
        title="Mitgliedschaften, die nur einmal belegt sind",
        words="Seit wann und bis wann sie bestanden, ist nicht bekannt.",
        find=unknown.once,
    ),
    Gap(
        anchor="beginn-und-ende",
        short="Beginn und Ende",
        title="Netzwerke ohne bekannten Beginn oder ohne bekanntes Ende",
        words="Von einem Netzwerk ohne Ende weiß die Chronik nicht, ob es noch besteht.",
        find=unknown.endless,
    ),
    Gap(
        anchor="eine-quelle",
        short="Eine Quelle",
        title="Nur eine Quelle",
        words="So viele Einträge stützen sich allein auf diese eine Quelle.",
        find=unknown.single_source,
    ),
    Gap(
        anchor="kaum-genutzt",
        short="Kaum genutzt",
        title="Quellen, die kaum genutzt sind",
        words=(
            f"Aus ihnen ist nichts belegt, oder weniger als {unknown.LITTLE}{NBSP}% ihres Textes."
        ),
        find=unknown.hardly_used,
    ),
    Gap(
        anchor="ohne-wortlaut",
        short="Ohne Wortlaut",
        title="Quellen ohne gespeicherten Wortlaut",
        words="Was aus ihnen belegt ist, lässt sich hier nicht an der Stelle nachlesen.",
        find=unknown.unstored,
    ),
    Gap(
        anchor="ohne-koordinaten",
        short="Ohne Koordinaten",
        title="Orte ohne Koordinaten",
        words="Sie fehlen auf der Karte.",
        find=unknown.pointless,
    ),
    Gap(
        anchor="einmal-genannt",
        short="Nur einmal erwähnt",
        title="Personen, die nur einmal vorkommen",
        words="Kein zweiter Eintrag erwähnt sie.",
        find=unknown.single_mention,
    ),
    Gap(
        anchor="wer-ist-das",
        short="Wer ist das?",
        title="Wer ist das?",
        words=(
            "Diese Personen auf Bildern hat noch niemand erkannt. Wer eine kennt: unter dem Bild "
            "führt „Wer ist das?“ dorthin, wo man es sagt."
        ),
        find=unknown.unrecognised,
    ),
    Gap(
        anchor="gesucht",
        short="Gesucht",
        title="Gesucht, nicht gefunden",
        words="Hier ist schon vergeblich gesucht worden.",
        find=unknown.searched_in_vain,
    ),
)


def subjects(edition: Edition) -> Iterable[str]:
    return ("",)


def view(edition: Edition, subject: str) -> View:
    """Only the gaps that have lines."""
    lines = [(gap, tuple(gap.find(edition.chronicle))) for gap in GAPS]
    found = [(gap, items) for gap, items in lines if items]
    lead = _LEAD if found else _NONE if edition.chronicle.entries else _EMPTY
    return View(
        url=URL,
        template="list.html",
        title=TITLE,
        description=lead,
        section=URL,
        label="",
        lead=lead,
        crumbs=(),
        blocks=tuple(_block(gap, items) for gap, items in found),
        jumps=tuple(_jump(gap, items) for gap, items in found) if len(found) > 1 else (),
    )


def _block(gap: Gap, items: tuple[Item, ...]) -> Groups:
    every = Group(label="", meaning="", items=items)
    return Groups(anchor=gap.anchor, title=gap.title, groups=(every,), intro=gap.words)


def _jump(gap: Gap, items: tuple[Item, ...]) -> Crumb:
    return Crumb(f"{URL}#{gap.anchor}", f"{gap.short} ({number(len(items))})")

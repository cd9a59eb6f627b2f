"""What editors remark on several things stands once on a page, with a letter at each of them."""

from __future__ import annotations

from chronik.html.blocks import Block, FactList, Group, Groups, Item, Row, Table
from chronik.html.drawing import block
from chronik.html.notes import Note, NoteList, RemarkList
from chronik.html.parts.cutting import items_of
from chronik.html.parts.remarks import said_once

LONG = "Die Liste nennt die Mitglieder ohne Datum ihres Beitritts."
NOTES = NoteList((Note(1, "Zitat", "Quelle", "quellen/q/", ""),))


def table(*remarks: str) -> Table:
    return Table("mitglieder", "Mitglieder", ("Mitglied",), tuple(((Item(f"x/{n}/", str(n), remark=r),),) for n, r in enumerate(remarks)))


def shown(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(item.mark, item.remark) for b in blocks for item in items_of(b)]


def test_a_repeated_remark_stands_once() -> None:
    blocks = said_once((table(*[LONG] * 9, "Gast."), NOTES))
    assert [type(b) for b in blocks] == [Table, RemarkList, NoteList]
    assert shown(blocks) == [("a", "")] * 9 + [("", "Gast.")]
    assert "".join(block(b, "") for b in blocks).count(LONG) == 1


def test_it_is_the_same_letter_in_every_section() -> None:
    facts = FactList((Row("Gegründet", (Item("", "1990", remark=LONG),)),))
    groups = Groups("rollen", "Rollen", (Group("", "", (Item("x/", "X", remark=LONG), Item("y/", "Y", remark=LONG))),))
    assert shown(said_once((facts, groups))) == [("a", "")] * 3


def test_what_saves_nothing_stays_where_it_is() -> None:
    blocks = (table("erschlossen", "erschlossen", LONG), NOTES)
    assert said_once(blocks) == blocks


def test_the_letter_leads_to_the_remark() -> None:
    html = "".join(block(b, "") for b in said_once((table(LONG, LONG, LONG),)))
    assert html.count('href="#anmerkung-a"') == 3
    assert html.count('id="anmerkung-a"') == 1
    assert "zu 3 Angaben dieser Seite" in html

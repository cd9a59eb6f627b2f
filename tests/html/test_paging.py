"""Long pages are divided: every item stands on exactly one page, in order, and every page has the notes it refers to."""

from __future__ import annotations

import pytest

from chronik.chronicle.cards import Card
from chronik.html.blocks import Group, Groups, Item, Moment, Note, NoteList, Period, Timeline
from chronik.html.paging import ITEMS, MOMENTS, paged
from chronik.html.view import Crumb, View


def moment(number: int, *, placed: bool = True) -> Moment:
    card = Card(
        f"events/e{number}", f"ereignisse/e{number}/", f"E {number}", "", "", "1999", "", False, 1999 if placed else None, placed, "", (), False
    )
    return Moment(card, (Item("", "Rede", "", (number + 1,)),))


def view(count: int, unplaced: int) -> View:
    years = tuple(
        Period(str(1900 + y), f"j{1900 + y}", "", tuple(moment(n) for n in range(y * 40, min((y + 1) * 40, count)))) for y in range(-(-count // 40))
    )
    shelf = tuple(moment(n, placed=False) for n in range(count, count + unplaced))
    line = Timeline("zeitleiste", "Zeitleiste", years, shelf, count + unplaced)
    links = Groups("rollen", "Rollen", (Group("Rede", "", tuple(Item(f"x/{n}/", str(n)) for n in range(count))),))
    notes = NoteList(tuple(Note(n + 1, f"Zitat {n}", "Quelle", "quellen/q/", "") for n in range(count + unplaced)))
    return View("personen/p/", "record.html", "P", "P.", "personen/", "", "", (Crumb("personen/", "Personen"),), (line, links, notes))


def moments(page: View) -> list[str]:
    lines = [b for b in page.blocks if isinstance(b, Timeline)]
    return [m.card.name for b in lines for m in (*(m for s in b.stretches for m in s.moments), *b.unplaced)]


@pytest.mark.parametrize(("count", "unplaced"), [(0, 1), (10, 3), (MOMENTS, 0), (MOMENTS + 1, 0), (MOMENTS - 1, 2), (3 * ITEMS + 7, 200)])
def test_every_item_stands_on_one_page(count: int, unplaced: int) -> None:
    whole = view(count, unplaced)
    pages = paged(whole)
    assert [name for page in pages for name in moments(page)] == moments(whole)
    linked = [i.name for page in pages for b in page.blocks if isinstance(b, Groups) for g in b.groups for i in g.items]
    assert linked == [str(n) for n in range(count)]
    assert all(len(moments(page)) <= MOMENTS for page in pages)
    for page in pages:
        shown = {
            n
            for b in page.blocks
            if isinstance(b, Timeline)
            for m in (*(m for s in b.stretches for m in s.moments), *b.unplaced)
            for r in m.roles
            for n in r.notes
        }
        assert {note.number for b in page.blocks if isinstance(b, NoteList) for note in b.notes} == shown


def test_a_short_view_stays_as_it_is() -> None:
    assert paged(view(5, 1)) == (view(5, 1),)


def test_pages_have_addresses_below_the_first_and_lead_to_each_year() -> None:
    pages = paged(view(MOMENTS + 10, 0))
    assert [page.url for page in pages] == ["personen/p/", "personen/p/seite-2/"]
    assert [c.url for c in pages[1].pager] == ["personen/p/", "personen/p/seite-2/"]
    assert Crumb("personen/p/seite-2/#j1904", "1904") not in pages[0].jumps  # it began on the first page
    assert Crumb("personen/p/#j1903", "1903") in pages[1].jumps

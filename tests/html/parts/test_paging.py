"""Long pages are divided: every item stands on exactly one page, in order, and every page has the notes it refers to."""

from __future__ import annotations

import pytest

from chronik.chronicle.cards import Card
from chronik.html.blocks import Block, Body, Group, Groups, Item, Moment, Pager, Period, Table, Timeline
from chronik.html.notes import Note, NoteList
from chronik.html.parts import paging
from chronik.html.parts.cutting import items_of
from chronik.html.parts.paging import paged
from chronik.html.view import Crumb, View


@pytest.fixture(autouse=True)
def _low(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of about ten events, so that a few dozen fill several."""
    monkeypatch.setattr(paging, "PAGE_HEIGHT", 1500)
    monkeypatch.setattr(paging, "_LEAST", 300)
    monkeypatch.setattr(paging, "_STEP", 100)


def moment(number: int, year: int) -> Moment:
    card = Card(
        key=f"events/e{number}",
        url=f"ereignisse/e{number}/",
        name=f"E {number}",
        title=f"E {number}",
        label="",
        summary="",
        date=str(year),
        time=f"{year}-0{number % 9 + 1}" if year else "",
        sure=True,
        year=year or None,
        placed=bool(year),
        places="",
        badges=(),
        announced=False,
    )
    return Moment(card, (Item("", "Rede", notes=(number + 1,)),))


def line(*sizes: int, unplaced: int = 0, first: int = 1900) -> Timeline:
    """So many events in each year from the first on."""
    years, number = [], 0
    for year, size in enumerate(sizes, first):
        years.append(Period(str(year), f"j{year}", "", tuple(moment(n, year) for n in range(number, number + size))))
        number += size
    shelf = tuple(moment(n, 0) for n in range(number, number + unplaced))
    return Timeline("zeitleiste", "Zeitleiste", tuple(years), shelf, number + unplaced)


def names(title: str, *every: str) -> Groups:
    items = tuple(Item(f"x/{n}/", name) for n, name in enumerate(every))
    return Groups(title.lower(), title, (Group("", "", items),))


def view(*blocks: Block) -> View:
    cited = {n for block in blocks for item in items_of(block) for n in item.notes}
    notes = NoteList(tuple(Note(n, f"Zitat {n}", "Quelle", "quellen/q/", "") for n in sorted(cited)))
    every = (*blocks, notes) if cited else blocks
    return View("personen/p/", "record.html", "P", "P.", "personen/", "", "", (Crumb("personen/", "Personen"),), every)


def moments(*pages: View) -> list[str]:
    lines = [b for page in pages for b in page.blocks if isinstance(b, Timeline)]
    return [m.card.name for b in lines for m in (*(m for s in b.stretches for m in s.moments), *b.unplaced)]


def linked(*pages: View) -> list[str]:
    return [i.name for page in pages for b in page.blocks if isinstance(b, Groups) for g in b.groups for i in g.items]


def pagers(*pages: View) -> list[Pager]:
    return [b for page in pages for b in page.blocks if isinstance(b, Pager)]


@pytest.mark.parametrize("sizes", [(1,), (3, 2), (9,) * 9, (1,) * 70, (80,), (1, 50, 1), (20, 0, 20)])
@pytest.mark.parametrize("unplaced", [0, 2, 40])
def test_every_item_stands_on_one_page(sizes: tuple[int, ...], unplaced: int) -> None:
    whole = view(line(*sizes, unplaced=unplaced), names("Rollen", *[str(n) for n in range(sum(sizes))]))
    pages = paged(whole)
    assert moments(*pages) == moments(whole)
    assert linked(*pages) == linked(whole)
    assert [page.url for page in pages] == ["personen/p/", *[f"personen/p/seite-{n}/" for n in range(2, len(pages) + 1)]]
    assert all(len(moments(page)) <= 20 for page in pages)


def test_every_page_has_its_notes_counted_from_one() -> None:
    pages = paged(view(line(*(5,) * 10)))
    assert len(pages) > 2
    for page in pages:
        referred = [n for b in page.blocks for item in items_of(b) for n in item.notes]
        noted = [(n.number, n.quote) for b in page.blocks if isinstance(b, NoteList) for n in b.notes]
        assert referred == [*range(1, len(moments(page)) + 1)]
        assert noted == [(k, f"Zitat {int(name[2:]) + 1}") for k, name in enumerate(moments(page), 1)]


def test_a_note_of_the_text_stays_with_the_text() -> None:
    """Also where an event on a later page rests on the same passage."""
    text = Body('<sup><a href="#beleg-50">50</a></sup>')
    first = paged(view(text, line(*(5,) * 10)))[0]
    assert 50 in [n.number for b in first.blocks if isinstance(b, NoteList) for n in b.notes]


def test_a_short_view_stays_as_it_is() -> None:
    assert paged(view(line(2, 1))) == (view(line(2, 1)),)


def test_the_pager_stands_below_the_list_it_divides_and_says_its_years() -> None:
    pages = paged(view(line(*(2,) * 20), names("Namen", *"abc")))
    assert [type(b) for b in pages[0].blocks] == [Timeline, Pager, Groups, NoteList]
    assert all([type(b) for b in page.blocks] == [Timeline, Pager, NoteList] for page in pages[1:])
    for number, (page, pager) in enumerate(zip(pages, pagers(*pages), strict=True), 1):
        years = [s.label for b in page.blocks if isinstance(b, Timeline) for s in b.stretches]
        assert pager.number == number
        assert pager.parts[number - 1].words == f"{years[0]}–{years[-1]}"
    assert pagers(*pages)[0].parts[1].url == "personen/p/seite-2/"
    assert pagers(*pages)[1].parts[0].url == "personen/p/#zeitleiste"


def test_a_year_is_divided_only_where_it_is_long() -> None:
    pages = paged(view(line(*(3,) * 12)))
    begins = [b.stretches[0].label for page in pages for b in page.blocks if isinstance(b, Timeline)]
    assert len(begins) == len({*begins}) > 1


def test_the_parts_of_one_year_are_told_by_months() -> None:
    """Or by numbers where months do not tell them apart either."""
    year = Timeline("zeitleiste", "", (Period("1977", "j1977", "", tuple(moment(n * 9 // 50, 1977) for n in range(50))),), (), 50)
    words = [part.words for part in pagers(*paged(view(year)))[0].parts]
    assert words[0].startswith("Januar")
    assert words[-1].endswith("September 1977")
    unplaced = Timeline("zeitleiste", "", (), tuple(moment(n, 0) for n in range(50)), 50)
    words = [part.words for part in pagers(*paged(view(unplaced)))[0].parts]
    assert words[0].startswith("ohne Einordnung, 1–")
    assert words[-1].endswith("–50")


def test_names_are_told_by_letters_as_many_as_are_needed() -> None:
    every = [f"{a}{b}e {n}" for a in "ABC" for b in "aou" for n in range(10)]
    words = [part.words for part in pagers(*paged(view(names("Namen", *every))))[0].parts]
    assert words[0].startswith("A–")
    assert words[-1].endswith("–C")
    assert any(len(edge) > 1 for said in words for edge in said.split("–"))
    assert len({*words}) == len(words)


def test_several_long_lists_follow_each_other() -> None:
    """The first page holds the beginning of each; every other goes on with one of them."""
    pages = paged(view(line(*(5,) * 8), names("Namen", *[f"{n:02}" for n in range(90)])))
    assert [len(pagers(page)) for page in pages] == [2, *[1] * (len(pages) - 1)]
    kinds = [pager.title for pager in pagers(*pages[1:])]
    assert kinds == sorted(kinds, reverse=True)  # Zeitleiste, then Namen
    assert [page.title for page in pages[1:3]] == ["P: Zeitleiste, Seite 2", "P: Zeitleiste, Seite 3"]


def test_the_first_lists_are_whole_where_they_can_be() -> None:
    first = paged(view(names("Mitglieder", *[f"{n:02}" for n in range(12)]), line(*(5,) * 8)))[0]
    assert len(linked(first)) == 12
    assert [pager.title for pager in pagers(first)] == ["Zeitleiste"]


def test_rows_of_one_record_stay_together() -> None:
    rows = [((Item(f"x/{n // 2}/" if n % 2 == 0 else "", f"N {n}" if n % 2 == 0 else "", "weiterer Beleg"),),) for n in range(80)]
    pages = paged(view(Table("mitglieder", "Mitglieder", ("Mitglied",), tuple(rows))))
    tables = [b for page in pages for b in page.blocks if isinstance(b, Table)]
    assert tuple(row for table in tables for row in table.rows) == tuple(rows)
    assert len(tables) > 2
    assert all(table.rows[0][0][0].name for table in tables)


def test_an_event_more_changes_few_pages() -> None:
    sizes = [3] * 20
    before = {page.url: page.blocks[0] for page in paged(view(line(*sizes)))}
    sizes[9] += 1
    blocks = paged(view(line(*sizes)))
    shown = {page.url: [s.label for s in page.blocks[0].stretches] for page in blocks if isinstance(page.blocks[0], Timeline)}
    years = {url: [s.label for s in block.stretches] for url, block in before.items() if isinstance(block, Timeline)}
    assert len(shown) >= 5
    assert sum(shown[url] == years[url] for url in shown) >= len(shown) - 2


def test_contents_name_every_section_and_lead_to_each_year() -> None:
    pages = paged(view(names("Namen", *"abc"), line(*(5,) * 8)))
    entries = pages[0].contents
    assert [(e.url, e.name, e.size) for e in entries] == [("#namen", "Namen", 3), ("#zeitleiste", "Zeitleiste", 40), ("#belege", "Belege", 0)]
    anchors = {
        f"{page.url if page.number > 1 else ''}#{s.anchor}" for page in pages for b in page.blocks if isinstance(b, Timeline) for s in b.stretches
    }
    jumps = [(jump.name, jump.url) for jump in entries[1].jumps]
    assert [name for name, _ in jumps] == [str(1900 + n) for n in range(8)]
    assert {url for _, url in jumps} <= anchors
    assert pages[1].contents[0].url == "personen/p/#namen"
    assert pages[1].contents[1].jumps[0].url == "personen/p/#j1900"


def test_very_many_years_are_named_by_decades() -> None:
    entries = paged(view(line(*(1,) * 70)))[0].contents
    assert [jump.name for jump in entries[0].jumps] == [f"{decade}er" for decade in range(1900, 1970, 10)]


def test_a_picture_leads_to_the_page_where_a_year_stands() -> None:
    drawn = line(*(5,) * 8)._replace(picture='<a href="#j1900"></a><a href="#j1907"></a>')
    pages = paged(view(drawn))
    assert isinstance(first := pages[0].blocks[0], Timeline)
    assert first.picture == f'<a href="#j1900"></a><a href="seite-{len(pages)}/#j1907"></a>'


def test_a_picture_leads_to_the_page_where_the_shelf_begins_alone() -> None:
    drawn = line(*(5,) * 3, unplaced=60)._replace(picture='<a href="#ohne-sichere-einordnung"></a>')
    pages = paged(view(drawn))
    lines = {page.url: block for page in pages if isinstance(block := page.blocks[0], Timeline)}
    begins = next(url for url, block in lines.items() if block.unplaced)
    assert not lines[begins].stretches
    assert lines[pages[0].url].picture == f'<a href="{begins.removeprefix(pages[0].url)}#ohne-sichere-einordnung"></a>'

"""What stories gather is what the chronicle holds, each event once, and never stale."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from chronik.chronicle.edition import Edition
from chronik.chronicle.stories.selection import selected
from chronik.html.blocks import Body, Groups, Picks, Picture, Timeline
from chronik.html.view import View
from chronik.pages import PAGES
from tests.pages.test_needs import shows_only_what_it_needs
from tests.support.pages import parsed
from tests.support.projects import project
from tests.support.wholes import whole_of_files

SITE = "title: Chronik\nvocabularies: {event_kinds: {fest: Fest, rat: Rat}, place_kinds: {stadt: Stadt, land: Land}, roles: {gast: Gast}}\n"
HEADS = {
    "genau": "date: 2020-05-01\nkind: fest\nnetworks: [bund]\nplaces: [halle]\nthemes: [chor]",
    "ungefaehr": "date: 2021~\nkind: fest\nthemes: [musik]",
    "lang": "date: 2015/..\nkind: rat\nnetworks: [bund]\nplaces: [land]",
    "ohne-jahr": "date: XXXX-06-17\nkind: fest\nnetworks: [bund]",
    "ohne-datum": "date: unknown\nkind: rat\npeople: [{person: ada, role: gast}]\norganisations: [{organisation: verein, role: gast}]",
    "spaet": "date: 2025\nkind: rat\nnetworks: [kreis]",
}
FILES = {
    "content/site.yaml": SITE,
    "content/networks/bund.yaml": "name: Bund\n",
    "content/networks/kreis.yaml": "name: Kreis\n",
    "content/themes/musik.yaml": "name: Musik\n",
    "content/themes/chor.yaml": "name: Chor\npart_of: musik\n",
    "content/places/land.yaml": "name: Hügelland\nkind: land\n",
    "content/places/halle.yaml": "name: Halle am See\nkind: stadt\npart_of: land\ncoordinates: [52, 11]\n",
    "content/people/ada.yaml": "name: Ada Beispiel\n",
    "content/organisations/verein.yaml": "name: Verein\n",
    **{f"content/events/{name}.yaml": f"title: {name.title()}\n{head}\n" for name, head in HEADS.items()},
}


def story(body: str, files: Mapping[str, str] = FILES) -> tuple[Edition, View]:
    """The chronicle with a page of that text, and the page."""
    edition = whole_of_files({**files, "content/pages/story.md": f"---\ntitle: Story\n---\n{body}\n"})
    kind = next(kind for kind in PAGES if kind.name == "page")
    return edition, kind.view(edition, "pages/story")


def box(shape: str, *lines: str) -> str:
    return "\n".join((f"```{shape}", *lines, "```"))


SELECTED = {
    "network: bund": "lang genau ohne-jahr",
    "network: [bund, kreis]": "lang genau spaet ohne-jahr",
    "theme: musik": "genau ungefaehr",
    "theme: chor": "genau",
    "place: land": "lang genau",
    "place: halle": "genau",
    "person: ada": "ohne-datum",
    "organisation: verein": "ohne-datum",
    "kind: rat": "lang spaet ohne-datum",
    "kind: [rat, fest]": "lang genau ungefaehr spaet ohne-jahr ohne-datum",
    "years: 2020-2022": "lang genau ungefaehr",
    "years: 2020": "lang genau",
    "years: 2014": "",
    "network: bund\nkind: rat": "lang",
    "network: bund\nyears: 2019/2021": "lang genau",
}


@pytest.mark.parametrize(("lines", "names"), [(lines, names) for lines, names in SELECTED.items() if names])
def test_a_selection_holds_what_fits_all_that_is_asked_for(lines: str, names: str) -> None:
    edition, _ = story(box("timeline", lines))
    (selection,) = edition.chronicle.entries["pages/story"].prose.selections
    assert [event.id for event in selected(edition.chronicle, selection).events] == names.split()


def test_what_has_no_year_is_left_out_of_years_and_counted() -> None:
    _, view = story(box("timeline", "network: bund", "years: 2010-2030"))
    line = next(block for block in view.blocks if isinstance(block, Timeline))
    assert line.total == 2
    assert line.intro == "1\u00a0weiteres Ereignis fehlt hier, weil sein Jahr nicht bekannt ist."


def test_the_text_and_what_it_gathers_stand_in_the_order_of_the_text() -> None:
    _, view = story("Zuerst.\n\n[[genau]]\n[[ada]]\n\nDann **mehr**.\n\n" + box("list", "kind: fest") + "\n\n" + box("map", "network: bund"))
    kinds = [type(block) for block in view.blocks]
    assert kinds == [Body, Picks, Body, Groups, Picture, Groups]
    picks = next(block for block in view.blocks if isinstance(block, Picks))
    assert [(pick.card.name, pick.kind, pick.card.date) for pick in picks.picks] == [
        ("Genau", "Fest", "1.\u00a0Mai\u00a02020"),
        ("Ada Beispiel", "Person", ""),
    ]


@pytest.mark.parametrize("line", ["Siehe [[genau]].", "[[genau|Das Fest]]", "- [[genau]]", "> [[genau]]", "[[genau]] und [[lang]]"])
def test_a_link_among_words_or_with_words_stays_a_link(line: str) -> None:
    _, view = story(line)
    (body,) = view.blocks
    assert isinstance(body, Body)
    assert 'href="../ereignisse/genau/"' in body.html


def test_in_an_event_a_link_alone_stays_a_link() -> None:
    files = {**FILES, "content/events/genau.md": f"---\ntitle: Genau\n{HEADS['genau']}\n---\n[[lang]]\n"}
    files.pop("content/events/genau.yaml")
    edition = whole_of_files(files)
    view = next(kind for kind in PAGES if kind.name == "event").view(edition, "events/genau")
    assert not [block for block in view.blocks if isinstance(block, Picks)]


def test_a_story_shows_only_what_it_needs() -> None:
    shapes = "\n\n".join(box(shape, "theme: musik") for shape in ("timeline", "list", "map"))
    more = "\n\n".join((box("timeline", "network: bund", "years: 2019-2030"), box("map", "place: land"), "[[verein]]"))
    edition, _ = story(f"{shapes}\n\n{more}")
    shows_only_what_it_needs(edition, "page")
    shows_only_what_it_needs(edition, "theme")


def test_two_timelines_of_a_page_share_no_id(tmp_path: Path) -> None:
    world = project(tmp_path)
    world.write(
        "content/pages/zwei.md", "---\ntitle: Zwei\n---\n" + "\n\n".join([box("timeline", "kind: fest")] * 2 + [box("map", "place: nordhain")])
    )
    page = parsed(world.built()["zwei/index.html"])
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


EDITS = {
    "an event comes to the selection": ("content/events/neu.yaml", "title: Neu\ndate: 2016-01-02\nkind: fest\nnetworks: [lesebund]\n"),
    "an event leaves it": ("content/events/zweite-versammlung.md", "---\ntitle: Zweite Versammlung\ndate: 2027\nkind: versammlung\n---\n"),
    "an event gets another name": ("content/events/lesefest.yaml", "title: Umbenannt\ndate: 2029~\nkind: fest\nstatus: announced\n"),
    "a record on a card changes": ("content/people/ada-beispiel.yaml", "name: Ada Beispiel\ntitle: Dr.\nsummary: Neu gesagt.\n"),
    "a place of the map moves": ("content/places/nordhain.yaml", "name: Nordhain\nkind: stadt\npart_of: kreis-nordhain\ncoordinates: [52, 9]\n"),
    "a theme leaves its whole": ("content/themes/vorlesen.yaml", "name: Vorlesen\n"),
    "a day of the year gets an event": ("content/events/neu.yaml", "title: Neu\ndate: 2016-06-17\nkind: fest\n"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_incremental_equals_clean(tmp_path: Path, edit: str) -> None:
    world = project(tmp_path / "a")
    before = world.built()
    path, text = EDITS[edit]
    world.write(path, text)
    after = world.built()
    assert after == world.built_anew()
    assert after != before

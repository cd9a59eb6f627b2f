"""A region has what belongs to it by places, by parts and by networks, and says by which; places in lists say their town."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from chronik.pages import PAGES
from tests.support.pages import words
from tests.support.projects import Project, tree
from tests.support.wholes import restricted, whole, whole_of_files

SITE = """title: Chronik
vocabularies:
  event_kinds: {fest: Fest}
  place_kinds: {stadt: Stadt, region: Region, land: Land, haus: Haus, stadtteil: Stadtteil, landkreis: Landkreis}
  roles: {gast: Gast}
"""
FILES = {
    "site": SITE,
    "places/heide": "name: Heide\nkind: region\n",
    "places/moor": "name: Moor\nkind: region\n",
    "places/celle": "name: Celle\nkind: stadt\npart_of: heide\n",
    "places/saal": "name: Saal\nkind: haus\npart_of: celle\n",
    "places/amtssitz": "name: Amtssitz\nkind: haus\n",
    "networks/bund": "name: Bund\nplaces: [heide]\n",
    "networks/runde": "name: Runde\nplaces: [moor]\n",
    "organisations/amt": "name: Amt\nplaces: [amtssitz]\n",
    "events/da": "title: Da\ndate: 2001\nkind: fest\nplaces: [saal]\n",
    "events/fern": "title: Fern\ndate: unknown\nkind: fest\nnetworks: [bund]\n",
    "events/beides": "title: Beides\ndate: 2002\nkind: fest\nplaces: [celle]\nnetworks: [bund]\n",
}


@pytest.fixture
def made(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("gebiete"))
    for path, text in FILES.items():
        project.write(f"content/{path}.yaml", text)
    project.write("seeds/.keep", "")
    return project


def said(site: Mapping[str, bytes], path: str) -> list[str]:
    text = words(site[f"{path}/index.html"], f"{path}/index.html").replace("\u00a0", " ")
    return re.sub(r"\[([^]]+)\]\([^)]*\)", r"\1", text).splitlines()


def test_a_region_has_the_events_of_its_parts_and_networks_and_says_how(made: Project) -> None:
    lines = said(made.built(), "chronik/gebiet/heide")
    assert "3 Ereignisse hier, an den Orten dieses Gebiets oder über seine Netzwerke." in lines
    at = lines.index("### Fern")
    assert lines[at + 1] == "über das Netzwerk Bund"
    assert lines.count("über das Netzwerk Bund") == 1, "where the place itself says it, the network need not"
    assert "- Bund 2 Ereignisse" in lines


def test_an_event_counts_once_for_a_network_that_it_names_twice(made: Project) -> None:
    made.write("content/events/fern.yaml", "title: Fern\ndate: unknown\nkind: fest\nnetworks: [bund, {network: bund, as_written: der Bund}]\n")
    assert "- Bund 2" in said(made.built(), "chronik")
    assert said(tree(made.site), "chronik/gebiet/heide").count("über das Netzwerk Bund") == 1


def test_a_region_without_events_leads_to_its_networks(made: Project) -> None:
    site = made.built()
    assert "- Runde" in said(site, "chronik/gebiet/moor")
    assert "- Moor: Orte und Netzwerke" in said(site, "orte/moor"), "no page without a way to it"
    assert "- Heide: 3 Ereignisse hier, an Orten, die dort liegen, und über Netzwerke dieses Gebiets" in said(site, "orte/heide")


def test_the_list_of_places_parts_those_with_events_from_others(made: Project) -> None:
    lines = said(made.built(), "orte")
    others = lines.index("## Weitere Orte und Gebiete")
    scenes = "\n".join(lines[:others])
    assert all(f"- {name}" in scenes for name in ("Celle", "Heide", "Saal Haus in Celle"))
    assert "- Moor" not in scenes
    assert lines[others + 1 : others + 5] == ["### Gebiete von Netzwerken", "- Moor Region", "### Sitze von Organisationen", "- Amtssitz Haus"]


PLACES = {
    ("haus", "Tessenow Loft", "stadt", "Magdeburg"): "Tessenow Loft, Magdeburg",
    ("haus", "Magdeburger Dom", "stadt", "Magdeburg"): "Magdeburger Dom",
    ("haus", "Stadthaus Halle", "stadt", "Halle (Saale)"): "Stadthaus Halle",
    ("haus", "Aula", "stadt", "Au"): "Aula, Au",
    ("stadtteil", "Buckau", "stadt", "Magdeburg"): "Buckau, Magdeburg",
    ("stadt", "Magdeburg", "land", "Sachsen-Anhalt"): "Magdeburg",
    ("landkreis", "Harz", "land", "Sachsen-Anhalt"): "Harz",
    ("haus", "Gut Neuhof", "landkreis", "Landkreis Harz"): "Gut Neuhof, Landkreis Harz",
    ("haus", "Meistersaal", "land", "Berlin"): "Meistersaal, Berlin",
}


@pytest.mark.parametrize("case", PLACES)
def test_a_place_in_lists_says_its_town_once(case: tuple[str, str, str, str]) -> None:
    kind, name, kind_around, around = case
    files = {
        "site": SITE,
        "places/b": f"name: {around}\nkind: {kind_around}\n",
        "places/a": f"name: {name}\nkind: {kind}\npart_of: b\n",
        "events/e": "title: E\ndate: 2001\nkind: fest\nplaces: [a]\n",
        "events/f": "title: F\ndate: 2001\nkind: fest\nplaces: [a, b]\n",
    }
    edition = whole_of_files({f"content/{path}.yaml": text for path, text in files.items()})
    assert edition.cards["events/e"].places == PLACES[case]
    if ", " in PLACES[case]:
        assert edition.cards["events/f"].places == PLACES[case], "the town once"


def test_two_places_with_towns_are_parted(made: Project) -> None:
    made.write("content/places/dom.yaml", "name: Dom\nkind: haus\npart_of: verden\n")
    made.write("content/places/verden.yaml", "name: Verden\nkind: stadt\n")
    made.write("content/events/da.yaml", "title: Da\ndate: 2001\nkind: fest\nplaces: [saal, dom]\n")
    assert "Fest · Saal, Celle; Dom, Verden" in said(made.built(), "chronik/2001")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("places/celle", "name: Celle\nkind: stadt\n"),
        ("places/saal", "name: Saal\nkind: haus\npart_of: heide\n"),
        ("networks/bund", "name: Bund\nplaces: [moor]\n"),
        ("networks/bund", "name: Bund\n"),
        ("networks/runde", "name: Runde\nplaces: [celle]\n"),
        ("events/fern", "title: Fern\ndate: unknown\nkind: fest\nnetworks: [runde, bund]\n"),
        ("events/beides", "title: Beides\ndate: 2002\nkind: fest\nnetworks: [bund]\n"),
        ("places/celle", "name: Zelle\nkind: stadt\npart_of: heide\n"),
    ],
)
def test_what_belongs_to_regions_is_as_a_clean_build_says(made: Project, path: str, text: str) -> None:
    made.built()
    made.write(f"content/{path}.yaml", text)
    after = made.built()
    made.built("--output", str(made.root / "neu"), "--no-cache")
    assert tree(made.root / "neu") == after


def test_the_page_of_a_place_shows_only_what_it_needs(made: Project) -> None:
    everything = whole(made.root)
    kind = next(k for k in PAGES if k.name == "place")
    for key in kind.subjects(everything):
        assert kind.view(restricted(everything, key), key) == kind.view(everything, key), key


def home(*events: str) -> list[str]:
    people = {f"content/people/p{n}.yaml": f"name: P {n}\n" for n in range(10)}
    dated = {f"content/events/e{n}.yaml": f"title: E{n}\ndate: 2001\nkind: fest\npeople: [{who}]\n" for n, who in enumerate(events)}
    edition = whole_of_files({"content/site.yaml": SITE, **people, **dated})
    view = next(k for k in PAGES if k.name == "home").view(edition, "")
    return [view.extra.involved, *[item.name for item in view.extra.people]]  # type: ignore[union-attr]


def test_nothing_is_often_that_is_once_or_as_often_as_all_else() -> None:
    def who(*numbers: int) -> str:
        return ", ".join(f"{{person: p{n}, role: gast}}" for n in numbers)

    assert home(who(0, 1), who(2)) == ["Beteiligt"], "of many, none is more than others"
    assert home(who(0, 1), who(0, 1)) == ["Mehrfach beteiligt", "P 0", "P 1"]
    assert home(who(0, 1), who(0, 1), who(1)) == ["Oft beteiligt", "P 1", "P 0"]

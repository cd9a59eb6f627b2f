"""The pictures of networks: names never overlap, everything shown is a link, and what is left out is counted."""

from __future__ import annotations

import random
import re
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronik.chronicle.edition import Edition
from chronik.html.pictures.meetings import Guest, Meeting, chosen, meetings_picture
from chronik.html.pictures.shared import Member, SharedNetwork, shared_members, shared_picture
from chronik.pages.needs import needs
from chronik.pages.relations.company import guests, shared
from chronik.pages.sections.material import material_of
from chronik.records.emblems import Emblem
from tests.support.drawings import SVG, boxes, drawn, links, outside, overlapping
from tests.support.places import WORLDS
from tests.support.wholes import whole, whole_of_files

NAMES = st.text(st.sampled_from("abcdemMWÄß- "), min_size=1, max_size=70).map(lambda t: " ".join(t.split()) or "x")


def company(names: list[str], meetings: int, seed: int) -> list[Guest]:
    chance = random.Random(seed)
    kinds = ("organisations", "people")
    at = [tuple(sorted(chance.sample(range(meetings), chance.randint(1, meetings)))) for _ in names]
    return [Guest(f"g/{n}/", name, kinds[n % 2], some) for n, (name, some) in enumerate(zip(names, at, strict=True))]


def met(every: list[Guest]) -> tuple[ElementTree.Element, str]:
    shown = chosen(every)
    meetings = {n: Meeting(f"e/{n}/", f"Treffen {n}", "o. J." if n % 3 == 0 else "2021", "am Tag") for n in shown.meetings}
    svg = meetings_picture(meetings, shown, "../", anchor="a", title="Wer mit wem", colour=1)
    return drawn(svg), svg


@settings(max_examples=40, deadline=None)
@given(st.lists(NAMES, min_size=1, max_size=36), st.integers(1, 24), st.integers(0, 99))
def test_names_of_a_meeting_never_overlap(names: list[str], meetings: int, seed: int) -> None:
    picture, _ = met(company(names, meetings, seed))
    assert not overlapping(boxes(picture))
    assert not outside(picture)


@pytest.mark.parametrize("guests_, meetings", [(1, 1), (12, 1), (6, 5), (39, 1)])
def test_up_to_forty_everything_is_shown_and_linked(guests_: int, meetings: int) -> None:
    every = company([f"Gast {n}" for n in range(guests_)], meetings, 3)
    picture, _ = met(every)
    held = {n for guest in every for n in guest.at}
    assert sorted(links(picture)) == sorted([*(f"../{g.url}" for g in every), *(f"../e/{n}/" for n in held)])
    assert chosen(every).complete


def test_what_lines_would_hide_is_a_matrix_that_loses_none() -> None:
    every = company([f"Gast {n}" for n in range(30)], 10, 3)
    shown = chosen(every)
    picture, _ = met(every)
    assert shown.complete
    assert "matrix" in (picture.get("class") or "")
    assert not list(picture.iter(f"{SVG}path")), "no line crosses another"
    assert sorted(links(picture)) == sorted(f"../{g.url}" for g in every)
    assert len(list(picture.iter(f"{SVG}circle"))) == sum(len(g.at) for g in every)
    titles = [title.text or "" for title in picture.iter(f"{SVG}title")]
    assert all(any(title.startswith(f"{place}: Treffen {n},") for title in titles) for place, n in enumerate(shown.meetings, 1))


@pytest.mark.parametrize("guests_, meetings", [(131, 1), (40, 1), (36, 5), (131, 63), (8, 200), (2, 90)])
def test_above_forty_the_sentence_counts_what_is_left_out(guests_: int, meetings: int) -> None:
    every = company([f"Gast {n}" for n in range(guests_)], meetings, 3)
    held = {n for guest in every for n in guest.at}
    shown = chosen(every)
    assert len(shown.guests) + len(shown.meetings) <= 40
    words = shown.words.replace("\u00a0", " ")
    left = {"weitere Ereignisse": len(held) - len(shown.meetings), "weiterer? Beteiligter?": guests_ - len(shown.guests)}
    told = {what: int(found[1]) if (found := re.search(rf"(\d+) {what}", words)) else 0 for what in left}
    assert told == left
    assert ("mit den meisten Beteiligten" in words) == (len(shown.meetings) < len(held))


def test_the_events_with_most_guests_are_shown() -> None:
    crowded = [Guest(f"c/{n}/", f"Gast {n}", "people", (7,)) for n in range(50)]
    quiet = [Guest(f"q/{n}/", f"Still {n}", "people", (n,)) for n in range(30)]
    assert 7 in chosen(quiet + crowded).meetings


def test_those_at_most_events_are_shown() -> None:
    rare = [Guest(f"r/{n}/", f"Selten {n}", "people", (n % 3,)) for n in range(60)]
    often = [Guest(f"o/{n}/", f"Oft {n}", "people", (0, 1, 2)) for n in range(5)]
    assert {g.url for g in often} <= {g.url for g in chosen(rare + often).guests}


def test_one_meeting_needs_no_number() -> None:
    picture, _ = met(company(["A", "B"], 1, 0))
    assert not [t for t in picture.iter(f"{SVG}text") if t.get("class") == "number"]


def test_the_order_of_the_guests_does_not_matter() -> None:
    every = company([f"Gast {n % 30}" for n in range(90)], 30, 1)
    _, svg = met(every)
    for seed in range(5):
        assert met(random.Random(seed).sample(every, len(every)))[1] == svg


# Shared members


def alliance(networks: int, members: int, seed: int, names: list[str] | None = None) -> tuple[list[SharedNetwork], list[Member]]:
    chance = random.Random(seed)
    every = [SharedNetwork(f"n/{n}/", (names or [f"Netz {n}"] * networks)[n], f"N{n % 10}", Emblem(n % 8, n % 8)) for n in range(networks)]
    at = [tuple(n.url for n in chance.sample(every, min(networks, chance.randint(2, 4)))) for _ in range(members)]
    return every, [Member(f"m/{n}/", f"Mitglied {n}", some) for n, some in enumerate(at)]


@settings(max_examples=30, deadline=None)
@given(st.lists(NAMES, min_size=2, max_size=40), st.integers(1, 60), st.integers(0, 99))
def test_names_of_networks_never_overlap(names: list[str], members: int, seed: int) -> None:
    found = shared_members(*alliance(len(names), members, seed, names))
    picture = drawn(shared_picture(found, "../", anchor="a", title="Gemeinsam"))
    assert not overlapping(boxes(picture))
    assert not outside(picture)
    assert sorted(links(picture)) == sorted(f"../{n.url}" for n in found.networks)


def test_what_networks_share_is_counted() -> None:
    networks = [SharedNetwork(f"n/{n}/", name, name[:2], Emblem(n, n)) for n, name in enumerate(("Ost", "West", "Süd"))]
    members = [Member("m/a/", "Anna", ("n/0/", "n/1/")), Member("m/b/", "Bo", ("n/1/", "n/0/")), Member("m/c/", "Cy", ("n/2/",))]
    found = shared_members(networks, members)
    svg = shared_picture(found, "../", anchor="a", title="Gemeinsam")
    assert [(p.one, p.other, [m.name for m in p.members]) for p in found.pairs] == [("n/0/", "n/1/", ["Anna", "Bo"])]
    assert "<title>Ost und West: 2\u00a0gemeinsame Mitglieder: Anna und Bo</title>" in svg
    assert "Süd" not in svg
    assert found.words.startswith("2\u00a0Netzwerke teilen Mitglieder")


def test_of_many_networks_the_most_connected_are_shown_and_the_rest_is_counted() -> None:
    networks, members = alliance(40, 900, 2)
    found = shared_members(networks, members)
    sharing = {url for member in members for url in member.at}
    rows = {n.url for n in found.networks}
    among = {pair for m in members for pair in combinations(sorted(rows.intersection(m.at)), 2)}
    assert found.dense
    assert len(rows) == 16
    assert len(found.pairs) == len(among) > 60
    words = found.words.replace("\u00a0", " ")
    assert f"die 16 von {len(sharing)} Netzwerken, die am meisten Mitglieder mit anderen teilen" in words
    assert f"Nicht im Bild: {len(sharing) - 16} weitere Netzwerke." in words
    assert f"die 60 stärksten ihrer {len(among)} Verbindungen" in words
    picture = drawn(shared_picture(found, "../", anchor="a", title="Gemeinsam"))
    assert len(list(picture.iter(f"{SVG}circle"))) == 2 * len(among), "each is in the row of both"


def test_the_order_of_the_members_does_not_matter() -> None:
    networks, members = alliance(60, 200, 4)
    once = shared_members(networks, members)
    for seed in range(5):
        chance = random.Random(seed)
        assert shared_members(chance.sample(networks, 60), chance.sample(members, 200)) == once


def test_networks_that_share_nothing_have_no_picture() -> None:
    networks, _ = alliance(3, 0, 0)
    assert shared_members(networks, [Member("m/a/", "Anna", ("n/0/",))]).pairs == ()


# On the pages


def test_a_network_says_in_words_whom_its_picture_shows() -> None:
    assert pictured(whole(WORLDS / "family"))


def pictured(everything: Edition) -> int:
    """How many pictures the pages of networks have; everyone shown is told in words, and is among the needs of the page."""
    found = 0
    for network in everything.chronicle.of_kind["networks"]:
        blocks = list(guests(material_of(everything, network.key), everything.chronicle.tied(network.key, "events")))
        for svg in filter(None, (getattr(b, "picture", "") for b in blocks)):
            found += 1
            said = set(re.findall(r"url='([^']+)'", repr([b._replace(picture="") for b in blocks])))
            needed = {everything.chronicle.entries[key].url for key in needs(everything, network.key) if key in everything.chronicle.entries}
            urls = {link.removeprefix("../../") for link in links(drawn(svg))}
            events = {url for url in urls if url.startswith("ereignisse/")}
            assert urls - said <= events
            assert urls <= needed
    return found


MEMBERS = "members: [{organisation: amt, role: mitglied}, {organisation: chor, role: mitglied}]\n"


@pytest.mark.parametrize("second", [MEMBERS, ""], ids=["shared", "none"])
def test_a_list_of_networks_has_a_picture_where_members_are_shared(second: str) -> None:
    site = "title: Probe\nvocabularies: {roles: {mitglied: Mitglied}}\n"
    networks = {"content/networks/bund.yaml": f"name: Bund\n{MEMBERS}", "content/networks/kreis.yaml": f"name: Kreis\n{second}"}
    members = {"content/organisations/amt.yaml": "name: Amt\n", "content/organisations/chor.yaml": "name: Chor\n"}
    everything = whole_of_files({"content/site.yaml": site, **networks, **members})
    assert has_a_picture_where_members_are_shared(everything) == bool(second)


def has_a_picture_where_members_are_shared(everything: Edition) -> bool:
    sharing = any(len(everything.chronicle.tied(o.key, "networks")) > 1 for o in everything.chronicle.of_kind["organisations"])
    assert (shared(everything, "../") is not None) == sharing
    return sharing

"""Images know who is on them: names and numbers, links both ways, gaps, data; nothing of it after a withdrawal."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from chronik.history.said import Speech, facts_in
from chronik.pages.sections.appearances import MOST_PICTURES
from chronik.records.images import Image, ImageArea, Shown
from tests.exports.test_images import photo
from tests.support.pages import Element, parsed
from tests.support.projects import Done, Project, program

SITE = """title: Chronik
base_url: https://example.org/c/
contact: "Redaktion, redaktion@example.org"
vocabularies: {event_kinds: {fest: Fest}, place_kinds: {haus: Haus}}
"""
EVENT = """---
title: Zehn Jahre Chor
date: 1958-06-14
kind: fest
images:
  - file: chor.jpg
    alt: Der Chor vor dem Rathaus, vorn Anna Alt
    credit: "Foto: Archiv"
    licence: CC BY 4.0
    shows:
      - {person: bo-bass, at: [60, 20, 10, 15]}
      - {at: [40, 22, 10, 15], note: mit der Fahne}
      - {person: anna-alt, at: [20, 50, 10, 15]}
      - {person: cora-chor, at: [20, 19, 10, 15], note: erkannt von ihrer Enkelin}
      - {organisation: chor}
      - {place: rathaus, at: [5, 5, 90, 80]}
---
BODY
"""
RECORDS = {
    "people/anna-alt": "name: Anna Alt\n",
    "people/bo-bass": "name: Bo Bass\n",
    "people/cora-chor": "name: Cora Chor\n",
    "organisations/chor": "name: Chor Musterdorf\n",
    "places/rathaus": "name: Rathaus\nkind: haus\ncoordinates: [52.0, 10.0]\n",
}


@pytest.fixture
def choir(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.write("content/site.yaml", SITE)
    project.write("content/events/jubilaeum.md", EVENT.replace("BODY", "Ein Fest."))
    project.write("content/events/chor.jpg", photo(1200, 800))
    for name, text in RECORDS.items():
        project.write(f"content/{name}.yaml", text)
    return project


def page(project: Project, url: str) -> Element:
    return parsed(project.built()[f"{url}/index.html"])


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize("body", ["Ein Fest.", "![](chor.jpg)"], ids=["beside the facts", "in the text"])
def test_names_stand_below_the_image_as_one_reads(choir: Project, body: str) -> None:
    choir.write("content/events/jubilaeum.md", EVENT.replace("BODY", body))
    (figure,) = page(choir, "ereignisse/jubilaeum").iter("figure")
    rows = [words(row) for row in figure.iter("li")]
    assert rows == ["Rathaus", "Cora Chor erkannt von ihrer Enkelin", "unbekannt Wer ist das? mit der Fahne", "Bo Bass", "Anna Alt"]
    titles = [words(group) for group in figure.iterfind(".//{*}g")]
    assert titles == ["Rathaus1", "Cora Chor2", "unbekannt3", "Bo Bass4", "Anna Alt5"]
    links = [a.get("href", "") for a in figure.iter("a")]
    assert [link for link in links if "personen" in link][-1] == "../../personen/anna-alt/"
    assert "../../organisationen/chor/" in links
    assert [link[:35] for link in links if link.startswith("mailto")] == ["mailto:redaktion@example.org?subjec"]


def test_the_alternative_text_names_whom_it_lacks(choir: Project) -> None:
    (image,) = page(choir, "ereignisse/jubilaeum").iter("img")
    assert image.get("alt") == ("Der Chor vor dem Rathaus, vorn Anna Alt. Zu sehen: Cora Chor, Bo Bass, Chor Musterdorf und 1\xa0unbekannte Person.")


@pytest.mark.parametrize(
    ("alt", "lacking"),
    [
        ("Bo Bass und Frau Alt.", ""),
        ("Bo Bass' Hut, Anna Alts Hand", ""),
        ("Bo Bassmann, Anna Alt", "Bo Bass"),
        ("Niemand", "Bo Bass und Dr.\xa0Anna Alt"),
    ],
)
def test_a_name_is_in_the_text_in_any_form(choir: Project, alt: str, lacking: str) -> None:
    choir.write("content/people/anna-alt.yaml", "name: Anna Alt\ntitle: Dr.\naliases: [Frau Alt]\n")
    head = EVENT.partition("images:")[0]
    image = f'images: [{{file: chor.jpg, alt: "{alt}", credit: C, licence: L, shows: [{{person: bo-bass}}, {{person: anna-alt}}]}}]\n'
    choir.write("content/events/jubilaeum.md", f"{head}{image}---\n")
    (shown,) = page(choir, "ereignisse/jubilaeum").iter("img")
    assert shown.get("alt") == (f"{alt}. Zu sehen: {lacking}." if lacking else alt)


@pytest.mark.parametrize("url", ["personen/bo-bass", "organisationen/chor", "orte/rathaus"])
def test_their_pages_lead_back_to_the_image(choir: Project, url: str) -> None:
    (section,) = [s for s in page(choir, url).iter("section") if s.get("id") == "auf-bildern"]
    (link,) = section.iter("a")
    assert link.get("href") == "../../ereignisse/jubilaeum/#bild/1"
    assert words(link) == "Zehn Jahre Chor"
    (image,) = section.iter("img")
    assert (image.get("width"), image.get("alt"), image.get("loading")) == ("480", "", "lazy")
    assert [f.get("id") for f in page(choir, "ereignisse/jubilaeum").iter("figure")] == ["bild/1"]


def test_a_portrait_does_not_lead_to_itself(choir: Project) -> None:
    choir.write("content/people/portraet.jpg", photo(400, 500))
    image = "images:\n- {file: portraet.jpg, alt: Porträt, credit: C, licence: L, shows: [{person: anna-alt}]}\n"
    choir.write("content/people/anna-alt.yaml", RECORDS["people/anna-alt"] + image)
    (section,) = [s for s in page(choir, "personen/anna-alt").iter("section") if s.get("id") == "auf-bildern"]
    assert len([*section.iter("a")]) == 1


def test_a_new_image_file_reaches_the_pages_of_those_on_it(choir: Project) -> None:
    choir.built()
    choir.write("content/events/chor.jpg", photo(1300, 800))
    site = choir.built()
    sources = [image.get("src", "") for image in parsed(site["personen/bo-bass/index.html"]).iter("img")]
    assert [source.removeprefix("../../") in site for source in sources] == [True]


def test_who_is_unknown_is_a_gap(choir: Project) -> None:
    gaps = page(choir, "luecken")
    (section,) = [s for s in gaps.iter("section") if s.get("id") == "wer-ist-das"]
    (row,) = section.iter("li")
    assert words(row) == "Zehn Jahre Chor Nr. 3 mit der Fahne"
    assert [a.get("href") for a in row.iter("a")] == ["../ereignisse/jubilaeum/#bild/1"]
    choir.write(
        "content/events/jubilaeum.md",
        EVENT.replace("{at: [40", "{place: rathaus, at: [40").replace("      - {place: rathaus, at: [5, 5, 90, 80]}\n", ""),
    )
    assert not [s for s in page(choir, "luecken").iter("section") if s.get("id") == "wer-ist-das"]


@pytest.mark.parametrize(
    ("settings", "start"),
    [
        (SITE.replace("contact", "contribute: true\nrepository: https://codeberg.org/a/b\ncontact"), "../../mitmachen/?zu="),
        (SITE.replace("contact", "repository: https://codeberg.org/a/b\ncontact"), "mailto:redaktion@example.org"),
        (SITE.replace("Redaktion, redaktion@example.org", "Redaktion"), ""),
    ],
    ids=["form", "mail", "nothing"],
)
def test_there_is_a_way_to_say_who_it_is(choir: Project, settings: str, start: str) -> None:
    choir.write("content/site.yaml", settings)
    (figure,) = page(choir, "ereignisse/jubilaeum").iter("figure")
    ways = [a.get("href", "") for a in figure.iter("a") if words(a) == "Wer ist das?"]
    assert [way.startswith(start) for way in ways] == ([True] if start else [])


def test_the_data_says_who_is_on_which_image(choir: Project) -> None:
    site = choir.built()
    rows = json.loads(site["daten/auf-bildern.json"])
    assert [(row["image"], row["shown_kind"], row["shown"], row["left"]) for row in rows] == [
        ("chor.jpg", "person", "bo-bass", 60.0),
        ("chor.jpg", None, None, 40.0),
        ("chor.jpg", "person", "anna-alt", 20.0),
        ("chor.jpg", "person", "cora-chor", 20.0),
        ("chor.jpg", "organisation", "chor", None),
        ("chor.jpg", "place", "rathaus", 5.0),
    ]
    nodes = json.loads(site["daten/chronik.jsonld"])["@graph"]
    image = next(node["image"] for node in nodes if node.get("image"))
    assert image["contentUrl"].removeprefix("https://example.org/c/") in site
    assert [one["@id"].rpartition("/c/")[2] for one in image["about"]] == [
        "personen/bo-bass/#it",
        "personen/anna-alt/#it",
        "personen/cora-chor/#it",
        "organisationen/chor/#it",
    ]
    assert image["contentLocation"]["@id"] == "https://example.org/c/orte/rathaus/#it"


@pytest.mark.parametrize(
    ("shows", "left"),
    [
        ("    shows:\n      - {person: anna-alt, at: [1, 2, 3, 4]}\n      - {person: bo-bass}\n", "    shows:\n      - {person: bo-bass}\n"),
        (
            "    shows:\n      - at: [1, 2, 3, 4]\n        person: people/anna-alt\n      - {at: [5, 6, 7, 8]}\n",
            "    shows:\n      - {at: [5, 6, 7, 8]}\n",
        ),
        ("    shows: [{person: anna-alt}, {person: bo-bass}]\n", "    shows: [{person: bo-bass}]\n"),
        ("    shows:\n    - person: anna-alt\n", ""),
        ("    shows: [{person: anna-alt, note: links}]\n", ""),
    ],
    ids=["lines", "groups", "brackets", "alone", "alone in brackets"],
)
def test_who_is_withdrawn_leaves_the_image_without_a_question(choir: Project, shows: str, left: str) -> None:
    head = EVENT.partition("    shows:")[0].replace(", vorn Anna Alt", "")
    choir.write("content/events/jubilaeum.md", f"{head}{shows}---\n")
    done = withdrawn(choir)
    assert done.code == 0, done.err
    assert (choir.root / "content/events/jubilaeum.md").read_text() == f"{head}{left}---\n"
    assert "content/events/chor.jpg: Auf diesem Bild ist die Person zu sehen; bitte ansehen und ersetzen." in done.err


@pytest.mark.parametrize(
    ("image", "left"),
    [
        (
            "  - {shows: [{person: anna-alt}], file: chor.jpg, alt: Chor, credit: C, licence: L}\n",
            "  - {file: chor.jpg, alt: Chor, credit: C, licence: L}\n",
        ),
        (
            "  - {file: chor.jpg, shows: [{person: anna-alt}], alt: Chor, credit: C, licence: L}\n",
            "  - {file: chor.jpg, alt: Chor, credit: C, licence: L}\n",
        ),
        (
            "  - shows:\n      - person: anna-alt\n    file: chor.jpg\n    alt: Chor\n    credit: C\n    licence: L\n",
            "  - file: chor.jpg\n    alt: Chor\n    credit: C\n    licence: L\n",
        ),
    ],
    ids=["first in brackets", "in brackets", "behind the dash"],
)
def test_a_list_that_holds_nobody_else_goes(choir: Project, image: str, left: str) -> None:
    head = "---\ntitle: Fest\ndate: 1958\nkind: fest\nimages:\n"
    choir.write("content/events/jubilaeum.md", f"{head}{image}---\n")
    assert withdrawn(choir).code == 0
    assert (choir.root / "content/events/jubilaeum.md").read_text() == f"{head}{left}---\n"


def withdrawn(project: Project) -> Done:
    places = [word for name in ("content", "seeds") for word in (f"--{name}", str(project.root / name))]
    (project.root / "seeds").mkdir(exist_ok=True)
    return program("withdraw", "anna-alt", *places, "--cache", str(project.root / ".cache"), cwd=project.root)


def test_another_id_is_followed(choir: Project) -> None:
    places = [word for name in ("content", "seeds") for word in (f"--{name}", str(choir.root / name))]
    (choir.root / "seeds").mkdir(exist_ok=True)
    done = program("rename", "person", "anna-alt", "anna-neu", *places, "--cache", str(choir.root / ".cache"), cwd=choir.root)
    assert done.code == 0, done.err
    assert (choir.root / "content/events/jubilaeum.md").read_text() == EVENT.replace("BODY", "Ein Fest.").replace(
        "person: anna-alt", "person: anna-neu"
    )


@pytest.mark.parametrize("body", ["Ein Fest.", "![](chor.jpg)"], ids=["beside the facts", "in the text"])
def test_the_search_finds_the_image_by_its_names_and_not_by_its_numbers(choir: Project, body: str) -> None:
    choir.write("content/events/jubilaeum.md", EVENT.replace("BODY", body))
    site = Project(choir.root, search=True).built()
    (row,) = [r for path, data in site.items() if path.startswith("suche/") for r in data.decode().splitlines() if '"ereignisse/jubilaeum/"' in r]
    assert "Cora Chor" in row
    assert "\\n2" not in row


def test_a_book_names_them_as_one_reads(choir: Project) -> None:
    choir.write("content/events/jubilaeum.md", EVENT.replace("BODY", "![Der Chor](chor.jpg 'Vor dem Rathaus.')"))
    places = [word for name in ("content", "seeds") for word in (f"--{name}", str(choir.root / name))]
    (choir.root / "seeds").mkdir(exist_ok=True)
    done = program("book", *places, "--to", "buch.epub", "--no-cache", cwd=choir.root)
    assert done.code == 0, done.err
    with ZipFile(choir.root / "buch.epub") as book:
        told = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    assert "<figcaption>Vor dem Rathaus. Zu sehen: Rathaus, Cora Chor (erkannt von ihrer Enkelin), unbekannt (mit der Fahne), " in told


def test_of_very_many_images_some_are_named_alone(choir: Project) -> None:
    listed = "images:\n"
    for n in range(MOST_PICTURES + 2):
        choir.write(f"content/pages/bild-{n}.png", photo(40 + n, 30, "PNG"))
        listed += f"- {{file: bild-{n}.png, alt: Bild, credit: C, licence: L, shows: [{{person: bo-bass}}]}}\n"
    choir.write("content/pages/album.md", f"---\ntitle: Album\n{listed}---\nViele Bilder.\n")
    (section,) = [s for s in page(choir, "personen/bo-bass").iter("section") if s.get("id") == "auf-bildern"]
    links = [a.get("href") for a in section.iter("a")]
    assert links[-1] == f"../../album/#bild/{MOST_PICTURES + 2}"
    assert (len(links), len([*section.iter("img")])) == (MOST_PICTURES + 3, MOST_PICTURES)


def test_a_card_of_a_story_is_the_image_alone(choir: Project) -> None:
    choir.write("content/pages/ueber.md", "---\ntitle: Über\n---\n\n[[jubilaeum]]\n")
    (figure,) = page(choir, "ueber").iter("figure")
    (image,) = figure.iter("img")
    assert image.get("alt") == "Der Chor vor dem Rathaus, vorn Anna Alt"
    assert not figure.findall(".//{*}svg")


def test_a_change_says_who_was_added() -> None:
    speech = Speech(name=lambda key: {"people/anna": "Anna Alt"}.get(key, ""), term=lambda vocabulary, word: word)
    image = Image("a.jpg", "Der Chor", shows=(Shown("people/anna", ImageArea(12, 30.5, 9, 14), "links"), Shown("", ImageArea(1, 2, 3, 4))))
    (fact,) = facts_in((image,), "events", speech)
    assert fact.own.split("\0")[-2:] == ["Anna Alt [12, 30.5, 9, 14] links", "unbekannt [1, 2, 3, 4]"]

"""Which names become links by themselves. Each case: what the files say beside the places and people below, and what is linked."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.resolve import resolve
from chronik.records.kinds.entry import read_entry
from chronik.records.settings.site import Site

FILES = {
    "places/brand.yaml": "name: Brand\nkind: stadt\npart_of: halle\n",
    "places/halle.yaml": "name: Halle\nkind: stadt\n",
    "places/essen.yaml": "name: Essen\nkind: stadt\nautolink: false\n",
    "organisations/chor.yaml": "name: Dorfchor Moosingen\naliases: [Dorfchor, DMO, MoosChor]\nplaces: [{place: brand}]\n",
    "people/ida.yaml": "name: Ida Muster\naliases: [Muster]\n",
}


def read(files: Mapping[str, str]) -> Chronicle:
    found = [read_entry(f"content/{name}", text.encode()) for name, text in files.items()]
    assert not [problem for file in found for problem in file.problems]
    entries = [file.entry for file in found if file.entry]
    known = frozenset(entry.key for entry in entries)
    return resolve(entries, Site(path="content/site.yaml"), known=known, texts={}).chronicle


def linked(body: str, head: str) -> list[str]:
    """The words of an event's text that become links."""
    chronicle = read(FILES | {"events/fest.md": f"---\ntitle: Fest\ndate: 2021\nkind: fest\n{head}---\n{body}\n"})
    html = chronicle.entries["events/fest"].prose.html
    return [html[mention.start : mention.end] for mention in chronicle.mentions.get("events/fest", ())]


def mentioned(files: Mapping[str, str], key: str) -> list[str]:
    return [mention.keys[0] for mention in read(files).mentions.get(key, ())]


@pytest.mark.parametrize(
    ("body", "head", "expected"),
    [
        ("Die Feuerwehr löschte den Brand.", "", []),
        ("Das Fest in Brand.", "places: [{place: brand}]\n", ["Brand"]),
        ("Das Fest in Halle.", "places: [{place: brand}]\n", ["Halle"]),  # Brand lies in Halle
        ("Das Fest in Brand, beim [[chor]].", "", ["Brand"]),  # the choir has its seat there
        ("In der Halle war kein Platz.", "", []),
        ("Der Dorfchor sang.", "", []),
        ("Der Dorfchor sang.", "organisations: [{organisation: chor, role: auftritt}]\n", ["Dorfchor"]),
        ("Der Dorfchor sang, der Dorfchor Moosingen.", "", ["Dorfchor Moosingen"]),
        ("Der DMO sang.", "", ["DMO"]),
        ("Der MoosChor sang.", "", ["MoosChor"]),
        ("Ida Muster sprach, dann Frau Muster.", "", ["Ida Muster"]),
        ("Die Muster lagen aus.", "", []),
        ("Es gab Essen.", "places: [{place: essen}]\n", []),
        ("Ida Muster sprach.", "autolink: false\n", []),
    ],
)
def test_what_is_linked(body: str, head: str, expected: list[str]) -> None:
    assert linked(body, head) == expected


def test_a_relation_that_the_other_states_counts_too() -> None:
    network = {"networks/bund.yaml": "name: Klangbund\nmembers: [{organisation: chor, role: mitglied}]\n"}
    text = "---\nname: Kinderchor Süderau\n---\nIm Klangbund seit 1996.\n"
    files = FILES | network | {"organisations/kinderchor.md": text}
    assert mentioned(files, "organisations/kinderchor") == []

    files["networks/bund.yaml"] = "name: Klangbund\nmembers: [{organisation: kinderchor, role: mitglied}]\n"
    assert mentioned(files, "organisations/kinderchor") == ["networks/bund"]

"""What a chronicle does not know, told on its page of gaps; contradictions and announcements on the records' own pages."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from tests.support.pages import words
from tests.support.projects import Project, project, tree

SEED = "Der Chor sang am 3. Mai vor 80 Gästen. " + "Viel mehr ist über den Abend und alles andere nicht zu erfahren. " * 12
FILES = {
    "content/site.yaml": """
title: Chronik
vocabularies:
  event_kinds: {fest: Fest}
  network_kinds: {buendnis: Bündnis}
  place_kinds: {stadt: Stadt, landkreis: Landkreis}
  roles: {gast: Gast, mitglied: Mitglied}
""",
    "seeds/bote.txt": SEED,
    "content/sources/bote.yaml": f"""
title: Der Bote
file: bote.txt
sha256: {hashlib.sha256(SEED.encode()).hexdigest()}
publisher: Verlag Muster
date: 2021-05-05
""",
    "content/sources/buch.yaml": "title: Das Buch\nurl: https://example.org/\n",
    "content/places/dorf.yaml": "name: Dorf\nkind: stadt\n",
    "content/places/stadt.yaml": "name: Stadt\nkind: stadt\ncoordinates: [53.1, 10.2]\n",
    "content/places/kreis.yaml": "name: Kreis\nkind: landkreis\n",
    "content/organisations/chor.yaml": "name: Chor\nfounded: XXXX-11\n",
    "content/organisations/verein.yaml": "name: Verein\n",
    "content/organisations/zunft.yaml": "name: Zunft\n",
    "content/organisations/gilde.yaml": "name: Gilde\n",
    "content/organisations/amt.yaml": "name: Amt\n",
    "content/people/ada.yaml": "name: Ada\ntitle: Dr.\n",
    "content/people/bo.yaml": "name: Bo\n",
    "content/people/cleo.yaml": "name: Cleo\n",
    "content/networks/bund.yaml": """
name: Bund
founded: 2015
members:
  - {organisation: chor, role: mitglied, attested: 2021-05-03}
  - {organisation: verein, role: mitglied}
  - {organisation: zunft, role: mitglied, attested: 2020}
  - {organisation: gilde, role: mitglied, attested: 2020}
  - {organisation: amt, role: mitglied, since: 2016}
""",
    "content/networks/kreis.yaml": """
name: Alter Kreis
founded: 2015/..
dissolved: 2019
members:
  - {organisation: chor, role: mitglied, attested: [2016, 2018]}
  - {organisation: verein, role: mitglied, attested: 2016}
  - {organisation: verein, role: mitglied, attested: 2018}
""",
    "content/events/konzert.yaml": """
title: Konzert
kind: fest
date: {value: XXXX-05-03, quote: sang am 3. Mai vor 80 Gästen}
attendance:
  - {value: 80, quote: sang am 3. Mai vor 80 Gästen}
  - {value: 90, note: So die Einladung.}
format:
  - {value: online, note: So die Ankündigung.}
  - {value: in-person, preferred: true, reason: So der Bericht.}
people: [{person: ada, role: gast}]
sources: bote
searched:
  - {where: Deutsche Digitale Bibliothek, when: 2026-05-03}
  - {where: Stadtarchiv, when: 2026-06, result: Der Jahrgang fehlt.}
""",
    "content/events/probe.yaml": """
title: Probe
kind: fest
date: {value: unknown, as_written: neulich}
people: [{person: ada, role: gast}, {person: bo, role: gast}]
""",
    "content/events/nachspiel.yaml": "title: Nachspiel\nkind: fest\nstatus: announced\ndate: unknown\nfollows: [konzert]\n",
    "content/events/vorschau.yaml": "title: Vorschau\nkind: fest\nstatus: announced\ndate: 2021-07\n",
    "content/events/schau.yaml": "title: Schau\nkind: fest\ndate: 2021-07-04\nfollows: [vorschau]\n",
}

PAGE = """
# Lücken
Was diese Chronik nicht weiß. Die Liste entsteht aus den Einträgen; wer mehr weiß, kann eine Lücke schließen.
- [Ohne Datum (2)](/luecken/#ohne-datum)
- [Ohne Jahr (2)](/luecken/#ohne-jahr)
- [Angekündigt (1)](/luecken/#angekuendigt)
- [Widersprüche (1)](/luecken/#widersprueche)
- [Einmal belegt (1)](/luecken/#einmal-belegt)
- [Beginn und Ende (1)](/luecken/#beginn-und-ende)
- [Eine Quelle (1)](/luecken/#eine-quelle)
- [Kaum genutzt (1)](/luecken/#kaum-genutzt)
- [Ohne Wortlaut (1)](/luecken/#ohne-wortlaut)
- [Ohne Koordinaten (1)](/luecken/#ohne-koordinaten)
- [Nur einmal erwähnt (2)](/luecken/#einmal-genannt)
- [Gesucht (2)](/luecken/#gesucht)
## Ereignisse ohne Datum
Die Quellen sagen nicht, wann das war.
- [Nachspiel](/ereignisse/nachspiel/) angekündigt
- [Probe](/ereignisse/probe/) im Text: „neulich“
## Daten ohne Jahr
Tag oder Monat stehen im Text, das Jahr nicht.
- [Konzert](/ereignisse/konzert/) 3. Mai, Jahr unbekannt
- [Chor](/organisationen/chor/) November, Jahr unbekannt
## Angekündigt, nicht weiterverfolgt
Ob diese Ereignisse stattfanden, ist nicht belegt.
- [Nachspiel](/ereignisse/nachspiel/)
## Offene Widersprüche
Die Quellen sagen Verschiedenes, und nichts spricht bisher für eine der Angaben.
- [Konzert](/ereignisse/konzert/) 2 verschiedene Angaben
## Mitgliedschaften, die nur einmal belegt sind
Seit wann und bis wann sie bestanden, ist nicht bekannt.
- [Bund](/netzwerke/bund/) 4 Mitgliedschaften Chor, Verein, Zunft und 1 weitere
## Netzwerke ohne bekannten Beginn oder ohne bekanntes Ende
Von einem Netzwerk ohne Ende weiß die Chronik nicht, ob es noch besteht.
- [Bund](/netzwerke/bund/) Ende unbekannt
## Nur eine Quelle
So viele Einträge stützen sich allein auf diese eine Quelle.
- [Der Bote](/quellen/bote/) 1 Eintrag
## Quellen, die kaum genutzt sind
Aus ihnen ist nichts belegt, oder weniger als 10 % ihres Textes.
- [Der Bote](/quellen/bote/) 3 % des Textes
## Quellen ohne gespeicherten Wortlaut
Was aus ihnen belegt ist, lässt sich hier nicht an der Stelle nachlesen.
- [Das Buch](/quellen/buch/)
## Orte ohne Koordinaten
Sie fehlen auf der Karte.
- [Dorf](/orte/dorf/) Stadt
## Personen, die nur einmal vorkommen
Kein zweiter Eintrag erwähnt sie.
- [Bo](/personen/bo/) nur in „Probe“
- [Cleo](/personen/cleo/)
## Gesucht, nicht gefunden
Hier ist schon vergeblich gesucht worden.
- [Konzert](/ereignisse/konzert/) Deutsche Digitale Bibliothek, 3. Mai 2026
- [Konzert](/ereignisse/konzert/) Stadtarchiv, Juni 2026 Der Jahrgang fehlt.
"""


def written(root: Path, files: dict[str, str]) -> Project:
    made = project(root, "empty")
    for path, text in files.items():
        made.write(path, text.lstrip("\n"))
    return made


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return written(tmp_path_factory.mktemp("luecken"), FILES).built()


def page(site: dict[str, bytes], url: str) -> str:
    return words(site[f"{url}index.html"], f"{url}index.html").replace("\u00a0", " ")


def facts(said: str, name: str) -> list[str]:
    """The values of one fact of a page."""
    return re.findall(r"^: (.*)$", re.search(rf"^\? {name}\n((?:: .*\n)+)", said, re.MULTILINE)[1], re.MULTILINE)  # type: ignore[index]


def test_the_page_tells_every_gap(site: dict[str, bytes]) -> None:
    assert page(site, "luecken/") == PAGE.lstrip("\n")


def test_every_page_leads_to_the_gaps(site: dict[str, bytes]) -> None:
    assert b'<a href="../../luecken/">' in site["ereignisse/konzert/index.html"]
    assert "[Was diese Chronik nicht weiß](/luecken/)" in page(site, "")


def test_contradicting_claims_are_all_shown(site: dict[str, bytes]) -> None:
    said = page(site, "ereignisse/konzert/")
    assert facts(said, "Teilnehmende") == ["80[1](#beleg-1) widersprüchlich", "90 widersprüchlich So die Einladung."]
    assert facts(said, "Format") == ["Präsenz So der Bericht.", "online andere Angabe So die Ankündigung."]


def test_a_source_is_cited_with_its_own_date(site: dict[str, bytes]) -> None:
    assert "- sang am 3. Mai vor 80 Gästen [Der Bote](/quellen/bote/#stelle-9-37), Verlag Muster, 5. Mai 2021 ↩" in page(site, "ereignisse/konzert/")


def test_a_search_in_vain_is_told(site: dict[str, bytes]) -> None:
    found = facts(page(site, "ereignisse/konzert/"), "Gesucht, nicht gefunden")
    assert found == ["Deutsche Digitale Bibliothek, 3. Mai 2026", "Stadtarchiv, Juni 2026 Der Jahrgang fehlt."]


def test_announced_is_not_happened(site: dict[str, bytes]) -> None:
    announced, happened = page(site, "ereignisse/vorschau/"), page(site, "ereignisse/schau/")
    assert "\nFest · angekündigt\n# Vorschau\n" in announced
    assert facts(announced, "Stand") == ["angekündigt; ob es stattfand, ist nicht belegt"]
    assert "\nFest\n# Schau\n" in happened
    assert "? Stand" not in happened


@pytest.mark.parametrize(
    ("files", "lead"),
    [
        ({}, "Diese Chronik ist noch leer. Was ihr fehlt, zeigt sich mit den ersten Einträgen."),
        ({"content/organisations/chor.yaml": "name: Chor\n"}, "Keine der Lücken, nach denen hier gesucht wird, ist offen."),
    ],
)
def test_a_page_without_gaps_has_a_sentence(files: dict[str, str], lead: str, tmp_path: Path) -> None:
    assert page(written(tmp_path, files).built(), "luecken/") == f"# Lücken\n{lead}\n"


def test_a_long_list_is_divided(tmp_path: Path) -> None:
    people = {f"content/people/p{n:03}.yaml": f"name: Person {n:03}\n" for n in range(450)}
    site = written(tmp_path, {**people, "content/networks/bund.yaml": "name: Bund\n"}).built()
    parts = [page(site, url) for url in ("luecken/", *[f"luecken/seite-{n}/" for n in range(2, 5)]) if f"{url}index.html" in site]
    found = [person for part in parts for person in re.findall(r"/personen/(p\d+)/\)", part)]
    assert found == [f"p{n:03}" for n in range(450)]
    assert len(parts) > 1
    assert all(
        "- [Beginn und Ende (1)](/luecken/#beginn-und-ende)\n- [Nur einmal erwähnt (450)](/luecken/#einmal-genannt)\n" in part for part in parts
    )


def test_the_page_follows_its_records(tmp_path: Path) -> None:
    made = written(tmp_path, FILES)
    made.built()
    made.write("content/events/probe.yaml", "title: Probe\nkind: fest\ndate: 2021-07-01\n")
    changed = made.built()
    assert "[Probe]" not in page(changed, "luecken/")
    assert changed == tree(made.site) == written(tmp_path / "neu", {path: (made.root / path).read_text("utf-8") for path in FILES}).built()

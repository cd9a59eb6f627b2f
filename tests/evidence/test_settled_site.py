"""A chronicle typed short is the one typed long: the same files, but for the version that each record is cited with."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.projects import Project, project
from tests.support.repositories import commit, git

LONG = """---
title: Gründung des Lesebunds
date: {value: 2015-05-04, quote: "Am 4. Mai 2015 gründeten die Stadtbücherei Nordhain", source: bote}
kind: gruendung
networks: [lesebund]
organisations:
  - {organisation: stadtbuecherei-nordhain, role: gruendung, quote: "Am 4. Mai 2015 gründeten die Stadtbücherei Nordhain", source: bote}
  - {organisation: stadtbuecherei-nordhain, role: leitung, quote: "Ada Beispiel gewählt, Leiterin der Kinderabteilung in der Stadtbücherei", source: bote}
people:
  - {person: ada-beispiel, role: vorsitz, quote: "Ada Beispiel gewählt, Leiterin der Kinderabteilung in der Stadtbücherei", source: bote}
sources: [jahresbericht, bote]
---

Zwei Häuser gründeten.[@bote "Am 4. Mai 2015 gründeten die Stadtbücherei Nordhain"]
"""
SHORT = """---
title: Gründung des Lesebunds
sources: [jahresbericht, bote]
quotes:
  häuser: Am 4. Mai 2015 gründeten die Stadtbücherei Nordhain
date: {value: 2015-05-04, quote: häuser}
kind: gruendung
networks: [lesebund]
organisations:
  - {organisation: stadtbuecherei-nordhain, role: gruendung, quote: häuser}
people:
  - person: ada-beispiel
    role: vorsitz
    for: stadtbuecherei-nordhain
    quote: Ada Beispiel gewählt, Leiterin der Kinderabteilung in der Stadtbücherei
---

Zwei Häuser gründeten.[@ "häuser"]
"""
VERSION = re.compile(rb"(?:(?<=%20)|\b)[0-9a-f]{10}\b")
PATH = "content/events/gruendung-lesebund.md"


def chronicle(root: Path) -> Project:
    made = project(root)
    settings = (root / "content/site.yaml").read_text("utf-8")
    made.write("content/site.yaml", settings.replace("leitung: Leitung", "leitung: {label: Leitung, represents: true}"))
    return made


def test_the_site_is_the_same(tmp_path: Path) -> None:
    sites = []
    for name, text in (("long", LONG), ("short", SHORT)):
        made = chronicle(tmp_path / name)
        made.write(PATH, text)
        sites.append({path: VERSION.sub(b"Fassung", data) for path, data in made.built().items() if path != ".chronik.json"})
    long, short = sites
    assert long.keys() == short.keys()
    assert [path for path in long if long[path] != short[path]] == []


def test_to_type_it_short_is_no_news(tmp_path: Path) -> None:
    made = chronicle(tmp_path)
    git(tmp_path, "init", "--quiet")
    made.write(".gitignore", "site\n.cache\n")
    made.write(PATH, LONG)
    commit(tmp_path, "2026-05-01")
    before = made.built()["feed.xml"]
    made.write(PATH, SHORT)
    commit(tmp_path, "2026-05-02")
    assert made.built()["feed.xml"].count(b"<entry>") == before.count(b"<entry>")
    made.write(PATH, SHORT.replace("2015-05-04", "2015-05").replace("date: {", "date: {reason: so erzählt, "))
    commit(tmp_path, "2026-05-03")
    told = made.built()["feed.xml"].decode()
    assert "Mai\u00a02015" in told
    # the state before, too, rests on the source that has the words, and has the role of the settings
    assert "Beleg" not in told and "Leitung" not in told


def test_the_quote_must_name_for_whom_somebody_came(tmp_path: Path) -> None:
    made = chronicle(tmp_path)
    made.write(PATH, SHORT.replace("for: stadtbuecherei-nordhain", "for: volkshochschule-suederau"))
    said = made.run("check").out
    assert f"{PATH}:14:10: Fehler [claim-disagrees] Angegeben ist „Volkshochschule Süderau“" in said
    assert said.count("Fehler [") == 1
    own = "for: {organisation: volkshochschule-suederau, quote: und die Volkshochschule Süderau den Lesebund Nordhain}"
    made.write(PATH, SHORT.replace("for: stadtbuecherei-nordhain", own))
    assert made.run("check").code == 0

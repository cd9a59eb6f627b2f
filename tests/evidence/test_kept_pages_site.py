"""A web page that was kept as the stored text of a source: quotes are found in it, and its page says when it was kept, from where."""

from __future__ import annotations

import hashlib
import re

from tests.evidence.stored.test_web import FEST, archive, wacz
from tests.support.projects import Project

EVENT = """---
title: Eröffnung
kind: fest
date: unknown
sources: netz
---
Es war feucht [@"eröffnet. Es regnete."] und voll [@"Kamen knapp 65 Gäste & Freunde"].
"""


def kept(project: Project, name: str, data: bytes) -> str:
    """The page of the source, without tags."""
    project.write(f"seeds/{name}", data)
    project.write("content/sources/netz.yaml", f"title: Das Fest im Netz\nkind: website\nfile: {name}\nsha256: {hashlib.sha256(data).hexdigest()}\n")
    project.write("content/events/eroeffnung.md", EVENT)
    html = project.built()["quellen/netz/index.html"].decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.partition("<main")[2]))


def test_quotes_are_found_and_it_says_when_it_was_kept(family: Project) -> None:
    for name, data in (("fest.warc.gz", archive(FEST)), ("fest.warc", archive(FEST, packed=False)), ("fest.WACZ", wacz(archive(FEST)))):
        told = kept(family, name, data)
        assert "Gesichert https://example.org/fest am 3. Mai 2024" in told, name
        assert "eröffnet. Es regnete." in told, name
        assert not any(name.lower() in path.lower() for path in family.built()), "the copy is not published"


def test_a_page_alone_says_nothing_of_that(family: Project) -> None:
    told = kept(family, "fest.html", FEST[3])
    assert "eröffnet. Es regnete." in told
    assert "Gesichert" not in told
    assert "Ohne Ende" not in told, "excerpts: nothing but what proves"


def test_contact_data_in_it_is_an_error(family: Project) -> None:
    kept(family, "fest.html", FEST[3])
    data = FEST[3].replace(b"Ohne Ende", b"Tel. <b>05800</b> 12345")
    family.write("seeds/fest.html", data)
    family.write("content/sources/netz.yaml", f"title: Das Fest im Netz\nfile: fest.html\nsha256: {hashlib.sha256(data).hexdigest()}\n")
    done = family.run("check")
    assert done.code == 1
    assert "seeds/fest.html" in done.out
    assert "Fehler [contact-data] Hier steht eine Telefonnummer" in done.out

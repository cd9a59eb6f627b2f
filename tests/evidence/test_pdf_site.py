"""A PDF as the stored text of a source: proofs name its pages, nothing of it is published, nothing of it escapes who protects people."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from tests.evidence.stored.pdfs import Drawn, lines
from tests.support.projects import Done, Project, program

FIRST = ("Der Chor sang am 5. Mai 2019 im Park von Nordhain.", "Es kamen rund 80 Gäste, und der Vor-", "stand war sehr zufrieden.")
SECOND = ("Auf der zweiten Seite steht sonst nicht viel.", "Sprecherin war Ada Beispiel.")
EVENT = """---
title: Singen im Park
kind: fest
date: {value: 2019-05-05, quote: Der Chor sang am 5. Mai 2019 im Park}
sources: heft
---
Alle waren froh [@heft "der Vorstand war sehr zufrieden"], auch später [@heft "Auf der zweiten Seite steht sonst nicht viel."].
"""


def pdf(*pages: tuple[str, ...]) -> bytes:
    drawn = Drawn()
    for page in pages:
        drawn.page(lines(*page))
    return drawn.saved(deterministic_id=True)


@pytest.fixture
def heft(family: Project) -> Project:
    return stored(family, FIRST, SECOND)


def stored(project: Project, *pages: tuple[str, ...]) -> Project:
    data = pdf(*pages)
    project.write("seeds/heft.pdf", data)
    project.write("content/sources/heft.yaml", f"title: Vereinsheft\nfile: heft.pdf\nsha256: {hashlib.sha256(data).hexdigest()}\n")
    project.write("content/events/singen.md", EVENT)
    return project


def typed(project: Project, command: str, *words: str) -> Done:
    places = [word for name in ("content", "seeds", ".cache") for word in (f"--{name.strip('.')}", str(project.root / name))]
    return program(command, *words, *places, cwd=project.root)


def page(site: dict[str, bytes], path: str) -> str:
    return site[f"{path}/index.html"].decode().replace("\u00a0", " ")


def test_notes_and_the_page_of_the_source_name_the_page(heft: Project) -> None:
    site = heft.built()
    for path in ("ereignisse/singen", "quellen/heft"):
        assert "S. 1" in page(site, path)
        assert "S. 2" in page(site, path)


def test_the_pdf_is_not_published_and_excerpts_are_passages_alone(heft: Project) -> None:
    site = heft.built()
    data = (heft.root / "seeds/heft.pdf").read_bytes()
    assert data not in site.values()
    assert not [path for path in site if path.endswith(".pdf")]
    assert "der Vorstand war sehr zufrieden" in page(site, "quellen/heft")
    assert not [path for path, made in site.items() if b"rund 80" in made]


def test_a_quote_that_differs_is_told_with_its_page(heft: Project) -> None:
    heft.write("content/events/singen.md", EVENT.replace("sonst nicht viel", "sonst recht viel"))
    assert "steht so nicht in seeds/heft.pdf, S. 2" in heft.run("check").out.replace("\u00a0", " ")


def test_a_pdf_is_read_once(heft: Project, tmp_path: Path) -> None:
    """Afterwards the library is not even loaded, whatever else changes."""
    heft.built()
    (tmp_path / "pypdfium2.py").write_text("raise RuntimeError('read again')\n")
    heft.write("content/events/singen.md", EVENT.replace("Alle waren", "Und alle waren"))
    done = heft.run("build", PYTHONPATH=str(tmp_path))
    assert done.code == 0, done.out + done.err
    assert "Und alle waren" in (heft.site / "ereignisse/singen/index.html").read_text()
    assert heft.run("build", "--no-cache", PYTHONPATH=str(tmp_path)).code != 0, "the guard holds"


def test_contact_data_in_it_is_an_error_with_its_page(family: Project) -> None:
    stored(family, FIRST, (*SECOND, "Auskunft: Tel. 05800 56789"))
    told = family.run("check").out.replace("\u00a0", " ")
    assert "seeds/heft.pdf:1:1: Fehler [contact-data] Hier, auf S. 2, steht" in told
    assert "redact" not in told
    family.write("content/sources/heft.yaml", (family.root / "content/sources/heft.yaml").read_text() + "contacts: {reason: Impressum des Vereins}\n")
    assert "contact-data" not in family.run("check").out


def test_redact_says_what_to_do_instead(family: Project) -> None:
    stored(family, FIRST, (*SECOND, "Auskunft: Tel. 05800 56789"))
    before = (family.root / "seeds/heft.pdf").read_bytes()
    done = typed(family, "redact", "seeds/heft.pdf")
    assert done.code == 2
    assert "heft.pdf ist kein Text; darin kann chronik nichts schwärzen" in done.err
    assert (family.root / "seeds/heft.pdf").read_bytes() == before


def test_withdraw_refuses_while_a_pdf_names_the_person(heft: Project) -> None:
    before = {p: p.read_bytes() for p in heft.root.rglob("*") if p.is_file() and ".cache" not in p.parts}
    done = typed(heft, "withdraw", "ada-beispiel")
    assert done.code == 2
    assert "In seeds/heft.pdf steht der Name (S. 2), und chronik kann darin nichts ändern." in done.err.replace("\u00a0", " ")
    assert {p: p.read_bytes() for p in before} == before


def test_a_withdrawn_name_does_not_come_back_in_a_pdf(family: Project) -> None:
    assert typed(family, "withdraw", "ada-beispiel").code == 0
    stored(family, FIRST, SECOND)
    assert "seeds/heft.pdf:1:1: Warnung [withdrawn-name]" in family.run("check").out


def test_a_draft_is_made_of_its_words(family: Project) -> None:
    data = pdf(FIRST, SECOND)
    family.write("seeds/heft.pdf", data)
    done = typed(family, "draft", "seeds/heft.pdf")
    assert done.code == 0, done.err
    written = "".join(path.read_text() for path in (family.root / "content").rglob("*") if path.suffix in (".md", ".yaml"))
    assert f"file: heft.pdf\nsha256: {hashlib.sha256(data).hexdigest()}" in written
    assert "Entwurf aus seeds/heft.pdf, S. 1:" in written.replace("\u00a0", " ")
    assert "value: 2019-05-05" in written
    assert "Fehler [quote" not in family.run("check").out


def test_a_draft_with_contact_data_cannot_be_redacted(family: Project) -> None:
    family.write("seeds/heft.pdf", pdf(FIRST, ("Auskunft: Tel. 05800 56789",)))
    assert "S. 2: Auskunft" in typed(family, "draft", "seeds/heft.pdf", "--dry-run").err.replace("\u00a0", " ")
    refused = typed(family, "draft", "seeds/heft.pdf", "--redact")
    assert refused.code == 2
    assert "heft.pdf ist kein Text; darin kann chronik nichts schwärzen" in refused.err


def test_what_is_not_used_is_told_by_page(heft: Project) -> None:
    told = heft.run("check", "--coverage").out.replace("\u00a0", " ")
    assert "S. 2 ungenutzt: Sprecherin war Ada Beispiel." in told
    assert "„Ada Beispiel“ kommt vor (S. 2)" in told


def test_pin_writes_the_checksum_of_the_file(heft: Project) -> None:
    heft.write("content/sources/heft.yaml", "title: Vereinsheft\nfile: heft.pdf\n")
    assert typed(heft, "pin").code == 0
    data = (heft.root / "seeds/heft.pdf").read_bytes()
    assert f"sha256: {hashlib.sha256(data).hexdigest()}" in (heft.root / "content/sources/heft.yaml").read_text()


def test_a_deposit_holds_the_file_and_quotes_by_their_words(heft: Project, tmp_path: Path) -> None:
    assert heft.run("deposit", "--to", str(tmp_path / "paket")).code == 0
    data = tmp_path / "paket/data"
    kept = next(data.rglob("heft.pdf"))
    assert kept.read_bytes() == (heft.root / "seeds/heft.pdf").read_bytes()
    told = [
        target for path in data.rglob("*.json*") for target in targets(json.loads(path.read_text())) if target["source"]["id"].endswith("heft.pdf")
    ]
    assert told
    for target in told:
        assert target["source"]["format"] == "application/pdf"
        assert [one["type"] for one in target["selector"]] == ["TextQuoteSelector"]


def targets(node: object) -> list[dict]:
    """All targets of annotations in a file."""
    if isinstance(node, list):
        return [one for each in node for one in targets(each)]
    if isinstance(node, dict):
        own = [one for one in node.get("target", []) if isinstance(one, dict)] if isinstance(node.get("target"), list) else []
        return own + [one for each in node.values() for one in targets(each) if one not in own]
    return []


def test_the_whole_text_flows_as_its_paragraphs_do(heft: Project) -> None:
    """Printed lines are as long as the paper; a word that one of them broke is whole again."""
    source = heft.root / "content/sources/heft.yaml"
    source.write_text(source.read_text("utf-8") + "publish: full\n", "utf-8")
    html = heft.built()["quellen/heft/index.html"].decode().partition('id="wortlaut"')[2].partition("</section>")[0]
    shown = [re.sub(r"<sup.*?</sup>|<[^>]+>", "", row).strip() for row in re.findall(r"<p>(.*?)</p>", html, re.DOTALL)]
    assert shown == [" ".join(FIRST).replace("Vor- stand", "Vorstand"), " ".join(SECOND)]

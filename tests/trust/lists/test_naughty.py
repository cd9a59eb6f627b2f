"""Strings that others collected: in every field, in bodies, texts, quotes, tables, names of files, requests of the desk.

Each is refused, in a message that names file and line, or published as the words it is.
"""

from __future__ import annotations

import csv
import os
import re
from io import StringIO
from pathlib import Path
from unicodedata import combining

import pytest

from chronik.drafting.assembling import Seed, drafted
from chronik.drafting.reading.findings import known_of
from chronik.drafting.stubs import Setting
from chronik.evidence.quotes import Found, find, prepare
from chronik.records.kinds import FIELDS_OF
from chronik.records.kinds.entry import read_entry
from tests.support.pages import pages
from tests.support.projects import Project, program, project, tree
from tests.trust.filled import hostile, leaves, takes_words
from tests.trust.fuzzing.test_requests import answered, opened
from tests.trust.lists.everywhere import packed, turning
from tests.trust.lists.naughty import naughty, scripted
from tests.trust.lists.pages import faults
from tests.trust.test_active import ADDRESS, read_beside
from tests.trust.test_fuzz import SITE

MANY = 40  # records of each kind, over which the lists are spread
LONG = os.environ.get("CHRONIK_HYPOTHESIS") == "long"
# `make fuzz` puts each string in each field, which takes a quarter of an hour; else each is in some fields, and in each field are some.
PARTS = range(0, 2_100, 150) if LONG else [-1]


@pytest.fixture(scope="module", params=PARTS)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root, every = tmp_path_factory.mktemp("listen"), packed((*naughty(), *scripted()))
    if request.param >= 0:
        filled = hostile(root, every[request.param :][:150])
    else:
        filled = hostile(root, every[:MANY], turning(every, each=-(-len(every) // (MANY * len(FIELDS_OF)))))
    return filled.chronicle._replace(search=True).built(timeout=600)


def test_no_page_does_anything(site: dict[str, bytes]) -> None:
    assert not [*faults(pages(site), ADDRESS)]


def test_no_file_beside_them_does(site: dict[str, bytes]) -> None:
    read_beside(site)


def test_the_lists_are_there() -> None:
    assert (len(naughty()) > 450, len(scripted()) > 4_000) == (True, True)
    told = "\n".join(packed((*naughty(), *scripted())))
    kept = [text for text in (*naughty(), *scripted()) if " ".join(text.split()) in told]
    assert len(kept) > 4_300  # but for what nobody sees, and what is longer than a name


def test_typed_into_a_page_of_ours_they_would_be_seen(site: dict[str, bytes]) -> None:
    """The guard of `faults`: the parsers see what acts, where nothing escapes it."""
    page = site["index.html"].decode()
    acting = [text for text in scripted()[:400] if re.match(r"<(?:script|img|svg|iframe|input|details|video)\b[^`]*\bon\w+=", text)]
    seen = [text for text in acting if [*faults({"x": page.replace("</main>", f"{text}</main>").encode("utf-8", "replace")}, ADDRESS)]]
    assert len(acting) > 30
    assert len(seen) == len(acting)


# Alone: as somebody would type it


def ways(text: str) -> dict[str, str]:
    """Files of records with the text as it is, where YAML and Markdown decide what it says."""
    inside = text.replace("\n", "\n  ")
    return {
        "plain": f"name: {text}\n",
        "double": f'name: "{text}"\n',
        "single": f"name: '{text}'\n",
        "block": f"name: A\nsummary: |\n  {inside}\n",
        "item": f"name: A\naliases:\n  - {text}\n  - [{text}]\n",
        "key": f"{text}: A\nname: B\n",
        "body": f'---\nname: A\n---\n{text}\n\n- {text}\n> {text}\n\n[{text}]({text}) [[{text}]] ![{text}]({text})\n\n[@ "{text}"]\n',
        "file": text,
    }


@pytest.mark.parametrize("way", ways(""))
def test_each_alone_is_read_or_refused_at_its_line(way: str) -> None:
    for text in (*naughty(), *scripted()):
        file = ways(text)[way]
        path = f"content/people/a.{'md' if way == 'body' else 'yaml'}"
        read = read_entry(path, file.encode("utf-8", "surrogatepass"))
        assert read.entry or any(problem.severity == "error" for problem in read.problems), text
        last = len(re.findall("\r\n|\r|\n", file)) + 1
        assert all(problem.span.path == path and 1 <= problem.span.line <= last for problem in read.problems), (text, read.problems)
        assert not [problem for problem in read.problems if "\n" in problem.message + problem.hint], text


def test_of_a_text_of_them_a_draft_is_made() -> None:
    known = Setting(SITE, known_of(()), frozenset(), {})
    for start in range(0, len((*naughty(), *scripted())), 40):
        text = "\n\n".join((*naughty(), *scripted())[start : start + 40]).encode("utf-8", "replace").decode()
        draft = drafted(Seed("bericht.txt", f"Am 3. Juli 2021 war ein Fest.\n\n{text}", "0" * 64), known)
        assert all(read_entry(path, words.encode()).entry for path, words in draft.files().items())


def test_each_is_found_as_a_quote() -> None:
    texts = [text for text in (*naughty(), *scripted()) if len(re.findall(r"\w", text)) > 12 and "[" not in text and not combining(text[0])]
    assert len(texts) > 3_000
    assert not [text for text in texts if len(text) < 1_000 and not isinstance(find(prepare(f"Er sagte: {text} und ging."), text), Found)]


# Names of files, tables, the desk


def test_as_names_of_files_each_is_refused_in_its_line(family: Project) -> None:
    names = {text for text in naughty() if text and "/" not in text and len(text.encode("utf-8", "replace")) < 240}
    kept = {name for name in names if not name.startswith((".", "#")) and not name.endswith("~")}
    for name in names:
        family.write(f"content/people/{name}.yaml", "name: Ada\n")
        family.write(f"seeds/{name}.txt", "Ein Text.\n")
    done = family.run("check")
    assert (done.code, "Traceback" in done.err) == (1, False), done.err
    refused = [line for line in done.out.splitlines() if re.match(r"content/people/.*: Fehler \[", line)]
    assert len({line.partition(": Fehler")[0] for line in refused}) >= len(kept) - HARMLESS
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]", done.out)


HARMLESS = 40  # that may be ids: „undefined“, „true“, „con-stant“


COLUMNS = """\
columns:
  Titel: title
  Datum: date
  Ort: places
  Personen: {field: people, role: leitung}
  Inhalt: summary
  Thema: themes
constants: {kind: fest}
"""


def test_a_table_of_them_becomes_records_that_are_published_as_words(tmp_path: Path) -> None:
    chronicle, table = project(tmp_path / "projekt"), StringIO(newline="")
    rows = csv.writer(table, delimiter=";")
    rows.writerow(["Titel", "Datum", "Ort", "Personen", "Inhalt", "Thema"])
    rows.writerows([text, "2021-07-03", text, text, text, text] for text in packed(naughty()))
    rows.writerows([text, text, "Nordhain", "", "", ""] for text in naughty())
    chronicle.write("tabelle.csv", table.getvalue().encode("utf-8", "replace"))
    chronicle.write("zuordnung.yaml", COLUMNS)
    places = [word for name in ("content", "seeds") for word in (f"--{name}", str(chronicle.root / name))]
    words = ("import", "tabelle.csv", "--kind", "events", "--mapping", "zuordnung.yaml", *places, "--no-cache")
    done = program(*words, cwd=chronicle.root, timeout=300)
    assert (done.code, "Traceback" in done.err) == (0, False), done.err
    site = chronicle.built(timeout=300)
    assert len(site) > 1_000
    assert not [*faults(pages(site), "https://example.org/lesen/")]


def test_the_desk_answers_each(tmp_path: Path) -> None:
    small = opened(tmp_path / "projekt")
    before = tree(small.chronicle.root)
    person = "content/people/ada-beispiel.yaml"
    for text in (*naughty(), *scripted()[::40]):
        text = text.encode("utf-8", "replace").decode()
        record = {"path": person, "text": "name: Ada\n", "base": ""}
        answered(small, "names", {"typed": text})
        answered(small, "date", {"typed": text, "published": text})
        answered(small, "change", {**record, "do": [{"set": ["name"], "to": text}, {"add": ["aliases"], "item": text}, {"body": text}]})
        answered(small, "change", {**record, "text": text})
        answered(small, "open", {"path": text})
        answered(small, "paste", {"text": text})
        answered(small, "seed", {"file": text})
    assert tree(small.chronicle.root) == before


def test_every_field_takes_part() -> None:
    """Found in the field tables, not listed here."""
    said = set[str]()
    every = packed((*naughty(), *scripted()))
    filled = turning(every, each=1)
    for kind, table in FIELDS_OF.items():
        filled(kind, 1, "", said).fields(table.fields)
    found = {".".join([kind, *(str(part) for part in path if part != 0)]) for kind, path, type_ in texts_of() if takes_words(type_)}
    assert found - said == {f"{kind}.images.file" for kind in FIELDS_OF}


def texts_of() -> list[tuple[str, tuple[str | int, ...], object]]:
    return [(kind, *leaf) for kind, table in FIELDS_OF.items() for field in table.fields.values() for leaf in leaves(field.type, (field.name,))]

"""What is larger, deeper or more than anybody needs is refused at its line; what is known to kill a build does not.

Each runs in a process that the system ends after ten seconds of processor time: an algorithm that grows with the square fails here.
"""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

import pytest

from chronik.evidence import quotes
from chronik.evidence.quotes import TooLarge, find, prepare
from chronik.records.bodies import parser
from chronik.records.bodies.markdown import read_body
from chronik.words import bounds
from tests.support.places import ROOT
from tests.support.projects import Project, project
from tests.trust.limits import Limits, bounded

EVENT = "content/events/fall.md"
HEAD = "---\ntitle: Fall\ndate: 2021\nkind: fest\n---\n"
BODY = 150_000  # bytes: what grows with the square takes far longer than ten seconds


def filled(pattern: str, size: int = BODY) -> str:
    return pattern * (size // len(pattern.encode()))


@pytest.fixture
def bare(tmp_path: Path) -> Project:
    """A chronicle of one event, and room for another."""
    chronicle = project(tmp_path, "empty")
    chronicle.write("content/site.yaml", "title: Chronik\nvocabularies: {event_kinds: {fest: Fest}}\n")
    return chronicle


def refused(chronicle: Project, where: str, code: str, **limits: int) -> str:
    """The line that names the file, its line and the code; the process was not ended."""
    done = bounded(chronicle, "check", limits=Limits(**limits))
    assert done.code == 1, (done.code, done.out[-500:], done.err[-2000:])
    assert "Traceback" not in done.err
    found = re.search(rf"^{re.escape(where)}:\d+: Fehler \[{code}\] .+$", done.out, re.MULTILINE)
    assert found, done.out[:1500]
    return found[0]


# Size: what stands there, and where the message says it


MARKS = "\u0301\u0323"  # in the order that Unicode turns round
LARGE: dict[str, tuple[str, str, str, str]] = {
    "front matter": (EVENT, HEAD.replace("date", "summary: " + "x" * 16_000 + "\ndate"), f"{EVENT}:1", "too-long"),
    "body": (EVENT, HEAD + "x" * 500_001, f"{EVENT}:6", "too-long"),
    "record": ("content/people/ada.yaml", "name: Ada\n# " + "x" * 1_000_000, "content/people/ada.yaml:1", "too-long"),
    "seed": ("seeds/bote.txt", "x" * 2_000_001, "seeds/bote.txt:1", "too-long"),
    "title": (EVENT, HEAD.replace("Fall", "x" * 301), f"{EVENT}:2", "too-long"),
    "alias": (EVENT, HEAD.replace("date", f"aliases: [a, {'x' * 301}]\ndate"), f"{EVENT}:3", "too-long"),
    "list": (EVENT, HEAD.replace("date", "aliases:\n" + "- a\n" * 1_001 + "date"), f"{EVENT}:1004", "too-long"),
    "list in a line": (EVENT, HEAD.replace("date", f"aliases: [{'a, ' * 1_001}]\ndate"), f"{EVENT}:3", "too-long"),
    "former addresses": (
        "content/people/ada.yaml",
        "name: Ada\nformer_ids:\n" + "".join(f"- a{n}\n" for n in range(40_000)),
        "content/people/ada.yaml:1003",
        "too-long",
    ),
    "fields": ("content/people/ada.yaml", "name: Ada\n" + "".join(f"a{n}: b\n" for n in range(1_001)), "content/people/ada.yaml:1001", "too-long"),
    "lines": (EVENT, HEAD + "a\n" * 20_001, f"{EVENT}:20006", "too-long"),
    "headings": (EVENT, HEAD + "# a\n\n" * 1_001, f"{EVENT}:6", "too-long"),
    "links": (EVENT, HEAD + "[[fall]] " * 5_001, f"{EVENT}:6", "too-long"),
    "citations": (EVENT, HEAD + "[@bote] " * 1_001, f"{EVENT}:6", "too-long"),
    "columns": (EVENT, HEAD + "|a" * 101 + "\n" + "|-" * 101 + "\n", f"{EVENT}:6", "body-lost"),
    "levels of YAML": ("content/people/ada.yaml", "name: Ada\n#" + "x" * 2_000 + "\na: " + "[" * 20 + "]" * 20, "content/people/ada.yaml:3", "yaml"),
    "levels of quotations": (EVENT, HEAD + "> " * 21 + "a", f"{EVENT}:6", "body-lost"),
    "levels of lists": (EVENT, HEAD + "".join("  " * n + "- a\n" for n in range(21)), f"{EVENT}:26", "body-lost"),
    "marks on a letter of a body": (EVENT, HEAD + "Wort\n\na" + MARKS * 100_000, f"{EVENT}:8", "too-long"),
    "marks on a letter of a name": ("content/people/ada.yaml", f"name: A{MARKS * 16}\n", "content/people/ada.yaml:1", "too-long"),
    "marks written as escapes": (
        "content/people/ada.yaml",
        'name: A\nsummary: "a' + "\\u0301\\u0323" * 80_000 + '"',
        "content/people/ada.yaml:2",
        "too-long",
    ),
    "id": (f"content/people/{'a' * 201}.yaml", "name: Ada\n", f"content/people/{'a' * 201}.yaml:1", "file-name"),
    "id with an image": (f"content/people/{'a' * 245}.yaml", "name: Ada\n", f"content/people/{'a' * 245}.yaml:1", "file-name"),
}


@pytest.mark.parametrize("name", LARGE)
def test_what_is_too_large_is_refused_at_its_line(bare: Project, name: str) -> None:
    path, content, where, code = LARGE[name]
    bare.write(path, content)
    done = bare.run("check")
    assert done.code == 1
    assert re.search(rf"^{re.escape(where)}:\d+: Fehler \[{code}\] ", done.out, re.MULTILINE), done.out[:1500]


def test_what_is_just_as_large_as_may_be_is_read(bare: Project) -> None:
    aliases = "aliases:\n" + "".join(f"- a{n}\n" for n in range(1_000))
    bare.write(EVENT, HEAD.replace("Fall", "x" * 300).replace("date", f"{aliases}date") + "> " * 20 + "a\n\n" + "wort " * 99_000)
    assert bare.run("check").code == 0


def test_the_bounds_are_published_as_they_are() -> None:
    told = (ROOT / "docs/security.md").read_text("utf-8").partition("## Bounds")[2].partition("\n## ")[0]
    numbers = set(re.findall(r"[\d,]*\d", " ".join(re.findall(r"^\|[^|]+\|([^|]+)\|", told, re.MULTILINE))))  # of the column „at most“
    assert {f"{value:,}" for name, value in vars(bounds).items() if name.startswith("MOST_")} == numbers


# Killers: files that took minutes, or all memory


KILLERS: dict[str, tuple[str, str | None]] = {
    "<![CDATA[": (filled("<![CDATA["), "body-link"),
    "90 quotations and lazy lines": (">" * 90 + "a\n" + "a\n" * 19_000, "body-lost"),
    "20 quotations and lazy lines": (">" * 20 + "a\n" + "a\n" * 9_000, None),
    "quotation marks": (filled('"'), None),
    "brackets": (filled("[a"), "body-link"),
    "open citations": (filled('[@a "'), "body-link"),
    "open citations that end": (filled('[@a "') + '"]', None),
    "headings": ("# a\n" * 19_900, "too-long"),
    "images in images": (filled("![[]()"), "body-link"),
    "images in images' words": ("![" * 20_000 + "](a)" * 20_000, "body-link"),
    "links in links": (filled("[a]("), None),
    "emphasis": (filled("*a **b "), None),
    "footnotes": (filled("[^a"), "body-link"),
    "embeddings": (filled("![[a]]"), "body-markup"),
    "definitions": (filled("[a]: x\n\n", 40_000), "body-markup"),
    "entities": (filled("&amp;", 100_000), None),
    "numbers": ("1. a\n" * 10_000, None),
    "list points": ("- a\n" * 10_000, None),
    "tables": ("a|b\n-|-\n1|2\n\n" * 2_000, None),
    "columns": ("|a" * 20_000 + "\n" + "|-" * 20_000 + "\n", "body-lost"),
    "placeholders": (filled("[ergänzen"), "body-link"),
}


@pytest.mark.parametrize("name", KILLERS)
def test_no_body_takes_longer_than_it_may(bare: Project, name: str) -> None:
    body, code = KILLERS[name]
    bare.write(EVENT, HEAD + body)
    if code:
        refused(bare, f"{EVENT}:6", code)
    else:
        done = bounded(bare, "check")
        assert done.code in (0, 1), (done.code, done.err[-1000:])
        assert "Traceback" not in done.err


@pytest.mark.parametrize("sign", ["[", "{", "- ", "? ", "&a ", "!a ", "*a ", "a: {", "[a, "])
def test_no_head_takes_longer_than_it_may(bare: Project, sign: str) -> None:
    bare.write("content/people/ada.yaml", "name: Ada\nsummary: " + filled(sign, 900_000))
    done = bounded(bare, "check")
    assert done.code == 1
    assert "content/people/ada.yaml:2:" in done.out, done.out[:500]
    assert "Traceback" not in done.err


SEED = ("Die Kammer war am Tag dabei und der Verein kam auch. " * 40_000)[:1_900_000]
QUOTES = {
    "200 omissions": ("der […] " * 200 + "Verein", "too-long"),
    "20 common parts": ("der […] " * 19 + "Verein", "quote-ambiguous"),
    "a quote of 100 kB": (SEED[:100_000], "too-long"),
    "words that stand everywhere": ("der Verein kam auch", "quote-ambiguous"),
    "words that stand nowhere": ("Süßes oder Saures, sagte niemand je", "quote-missing"),
}


@pytest.mark.parametrize("name", QUOTES)
def test_no_quote_takes_longer_than_it_may(bare: Project, name: str) -> None:
    quote, code = QUOTES[name]
    bare.write("seeds/bote.txt", SEED)
    bare.write("content/sources/bote.yaml", "title: Bote\nfile: bote.txt\n")
    bare.write(EVENT, f'{HEAD}Text [@bote "{quote}"].\n')
    refused(bare, f"{EVENT}:6", code)


def test_a_thousand_quotes_that_stand_nowhere(bare: Project) -> None:
    bare.write("seeds/bote.txt", SEED.replace(". ", ".\n"))
    bare.write("content/sources/bote.yaml", "title: Bote\nfile: bote.txt\n")
    bare.write(EVENT, HEAD + "".join(f'[@bote "Niemand sagte je {n} Worte"]\n' for n in range(990)))
    refused(bare, f"{EVENT}:6", "quote-missing")


def test_no_stored_text_takes_longer_than_it_may(bare: Project) -> None:
    bare.write("seeds/bote.txt", "Ein Wort.\na" + MARKS * 400_000)
    bare.write("content/sources/bote.yaml", "title: Bote\nfile: bote.txt\n")
    bare.write(EVENT, HEAD + 'Siehe [@bote "Ein Wort"].\n')
    assert "seeds/bote.txt:2: Auf einem Buchstaben" in refused(bare, "content/sources/bote.yaml:2", "too-long")


def test_marks_that_a_language_has_are_read(bare: Project) -> None:
    bare.write("content/people/ada.yaml", "name: Ử Ǘ " + "u\u0308\u0304" * 40 + "\n")
    assert bare.run("check").code == 0


def chained(chronicle: Project, count: int) -> None:
    for number in range(count):
        above = f"part_of: o{number + 1}\n" if number + 1 < count else ""
        chronicle.write(f"content/places/o{number}.yaml", f"name: O {number}\nkind: ort\n{above}")


def test_what_is_part_of_too_much_is_told_once(bare: Project) -> None:
    bare.write("content/site.yaml", "title: Chronik\nvocabularies: {place_kinds: {ort: Ort}}\n")
    chained(bare, 21)
    assert bare.run("check").code == 0
    chained(bare, 2_000)
    out = refused(bare, "content/places/o1978.yaml:3", "too-long")
    assert "mehr als 20 Ebenen" in out
    assert bare.run("check").out.count("Fehler [") == 1


def test_a_long_circle_is_told_in_a_line(bare: Project) -> None:
    bare.write("content/site.yaml", "title: Chronik\nvocabularies: {place_kinds: {ort: Ort}}\n")
    chained(bare, 2_000)
    bare.write("content/places/o1999.yaml", "name: Z\nkind: ort\npart_of: o0\n")
    assert len(refused(bare, "content/places/o0.yaml:3", "circle")) < 200


# Each guard, taken away


def test_without_its_bound_brackets_are_paired_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "![[]()" * 100
    assert [d.code for d in read_body("![[]()" * 20_000, "x.md", 1).problems] == ["body-link"]
    monkeypatch.setattr(parser, "_SOME", 10_000_000)
    assert "body-link" not in [d.code for d in read_body(body, "x.md", 1).problems]
    monkeypatch.setattr(parser, "_SOME", 100)
    assert "body-link" in [d.code for d in read_body(body, "x.md", 1).problems]


def test_of_a_part_that_stands_everywhere_only_some_places_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    text = prepare("der Verein, " * 30_000)
    assert isinstance(find(text, "der […] Verein […] der"), TooLarge)
    assert len([*islice(quotes.hits_of(text.normal, "der"), 40_000)]) == 20_001


def test_a_file_in_which_all_is_wrong_is_told_in_a_hundred_lines(bare: Project) -> None:
    bare.write(EVENT, HEAD + "<!-- a -->\n\n" * 2_000)
    out = bare.run("check").out
    assert out.count("Fehler [body-markup]") == 101
    assert "weitere Meldungen zu dieser Datei" in out

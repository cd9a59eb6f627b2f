"""The editors' handbook is true: its reference is fresh, its examples build, its tables say what the code says."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from chronik.agreement.doubts import Difference, Doubt
from chronik.agreement.names import Named, Strength, strength
from chronik.agreement.numbers import number_doubt
from chronik.agreement.periods import period_doubt
from chronik.dates.edtf import parse
from chronik.dates.words import date_words
from chronik.door import handbook
from chronik.door.meanings.every import MEANINGS
from chronik.door.schemas import schemas
from chronik.records.kinds.entry import read_entry
from chronik.records.model import Quantity
from chronik.records.settings import vocabularies
from chronik.records.settings.site import read_site
from chronik.words.german import NBSP, slug
from tests.support.places import ROOT
from tests.support.projects import program

WALK = "docs/vom-pressetext-zum-eintrag.md"
TEXT = (ROOT / handbook.HANDBOOK).read_text("utf-8")
EXAMPLE = re.compile(r"^\*\*`(?P<path>(?:content|seeds)/[^`]+)`\*\*\n\n(?P<fence>`{3,})\w+\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)
FRAGMENT = re.compile(r"^```yaml (\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES: dict[str, str] = {match["path"]: match["text"] for match in EXAMPLE.finditer(TEXT)}
QUOTE = re.compile(r'^ +quote: (.+)$|\[@[a-z-]+ "([^"]+)"\]', re.MULTILINE)


def section(title: str) -> str:
    return TEXT.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def rows(text: str) -> list[list[str]]:
    """Body rows of the Markdown tables, cells without backticks."""
    tables = re.findall(r"^\|(?: ---? ?\S* ?\|)+\n((?:\|.*\n)+)", text, re.MULTILINE)
    return [[cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for table in tables for line in table.splitlines()]


def run(folder: Path, examples: dict[str, str]) -> tuple[int, str]:
    """Exit code and output of the real check on these files."""
    for path, text in examples.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    places = ("--content", str(folder / "content"), "--seeds", str(folder / "seeds"))
    done = program("check", *places, "--strict", "--no-cache", cwd=ROOT)
    return done.code, done.out + done.err


class PlainLoader(yaml.SafeLoader):
    """As editors' tools read YAML for a JSON Schema: dates stay text (YAML 1.2 core schema)."""


PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


# --- the reference ------------------------------------------------------------------------------------------------


def test_the_reference_and_the_schemas_are_fresh() -> None:
    assert handbook.stale_files(ROOT) == {}
    assert handbook.main(["--check"]) == 0


def test_a_stale_reference_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(handbook, "ROOT", tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / handbook.HANDBOOK).write_text(TEXT.replace("| `attendance` |", "| `attendants` |"), "utf-8")
    assert handbook.main(["--check"]) == 1
    assert handbook.HANDBOOK in capsys.readouterr().err
    assert handbook.main([]) == 0
    assert (tmp_path / handbook.HANDBOOK).read_text("utf-8") == TEXT
    assert handbook.main(["--check"]) == 0


def test_a_handbook_without_its_markers_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(handbook, "ROOT", tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / handbook.HANDBOOK).write_text(TEXT.replace(handbook.REFERENCE_END, ""), "utf-8")
    assert handbook.main([]) == 1
    assert handbook.REFERENCE_END in capsys.readouterr().err


def test_every_vocabulary_has_words() -> None:
    assert set(handbook.VOCABULARY_WORDS) == set(vocabularies.VOCABULARIES)


# --- the examples -------------------------------------------------------------------------------------------------


def test_there_is_an_example_of_every_kind() -> None:
    folders = {path.split("/")[1] for path in EXAMPLES if path.startswith("content/")}
    assert folders == {*handbook.KINDS, "site.yaml"}
    assert sum(path.startswith("seeds/") for path in EXAMPLES) == 1


def test_the_examples_are_a_chronicle_without_a_fault(tmp_path: Path) -> None:
    code, output = run(tmp_path, EXAMPLES)
    assert (code, output.partition(".")[0]) == (0, "Keine Fehler"), output


def quotes() -> Iterator[tuple[str, str]]:
    return ((path, match[1] or match[2]) for path, text in EXAMPLES.items() for match in QUOTE.finditer(text))


@pytest.mark.parametrize(("path", "quote"), list(quotes()))
def test_one_wrong_letter_in_a_quote_is_found(tmp_path: Path, path: str, quote: str) -> None:
    wrong = quote.replace(quote[5], "ö", 1)
    code, output = run(tmp_path, {**EXAMPLES, path: EXAMPLES[path].replace(quote, wrong)})
    assert code == 1
    assert path in output
    assert "[quote-missing]" in output


def test_the_message_shown_is_the_one_that_is_printed(tmp_path: Path) -> None:
    path = "content/events/gruendung-des-moosinger-klangbunds.md"
    _, output = run(tmp_path, {**EXAMPLES, path: EXAMPLES[path].replace("Rund 80 Gäste", "Rund 90 Gäste")})
    shown = re.search(r"```text\n(.*?)```", section("Fehlermeldungen"), re.DOTALL)
    assert shown
    assert output.startswith(shown[1])


@pytest.mark.parametrize(("kind", "text"), FRAGMENT.findall(TEXT))
def test_fragments_can_be_typed_as_they_stand(kind: str, text: str) -> None:
    """Only what the fragment leaves out may be missing."""
    problems = read_site("content/site.yaml", text)[1] if kind == "site" else read_entry(f"content/{kind}/x.yaml", text.encode()).problems
    assert {p.code for p in problems} <= {"missing-field"}, problems


# --- the schemas --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [f"{handbook.SCHEMAS}/{kind}.json" for kind in schemas()])
def test_a_schema_is_valid(path: str) -> None:
    Draft202012Validator.check_schema(json.loads((ROOT / path).read_text("utf-8")))


@pytest.mark.parametrize("path", [path for path in EXAMPLES if path.endswith(".yaml")])
def test_a_schema_accepts_the_example_and_refuses_an_unknown_key(path: str) -> None:
    kind = path.split("/")[1].removesuffix(".yaml")
    validator = Draft202012Validator(json.loads((ROOT / f"{handbook.SCHEMAS}/{kind}.json").read_text("utf-8")))
    record = yaml.load(EXAMPLES[path], Loader=PlainLoader)
    assert [fault.message for fault in validator.iter_errors(record)] == []
    assert not validator.is_valid({**record, "unbekannt": "x"})


# --- the tables ---------------------------------------------------------------------------------------------------


def test_the_table_of_dates_says_what_readers_see() -> None:
    dates = [row for row in rows(section("Daten")) if len(row) == 3]
    assert len(dates) > 12
    for _, typed, seen in dates:
        assert date_words(parse(typed.strip("`"))).replace(NBSP, " ") == seen
        assert read_entry("content/events/x.yaml", f"title: x\nkind: x\ndate: {typed.strip('`')}\n".encode()).problems == ()


def test_the_table_of_ids_says_what_ids_are_made() -> None:
    titles = [row for row in rows(section("Kennung und Ordner")) if len(row) == 2]
    assert titles
    for title, made in titles:
        assert slug(title) == made.strip("`")


def test_every_code_has_its_section_with_an_example() -> None:
    folders = {path.name for path in (ROOT / handbook.REPORTS).iterdir() if path.is_dir()}
    assert folders == set(MEANINGS)
    sections = re.findall(r"^## ([a-z-]+)\n\n.+\n\n```text\n.*\[\1\]", (ROOT / handbook.MESSAGES).read_text("utf-8"), re.MULTILINE)
    assert set(sections) == folders


def test_the_contents_name_every_section() -> None:
    prose = re.sub(r"^(`{3,}).*?^\1$", "", TEXT, flags=re.DOTALL | re.MULTILINE)
    contents = prose.partition("\n## ")[0]
    assert re.findall(r"^- \[(.+?)\]", contents, re.MULTILINE) == re.findall(r"^## (.+)$", prose, re.MULTILINE)


def test_links_within_the_handbook_lead_somewhere() -> None:
    headings = re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL), re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", TEXT)) <= anchors


# --- the other documents ------------------------------------------------------------------------------------------


def test_the_rooms_are_described_as_they_are() -> None:
    """docs/architecture.md draws the folder, and nothing that is not there."""
    tree = (ROOT / "docs/architecture.md").read_text("utf-8").partition("\n## The rooms\n")[2].split("```")[1]
    drawn = {name for line in tree.split("\n") for name in re.findall(r"^ +([a-z]+)/ |([a-z_]+)\.py", line)}
    packages = {path.parent.name for path in (ROOT / "chronik").glob("*/**/__init__.py")}
    modules = {path.stem for path in (ROOT / "chronik").glob("*.py")} - {"__init__"}
    assert {room for room, _ in drawn} - {""} == packages
    assert {module for _, module in drawn} - {""} == modules


def test_the_spine_names_what_is_there() -> None:
    spine = (ROOT / "docs/architecture.md").read_text("utf-8").partition("\n## The spine\n")[2].split("```")[1]
    names = re.findall(r"^ *([a-z.]+)\.([a-z_]+) {2,}", spine, re.MULTILINE)
    assert len(names) > 12
    assert [f"{module}.{name}" for module, name in names if not hasattr(importlib.import_module(f"chronik.{module}"), name)] == []


def test_the_architecture_names_modules_that_there_are() -> None:
    """`chronicle/ties` and the like, in every paragraph: a module or a room, or a name in one."""
    words = (ROOT / "docs/architecture.md").read_text("utf-8")
    rooms = "|".join(sorted(path.parent.name for path in (ROOT / "chronik").glob("*/__init__.py")))
    named = {match.partition(".")[0] for match in re.findall(rf"`((?:{rooms})(?:/[a-z]+)+(?:\.\w+)?)/?`", words)}
    assert len(named) > 30
    assert [path for path in sorted(named) if not any((ROOT / "chronik" / f"{path}{end}").exists() for end in (".py", "/__init__.py"))] == []


@pytest.mark.parametrize("path", ["README.md", "CHANGELOG.md", "docs/architecture.md", "docs/redaktion.md", "docs/erste-schritte.md", WALK])
def test_links_lead_to_files(path: str) -> None:
    text = re.sub(r"```.*?```|`[^`\n]+`", "", (ROOT / path).read_text("utf-8"), flags=re.DOTALL)  # what is shown as code leads nowhere
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    assert [target for target in targets if not (ROOT / path).parent.joinpath(target).exists()] == []


def test_every_picture_of_the_documents_is_there_and_has_its_words() -> None:
    code = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)  # what is shown as code is no picture
    texts = {path: code.sub("", path.read_text("utf-8")) for path in (ROOT / "docs").glob("*.md")}
    pictures = [(path.parent / target, words) for path, text in texts.items() for words, target in re.findall(r"!\[(.*?)\]\((.*?)\)", text)]
    assert len(pictures) > 5
    assert [str(picture) for picture, words in pictures if not (picture.exists() and words)] == []


def test_the_walk_names_what_the_desk_shows() -> None:
    """What is bold in its steps is written on a screen: a button, a view, a field, a question."""
    steps = (ROOT / WALK).read_text("utf-8").partition("\n## Der Gang\n")[2].partition("\n## ")[0]
    desk = [*(ROOT / "chronik/door/desk").glob("*.[hj]*"), ROOT / "chronik/desk/labels.py"]
    shown = {words.strip() for path in desk for words in re.findall(r"[\">](\w[^\"<>\n]*)[\"<]", path.read_text("utf-8"))}
    named = set(re.findall(r"\*\*(.+?)\*\*", steps))
    assert len(named) > 12
    assert named - shown == set()


# --- whether a quote says what is claimed -------------------------------------------------------------------------


def agreement_examples() -> list[list[str]]:
    return [row[1:4] for row in rows(section("Angaben und Belege").partition("### Sagt das Zitat")[2].partition("\n### ")[0])]


def test_there_are_five_examples_of_agreement() -> None:
    assert len(agreement_examples()) == 5


@pytest.mark.parametrize(("claim", "quote", "said"), agreement_examples())
def test_the_check_says_of_a_quote_what_the_handbook_says(claim: str, quote: str, said: str) -> None:
    field, _, value = claim.strip("`").partition(": ")
    passage = quote.strip("„“")
    if field == "date":
        doubt = period_doubt(parse(value), passage)
    elif field == "attendance":
        doubt = number_doubt(Quantity(int(value)), passage)
    else:
        named = Named((value.replace("-", " ").title(),), is_person=True)
        doubt = Doubt(Difference.SILENT, value) if strength(named, passage) is Strength.NOT else None
    found = {None: "nichts, es stimmt", Difference.SILENT: "davon sagt das Zitat nichts", Difference.YEAR: "im Zitat steht kein Jahr"}
    assert said == found.get(doubt and doubt.kind, f"im Zitat steht „{doubt.said if doubt else ''}“")

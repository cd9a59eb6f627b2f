"""Style and scripts: what is shared stands once, and no browser mixes versions."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from urllib.parse import urljoin

import pytest

from chronik.dates.yearparts import MONTHS
from chronik.html.assets import published, versioned
from tests.support.pages import address, parsed
from tests.support.places import ROOT

_FILES = sorted((ROOT / "assets").glob("*.js"))
SCRIPTS = {path.name: path.read_text(encoding="utf-8") for path in _FILES}
SCRIPT_LIMIT = 6_000  # bytes of gzip, on a page that is only read


# One place


@pytest.mark.parametrize("month", MONTHS)
def test_a_month_has_its_name_in_one_script(month: str) -> None:
    found = [name for name, text in SCRIPTS.items() if re.search(rf"\b{month}\b", text)]
    assert found == ["basis.js"]


def test_scripts_and_pages_name_the_months_alike() -> None:
    (table,) = re.findall(r"MONTHS = \[(.+?)\];", SCRIPTS["basis.js"], re.DOTALL)
    assert re.findall(r'"([^"]+)"', table) == [*MONTHS]


def exported(text: str) -> list[str]:
    return re.findall(r"^export (?:async )?(?:function|const|let|class) (\w+)", text, re.MULTILINE)


def test_what_scripts_share_none_has_for_itself() -> None:
    names = exported(SCRIPTS["basis.js"])
    assert {"make", "day", "grouped", "folded"} <= set(names)
    for script, text in SCRIPTS.items():
        own = re.findall(r"\b(?:function|const|let|class) (\w+)", text)
        again = [name for name in names if name in own]
        assert script == "basis.js" or not again, f"{script}: {again}"


def test_what_is_imported_is_exported_and_used() -> None:
    for script, text in SCRIPTS.items():
        for names, source in re.findall(r'^import \{ (.+) \} from "\./(.+)";', text, re.MULTILINE):
            for name in names.split(", "):
                assert name in exported(SCRIPTS[source]), f"{script}: {source} has no {name}"
                assert len(re.findall(rf"\b{name}\b", text)) > 1, f"{script}: {name} is not used"


def test_a_colour_stands_in_one_place_with_its_dark_one_beside_it() -> None:
    style = (ROOT / "assets/style.css").read_text(encoding="utf-8")
    colours = re.findall(r"#[0-9a-f]{6}\b", style)
    pairs = re.findall(r"light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", style)
    assert len(pairs) == 8 + 8, "the ground, and the networks"
    assert sorted(colours) == sorted({colour for pair in pairs for colour in pair})


def test_lines_of_the_style_sheet_fit_on_a_screen() -> None:
    lines = (ROOT / "assets/style.css").read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, 1) if len(line) >= 120] == []


# Versions


def imports(site: Mapping[str, bytes], path: str) -> Iterator[str]:
    """Addresses that a script imports, from the root."""
    for target in re.findall(rb'\bfrom "([^"]+)"', site[path]):
        yield urljoin(address(path), target.decode())[1:]


def test_each_import_has_the_version_of_what_it_imports(family_site: Mapping[str, bytes]) -> None:
    scripts = [path for path in family_site if path.endswith(".js")]
    found = {target for path in scripts for target in imports(family_site, path)}
    assert found, "no script imports another"
    for target in found:
        path, _, version = target.partition("?v=")
        assert version == blake2b(family_site[path], digest_size=16).hexdigest()[:8], target


def test_a_change_changes_the_address_of_all_that_rests_on_it() -> None:
    files = {
        "assets/a.js": b'import { b } from "./b.js";\nimport "./deep/d.js";\n',
        "assets/b.js": b'export { c } from "./c.js";\n',
        "assets/c.js": b"export const c = 1;\n",
        "assets/deep/d.js": b'const e = await import("./e.js");\n',
        "assets/deep/e.js": b'import "./fort.js";\n',
        "assets/style.css": b'@import "./c.js";\n',
        "templates/x.html": b"",
    }
    before = versioned(published(files))
    after = versioned(published({**files, "assets/c.js": b"export const c = 2;\n"}))
    assert {name for name in before if before[name] != after[name]} == {"a.js", "b.js", "c.js"}
    after = versioned(published({**files, "assets/deep/e.js": b""}))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"a.js", "deep/d.js", "deep/e.js"}
    same = ("assets/style.css", "assets/deep/e.js")  # no script, and nothing there to be imported
    assert all(published(files)[path] == files[path] for path in same)
    assert "templates/x.html" not in published(files)


def test_scripts_that_import_each_other_have_an_end() -> None:
    files = {"assets/a.js": b'import "./b.js";', "assets/b.js": b'import "./a.js";'}
    assert all(b"?v=" in data for data in published(files).values())


# Weight


def loaded(site: Mapping[str, bytes], path: str) -> set[str]:
    """The scripts of a page, and what they import."""
    sources = [e.get("src") for e in parsed(site[path]).iter("script") if e.get("src")]
    rest = [urljoin(address(path), source)[1:].partition("?")[0] for source in sources]
    parts: set[str] = set()
    while rest:
        part = rest.pop()
        if part not in parts:
            parts.add(part)
            rest += [target.partition("?")[0] for target in imports(site, part)]
    return parts


def test_a_page_that_is_only_read_has_little_script(family_site: Mapping[str, bytes]) -> None:
    parts = loaded(family_site, "netzwerke/lesebund/index.html")
    assert parts == {"assets/chronik.js", "assets/basis.js"}
    assert sum(len(gzip.compress(family_site[part], mtime=0)) for part in parts) <= SCRIPT_LIMIT


def test_lines_of_comment_stay_with_those_who_write_scripts() -> None:
    script = b'// What it is.\n/** Says more. */\nconst a = "// no comment";\n  // Within\nconst b = 1; // kept\n'
    assert published({"assets/a.js": script})["assets/a.js"] == b'const a = "// no comment";\nconst b = 1; // kept\n'

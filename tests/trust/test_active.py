"""Nothing that somebody typed runs, loads or leads anywhere: in every field of every kind, in every file that is published."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from io import StringIO
from xml.etree import ElementTree

import icalendar
import pytest

from chronik.exports.datatables import FORMULA
from chronik.html.frame import POLICY
from chronik.records.kinds import FIELDS_OF
from tests.support.pages import pages, parsed
from tests.trust.active import MOVED, active, by_letters, by_standard, differing
from tests.trust.filled import Hostile, hostile, leaves, takes_words
from tests.trust.hostile import TEXTS

ADDRESS = "https://example.org/chronik/"


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    return hostile(tmp_path_factory.mktemp("feindlich"))


@pytest.fixture(scope="module")
def site(chronicle: Hostile) -> dict[str, bytes]:
    return chronicle.chronicle._replace(search=True).built(timeout=600)


def test_every_field_that_takes_words_was_filled(chronicle: Hostile) -> None:
    fields = [(kind, field) for kind, table in FIELDS_OF.items() for field in table.fields.values()]
    found = [(kind, *leaf) for kind, field in fields for leaf in leaves(field.type, (field.name,))]
    every = {".".join([kind, *(str(part) for part in path if part != 0)]) for kind, path, type_ in found if takes_words(type_)}
    assert every - chronicle.said == {f"{kind}.images.file" for kind in FIELDS_OF}


def test_no_page_does_anything(site: dict[str, bytes]) -> None:
    """Two parsers see the same elements, and all of them are ours."""
    for path, data in pages(site).items():
        standard, letters = by_standard(data.decode()), by_letters(data.decode())
        assert not differing(standard, letters), path
        assert not [*active(letters, ADDRESS)], path
        assert not [*active(standard, ADDRESS)], path


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_what_was_typed_is_shown_as_it_was_typed(number: int, site: dict[str, bytes]) -> None:
    heading = parsed(site[f"personen/h-{number}/index.html"]).find(".//h1")
    assert " ".join(f"{TEXTS[number]} name {number}".split()) in " ".join("".join(heading.itertext()).split())


# Files beside the pages


def _json(data: bytes) -> None:
    json.loads(data, parse_constant=pytest.fail)


def _xml(data: bytes) -> None:
    root = ElementTree.fromstring(data)
    assert b"<!DOCTYPE" not in data
    assert {e.tag.partition("}")[0].strip("{") for e in root.iter()} <= SPACES
    leading = [e.get("href") or e.text or "" for e in root.iter() if e.get("href") or e.tag.endswith("}loc")]
    assert all(address.startswith(ADDRESS) for address in leading)


SPACES = {"http://www.w3.org/2005/Atom", "http://www.sitemaps.org/schemas/sitemap/0.9", "http://graphml.graphdrawing.org/xmlns"}


def _csv(data: bytes) -> None:
    rows = [*csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";", strict=True)]
    assert len({len(row) for row in rows}) == 1
    formulas = [cell for row in rows for cell in row if cell.startswith(FORMULA) and not re.fullmatch(r"-?\d+(?:\.\d+)?", cell)]
    assert not formulas


def _calendar(data: bytes) -> None:
    calendar = icalendar.Calendar.from_ical(data)
    assert {part.name for part in calendar.subcomponents} == {"VEVENT"}
    assert {key for part in calendar.subcomponents for key in part} == PROPERTIES
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f]", data)


PROPERTIES = {"UID", "SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "URL", "DTSTAMP", "DTSTART", "STATUS", "TRANSP"}


def _text(data: bytes) -> None:
    assert not re.search(r"[\u2028\u2029\ufeff\ufffe\uffff]", data.decode())  # the index packs its numbers in other signs


def _redirects(data: bytes) -> None:
    for line in data.decode().splitlines():
        assert re.fullmatch(r"/[a-z0-9/-]* /[a-z0-9/-]* 301", line), line


READ: dict[str, Callable[[bytes], None]] = {
    "json": _json,
    "jsonld": _json,
    "xml": _xml,
    "graphml": _xml,
    "csv": _csv,
    "ics": _calendar,
    "txt": _text,
    "_redirects": _redirects,
}
OURS = {"html", "css", "js", "woff2", "svg", "png", "webp"}  # read above, or of the generator, or made of points


def test_the_calendar_has_an_entry_for_each_event(site: dict[str, bytes]) -> None:
    (calendar,) = (data for path, data in site.items() if path.endswith("chronik.ics"))
    assert len(icalendar.Calendar.from_ical(calendar).subcomponents) == len(TEXTS)


def test_every_file_beside_the_pages_says_only_what_it_should(site: dict[str, bytes]) -> None:
    read_beside(site)


def read_beside(site: dict[str, bytes]) -> None:
    """Each as its readers do; what is no page holds nothing that acts."""
    for path, data in site.items():
        ending = path.rpartition(".")[2]
        if ending in READ and path != ".chronik.json":
            READ[ending](data)
        else:
            assert ending in OURS or path == ".chronik.json", path


def test_what_is_drawn_is_none_of_what_was_typed(site: dict[str, bytes]) -> None:
    """Of what a browser could run, only the generator's own files are there."""
    own = {path for path in site if path.endswith((".svg", ".js", ".css"))}
    assert all(path.startswith("assets/") for path in own)


# Each guard, seen to fail


def test_the_rules_of_every_page_allow_nothing_unsafe() -> None:
    assert "unsafe" not in POLICY + MOVED
    assert not re.search(r"\*|https?:|data:|blob:", POLICY + MOVED)


@pytest.mark.parametrize("text", TEXTS[:9])
def test_without_escaping_it_would_be_seen(text: str, site: dict[str, bytes]) -> None:
    page = site["impressum/index.html"] if "impressum/index.html" in site else site["index.html"]
    broken = page.decode().replace("</main>", f"<p title='{text}'>{text}</p></main>")
    assert [*active(by_letters(broken), ADDRESS)]

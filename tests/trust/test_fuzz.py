"""Whatever is written becomes a record or a problem at a line that is there: nothing raises. `make fuzz` looks for longer."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import example, given
from hypothesis import strategies as st

from chronik.dates.edtf import EdtfError, parse
from chronik.dates.words import date_words
from chronik.drafting.assembling import Seed, drafted
from chronik.drafting.reading.findings import known_of
from chronik.drafting.stubs import Setting
from chronik.evidence.quotes import Found, find, prepare
from chronik.records.bodies.markdown import SLOT, read_body
from chronik.records.kinds.entry import read_entry
from chronik.records.settings.site import read_site
from tests.trust.active import by_letters, by_standard, differing, doing
from tests.trust.strategies import BODIES, DATES, LETTERS, REPORTS, VALUES, quoted, records

SITE, _ = read_site(
    "content/site.yaml", "title: C\nvocabularies: {event_kinds: {fest: Fest}, roles: {rede: Rede}, organisation_kinds: {verein: Verein}}\n"
)


@given(DATES)
def test_a_date_is_read_or_refused(text: str) -> None:
    with suppress(EdtfError):
        date = parse(text)
        assert parse(date.text) == date
        assert date_words(date)


@given(BODIES)
def test_a_body_becomes_elements_of_ours_or_a_problem(body: str) -> None:
    read = read_body(body, "x.md", 1)
    lines = body.count("\n") + 1
    assert all(1 <= problem.span.line <= lines for problem in read.problems)
    page = "<!doctype html><title>x</title>" + SLOT.sub("", read.prose.utf8.decode())
    standard, letters = by_standard(page), by_letters(page)
    assert not differing(standard, letters)
    if not any(problem.severity == "error" for problem in read.problems):
        assert not [found for tag in letters for found in doing(tag, "https://example.org/")]


@given(records())
def test_a_record_is_read_or_its_problems_stand_at_their_lines(file: tuple[str, bytes]) -> None:
    path, data = file
    read = read_entry(path, data)
    lines = data.decode().count("\n") + 1
    assert all(1 <= problem.span.line <= lines and problem.span.path == path for problem in read.problems)
    assert read.entry or any(problem.severity == "error" for problem in read.problems)


@given(quoted())
def test_a_quote_is_found_where_its_words_stand(pair: tuple[str, str]) -> None:
    text, quote = pair
    found = find(prepare(text), quote)
    if isinstance(found, Found):
        assert all(0 <= start < end <= len(text) for start, end in found.spans)


@given(REPORTS)
@example("Ein Fe\x08st am 3. Juli 2021\n\nEin\u202eFest, das \x1bniemand sah.")
def test_a_draft_of_any_text_is_records(text: str) -> None:
    draft = drafted(Seed("bericht.txt", text, "0" * 64), Setting(SITE, known_of(()), frozenset(), {}))
    for path, words in draft.files().items():
        read = read_entry(path, words.encode())
        assert read.entry, (words, read.problems)


@given(st.dictionaries(st.sampled_from(["title", "years", "vocabularies", "evidence", "drafts", "base_url", "x"]), VALUES), LETTERS)
@example({"title": "C", "base_url": "https://[::1"}, "")
def test_settings_are_read_or_refused(settings: dict[str, object], behind: str) -> None:
    text = f"{settings}\n{behind}"
    _, problems = read_site("content/site.yaml", text)
    assert all(1 <= problem.span.line <= text.count("\n") + 1 for problem in problems)

"""Quotes: the table quotes/cases.yaml, and what must hold for every text and quote."""

from __future__ import annotations

import re
import time
import unicodedata
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from chronik.evidence.normal import by_pattern, matches
from chronik.evidence.quotes import (
    Ambiguous,
    Found,
    Missing,
    OutOfOrder,
    Result,
    TooShort,
    find,
    line_of,
    prepare,
)
from tests.support.places import TESTS

TABLE: dict[str, list[dict[str, Any]]] = yaml.safe_load((TESTS / "evidence/quotes/cases.yaml").read_text(encoding="utf-8"))
CASES = [pytest.param(case, id=f"{group}: {case['case']}") for group, cases in TABLE.items() for case in cases]
SEEDS = [path.read_text(encoding="utf-8") for path in sorted((TESTS / "evidence/seeds").glob("*.txt"))]
OUTCOMES = ("found", "missing", "ambiguous", "too short", "misplaced")
SAME = ('„“”"«»', "‚‘’'‹›", "-‐‑–—−", " \u00a0\u202f\u2009\t\n")
DENSE = st.text(st.sampled_from("aäbA12 .,-–\n\r\t\u00a0\u00ad\u200b\u0308\u0301„“'[…]*\0ß\ufb01\u1100\u1161"), max_size=60)
Passage = tuple[str, list[tuple[int, int]]]
steady = settings(derandomize=True, database=None, deadline=None, max_examples=200)


def outcome(source: str, result: Result) -> dict[str, Any]:
    match result:
        case Found(spans):
            return {"found": [source[start:end] for start, end in spans]}
        case Missing(nearest, _, differs):
            return {"missing": [nearest, differs]}
        case Ambiguous(_, contexts):
            return {"ambiguous": list(contexts)}
        case TooShort(length, minimum):
            return {"too short": [length, minimum]}
        case OutOfOrder(part):
            return {"misplaced": part}


@pytest.mark.parametrize("case", CASES)
def test_the_table(case: dict[str, Any]) -> None:
    expected = {key: value for key, value in case.items() if key not in ("case", "source", "quote")}
    assert outcome(case["source"], find(prepare(case["source"]), case["quote"])) == expected


def test_the_table_has_every_outcome_in_every_spelling_once() -> None:
    cases = [case for group in TABLE.values() for case in group]
    assert {key for case in cases for key in case} == {"case", "source", "quote", *OUTCOMES}
    assert len({case["case"] for case in cases}) == len(cases) > 90


def alike(words: str) -> str:
    """A second, blunt normal form, good enough for the seeds."""
    return " ".join(re.sub("[„“”]", '"', words).replace("–", "-").split())


@st.composite
def passages(draw: st.DrawFn, parts: int = 1) -> tuple[str, list[tuple[int, int]]]:
    """A seed text and passages of whole words, in order, each long enough and in the text only once."""
    source = draw(st.sampled_from(SEEDS))
    words = [match.span() for match in re.finditer(r"\S+", source)]
    spans = []
    for part in range(parts):
        first = draw(st.integers(part * len(words) // parts, (part + 1) * len(words) // parts - 14))
        spans.append((words[first][0], words[first + draw(st.integers(1, 13))][1]))
    for start, end in spans:
        quote = alike(source[start:end])
        assume(len(quote) >= 12 and alike(source).count(quote) == 1)
    return source, spans


def copied(seed: int, words: str) -> str:
    """The words as another program might copy them: other glyphs and blanks, soft hyphens inside words, perhaps decomposed."""
    dice = Random(seed)
    glyphs = "".join(dice.choice(next((same for same in SAME if c in same), c)) for c in words)
    divided = re.sub(r"(?<=[^\W\d_])(?=[^\W\d_])", lambda _: dice.choice(["", "", "", "\u00ad"]), glyphs)
    return unicodedata.normalize(dice.choice(["NFC", "NFD"]), divided)


@steady
@given(passages())
def test_a_passage_is_found_in_its_place(passage: Passage) -> None:
    source, [(start, end)] = passage
    assert find(prepare(source), source[start:end]) == Found(((start, end),))


@steady
@given(passages(), st.integers())
def test_a_copy_is_found_in_the_place_of_the_original(passage: Passage, seed: int) -> None:
    source, [(start, end)] = passage
    assert find(prepare(source), copied(seed, source[start:end])) == Found(((start, end),))


@steady
@given(passages(), st.integers())
def test_the_original_is_found_in_a_copy(passage: Passage, seed: int) -> None:
    source, [(start, end)] = passage
    before, inside = source[:start], copied(seed, source[start:end])
    assert find(prepare(before + inside + source[end:]), source[start:end]) == Found(((start, start + len(inside)),))


@settings(steady, max_examples=1000)
@given(st.text("ab -\u00ad\u2010\u2011", max_size=24), st.text("ab -\u00ad\u2010\u2011", min_size=1, max_size=5))
def test_places_found_by_letters_are_those_found_by_the_pattern(source: str, part: str) -> None:
    normal = prepare(source).normal
    for text in (source, normal):
        assert list(matches(text, part)) == list(by_pattern(text, part))


@steady
@given(passages(), st.data())
def test_no_letter_or_digit_may_change(passage: Passage, data: st.DataObject) -> None:
    source, [(start, end)] = passage
    at = data.draw(st.sampled_from([at for at in range(start, end) if source[at].isalnum()]))
    other = data.draw(st.sampled_from([c for c in "0123456789abcdefßäöüABCÄ" + source[at].swapcase()[:1] if c != source[at]]))
    result = find(prepare(source), source[start:at] + other + source[at + 1 : end])
    assert not isinstance(result, Found) or not start <= result.spans[0][0] < end


@steady
@given(passages(), st.data())
def test_no_words_may_change_places(passage: Passage, data: st.DataObject) -> None:
    source, [(start, end)] = passage
    words = source[start:end].split()
    pairs = [at for at in range(len(words) - 1) if words[at] != words[at + 1]]
    assume(pairs)
    at = data.draw(st.sampled_from(pairs))
    words[at : at + 2] = words[at + 1], words[at]
    result = find(prepare(source), " ".join(words))
    assert not isinstance(result, Found)


@steady
@given(passages(parts=2))
def test_two_parts_are_found_in_order_only(two: Passage) -> None:
    source, spans = two
    first, second = (source[start:end] for start, end in spans)
    assert find(prepare(source), f"{first} […] {second}") == Found(tuple(spans))
    assert find(prepare(source), f"{second} [...] {first}") == OutOfOrder(prepare(first).normal)


@steady
@given(passages(), st.data())
def test_the_nearest_passage_is_the_one_that_was_changed(passage: Passage, data: st.DataObject) -> None:
    source, [(start, end)] = passage
    words = source[start:end].split()
    assume(len(words) > 3)
    words[data.draw(st.integers(1, len(words) - 2))] = "Quark"
    result = find(prepare(source), " ".join(words))
    assert isinstance(result, Missing) and "„Quark" in result.differs
    shown = re.sub("[⟦⟧]|^… | …$", "", result.nearest)
    assert shown in " ".join(source.split()) and abs(result.start - start) <= 40


@steady
@given(DENSE, DENSE)
def test_nothing_makes_it_fail_and_every_hit_reads_as_the_quote(source: str, quote: str) -> None:
    text = prepare(source)
    for wanted in (quote, source[len(source) // 3 :], source[:9] + "[…]" + source[-9:]):
        result = find(text, wanted)
        if isinstance(result, Found):
            parts = [part for part in re.split(r"\[ ?(?:…|\.\.\.) ?\]", prepare(wanted).normal) if part.strip()]
            parts = parts if len(parts) == len(result.spans) else [prepare(wanted).normal]
            assert [bare(source[start:end]) for start, end in result.spans] == [bare(part) for part in parts]
            assert all(0 <= start < end <= len(source) for start, end in result.spans)


def bare(words: str) -> str:
    """The normal form without what may be read in two ways."""
    return re.sub("[-\u00ad\u2011] ?", "", prepare(words).normal.strip())


@steady
@given(DENSE)
def test_offsets_lead_from_the_normal_form_back(source: str) -> None:
    text = prepare(source)
    assert len(text.offsets) == len(text.normal) + 1 and text.offsets[-1] == len(source)
    assert list(text.offsets) == sorted(text.offsets)
    assert unicodedata.is_normalized("NFC", text.normal.replace("\u00ad", "").replace("\u2011", "-"))


@steady
@given(st.text(max_size=80))
def test_composed_and_decomposed_texts_have_one_normal_form(source: str) -> None:
    assert prepare(unicodedata.normalize("NFD", source)).normal == prepare(unicodedata.normalize("NFC", source)).normal


def test_lines_count_from_one() -> None:
    assert [line_of("a\nb\r\nc", at) for at in (-1, 0, 1, 2, 5, 99)] == [1, 1, 1, 2, 3, 3]


def test_a_long_text_is_searched_at_once() -> None:
    text = prepare("\n".join(SEEDS) * 36)
    start = time.process_time()
    assert isinstance(find(text, "und gaben den insgesamt 93 Teilnehmenden einen Ausblick"), Missing)
    assert len(text.normal) > 190_000 and time.process_time() - start < 1  # 0.03 s; a slow method takes minutes

"""The files of the index: numbers that do not depend on history, lines that can be patched, files whose borders stay."""

from __future__ import annotations

import random
from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from chronik.search.blocks import block_data, block_path, is_long, rows_in, whole_path
from chronik.search.filters import NumberGroup
from chronik.search.lines import Alphabet, Splice, decoded, lines, lines_in, packed, patch, postings
from chronik.search.numbers import Subject, numbered, place_in_group
from chronik.search.rows import SearchRow, data_of
from chronik.search.shards import cut, file_name
from chronik.search.terms import WEIGHTS

SIZE = 70_000  # beyond the surrogates
ALPHABET = Alphabet(SIZE)
RECORDS = st.dictionaries(
    st.integers(0, SIZE - 1),
    st.dictionaries(st.sampled_from(["amt", "amt\x10", "bund", "|amt bund"]), st.sampled_from(WEIGHTS), max_size=4),
    max_size=12,
)


def subject(key: str, day: int | None = None, year: int = 2021) -> Subject:
    return Subject(key, NumberGroup("events", year, "taggenau"), place_in_group(key, day))


# Numbers


@given(st.sets(st.integers(0, 400), min_size=1, max_size=60), st.randoms())
def test_numbers_do_not_depend_on_the_order_of_records(some: set[int], chance: random.Random) -> None:
    subjects = [subject(f"events/{n}", n % 366 + 1 if n % 3 else None) for n in sorted(some)]
    shuffled = chance.sample(subjects, len(subjects))
    found = numbered(subjects)
    assert numbered(shuffled) == found
    assert len({*found.numbers.values()}) == len(subjects)
    assert all(0 <= number < found.size for number in found.numbers.values())


def test_a_new_record_moves_few() -> None:
    subjects = [subject(f"events/{n}", n % 366 + 1, 1990 + n % 7) for n in range(2_000)]
    before = numbered(subjects).numbers
    moved = []
    for n in range(20):
        after = numbered([*subjects, subject(f"events/neu-{n}", 17 * n + 1, 1993)]).numbers
        moved.append(sum(after[key] != number for key, number in before.items()))
    assert max(moved) < 40


def test_what_has_no_year_comes_last_and_events_behind_all_else() -> None:
    kinds = [Subject("places/a", NumberGroup("places"), 0.9), subject("events/a", 1, 0), subject("events/b", 1, 1990)]
    found = numbered(kinds).numbers
    assert found["places/a"] < found["events/b"] < found["events/a"]


# Lines


@given(st.lists(st.integers(0, SIZE - 1), max_size=30, unique=True))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert decoded(ALPHABET.encoded(sorted(numbers))) == sorted(numbers)


def made(records: dict[int, dict[str, int]], shares: int = 1) -> dict[str, str]:
    items = sorted(records.items())
    return lines(postings(packed(items[first::shares]) for first in range(shares)), ALPHABET)


@given(RECORDS, RECORDS)
@settings(max_examples=300)
def test_patched_lines_are_those_made_anew(before: dict[int, dict[str, int]], after: dict[int, dict[str, int]]) -> None:
    known = made(before)
    gone = [Splice(key, weight, n, comes=False) for n, some in before.items() for key, weight in some.items()]
    come = [Splice(key, weight, n, comes=True) for n, some in after.items() for key, weight in some.items()]
    patch(known, [*come, *gone], ALPHABET)
    assert known == made(after)
    text = "".join(f"{key}{line}\n" for key, line in sorted(known.items()))
    assert dict(lines_in(text)) == known


@given(RECORDS)
def test_any_number_of_processes_makes_the_same(records: dict[int, dict[str, int]]) -> None:
    assert made(records) == made(records, 2) == made(records, 3)


# Files


def words(count: int, chance: random.Random) -> list[str]:
    return sorted({"".join(chance.choices("abcdnrst", k=chance.randint(1, 9))) for _ in range(count)})


def test_each_file_holds_what_lies_between_two_beginnings() -> None:
    keys = words(9_000, random.Random(1))
    sizes = [len(key) + 7 for key in keys]
    files = cut(keys, sizes)
    heads = [head for head, _ in files]
    assert heads == sorted(heads)
    assert [n for _, some in files for n in some] == [*range(len(keys))]
    assert all(sum(sizes[n] for n in some) <= 12_000 for _, some in files)
    for (head, some), following in zip(files, [*heads[1:], "\uffff"], strict=True):
        assert all(head <= keys[n] < following for n in some)


def test_a_new_word_moves_few_borders() -> None:
    keys = words(9_000, random.Random(2))
    before = {head: [keys[n] for n in some] for head, some in cut(keys, [len(key) + 7 for key in keys])}
    more = sorted([*keys, "batzen"])
    after = {head: [more[n] for n in some] for head, some in cut(more, [len(key) + 7 for key in more])}
    assert len([head for head in before.keys() | after.keys() if before.get(head) != after.get(head)]) < 4


def test_a_file_has_a_name_on_every_system() -> None:
    assert file_name("w-", "|a b") == "w-_7ca_20b.txt"
    assert file_name("w-", "con") == "w-con.txt"
    assert file_name("r-", "ж") == "r-_436.txt"


def test_rows_come_back_from_their_files() -> None:
    rows = defaultdict(bytes)
    for number, body in ((32, "kurz"), (35, "Zeile\nund „mehr“,\n"), (47, "lang " * 3_000)):
        rows[number] = data_of(SearchRow(f"a/{number}/", "T", "", "", "", "", "", "", body, ""))
    assert [is_long(rows[n]) for n in sorted(rows)] == [False, False, True]
    published = {block_path(2): block_data(rows, 16), whole_path(47): rows[47]}
    assert dict(rows_in(published.__getitem__, 2, 16)) == rows
    assert len(published[block_path(2)]) < 4_000

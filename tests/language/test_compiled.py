"""A pattern that was kept is the pattern that `re` compiles; what is kept is told apart from what is damaged or another Python's."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chronik.evidence.normal import prepare
from chronik.language import compiled
from tests.support.places import ROOT

PATTERNS = [
    (r"(?P<day>[0-3]?\d)\.\s*(?P<month>März|Mai)|(\w+)", 0),
    (r"[äöü]+ß?(?!x)", re.IGNORECASE),
    (r" (?P<blank>\s) # words", re.VERBOSE | re.MULTILINE),
    (rb"\A[\x80-\xff]*?b", re.DOTALL),
    (r"(?i:straße)\b(?<=e)", 0),
]
TEXT = "3. Mai, 12.März ÄÖ äß\n \tSTRASSE Straße x"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where patterns are kept, and nothing is known yet."""
    place = tmp_path / "compiled.patterns"
    monkeypatch.setattr(compiled, "_PLACE", place)
    monkeypatch.setattr(compiled, "_news", {})
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    compiled._kept.cache_clear()
    yield place
    compiled._kept.cache_clear()


def next_run(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled.keep()
    compiled._kept.cache_clear()
    monkeypatch.setattr(compiled, "_news", {})


@pytest.mark.parametrize(("source", "flags"), PATTERNS)
def test_a_kept_pattern_is_what_re_compiles(source: str | bytes, flags: int, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled.kept_pattern(source, flags)
    next_run(monkeypatch)
    kept, right = compiled.kept_pattern(source, flags), re.compile(source, flags)
    assert not compiled._news  # it was not compiled again
    assert (kept.pattern, kept.flags, kept.groups, dict(kept.groupindex)) == (right.pattern, right.flags, right.groups, dict(right.groupindex))
    text: Any = TEXT.encode() if isinstance(source, bytes) else TEXT
    assert [(m.span(), m.groupdict(), m.lastgroup) for m in kept.finditer(text)] == [
        (m.span(), m.groupdict(), m.lastgroup) for m in right.finditer(text)
    ]


@pytest.mark.parametrize(
    "change", [lambda data: data[:-1], lambda data: data[:-1] + bytes([data[-1] ^ 1]), lambda data: b"9" + data, lambda data: b""]
)
def test_what_is_damaged_or_of_another_python_is_made_anew(change, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    compiled.kept_pattern("a+", 0)
    next_run(monkeypatch)
    place.write_bytes(change(place.read_bytes()))
    assert compiled.kept_pattern("a+", 0).match("aa")
    assert compiled._news


def test_another_process_keeps_what_this_one_does_not_have(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled.kept_pattern("a", 0)
    assert not compiled._kept()  # read before the other kept its own
    kept = {("a", 0), ("b", 0)}
    mine, others = dict(compiled._news), {("b", 0): compiled._translated(("b", 0))}
    for news in (others, mine):
        monkeypatch.setattr(compiled, "_news", news)
        compiled.keep()
    assert set(compiled._read()) == kept


def test_where_nothing_can_be_written_nothing_is_kept(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "_PLACE", place.parent / "missing" / "compiled.patterns")
    compiled.kept_pattern("a", 0)
    compiled.keep()
    assert not [*place.parent.iterdir()]


def test_a_faulty_pattern_is_told_by_re() -> None:
    with pytest.raises(re.error, match="unterminated"):
        compiled.kept_pattern("(a", 0)


def test_a_python_without_bytecode_keeps_no_patterns(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compiled.kept_pattern("a", 0)
    compiled.keep()
    assert not place.exists()


def test_a_run_keeps_its_patterns(tmp_path: Path) -> None:
    """As the command does, in the process itself: Python's own switch says where."""
    words = [sys.executable, "-X", f"pycache_prefix={tmp_path}", "build.py", "check", "--no-cache", "--jobs", "1"]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True, env={})
    (kept,) = tmp_path.rglob("*.patterns")
    assert kept.stat().st_size > 10_000


def test_nothing_of_a_text_is_kept() -> None:
    """What a source text needs is compiled for this run alone: its characters stay out of the program's folder."""
    sign = "\u0fb2"  # a mark that no pattern of the program has
    assert prepare(f"a{sign} b").normal
    assert not [source for source, _ in compiled._news if sign in str(source)]

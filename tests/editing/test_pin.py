"""`pin`: the checksum that a source lacks is written into it; nothing else changes."""

from __future__ import annotations

import hashlib

import pytest

from chronik.editing.pinning import unpinned, with_checksums
from chronik.records.kinds.entry import read_entry
from chronik.words.diagnostics import RefusedError
from tests.editing.conftest import Run
from tests.support.projects import Project, tree

BOTE = "content/sources/bote.yaml"
DIGEST = hashlib.sha256(b"Wort").hexdigest()


def pinned(text: str, seeds: dict[str, bytes]) -> tuple[str | None, list[str]]:
    """The source as it would be written, and what is said of it."""
    data = text.encode()
    done = with_checksums(unpinned({BOTE: read_entry(BOTE, data)}), {BOTE: data}, seeds)
    return (done.files[BOTE].decode() if done.files else None), done.told


@pytest.mark.parametrize(
    "text",
    [
        "title: Bote\nfile: bote.txt\n@date: unknown\n",
        "title: Bote\r\nfile: bote.txt\r\n@date: unknown\r\n",
        "# Quelle\ntitle: Bote\nfile: 'bote.txt' # liegt da\n@",
    ],
)
def test_the_line_stands_behind_the_file(text: str) -> None:
    end = "\r\n" if "\r" in text else "\n"
    new, told = pinned(text.replace("@", ""), {"bote.txt": b"Wort"})
    assert new == text.replace("@", f"sha256: {DIGEST}{end}")
    assert told == [f"{BOTE}: Prüfsumme von seeds/bote.txt eingetragen."]


def test_a_file_without_a_last_line_end_gets_one() -> None:
    assert pinned("title: Bote\nfile: bote.txt", {"bote.txt": b"Wort"})[0] == f"title: Bote\nfile: bote.txt\nsha256: {DIGEST}\n"


def test_where_no_line_can_be_added_it_says_what_to_add() -> None:
    with pytest.raises(RefusedError, match=f"{BOTE}:1: .*Von Hand ergänzen: sha256: {DIGEST}"):
        pinned("{title: Bote, file: bote.txt}\n", {"bote.txt": b"Wort"})


def test_a_missing_text_is_said_and_nothing_written() -> None:
    assert pinned("title: Bote\nfile: bote.txt\n", {}) == (None, [f"{BOTE}: seeds/bote.txt gibt es nicht; nichts eingetragen."])


def test_the_warning_goes_and_a_second_time_there_is_nothing_to_do(family: Project, run: Run) -> None:
    before = tree(family.root / "content")
    bare = b"".join(line for line in before["sources/bote.yaml"].splitlines(True) if not line.startswith(b"sha256"))
    family.write(BOTE, bare)
    assert "[seed-unpinned]" in run("check").out
    assert run("pin", "bote").out == f"{BOTE}: Prüfsumme von seeds/bote.txt eingetragen.\n"
    assert tree(family.root / "content") == before
    assert run("pin").out == "Jede Quelle hat ihre Prüfsumme; nichts zu tun.\n"
    assert run("check", "--strict").code == 0


def test_a_changed_text_is_not_pinned_anew(family: Project, run: Run) -> None:
    """That is for somebody to decide who has looked at all quotes."""
    family.write("seeds/bote.txt", (family.root / "seeds/bote.txt").read_bytes() + b"\nMehr.\n")
    run("pin")
    assert "[seed-changed]" in run("check").out

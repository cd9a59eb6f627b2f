"""One way to stand for a content."""

from __future__ import annotations

import subprocess
from pathlib import Path

from chronik.words.digests import blob_id, digest_of, digest_of_text
from tests.support.places import ROOT


def test_a_digest_is_blake2b_of_sixteen_bytes_or_as_many_as_asked() -> None:
    # RFC 7693 sums of other lengths are no beginnings of each other: the values are from `b2sum --length`.
    assert digest_of(b"abc").hex() == "cf4ab791c62b8d2b2109c90275287816"
    assert digest_of(b"abc", 6).hex() == "13c9497c2425"
    assert digest_of_text("Lüneburg") == digest_of("Lüneburg".encode())


def test_a_version_is_how_git_names_the_file(tmp_path: Path) -> None:
    data = b"Ein Fest\r\nam 17. Juni\n"
    (tmp_path / "fest.md").write_bytes(data)
    named = subprocess.run(["git", "hash-object", "--no-filters", "fest.md"], cwd=tmp_path, capture_output=True, check=True, text=True)
    assert named.stdout.startswith(blob_id(data)) and len(blob_id(data)) == 10


def test_only_one_module_knows_how_digests_are_made() -> None:
    root = ROOT / "chronik"
    # The program's key is made of many files, one after the other; everything else asks `digests`.
    assert [p.name for p in sorted(root.rglob("*.py"), key=lambda p: p.name) if "blake2b" in p.read_text("utf-8")] == ["digests.py", "store.py"]

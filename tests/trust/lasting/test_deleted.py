"""Deleted is deleted: what was removed from the content is in no file of the site and of the cache."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image

from chronik.inputs import preview_place
from chronik.system.store import PIECE, Store, merged, remember
from tests.support.projects import Project, tree


def picture() -> bytes:
    file = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(file, "PNG")
    return file.getvalue()


STAYS: dict[str, str | bytes] = {
    "content/site.yaml": "title: Probe\nvocabularies: {event_kinds: {fest: Fest}, roles: {gast: Gast}, organisation_kinds: {verein: Verein}}\n",
    "content/people/bo.yaml": "name: Bo Bleibt\nimages:\n  - {file: bo.png, alt: Bo, credit: Bo Bleibt, licence: CC0}\n",
    "content/people/bo.png": picture(),
    "content/events/rat.md": "---\ntitle: Rat\ndate: 2020\nkind: fest\npeople: [{person: bo, role: gast}]\n---\nMit Bo Bleibt.\n",
    "content/organisations/verein.yaml": "name: Verein\nkind: verein\n",
    "content/themes/lesen.yaml": "name: Lesen\n",
}
EXTRA: dict[str, str | bytes] = {
    # a record, with an image; it is named in the text of another
    "content/people/xenia-quarz.yaml": (
        "name: Xenia Quarz\naliases: [Xeni Onyx]\nsummary: Sammelt Beryll.\nimages:\n  - {file: foto-jaspis.png, alt: Ein Opal, credit: Herr Topas, licence: CC0}\n"
    ),
    "content/people/foto-jaspis.png": picture(),
    "content/events/achatfest.md": (
        "---\ntitle: Achatfest\ndate: 2022-02-02\nkind: fest\nthemes: [granat]\npeople: [{person: xenia-quarz, role: gast}]\n---\nXenia Quarz kam.\n"
    ),
    # a tag, a source with its text
    "content/themes/granat.yaml": "name: Granat\n",
    "content/sources/zirkonblatt.yaml": "title: Zirkonblatt\nfile: zirkon.txt\ndate: 2022-03-01\n",
    "seeds/zirkon.txt": "Der Turmalin glänzt.\n",
    # an alias, a body and a former id of records that stay
    "content/organisations/verein.yaml": "name: Verein\nkind: verein\naliases: [Amethystverein]\n",
    "content/themes/lesen.yaml": "name: Lesen\nformer_ids: [smaragd]\n",
}
NAMES = ("quarz", "onyx", "beryll", "jaspis", "opal", "topas", "achat", "granat", "zirkon", "turmalin", "amethyst", "smaragd")


def write(chronicle: Project, *every: dict[str, str | bytes]) -> None:
    for files in every:
        for path, data in files.items():
            chronicle.write(path, data)


def built(chronicle: Project, *arguments: str) -> dict[str, bytes]:
    return chronicle.built("--jobs", "2", *arguments)


class Deleted(NamedTuple):
    """The site before, after the deletion, and what lies in the cache then."""

    before: dict[str, bytes]
    after: dict[str, bytes]
    fresh: dict[str, bytes]
    cache: dict[str, bytes]


@pytest.fixture(scope="module")
def deleted(tmp_path_factory: pytest.TempPathFactory) -> Deleted:
    """Built, checked, edited and built once more; then what is extra is deleted."""
    chronicle = Project(tmp_path_factory.mktemp("geloescht"), search=True)
    write(chronicle, STAYS, EXTRA)
    before = built(chronicle)
    assert chronicle.run("check", "--strict", "--jobs", "2").code == 1  # the source has no checksum
    chronicle.write("content/events/rat.md", f"{STAYS['content/events/rat.md']!s}Und mehr.\n")
    built(chronicle)

    for path in EXTRA.keys() - STAYS.keys():
        (chronicle.root / path).unlink()
    write(chronicle, STAYS)
    after = built(chronicle)

    other = Project(tmp_path_factory.mktemp("frisch"), search=True)
    write(other, STAYS)
    return Deleted(before, after, built(other), tree(chronicle.root / ".cache"))


def readings(data: bytes) -> Iterator[bytes]:
    """A file as it is, and what is packed in it."""
    yield data
    if data.startswith(b"\x1f\x8b"):
        yield gzip.decompress(data)
    for head in (b"\x78\x01", b"\x78\x9c", b"\x78\xda"):
        at = data.find(head)
        while at >= 0:
            with suppress(zlib.error):
                yield zlib.decompressobj().decompress(data[at:])
            at = data.find(head, at + 1)


def telling(files: dict[str, bytes]) -> set[str]:
    """Paths and files in which one of the names stands, with the name."""
    return {
        f"{path}: {name}"
        for path, data in files.items()
        for name in NAMES
        if name in path.lower() or any(name.encode() in reading.lower() for reading in readings(data))
    }


def test_all_that_is_deleted_was_there(deleted: Deleted) -> None:
    shown = {found.rpartition(" ")[2] for found in telling(deleted.before)}
    assert shown == {*NAMES} - {"turmalin", "jaspis"}  # a text that nobody quotes; the name of an image file


def test_the_site_has_nothing_of_it(deleted: Deleted) -> None:
    assert not telling(deleted.after)


def test_the_site_equals_a_fresh_one(deleted: Deleted) -> None:
    assert deleted.after == deleted.fresh


def test_the_cache_has_nothing_of_it(deleted: Deleted) -> None:
    assert not telling(deleted.cache)


def test_the_cache_still_knows_what_stays(deleted: Deleted) -> None:
    knowing = {path.partition("-")[0] for path, data in deleted.cache.items() if b"people/bo" in data}
    assert {"entries", "stamps", "mentions", "images", "last"} <= knowing


@pytest.mark.parametrize("packed", [bytes, gzip.compress, lambda data: b"-" + zlib.compress(data)])
def test_a_name_is_found_packed_too(packed: Callable[[bytes], bytes]) -> None:
    assert telling({"a": packed(b"Xenia Quarz")}) == {"a: quarz"}


def test_the_site_of_a_preview_that_has_ended_goes_with_it(tmp_path: Path) -> None:
    chronicle = Project(tmp_path)
    write(chronicle, STAYS, EXTRA)
    preview = preview_place(tmp_path / ".cache", tmp_path / "content")
    chronicle.built()
    assert chronicle.run("build", "--output", str(preview)).code == 0
    (tmp_path / "content/events/achatfest.md").unlink()
    chronicle.built()
    assert not [found for found in telling(tree(tmp_path / ".cache")) if found.endswith("achat")]


# --- the memo -------------------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Of 1,000 rows."""
    remember(Store(tmp_path, "memo", b""), {}, rows())
    return tmp_path / "memo"


def rows(**others: str) -> dict[str, str]:
    return {f"zeile-{n}": f"Wert {n} " * 9 for n in range(1000)} | others


def kept(store: Path, wanted: dict[str, str]) -> dict[str, str]:
    """What is loaded after the store was made to hold that: rows that stay are the same objects."""
    memo = Store(store.parent, store.name, b"")
    old = merged(memo)
    remember(memo, old, {key: old[key] if old.get(key) == value else value for key, value in wanted.items()})
    return merged(Store(store.parent, store.name, b""))


def test_a_row_that_changed_leaves_nothing_of_what_it_was(store: Path) -> None:
    wanted = rows(**{"zeile-500": "Neu"})
    assert kept(store, wanted) == wanted
    assert b"Wert 500 " not in store.read_bytes()
    assert b"Wert 501 " in store.read_bytes()


def test_a_row_that_is_gone_leaves_nothing(store: Path) -> None:
    wanted = rows()
    del wanted["zeile-7"]
    assert kept(store, wanted) == wanted
    assert b"zeile-7\x94" not in store.read_bytes()
    assert b"Wert 7 " not in store.read_bytes()


def test_a_change_writes_no_more_than_the_rows_beside_it(store: Path) -> None:
    before = store.read_bytes()
    kept(store, rows(**{"zeile-500": "Neu"}))
    after = store.read_bytes()
    assert len(after) - len(before) < len(before) * 2 * PIECE // 1000
    assert sum(one != other for one, other in zip(before, after, strict=False)) < len(before) * 2 * PIECE // 1000


def test_a_store_does_not_grow_without_end(store: Path) -> None:
    size = store.stat().st_size
    for n in range(60):
        kept(store, rows(**{f"zeile-{n * 16}": f"Neu {n}"}))
    assert store.stat().st_size < 3 * size


def test_a_store_that_was_stopped_before_the_old_is_blotted_out_holds_the_new(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = rows(**{"zeile-500": "Neu"})
    with monkeypatch.context() as stopped:
        stopped.setattr(Store, "blot", lambda self, frames: None)
        assert kept(store, wanted) == wanted
    assert b"Wert 500 " in store.read_bytes()
    assert kept(store, rows(**{"zeile-500": "Noch neuer"}))["zeile-500"] == "Noch neuer"
    assert b"Wert 500 " not in store.read_bytes()

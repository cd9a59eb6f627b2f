"""A bag is whole or not there, takes no foreign place, and no chronicle with errors gets one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.deposit.conftest import deposited
from tests.support.projects import Project, tree


def left(own: Project) -> list[str]:
    """What lies beside the chronicle."""
    return sorted(path.name for path in own.root.parent.iterdir() if path != own.root)


def test_content_with_errors_gets_no_bag_and_the_errors_are_named(own: Project) -> None:
    own.write("content/events/kuchenfest.md", "---\ntitle: Kuchenfest\nkind: fets\ndate: unknown\n---\n")
    done = own.run("deposit", "--to", str(own.root.parent / "paket"))
    assert done.code == 1
    assert "content/events/kuchenfest.md:3:7: Fehler [unknown-word]" in done.out
    assert "Es wurde kein Archivpaket geschrieben." in done.out
    assert left(own) == []


def test_a_fault_that_only_the_build_finds_keeps_the_earlier_bag(own: Project) -> None:
    bag = deposited(own)
    before = tree(bag)
    own.write("templates/blocks/facts.html", "{% if %}")
    done = own.run("deposit", "--to", str(bag), "--templates", str(own.root / "templates"))
    assert done.code == 1
    assert "[template]" in done.out
    assert tree(bag) == before
    assert left(own) == ["paket"]


@pytest.mark.parametrize("place", ["paket", "paket.zip"])
def test_an_earlier_bag_is_replaced(own: Project, place: str) -> None:
    before = deposited(own, to=place)
    old = before.read_bytes() if before.is_file() else tree(before)
    own.write("content/events/kuchenfest.md", "---\ntitle: Tortenfest\nkind: fest\ndate: unknown\n---\n")
    after = deposited(own, to=place)
    assert (after.read_bytes() if after.is_file() else tree(after)) != old
    assert left(own) == [place]


def test_what_a_killed_run_left_is_cleared_away(own: Project) -> None:
    (own.root.parent / ".paket.chronik-neu/paket/data").mkdir(parents=True)
    deposited(own)
    assert left(own) == ["paket"]


def planted(own: Project, path: str, text: str = "eigenes") -> Path:
    return own.write(path, text)


@pytest.mark.parametrize(
    ("there", "to", "said"),
    [
        ("eigen/brief.txt", "eigen", "ist nicht leer und kein Archivpaket von chronik."),
        ("eigen/bag-info.txt", "eigen", "ist nicht leer und kein Archivpaket von chronik."),
        ("brief.txt", "brief.txt", "ist eine Datei. Einen Ordner nennen, oder eine Datei auf .zip."),
        ("brief.zip", "brief.zip", "gibt es schon, und es ist kein Archivpaket von chronik."),
        ("ordner.zip/x", "ordner.zip", "ist keine Datei."),
        ("x", "content/paket", "das Archivpaket braucht einen eigenen Ort."),
        ("x", "seeds", "das Archivpaket braucht einen eigenen Ort."),
        ("x", ".", "das Archivpaket braucht einen eigenen Ort."),
    ],
)
def test_a_place_of_others_is_refused_and_stays(own: Project, there: str, to: str, said: str) -> None:
    planted(own, there)
    before = tree(own.root)
    done = own.run("deposit", "--to", to)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "--to" in done.err or "nennen" in done.err
    assert {**tree(own.root)} == before


def test_a_foreign_file_in_an_earlier_bag_is_named_and_stays(own: Project) -> None:
    bag = deposited(own)
    (bag / "data/notiz.txt").write_text("vom Archiv", "utf-8")
    done = own.run("deposit", "--to", str(bag))
    assert done.code == 2
    assert f"In {bag} liegt data/notiz.txt, das nicht zum Archivpaket gehört." in done.err
    assert (bag / "data/notiz.txt").is_file()


def test_no_link_is_followed(own: Project) -> None:
    elsewhere = own.root.parent / "anderswo"
    elsewhere.mkdir()
    (own.root / "paket").symlink_to(elsewhere)
    done = own.run("deposit", "--to", "paket")
    assert (done.code, list(elsewhere.iterdir())) == (2, [])
    assert "ist eine Verknüpfung" in done.err

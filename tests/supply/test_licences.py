"""LICENCES.md names what of a release others made; what has no known, allowed licence stops `make licences`."""

from __future__ import annotations

import pytest

from tests.support.places import ROOT
from tools.licences import page
from tools.shipped import FOREIGN, LOCK, UnknownLicenceError, check_files, packages, tracked

PINNED = LOCK.read_text("utf-8")
HASH = " \\\n    --hash=sha256:" + "0" * 64


def test_the_page_is_what_lock_metadata_and_files_say() -> None:
    assert (ROOT / "LICENCES.md").read_text("utf-8") == page(), "make licences"


def test_all_that_is_pinned_is_named() -> None:
    assert [one.name for one in packages(PINNED)] == [line.partition("==")[0] for line in PINNED.splitlines() if "==" in line]


@pytest.mark.parametrize(
    ("name", "version", "said"),
    [
        ("nicht-da", "1.0", "is pinned and not installed"),
        ("jinja2", "0.1", "is pinned as 0.1; installed is"),
        ("hypothesis", "", "MPL-2.0: is that allowed?"),
    ],
)
def test_a_package_whose_licence_is_not_known_is_refused(name: str, version: str, said: str) -> None:
    installed = next((line.partition("==")[2].rstrip(" \\") for line in development() if line.startswith(f"{name}==")), "")
    with pytest.raises(UnknownLicenceError, match=said):
        packages(f"{name}=={version or installed}{HASH}\n")


def development() -> list[str]:
    return (ROOT / "requirements-dev.lock").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("assets/fonts/fremd.woff2", b""),
        ("assets/karte.png", b""),
        ("assets/leaflet.js", b"/* @license BSD */"),
        ("assets/jquery.js", b"/*! (c) Copyright 2005, 2026 */"),
        ("chronik/html/fremd.css", b""),
        ("chronik/words/liste.json", b""),
        ("templates/bild.svg", b""),
    ],
)
def test_a_file_of_whom_nobody_knows_is_refused(path: str, data: bytes) -> None:
    files = dict.fromkeys(tracked(), b"")
    check_files([*files], files.__getitem__)
    with pytest.raises(UnknownLicenceError, match=path):
        check_files(sorted([*files, path]), {**files, path: data}.__getitem__)


def test_what_is_named_and_gone_is_told() -> None:
    with pytest.raises(UnknownLicenceError, match=FOREIGN[0].name):
        check_files([path for path in tracked() if "serif" not in path and "OFL" not in path], lambda path: b"")

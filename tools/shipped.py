"""What a release ships that others made, and under which licence: pinned packages, and files that
lie in assets/, templates/ and chronik/.

A package says its licence in its metadata (`License-Expression`, PEP 639); where it says it in
words of its own, or not at all, somebody has read its licence: `READ`. A file that is no Python is
ours by its name and place (`OURS`), or stands in `FOREIGN`. What is neither, and what has a licence
that is not in `ALLOWED`, stops `make licences`.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
FOLDERS = ("assets", "chronik", "templates")
# SPDX identifiers; what each asks for is kept by naming it, with its makers, in LICENCES.md.
ALLOWED = {
    *("MIT", "MIT-CMU", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Apache-2.0", "PSF-2.0"),
    *("Artistic-1.0-Perl", "Artistic-1.0-Perl OR GPL-2.0-or-later"),
    *("OFL-1.1", "CC0-1.0", "LicenseRef-public-domain"),
}
# Packages whose metadata say it in words: what they say, and what their licence file is.
READ = {
    "jinja2": ("License :: OSI Approved :: BSD License", "BSD-3-Clause"),
    "markdown-it-py": ("License :: OSI Approved :: MIT License", "MIT"),
    "mdurl": ("License :: OSI Approved :: MIT License", "MIT"),
    "pyyaml": ("MIT", "MIT"),
    "pypdfium2": ("BSD-3-Clause, Apache-2.0, dependency licenses", "BSD-3-Clause"),
    "six": ("MIT", "MIT"),
    "text-unidecode": ("Artistic License", "Artistic-1.0-Perl OR GPL-2.0-or-later"),
    "warcio": ("License :: OSI Approved :: Apache Software License", "Apache-2.0"),
}


class Package(NamedTuple):
    """A pinned package of the index; `digests` are the SHA-256 of its files there."""

    name: str
    version: str
    licence: str
    needs: tuple[str, ...]
    digests: tuple[str, ...]


class Foreign(NamedTuple):
    """Files that others made, or that were made from what others made."""

    name: str
    version: str
    licence: str
    makers: str
    origin: str
    files: tuple[str, ...]  # patterns


FOREIGN = (
    Foreign(
        "Source Serif 4",
        "4",
        "OFL-1.1",
        "Copyright 2014-2021 Adobe Systems Incorporated, with Reserved Font Name “Source”",
        "https://github.com/adobe-fonts/source-serif",
        (
            *("assets/fonts/source-serif-4-*.woff2", "assets/fonts/OFL.txt"),
            *("chronik/book/press/fonts/serif-*.ttf", "chronik/book/press/fonts/OFL.txt"),
        ),
    ),
    Foreign(
        "Source Sans 3",
        "3",
        "OFL-1.1",
        "Copyright 2010-2023 Adobe, with Reserved Font Name “Source”",
        "https://github.com/adobe-fonts/source-sans",
        ("assets/fonts/source-sans-3-*.woff2", "chronik/book/press/fonts/sans-*.ttf"),
    ),
    Foreign(
        "Natural Earth",
        "5",
        "LicenseRef-public-domain",
        "made with Natural Earth, which is in the public domain",
        "https://www.naturalearthdata.com",
        tuple(
            f"chronik/html/pictures/maps/stored/{name}.py"
            for name in ("germany", "europe", "world", "waters")
        ),
    ),
    Foreign(
        "i18n-iso-countries",
        "7.14.0",
        "MIT",
        "Copyright (c) 2016 widdix GmbH",
        "https://www.npmjs.com/package/i18n-iso-countries",
        ("chronik/html/pictures/maps/stored/countries.py",),
    ),
)
OURS = (
    *("assets/*.js", "assets/style.css", "assets/icon.svg", "templates/*.html"),
    *("chronik/*.py", "chronik/door/desk/*.js", "chronik/door/desk/desk.*"),
    *("chronik/door/preview/preview.*", "chronik/door/preview/waiting.html", "chronik/starter/*"),
    *("chronik/book/press/book.typ",),
)
# What foreign scripts and styles say at their head, and ours do not.
CLAIMED = re.compile(rb"(?i)@licen[cs]e|@preserve|copyright.{0,5}\d{4}|sourceMappingURL")


PIN = re.compile(r"(?m)^(?P<name>[\w.-]+)==(?P<version>\S+)(?P<hashes>(?: \\\n +--hash=\S+)+)$")
NAME = re.compile(r"[\w.-]+")


class UnknownLicenceError(Exception):
    """Something is shipped, and nobody knows whether it may be."""


def packages(lock: str) -> tuple[Package, ...]:
    """All that a lock file pins. Raises UnknownLicenceError."""
    pins = [*PIN.finditer(lock)]
    names = {pin["name"] for pin in pins}
    return tuple(_package(pin, names) for pin in pins)


def _package(pin: re.Match[str], names: set[str]) -> Package:
    name, version = pin["name"], pin["version"]
    said = _metadata(name, version)
    needs = {_normal(NAME.match(line)[0]) for line in said.get_all("Requires-Dist") or []}
    digests = re.findall(r"sha256:([0-9a-f]{64})", pin["hashes"])
    return Package(name, version, licence_of(name, said), (*sorted(needs & names),), (*digests,))


def _metadata(name: str, version: str) -> Any:
    """What the installed package says of itself. Raises UnknownLicenceError."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        raise UnknownLicenceError(f"{name} is pinned and not installed: make environment") from None
    if said["Version"] != version:
        raise UnknownLicenceError(f"{name} is pinned as {version}; installed is {said['Version']}")
    return said


def _normal(name: str) -> str:
    """As the index writes it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence_of(name: str, said: Any) -> str:
    """An SPDX expression that is allowed. Raises UnknownLicenceError."""
    words = [said["License"], *(said.get_all("Classifier") or [])]
    expected, licence = READ.get(name, ("", said["License-Expression"] or ""))
    if (expected and expected not in words) or licence not in ALLOWED:
        told = licence or [word for word in words if word and "icen" in word]
        raise UnknownLicenceError(
            f"{name} is under {told}: is that allowed? Then say so in tools/shipped.py"
        )
    return licence


def tracked() -> list[str]:
    """The files of a release that could hold what others made."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *FOLDERS]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return sorted(path for path in listed.split("\0") if path and (ROOT / path).is_file())


def files_of(foreign: Foreign, paths: Sequence[str]) -> list[str]:
    return [path for path in paths if _is_any(path, foreign.files)]


def check_files(paths: Sequence[str], read: Callable[[str], bytes]) -> None:
    """Each is ours, or of somebody who is named. Raises UnknownLicenceError."""
    for foreign in FOREIGN:
        if foreign.licence not in ALLOWED or not files_of(foreign, paths):
            raise UnknownLicenceError(
                f"{foreign.name}: {foreign.licence}, no files, or not allowed"
            )
    known = [path for foreign in FOREIGN for path in files_of(foreign, paths)]
    for path in paths:
        if path not in known and (not _is_any(path, OURS) or CLAIMED.search(read(path))):
            raise UnknownLicenceError(f"{path}: whose is it? Say so in tools/shipped.py")


def _is_any(path: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in patterns)

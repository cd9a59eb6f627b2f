"""The tag files of a bag (BagIt 1.0, RFC 8493): what it is, and the checksums of all that is in it.

No day of bagging is told: there is no clock, and the same chronicle is the same bag.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from chronik.deposit.giving import MADE_BY, Giving
from chronik.language.tuples import NamedTuple

ALGORITHMS = ("sha256", "sha512")
AGENT = f"Bag-Software-Agent: {MADE_BY.split()[0]} "  # what every bag of ours says
INFO = "bag-info.txt"
_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


class FileSums(NamedTuple):
    """A file's size in bytes, and its checksums in the order of `ALGORITHMS`, in hexadecimal."""

    size: int
    digests: tuple[str, ...]


def sums_of(data: bytes) -> FileSums:
    return FileSums(len(data), tuple([hashlib.new(name, data).hexdigest() for name in ALGORITHMS]))


def tag_files(giving: Giving, payload: Mapping[str, FileSums]) -> dict[str, bytes]:
    """The files beside `data/`; `payload`: its files by their paths from the bag's folder."""
    files = {"bagit.txt": _DECLARATION, INFO: _info(giving, payload)}
    files |= _manifests("manifest", payload)
    return files | _manifests("tagmanifest", {path: sums_of(files[path]) for path in files})


def _manifests(name: str, sums: Mapping[str, FileSums]) -> dict[str, bytes]:
    rows = [(_written(path), *sums[path].digests) for path in sorted(sums)]
    return {
        f"{name}-{algorithm}.txt": "".join([f"{row[at]}  {row[0]}\n" for row in rows]).encode()
        for at, algorithm in enumerate(ALGORITHMS, 1)
    }


def _written(path: str) -> str:
    """RFC 8493 asks for it; no file of a chronicle has a line end in its name."""
    return path.replace("%", "%25")


def _info(giving: Giving, payload: Mapping[str, FileSums]) -> bytes:
    lines = [f"{label}: {' '.join(value.split())}\n" for label, value in _said(giving) if value]
    size = sum(each.size for each in payload.values())
    return "".join([*lines, f"Payload-Oxum: {size}.{len(payload)}\n"]).encode()


def _said(giving: Giving) -> Iterator[tuple[str, str]]:
    site = giving.site
    yield "Source-Organization", site.publisher
    about = site.description or site.subtitle
    yield "External-Description", f"{site.title}. {about} Zuerst lesen: data/LIESMICH.txt"
    yield "External-Identifier", site.root
    yield "Bag-Software-Agent", MADE_BY
    yield "Chronik-Fassung", giving.version
    yield "Chronik-Stand", giving.day
    yield "Chronik-Commit", giving.commit
    yield "Chronik-Nicht-Oeffentlich", _closed(giving)


def _closed(giving: Giving) -> str:
    """Said at the front, before anybody has opened a file."""
    count = len(giving.withheld)
    return f"data/nicht-oeffentlich/ ({count} Texte)" if count else ""

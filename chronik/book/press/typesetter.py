"""Typst, run on the fixed template with the data of a book. Why Typst: docs/decisions/0033.

It sees one folder, made for it and removed again: template, data, images. No package is loaded, no
font of the machine, no clock; so the same book gives the same bytes everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from chronik.book.setting import photo_file
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.words.diagnostics import RefusedError

_HERE = Path(__file__).parent
_TEMPLATE = "book.typ"
_UNKNOWN_SIGN = late(r'the text `"(.+?)"` could not be displayed')
_INSTEAD = "□"


class Printed(NamedTuple):
    pdf: bytes
    missing: str  # signs that no font has; a box stands for each


def printed(data: Any, images: Mapping[str, bytes], fonts: Mapping[str, bytes]) -> Printed:
    """The book as PDF/UA-1. `images` by their address on the site, `fonts` of the chronicle's own
    by name. Raises RefusedError where Typst is not installed.
    """
    typst = typesetter()
    with TemporaryDirectory(prefix="chronik-buch-") as folder:
        place = Path(folder)
        (place / _TEMPLATE).write_bytes((_HERE / _TEMPLATE).read_bytes())
        for address, image in images.items():
            (place / photo_file(address)).write_bytes(image)
        for name, font in fonts.items():
            (place / name).write_bytes(font)
        return _set(typst, place, data)


def typesetter() -> Any:
    """The module. Raises RefusedError where it is not installed."""
    try:
        import typst
    except ModuleNotFoundError as missing:
        raise RefusedError(_INSTALL) from missing
    return typst


_INSTALL = (
    "Für das PDF fehlt das Satzprogramm Typst. Einmal installieren, mit dem Python von chronik:"
    ' python -m pip install "typst>=0.15,<0.16"\n'
    "Nur das EPUB geht ohne: book --to NAME.epub"
)


def _set(typst: Any, place: Path, data: Any) -> Printed:
    """Signs that no font has are an error in PDF/UA; then they are replaced, and told."""
    text, missing = json.dumps(data, ensure_ascii=False), ""
    while True:
        (place / "book.json").write_text(text, "utf-8", newline="\n")
        try:
            return Printed(_compiled(typst, place), missing)
        except typst.TypstError as fault:
            signs = "".join(_signs(fault.diagnostic, text))
            if not signs:
                raise
            missing += signs
            text = text.translate(str.maketrans(signs, _INSTEAD * len(signs)))


def _signs(diagnostic: str, text: str) -> Iterator[str]:
    """What could not be displayed, sign by sign."""
    told = "".join(match[1] for match in _UNKNOWN_SIGN.finditer(diagnostic))
    yield from sorted({sign for sign in told if not sign.isascii() and sign in text} - {_INSTEAD})


def _compiled(typst: Any, place: Path) -> bytes:
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[_HERE / "fonts", place])
    compiler = typst.Compiler(
        place / _TEMPLATE,
        root=place,
        font_paths=fonts,
        ignore_system_fonts=True,
        package_path=place,
        package_cache_path=place,
    )
    made: bytes = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
    return made

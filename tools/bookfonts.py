"""The fonts of the book, made of those of the site: `python tools/bookfonts.py`.

Needs fonttools and brotli, in an environment of its own. Typst reads TrueType with fixed weights,
the site has variable WOFF2, divided by letters. The licence reserves the name „Source“ for the
original.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).parents[1]
SITE, BOOK = ROOT / "assets" / "fonts", ROOT / "chronik" / "book" / "press" / "fonts"
SERIF = ("source-serif-4-latin", "source-serif-4-latin-ext")
SANS = ("source-sans-3-latin", "source-sans-3-latin-ext")
# file -> its parts, family, style, weight
FACES = {
    "serif-regular": (SERIF, "Chronik Serif", "Regular", 400),
    "serif-semibold": (SERIF, "Chronik Serif", "Semibold", 600),
    "serif-italic": (("source-serif-4-latin-italic",), "Chronik Serif", "Italic", 400),
    "sans-regular": (SANS, "Chronik Sans", "Regular", 400),
    "sans-semibold": (SANS, "Chronik Sans", "Semibold", 600),
}
NEEDLESS = ("STAT", "fpgm", "prep", "cvt ", "gasp", "HVAR", "MVAR")
KEPT_NAMES = (0, 13, 14)  # copyright and licence


def main() -> None:
    for name, (parts, family, style, weight) in FACES.items():
        font = _joined(parts, weight)
        _renamed(font, family, style)
        font["OS/2"].usWeightClass = weight
        font["head"].created = font["head"].modified = 0  # the same bytes twice
        font.recalcTimestamp = False
        font.save(BOOK / f"{name}.ttf")


def _joined(parts: tuple[str, ...], weight: int) -> Any:
    """One font of several parts, at that weight."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{part}.ttf" for part in parts]
        for part, path in zip(parts, paths, strict=True):
            _static(SITE / f"{part}.woff2", weight).save(path)
        return Merger().merge(paths) if len(paths) > 1 else TTFont(paths[0], lazy=False)


def _static(path: Path, weight: int) -> Any:
    font = TTFont(path)
    if "fvar" in font:
        font = instantiateVariableFont(font, {"wght": weight})
    font.flavor = None
    for table in NEEDLESS:
        if table in font:
            del font[table]
    return font


def _renamed(font: Any, family: str, style: str) -> None:
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in KEPT_NAMES]
    legacy = f"{family} {style}" if style == "Semibold" else family  # four styles a family, once
    values = {
        1: legacy,
        2: "Italic" if style == "Italic" else "Regular",
        4: f"{family} {style}",
        6: f"{family.replace(' ', '')}-{style}",
        16: family,
        17: style,
    }
    for number, value in values.items():
        names.setName(value, number, 3, 1, 0x409)


if __name__ == "__main__":
    main()

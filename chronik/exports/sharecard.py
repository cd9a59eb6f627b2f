"""The picture shown where a page of the site is shared (Open Graph). Pure.

1200 × 630 pixels with the chronicle's name. It is set in the site's own serif, paper and ink, which
are read from its font and its style sheet. Pillow is imported only when the picture must be made;
the same words, font and colours give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

CARD_SIZE = (1200, 630)
FONTS = ("fonts/source-serif-4-latin.woff2", "fonts/source-serif-4-latin-ext.woff2")
_MARGIN = 84
_MEASURE = CARD_SIZE[0] - 2 * _MARGIN  # px: how wide a line may be
_SIZES = (96, 84, 72, 60, 52, 44, 36)
_COLOURS = {"paper": "#fbf9f3", "ink": "#1d1a16", "quiet": "#5d564b", "accent": "#0f4c63"}
_HELD = r"\x00-\xffıŒœʻʼˆ˚˜\u2000-\u206f€™↑↓−∕"  # by the first font, as style.css says
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # JPEG markers that a frame begins with
_RUN = late(f"([{_HELD}]+)|[^{_HELD}]+")


class Words(NamedTuple):
    title: str
    subtitle: str
    address: str


class _Place(NamedTuple):
    """Where a text stands in the picture, and how it is set."""

    top: int
    height: int
    sizes: tuple[int, ...]  # the largest first
    weight: int
    colour: str


def card(words: Words, fonts: tuple[bytes, ...], style: str) -> bytes:
    """The picture as PNG."""
    from PIL import Image, ImageDraw

    colours = {name: _colour(style, name, default) for name, default in _COLOURS.items()}
    image = Image.new("RGB", CARD_SIZE, colours["paper"])
    draw = ImageDraw.Draw(image)
    quiet, bottom = colours["quiet"], CARD_SIZE[1] - _MARGIN

    draw.rectangle((_MARGIN, _MARGIN, _MARGIN + 120, _MARGIN + 9), fill=colours["accent"])
    title = _Place(top=_MARGIN + 48, height=250, sizes=_SIZES, weight=600, colour=colours["ink"])
    end = _set(draw, words.title, fonts, title)
    subtitle = _Place(top=end + 20, height=120, sizes=(42, 36, 30), weight=400, colour=quiet)
    _set(draw, words.subtitle, fonts, subtitle)
    draw.rectangle((_MARGIN, bottom - 40, CARD_SIZE[0] - _MARGIN, bottom - 39), fill=quiet)
    address = _Place(top=bottom - 22, height=40, sizes=(30, 26, 22), weight=400, colour=quiet)
    _set(draw, words.address, fonts, address)

    out = BytesIO()
    # An eighth smaller would take six times as long.
    image.quantize(64, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        out, "PNG", compress_level=6
    )
    return out.getvalue()


def _colour(style: str, name: str, default: str) -> str:
    """As the style sheet has it for light pages: the first of two, or the only one."""
    value = r"(#[0-9a-fA-F]{6})\b"
    both = re.search(rf"--{name}:\s*light-dark\(\s*{value}", style)
    found = both or re.search(rf"--{name}:\s*{value}", style)
    return found[1] if found else default


def _set(draw: ImageDraw, text: str, fonts: tuple[bytes, ...], place: _Place) -> int:
    """Set a text at the largest size at which it fits; where it ends."""
    for size in place.sizes:
        faces = [_face(font, size, place.weight) for font in fonts]
        lines, step = list(_lines(text, faces)), round(size * 1.18)
        if len(lines) * step <= place.height and _is_whole(lines, faces):
            break

    room = max(1, place.height // step)
    if len(lines) >= room:  # the last line takes in what there is no room for
        lines[room - 1 :] = [_cut(" ".join(lines[room - 1 :]), faces)]

    top = place.top
    for line in lines:
        left = float(_MARGIN)
        for run, face in _runs(line, faces):
            draw.text((left, top + size), run, fill=place.colour, font=face, anchor="ls")
            left += face.getlength(run)
        top += step
    return top


def _is_whole(lines: list[str], faces: list[FreeTypeFont]) -> bool:
    """No line is cut or too wide."""
    return not any(line.endswith("…") or _width(line, faces) > _MEASURE for line in lines)


def _face(font: bytes, size: int, weight: int) -> FreeTypeFont:
    from PIL import ImageFont

    face = ImageFont.truetype(BytesIO(font), size, layout_engine=ImageFont.Layout.BASIC)
    face.set_variation_by_axes([weight])
    return face


def _lines(text: str, faces: list[FreeTypeFont]) -> Iterator[str]:
    """The text broken at blanks."""
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}".strip()
        if line and _width(longer, faces) > _MEASURE:
            yield _cut(line, faces)
            line = word
        else:
            line = longer
    if line:
        yield _cut(line, faces)


def _cut(line: str, faces: list[FreeTypeFont]) -> str:
    """What of a line there is room for."""
    if _width(line, faces) <= _MEASURE:
        return line

    while line and _width(f"{line}…", faces) > _MEASURE:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _width(text: str, faces: list[FreeTypeFont]) -> float:
    return sum(face.getlength(run) for run, face in _runs(text, faces))


def _runs(text: str, faces: list[FreeTypeFont]) -> Iterator[tuple[str, FreeTypeFont]]:
    """Parts of the text, each with the font that has its letters."""
    for match in _RUN.finditer(text):
        yield match[0], faces[0 if match[1] else -1]


def picture_size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG, read from its head; (0, 0) of anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        return _number(data[16:20]), _number(data[20:24])

    at = 2
    while data.startswith(b"\xff\xd8") and at + 9 < len(data) and data[at] == 0xFF:
        if data[at + 1] in _FRAMES:
            return _number(data[at + 7 : at + 9]), _number(data[at + 5 : at + 7])
        at += 2 + _number(data[at + 2 : at + 4])
    return 0, 0


def _number(data: bytes) -> int:
    return int.from_bytes(data, "big")


def fonts_of(assets: Mapping[str, bytes]) -> tuple[bytes, ...]:
    """The site's serif; empty when it has another."""
    return tuple(assets[name] for name in FONTS if name in assets) if FONTS[0] in assets else ()

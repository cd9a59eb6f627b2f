"""The picture shown where a page of the site is shared (Open Graph): 1200 × 630 pixels with the
chronicle's name. Pure.

It is set in the site's own serif, paper and ink, which are read from its font and its style sheet.
Pillow is imported only when the picture must be made; the same words, font and colours give the
same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

CARD_SIZE = (1200, 630)
FONTS = ("fonts/source-serif-4-latin.woff2", "fonts/source-serif-4-latin-ext.woff2")
_MARGIN = 84
_SIZES = (96, 84, 72, 60, 52, 44, 36)
_COLOURS = {"paper": "#fbf9f3", "ink": "#1d1a16", "quiet": "#5d564b", "accent": "#0f4c63"}
_HELD = r"\x00-\xffıŒœʻʼˆ˚˜\u2000-\u206f€™↑↓−∕"  # by the first font, as style.css says
_RUN = re.compile(f"([{_HELD}]+)|[^{_HELD}]+")


class Words(NamedTuple):
    title: str
    subtitle: str
    address: str


def card(words: Words, fonts: tuple[bytes, ...], style: str) -> bytes:
    """The picture as PNG."""
    from PIL import Image, ImageDraw

    colours = {name: _colour(style, name, default) for name, default in _COLOURS.items()}
    image = Image.new("RGB", CARD_SIZE, colours["paper"])
    draw = ImageDraw.Draw(image)
    draw.rectangle((_MARGIN, _MARGIN, _MARGIN + 120, _MARGIN + 9), fill=colours["accent"])
    top = _set(draw, words.title, fonts, (_MARGIN + 48, 250, _SIZES, 600, colours["ink"]))
    _set(draw, words.subtitle, fonts, (top + 20, 120, (42, 36, 30), 400, colours["quiet"]))
    bottom = CARD_SIZE[1] - _MARGIN
    draw.rectangle(
        (_MARGIN, bottom - 40, CARD_SIZE[0] - _MARGIN, bottom - 39), fill=colours["quiet"]
    )
    _set(draw, words.address, fonts, (bottom - 22, 40, (30, 26, 22), 400, colours["quiet"]))
    out = BytesIO()
    image.quantize(64, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        out, "PNG", optimize=True
    )
    return out.getvalue()


def _colour(style: str, name: str, default: str) -> str:
    """As the style sheet has it for light pages: the first of two, or the only one."""
    value = r"(#[0-9a-fA-F]{6})\b"
    both = re.search(rf"--{name}:\s*light-dark\(\s*{value}", style)
    found = both or re.search(rf"--{name}:\s*{value}", style)
    return found[1] if found else default


def _set(
    draw: ImageDraw,
    text: str,
    fonts: tuple[bytes, ...],
    how: tuple[int, int, tuple[int, ...], int, str],
) -> int:
    """Set a text at the largest size at which it fits; where it ends. `how`: top, height, sizes,
    weight and colour.
    """
    top, height, sizes, weight, colour = how
    for size in sizes:
        faces = [_face(font, size, weight) for font in fonts]
        lines, step = list(_lines(text, faces)), round(size * 1.18)
        if len(lines) * step <= height and not any(
            line.endswith("…") or _width(line, faces) > CARD_SIZE[0] - 2 * _MARGIN for line in lines
        ):
            break
    room = max(1, height // step)
    for line in [
        *lines[: room - 1],
        *[_cut(" ".join(lines[room - 1 :]), faces)] * (len(lines) >= room),
    ]:
        left = float(_MARGIN)
        for run, face in _runs(line, faces):
            draw.text((left, top + size), run, fill=colour, font=face, anchor="ls")
            left += face.getlength(run)
        top += step
    return top


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
        if line and _width(longer, faces) > CARD_SIZE[0] - 2 * _MARGIN:
            yield _cut(line, faces)
            line = word
        else:
            line = longer
    if line:
        yield _cut(line, faces)


def _cut(line: str, faces: list[FreeTypeFont]) -> str:
    """What of a line there is room for."""
    if _width(line, faces) <= CARD_SIZE[0] - 2 * _MARGIN:
        return line
    while line and _width(f"{line}…", faces) > CARD_SIZE[0] - 2 * _MARGIN:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _width(text: str, faces: list[FreeTypeFont]) -> float:
    return sum(face.getlength(run) for run, face in _runs(text, faces))


def _runs(text: str, faces: list[FreeTypeFont]) -> Iterator[tuple[str, FreeTypeFont]]:
    """Parts of the text, each with the font that has its letters."""
    for match in _RUN.finditer(text):
        yield match[0], faces[0 if match[1] else -1]


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG, read from its head; (0, 0) of anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    at = 2
    while data.startswith(b"\xff\xd8") and at + 9 < len(data) and data[at] == 0xFF:
        if 0xC0 <= data[at + 1] <= 0xCF and data[at + 1] not in (
            0xC4,
            0xC8,
            0xCC,
        ):  # a frame begins here
            return int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(
                data[at + 5 : at + 7], "big"
            )
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return 0, 0


def fonts_of(assets: Mapping[str, bytes]) -> tuple[bytes, ...]:
    """The site's serif; empty when it has another."""
    return tuple(assets[name] for name in FONTS if name in assets) if FONTS[0] in assets else ()

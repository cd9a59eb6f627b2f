"""Image files as Pillow reads and writes them: what they measure, and the WebPs for readers."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from chronik.evidence.stored.crops import Crop, shown_size
from chronik.records.images import (
    BROKEN,
    LARGE,
    MAX_BYTES,
    MAX_IMAGE_PIXELS,
    MAX_SIDE,
    ImageFile,
    widths,
)
from chronik.words.digests import digest_of

if TYPE_CHECKING:
    from PIL.Image import Image as Raster


_QUALITY = 80
MOST_OF_CROP = 15_000  # bytes of what is shown of a scanned page
# Of the width it is shown in, and the quality: the first that is light enough. Print can be read
# longer in bad quality than when it is small.
_CROP_STEPS = (
    *((2, 70), (1.5, 60), (1.2, 50), (1, 50), (1, 30), (1, 15), (1, 10)),
    *((0.8, 10), (0.6, 10), (0.4, 10), (0.2, 10), (0.1, 10)),
)
_HIGHLIGHT = "#ffe16b"
_ORIENTATION = 0x0112  # EXIF tag: how the camera was held
_TURNED = 5  # from this value of the tag on, width and height are exchanged
# What sets an image upright, by the value of the tag: names in Pillow's `Transpose`.
_UPRIGHT = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}


def measure(data: bytes) -> ImageFile:
    """What the file holds. It is read to its end, for a file cut short shows only there."""
    digest = digest_of(data)
    if len(data) > MAX_BYTES:
        return ImageFile(digest, fault=LARGE)
    try:
        with _opened(data) as raster:
            width, height = raster.width, raster.height
            if width * height > MAX_IMAGE_PIXELS or max(width, height) > MAX_SIDE:
                return ImageFile(digest, width, height, fault=LARGE)
            raster.load()
            orientation = _orientation(raster)
    # Pillow's decoders raise nearly everything: OSError, SyntaxError, ValueError, struct.error …
    except Exception:
        return ImageFile(digest, fault=BROKEN)

    if orientation >= _TURNED:
        width, height = height, width
    return ImageFile(digest, width, height, is_turned=orientation != 1)


def derive(data: bytes) -> dict[int, bytes]:
    """The image as WebP, by width. Only for data that `measure` finds no fault with."""
    from PIL.Image import Transpose

    with _opened(data) as opened:
        turn = _UPRIGHT.get(_orientation(opened))
        upright = opened.transpose(Transpose[turn]) if turn else opened
        steps = widths(upright.width)
        largest = _coloured(_fitted(_plain(upright), steps[-1]))
        return {step: _webp(_fitted(largest, step)) for step in steps}


def cut_out(data: bytes, crops: Iterable[Crop], *, whole: bool) -> list[bytes]:
    """Parts of the image of a page as WebP, each with nothing but its words; or `whole`, with its
    words marked. Only for data that `measure` finds no fault with, and not turned.
    """
    with _opened(data) as page:
        return [_cut(page, crop, whole=whole) for crop in crops]


def _cut(page: Raster, crop: Crop, *, whole: bool) -> bytes:
    part = _coloured(_plain(page.crop(crop.area)))
    left, top, _, _ = crop.area
    words = [(w.left - left, w.top - top, w.right - left, w.bottom - top) for w in crop.words]
    return _light(_marked(part, words) if whole else _alone(part, words), shown_size(crop)[0])


_Inside = tuple[int, int, int, int]


def _alone(part: Raster, words: Iterable[_Inside]) -> Raster:
    """The words on bare paper, which most of a page is."""
    from PIL.Image import new
    from PIL.ImageStat import Stat

    paper = new("RGB", part.size, tuple(Stat(part).median))
    for word in words:
        paper.paste(part.crop(word), word[:2])
    return paper


def _marked(part: Raster, words: Iterable[_Inside]) -> Raster:
    """As with a highlighter. It is part of the image: so it is printed, too."""
    from PIL.ImageChops import multiply
    from PIL.ImageDraw import Draw

    pen = part.copy()
    pen.paste("white", (0, 0, *pen.size))
    for left, top, right, bottom in words:
        Draw(pen).rectangle((left, top, right - 1, bottom - 1), fill=_HIGHLIGHT)
    return multiply(part, pen)


def _light(raster: Raster, width: int) -> bytes:
    """At most `MOST_OF_CROP` bytes; as sharp as that allows, for screens of two points a pixel."""
    for share, quality in _CROP_STEPS:
        made = _webp(_fitted(raster, min(raster.width, max(1, round(width * share)))), quality)
        if len(made) <= MOST_OF_CROP:
            break
    return made


@contextmanager
def _opened(data: bytes) -> Iterator[Raster]:
    """The image, not yet decoded.

    Whether it is too large is for `measure` to say, with its size; Pillow would only raise.
    """
    import PIL.Image
    from PIL.Image import open as recognised

    PIL.Image.MAX_IMAGE_PIXELS = None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with recognised(BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as raster:
            yield raster


def _orientation(raster: Raster) -> int:
    """1 to 8; 1, upright, where nothing can be read."""
    try:
        value = raster.getexif().get(_ORIENTATION)
    except Exception:  # notes may be damaged in an image that is not
        value = 1
    return value if value in _UPRIGHT else 1


def _plain(raster: Raster) -> Raster:
    """In a mode that can be made smaller well: grey, RGB, with transparency, or CMYK."""
    if raster.mode.startswith("I"):  # 16 bits a pixel
        return raster.convert("I").point(lambda value: value / 256).convert("L")
    if raster.mode in ("P", "PA") or "transparency" in raster.info:
        return raster.convert("RGBA")
    return raster.convert("L") if raster.mode == "1" else raster


def _fitted(raster: Raster, width: int) -> Raster:
    from PIL.Image import Resampling

    if width == raster.width:
        return raster
    height = max(1, round(raster.height * width / raster.width))
    return raster.resize((width, height), Resampling.LANCZOS, reducing_gap=3.0)


def _coloured(raster: Raster) -> Raster:
    """In sRGB, as browsers take an image without a profile, and on white."""
    profile = raster.info.get("icc_profile")
    coloured = _in_srgb(raster, profile) if profile else raster
    if "A" in coloured.mode:
        from PIL.Image import alpha_composite, new

        coloured = alpha_composite(new("RGBA", coloured.size, "white"), coloured.convert("RGBA"))
    return coloured.convert("RGB")


def _in_srgb(raster: Raster, profile: bytes) -> Raster:
    """Brought there by its profile; one that is damaged or of another image counts as absent."""
    from PIL import ImageCms

    mode = "RGBA" if raster.mode == "RGBA" else "RGB"
    try:
        own, srgb = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(raster, own, srgb, outputMode=mode) or raster
    except (ImageCms.PyCMSError, OSError, ValueError):
        return raster


def _webp(raster: Raster, quality: int = _QUALITY) -> bytes:
    """Without anything of the camera's: Pillow would pass on what `info` holds."""
    raster.info.clear()
    out = BytesIO()
    raster.save(out, "WEBP", quality=quality, method=4, exif=b"", xmp=b"", icc_profile=b"")
    return out.getvalue()

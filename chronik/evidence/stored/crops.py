"""What of a scanned page shows a passage: exactly its words, or nothing at all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import ceil, floor

from chronik.evidence.stored.boxes import BoxedWord, Layer, PageArea, ScanSheet, union_of
from chronik.language.tuples import NamedTuple
from chronik.privacy.redaction import BLOCK, NAME_BLOCK
from chronik.records.images import ImageFile

_Spans = Sequence[tuple[int, int]]


class Pixels(NamedTuple):
    """A rectangle of an image; right and bottom are beyond it."""

    left: int
    top: int
    right: int
    bottom: int


class Crop(NamedTuple):
    """The lines of a page in which words of a passage stand."""

    page: int  # from 0
    area: Pixels
    words: tuple[Pixels, ...]
    by_line: bool = False  # whole lines stand for their words


class PageCuts(NamedTuple):
    """What is to be cut out of the image of a page."""

    path: str
    file: ImageFile
    crops: tuple[Crop, ...]
    whole: bool  # whether what stands around the words may be seen


CutOut = Callable[[PageCuts], Sequence[bytes]]  # a WebP for each crop


def crops(
    text: str, layer: Layer, spans: _Spans, sizes: Sequence[tuple[int, int]], *, whole: bool
) -> tuple[Crop, ...]:
    """A crop for each stretch of lines, in order; none where it is not sure of all words where they
    stand.

    `spans` is the passage in the text, `sizes` the width and height of each page's image in pixels,
    `whole` whether what stands around it may be seen.
    """
    wanted = _touched(layer.words, spans)
    outside = [*_outside(text, wanted, spans)]
    if (
        not wanted
        or not all(word.area for word in wanted)
        or not _may_be_seen(outside, whole=whole)
    ):
        return ()
    pages = sorted({word.page for word in wanted})
    together = [*_together(wanted)]
    every = tuple([crop for words in together if (crop := _crop(layer, words, sizes))])
    is_safe = not any(_redacted(text, layer, page, wanted, whole=whole) for page in pages)
    return every if is_safe and len(every) == len(together) else ()


def _together(wanted: Iterable[BoxedWord]) -> Iterator[list[BoxedWord]]:
    """Words whose lines follow each other: not what is left out, nor another page or column."""
    words: list[BoxedWord] = []
    for word in wanted:
        if words and not _follows(word, words[-1]):
            yield words
            words = []
        words.append(word)
    yield words


def _follows(word: BoxedWord, last: BoxedWord) -> bool:
    if word.page != last.page or word.line - last.line > 1 or not (word.area and last.area):
        return False
    return word.area.bottom > last.area.top  # else at the top of the next column


def shown_size(crop: Crop) -> tuple[int, int]:
    """Width and height in CSS pixels: its lines about as high as those of a page."""
    heights = sorted(word.bottom - word.top for word in crop.words)
    width, height = crop.area.right - crop.area.left, crop.area.bottom - crop.area.top
    scale = min(1, _LINE / heights[len(heights) // 2], _WIDEST / width)
    return max(1, round(width * scale)), max(1, round(height * scale))


_LINE, _WIDEST = 22, 680


def assigned(sheets: Sequence[ScanSheet], images: Sequence[str]) -> tuple[str, ...]:
    """The image of each page: the one that its OCR names, else in order; none where they are not as
    many as there are pages.
    """
    by_stem = {_stem(image): image for image in images}
    named = [by_stem.get(_stem(sheet.image), "") for sheet in sheets]
    if len(images) == len(by_stem) and all(named) and len({*named}) == len(named):
        return tuple(named)
    return tuple(images) if len(images) == len(sheets) else ()


def _stem(path: str) -> str:
    name = path.replace("\\", "/").rpartition("/")[2]
    return (name.rpartition(".")[0] or name).casefold()


def _touched(words: Sequence[BoxedWord], spans: _Spans) -> list[BoxedWord]:
    found: dict[int, BoxedWord] = {}  # by where it begins
    for start, stop in spans:
        first = bisect_right(words, start, key=lambda word: word.end)
        last = bisect_left(words, stop, key=lambda word: word.start)
        found |= {word.start: word for word in words[first:last]}
    return [*found.values()]


def _outside(text: str, wanted: Iterable[BoxedWord], spans: _Spans) -> Iterator[BoxedWord]:
    """Those that have letters or digits besides the passage; „Chor“ is all of „‚Chor‘,“."""
    for word in wanted:
        rest = (at for at in range(word.start, word.end) if text[at].isalnum())
        if not all(any(start <= at < stop for start, stop in spans) for at in rest):
            yield word


def _may_be_seen(outside: Iterable[BoxedWord], *, whole: bool) -> bool:
    """Only the rest of a line in which no words are told apart."""
    return all(whole and word.is_line for word in outside)


def _redacted(
    text: str, layer: Layer, page: int, wanted: Sequence[BoxedWord], *, whole: bool
) -> bool:
    """Whether a word of a page is unreadable in the text, which its image would show."""
    seen = _on_page(layer.words, page) if whole else wanted
    return any(sign in text[word.start : word.end] for word in seen for sign in _UNREADABLE)


_UNREADABLE = (BLOCK, NAME_BLOCK)


def _crop(
    layer: Layer, wanted: Sequence[BoxedWord], sizes: Sequence[tuple[int, int]]
) -> Crop | None:
    page = wanted[0].page
    sheet = layer.sheets[page]
    scale = _scale(sheet, sizes[page]) if page < len(sizes) else None
    areas = [word.area for word in wanted if word.area]
    if scale is None or not all(a.right <= sheet.width and a.bottom <= sheet.height for a in areas):
        return None
    lines, own = {word.line for word in wanted}, {word.start for word in wanted}
    others = [w for w in _on_page(layer.words, page) if w.start not in own]
    if _covers(areas, [word.area for word in others if word.area]):
        return None
    beside = [word.area for word in others if word.line in lines and word.area]
    shown = union_of([*areas, *beside])
    edge = max(area.bottom - area.top for area in areas) / 4
    widened = PageArea(shown.left - edge, shown.top - edge, shown.right + edge, shown.bottom + edge)
    words = tuple([_pixels(area, scale, sizes[page]) for area in areas])
    by_line = any(word.is_line for word in wanted)
    return Crop(page, _pixels(widened, scale, sizes[page]), words, by_line)


def _on_page(words: Sequence[BoxedWord], page: int) -> Sequence[BoxedWord]:
    first = bisect_left(words, page, key=lambda word: word.page)
    return words[first : bisect_right(words, page, key=lambda word: word.page)]


def _scale(sheet: ScanSheet, size: tuple[int, int]) -> tuple[float, float] | None:
    """Pixels for a unit of the page; None where the image is another page's: has another shape."""
    if not (sheet.width > 0 and sheet.height > 0 and min(size) > 0):
        return None
    across, down = size[0] / sheet.width, size[1] / sheet.height
    tolerance = max(2, 2 * across)
    is_same = abs(across - down) * max(sheet.width, sheet.height) <= tolerance
    return (across, down) if is_same else None


def _covers(areas: Sequence[PageArea], beside: Sequence[PageArea]) -> bool:
    """Whether the middle of another word lies in one of the areas: then one of them is wrong."""
    every = union_of(areas)
    middles = [
        ((left + right) / 2, (top + bottom) / 2)
        for left, top, right, bottom in beside
        if left < every.right and every.left < right and top < every.bottom and every.top < bottom
    ]
    return any(
        area.left < x < area.right and area.top < y < area.bottom
        for area in areas
        for x, y in middles
    )


def _pixels(area: PageArea, scale: tuple[float, float], size: tuple[int, int]) -> Pixels:
    """All pixels that the area touches, within the image."""
    across, down = scale
    return Pixels(
        max(0, floor(area.left * across)),
        max(0, floor(area.top * down)),
        min(size[0], ceil(area.right * across)),
        min(size[1], ceil(area.bottom * down)),
    )

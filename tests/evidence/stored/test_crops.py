"""Crops of scanned pages: exactly the words of a passage, or nothing at all. What they show is read with Pillow alone."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from chronik.evidence.quotes import Found, find, prepare
from chronik.evidence.stored.crops import Crop, assigned, crops, shown_size
from chronik.evidence.stored.marks import StoredWords
from chronik.evidence.stored.reading import words_of_file
from chronik.system.pixels import MOST_OF_CROP, cut_out
from tests.evidence.stored.drawn import FORMATS, INK, PAPER, DrawnPage, alto, drawn, page_xml

LINES = [
    "Am Sonntag feierte der hiesige Gesang-",
    "verein sein Stiftungsfest. Der Vorsteher,",
    "Herr Beispiel, dankte allen Sängern; das",
    "Geheimnis bleibt unter uns, sagte er noch.",
]
PAGE = drawn(LINES)
QUOTE = "feierte der hiesige Gesangverein sein Stiftungsfest"
WORDS = ["feierte", "der", "hiesige", "Gesang-", "verein", "sein", "Stiftungsfest."]


def cropped(read: StoredWords, quote: str, *sizes: tuple[int, int], whole: bool = False) -> tuple[Crop, ...]:
    found = find(prepare(read.text), quote)
    assert isinstance(found, Found)
    assert read.layer is not None
    return crops(read.text, read.layer, found.spans, sizes or [PAGE.image.size], whole=whole)


def boxes(page: DrawnPage, words: list[str]) -> set[tuple[int, int, int, int]]:
    return {word.box for word in page.words if word.text in words}


@pytest.mark.parametrize("form", FORMATS)
def test_a_crop_has_the_boxes_of_all_words_of_the_quote_and_no_others(form: str) -> None:
    (crop,) = cropped(words_of_file("a.xml", FORMATS[form](PAGE)), QUOTE)
    assert {tuple(word) for word in crop.words} == boxes(PAGE, WORDS)


def ink(image: Image.Image) -> Image.Image:
    """White where there is print."""
    return image.convert("L").point(lambda value: 255 if value < 150 else 0)


def test_all_but_the_passage_is_bare_paper() -> None:
    (crop,) = cropped(words_of_file("a.xml", alto(PAGE)), QUOTE)
    (data,) = cut_out(PAGE.saved(), [crop], whole=False)
    with Image.open(BytesIO(data), formats=["WEBP"]) as opened:
        seen = opened.convert("RGB")
    original = PAGE.image.crop(crop.area).resize(seen.size)
    scale = seen.width / (crop.area.right - crop.area.left)
    mask = Image.new("L", seen.size, 0)
    for left, top, right, bottom in boxes(PAGE, WORDS):
        edges = [round((at - edge) * scale) for at, edge in zip((left, top, right, bottom), (*crop.area[:2], *crop.area[:2]), strict=True)]
        mask.paste(255, tuple(edges))

    inside = ImageChops.difference(original, seen).convert("L")
    inside.paste(0, mask=ImageChops.invert(mask))
    assert sum(value * n for value, n in enumerate(inside.histogram())) / sum(mask.histogram()[1:]) < 12  # of 255, on the mean
    outside = ink(seen)
    outside.paste(0, mask=mask)
    assert outside.getbbox() is None
    assert ink(seen).getbbox() is not None
    paper = seen.getpixel((1, 1))
    assert all(abs(mine - theirs) <= 6 for mine, theirs in zip(paper, PAPER, strict=True))


def test_where_all_may_be_seen_the_passage_is_marked_and_the_rest_as_it_was() -> None:
    (crop,) = cropped(words_of_file("a.xml", alto(PAGE)), QUOTE, whole=True)
    (data,) = cut_out(PAGE.saved(), [crop], whole=True)
    with Image.open(BytesIO(data)) as opened:
        seen = opened.convert("RGB")
    scale = seen.width / (crop.area.right - crop.area.left)

    def paper_of(text: str) -> tuple[int, ...]:
        left, top, _, _ = next(word.box for word in PAGE.words if word.text == text)
        at = round((left + 1 - crop.area.left) * scale) + 1, round((top + 1 - crop.area.top) * scale) + 1
        return seen.getpixel(at)  # type: ignore[return-value]

    marked, unmarked = paper_of("hiesige"), paper_of("Vorsteher,")
    assert unmarked[2] - marked[2] > 60  # of blue: the mark is yellow
    assert abs(unmarked[2] - PAPER[2]) <= 12


@pytest.mark.parametrize(
    ("quote", "image", "why"),
    [
        (QUOTE, (900, 800), "of another shape than the page that was read"),
        (QUOTE, (0, 0), "that is not there"),
        ("Herr Beispiel, dankte allen", None, "a box that reaches over the edge of the page"),
        ("Geheimnis bleibt unter uns", None, "a word without a box"),
        ("sein Stiftungsfest", None, "a box with another word in it"),
    ],
)
def test_rather_nothing_than_a_wrong_mark(quote: str, image: tuple[int, int] | None, why: str) -> None:
    beispiel, unter, stiftung = (next(w.box for w in PAGE.words if w.text == t) for t in ("Beispiel,", "unter", "Stiftungsfest."))
    text = alto(PAGE).decode()
    text = text.replace(f'"Beispiel," HPOS="{beispiel[0]}"', '"Beispiel," HPOS="880"')
    text = text.replace(f'"unter" HPOS="{unter[0]}" ', '"unter" ')
    text = text.replace(f'"Stiftungsfest." HPOS="{stiftung[0]}" VPOS="{stiftung[1]}" WIDTH="{stiftung[2] - stiftung[0]}"', (
        f'"Stiftungsfest." HPOS="{stiftung[0]}" VPOS="{stiftung[1]}" WIDTH="300"'
    ))  # fmt: skip
    assert cropped(words_of_file("a.xml", text.encode()), quote, image or PAGE.image.size) == (), why


def test_a_word_that_was_redacted_is_never_shown() -> None:
    """The image has it still."""
    redacted = words_of_file("a.xml", alto(PAGE).replace(b"hiesige", "███████".encode()))
    assert cropped(redacted, "feierte der ███████ Gesangverein sein") == ()
    assert len(cropped(redacted, "Beispiel, dankte allen")) == 1
    assert cropped(redacted, "Beispiel, dankte allen", whole=True) == ()


def test_what_else_stands_in_a_box_is_not_shown() -> None:
    """„Ende.Anfang“ read as one word, of which the quote has the half."""
    joined = alto(PAGE).replace(b'"Stiftungsfest."', b'"Stiftungsfest.Geheim"')
    read = words_of_file("a.xml", joined)
    assert cropped(read, QUOTE) == cropped(read, QUOTE, whole=True) == ()


def test_lines_of_which_no_words_are_known_are_marked_only_where_all_may_be_seen() -> None:
    read = words_of_file("a.xml", page_xml(PAGE, by_line=True))
    (crop,) = cropped(read, QUOTE, whole=True)
    assert (len(crop.words), crop.by_line) == (2, True)
    assert cropped(read, QUOTE) == ()
    assert cropped(read, " ".join(LINES[2:3]))[0].by_line


def test_an_image_may_be_smaller_than_the_one_that_was_read() -> None:
    read = words_of_file("a.xml", alto(PAGE))
    (large,), (small,) = cropped(read, QUOTE), cropped(read, QUOTE, (450, PAGE.image.height // 2))
    pairs = [(2 * mine, theirs) for a, b in zip(small.words, large.words, strict=True) for mine, theirs in zip(a, b, strict=True)]
    assert all(abs(mine - theirs) <= 2 for mine, theirs in pairs)


def test_a_passage_on_two_pages_has_a_crop_of_each() -> None:
    second = drawn(["Der zweite Bogen beginnt."])
    read = words_of_file("a.xml", alto(PAGE, second))
    found = cropped(read, "sagte er noch. Der zweite Bogen", PAGE.image.size, second.image.size)
    assert [(crop.page, len(crop.words)) for crop in found] == [(0, 3), (1, 3)]


def test_images_are_those_that_the_ocr_names_else_in_order() -> None:
    named = words_of_file("a.html", FORMATS["hocr"](PAGE, PAGE, files=("/tmp/Blatt2.tif", "Blatt1.tif"))).layer
    unnamed = words_of_file("a.html", FORMATS["hocr"](PAGE, PAGE)).layer
    assert named is not None
    assert unnamed is not None
    images = ["scans/blatt1.jpg", "scans/blatt2.jpg"]
    assert assigned(named.sheets, images) == ("scans/blatt2.jpg", "scans/blatt1.jpg")
    assert assigned(unnamed.sheets, images) == tuple(images)
    assert assigned(unnamed.sheets, images[:1]) == ()


LETTERS = st.text(st.sampled_from("abcdefghilmnorstuvwäöüßABDEFGHKLMNS"), min_size=2, max_size=9)
ENDS = st.sampled_from(["", "", "", ",", ".", "“", ";"])
PRINTED = st.lists(st.lists(st.builds(str.__add__, LETTERS, ENDS), min_size=1, max_size=6), min_size=1, max_size=5)


@settings(deadline=None, max_examples=60)
@given(PRINTED, st.data())
def test_whatever_the_words_a_crop_covers_exactly_those_of_the_quote(lines: list[list[str]], data: st.DataObject) -> None:
    page = drawn([" ".join(line) for line in lines], size=24, width=1400)
    words = page.words
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    quote = " ".join(word.text for word in words[first : last + 1])
    form = data.draw(st.sampled_from(sorted(FORMATS)))
    read = words_of_file("a.xml", FORMATS[form](page))
    found = find(prepare(read.text), quote)
    if isinstance(found, Found):
        assert read.layer is not None
        shown = crops(read.text, read.layer, found.spans, [page.image.size], whole=data.draw(st.booleans()))
        assert [{tuple(word) for word in crop.words} for crop in shown] == [{word.box for word in words[first : last + 1]}]


def test_the_column_of_a_newspaper_weighs_little_and_can_be_read() -> None:
    """300 dpi: a column of 52 mm, 12 lines, with the noise of a scan."""
    said = ["Bei dem gestrigen Feste sprach", "der Bürgermeister vor den", "Vereinen über das neue Haus", "am Markte, das allen gefällt"]
    lines = [said[n % 4] for n in range(12)]
    page = drawn(lines, size=36, width=900, gap=1.3)
    noise = Image.effect_noise(page.image.size, 28).convert("RGB")
    noisy = DrawnPage(Image.blend(page.image, noise, 0.25), page.lines)
    read = words_of_file("a.xml", alto(noisy))
    assert read.layer is not None
    passage = [(0, len(read.text.strip()))]
    for whole in (False, True):
        (crop,) = crops(read.text, read.layer, passage, [noisy.image.size], whole=whole)
        (data,) = cut_out(noisy.saved("JPEG"), [crop], whole=whole)
        assert len(data) <= MOST_OF_CROP == 15_000
        with Image.open(BytesIO(data)) as seen:
            width, height = shown_size(crop)
            assert seen.width >= width
            assert abs(seen.width / seen.height - width / height) < 0.02
            assert seen.convert("L").getextrema()[0] < sum(INK)

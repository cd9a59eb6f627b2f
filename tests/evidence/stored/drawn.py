"""Pages drawn with words at known places, and the OCR of them in the three formats, as their makers write them."""

from __future__ import annotations

from html import escape
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from tests.support.places import ROOT

PAPER, INK = (236, 228, 205), (40, 32, 28)
FONT = Path(ROOT) / "assets/fonts/source-serif-4-latin.woff2"


class DrawnWord(NamedTuple):
    text: str
    box: tuple[int, int, int, int]  # left, top, right, bottom


class DrawnPage(NamedTuple):
    image: Image.Image
    lines: list[list[DrawnWord]]

    @property
    def words(self) -> list[DrawnWord]:
        return [word for line in self.lines for word in line]

    def saved(self, kind: str = "PNG") -> bytes:
        out = BytesIO()
        self.image.save(out, kind, quality=92)
        return out.getvalue()


def drawn(lines: list[str], *, size: int = 34, width: int = 900, left: int = 60, gap: float = 1.5) -> DrawnPage:
    """Each line below the other; the boxes hold all ink of their words."""
    font = ImageFont.truetype(BytesIO(FONT.read_bytes()), size)
    height = round(2 * 60 + len(lines) * size * gap)
    image = Image.new("RGB", (width, height), PAPER)
    pen = ImageDraw.Draw(image)
    found: list[list[DrawnWord]] = []
    for number, line in enumerate(lines):
        x, y = left, 60 + round(number * size * gap)
        words = []
        for text in line.split():
            box = pen.textbbox((x, y), text, font=font)
            pen.text((x, y), text, font=font, fill=INK)
            edges = (int(box[0]) - 1, int(box[1]) - 1, int(box[2]) + 2, int(box[3]) + 2)
            words.append(DrawnWord(text, edges))
            x = edges[2] + size // 3
        found.append(words)
    assert max(word.box[2] for line in found for word in line) <= width
    return DrawnPage(image, found)


def alto(*pages: DrawnPage, files: tuple[str, ...] = ()) -> bytes:
    """As ABBYY writes it: a word divided at the end of a line says what it is as a whole."""
    drawn_pages = []
    for number, page in enumerate(pages):
        rows, following = [], {id(line): after for line, after in zip(page.lines, page.lines[1:], strict=False)}
        divided = ""
        for line in page.lines:
            strings, hyphen = [], ""
            for place, (text, (left, top, right, bottom)) in enumerate(line):
                extra = f' SUBS_TYPE="HypPart2" SUBS_CONTENT="{divided}"' if divided and place == 0 else ""
                divided = "" if place == 0 else divided
                if place == len(line) - 1 and text.endswith("-") and id(line) in following:
                    text, divided = text[:-1], text[:-1] + following[id(line)][0].text
                    extra = f' SUBS_TYPE="HypPart1" SUBS_CONTENT="{divided}"'
                    hyphen = '<HYP CONTENT="\u00ad"/>'
                strings.append(f'<String CONTENT="{escape(text)}" HPOS="{left}" VPOS="{top}" WIDTH="{right - left}" HEIGHT="{bottom - top}"{extra}/>')
            rows.append(f"<TextLine>{'<SP/>'.join(strings)}{hyphen}</TextLine>")
        drawn_pages.append(
            f'<Page ID="p{number}" WIDTH="{page.image.width}" HEIGHT="{page.image.height}"><PrintSpace>'
            f"<TextBlock>{''.join(rows)}</TextBlock></PrintSpace></Page>"
        )
    source = f"<sourceImageInformation><fileName>{files[0]}</fileName></sourceImageInformation>" if files else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#">'
        f"<Description><MeasurementUnit>pixel</MeasurementUnit>{source}</Description><Layout>{''.join(drawn_pages)}</Layout></alto>\n"
    ).encode()


def hocr(*pages: DrawnPage, files: tuple[str, ...] = ()) -> bytes:
    """As Tesseract writes it."""
    divs = []
    for number, page in enumerate(pages):
        rows = []
        for line in page.lines:
            words = " ".join(
                f"<span class='ocrx_word' title='bbox {' '.join(map(str, box))}; x_wconf 96'>{escape(text)}</span>" for text, box in line
            )
            rows.append(f"<span class='ocr_line' title='bbox 0 0 1 1; baseline 0 -5'>{words}</span>")
        name = files[number] if files else "unknown"
        divs.append(
            f"<div class='ocr_page' id='page_{number + 1}' title='image \"{name}\"; bbox 0 0 {page.image.width} {page.image.height}; "
            f"ppageno {number}'><div class='ocr_carea'><p class='ocr_par'>{''.join(rows)}</p></div></div>"
        )
    head = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
    meta = '<meta http-equiv="Content-Type" content="text/html;charset=utf-8"/><title>Scan</title>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n<html><head>{meta}</head><body>{"".join(divs)}</body></html>\n'.encode()


def page_xml(*pages: DrawnPage, files: tuple[str, ...] = (), by_line: bool = False) -> bytes:
    """As Transkribus writes it, its last region first in the file."""
    shown = []
    for number, page in enumerate(pages):
        rows = []
        for n, line in enumerate(page.lines):
            words = "".join(f'<Word id="w{n}_{m}"><Coords points="{_points(box)}"/>{_text(text)}</Word>' for m, (text, box) in enumerate(line))
            whole = _text(" ".join(word.text for word in line))
            edges = zip(*[word.box for word in line], strict=True)
            box = tuple(pick(numbers) for pick, numbers in zip((min, min, max, max), edges, strict=True))
            rows.append(f'<TextLine id="l{n}"><Coords points="{_points(box)}"/>{"" if by_line else words}{whole}</TextLine>')
        regions = [f'<TextRegion id="r{n}">{row}</TextRegion>' for n, row in enumerate(rows)]
        order = "".join(f'<RegionRefIndexed index="{n}" regionRef="r{n}"/>' for n in range(len(rows)))
        name = files[number] if files else "x.tif"
        size = f'imageWidth="{page.image.width}" imageHeight="{page.image.height}"'
        shown.append(
            f'<Page imageFilename="{name}" {size}><ReadingOrder><OrderedGroup id="o">{order}</OrderedGroup></ReadingOrder>'
            f"{''.join(reversed(regions))}</Page>"
        )
    space = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2013-07-15"
    return f'<?xml version="1.0" encoding="UTF-8"?><PcGts xmlns="{space}"><Metadata/>{"".join(shown)}</PcGts>'.encode()


def _points(box: tuple[int, ...]) -> str:
    left, top, right, bottom = box
    return f"{left},{top} {right},{top} {right},{bottom} {left},{bottom}"


def _text(text: str) -> str:
    return f"<TextEquiv><Unicode>{escape(text)}</Unicode></TextEquiv>"


FORMATS = {"alto": alto, "hocr": hocr, "page": page_xml}

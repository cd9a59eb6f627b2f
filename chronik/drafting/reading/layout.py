"""What a raw text consists of: title, prose, captions, credits, and what web pages put around it.

The text as it was copied is read line by line; each line is of one kind. Prose that was broken into
lines of one length is put together again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import accumulate

from chronik.drafting.reading.contacts import contact_lines, is_person_line
from chronik.drafting.reading.linekinds import (
    BESIDE,
    CAPTION,
    MASTHEAD,
    NAVIGATION,
    ONLY_DATE,
    STAMP,
    TRAIL,
)
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple


class LineKind(StrEnum):
    """What kind of line it is."""

    TITLE = "title"
    PROSE = "prose"
    CAPTION = "caption"
    STAMP = "stamp"  # when the page was made, by whom
    CONTACT = "contact"
    PAGE = "page"  # navigation, teasers: no part of the text


class TextBlock(NamedTuple):
    """A stretch of one kind; `text` is what stands in the original from `start` on."""

    part: LineKind
    start: int
    text: str
    line: int  # its first, counted from 1

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Sentence(NamedTuple):
    """A sentence of a block, by its places in the original."""

    start: int
    end: int


_LONG_BLOCK = 4000
_SENTENCE = late(r"[.!?…][\"“”»)]*(?=\s+[\"„»(]?[A-ZÄÖÜ0-9])|[:;](?=\s+[-–•*])|\n(?=\s*[-–•*•]\s)")
_ABBREVIATED = late(
    r"(?:\b(?:[A-Za-z]|Dr|Prof|Dipl|Ing|med|phil|jur|rer|nat|pol|theol|St|Nr|bzw|ca|Str|str|usw"
    r"|etc|geb|gest"
    r"|jun|sen|Abs|Art|vgl|Frhr|Frl|Hr|Fr|Tel|Co|evtl|ggf|inkl|Jg|Jh|Bd|Hrsg|stellv|Kto|Mio|Mrd"
    r"|Tsd|Sa|So|Mo"
    r"|Di|Mi|Do|Lic|Mag|Chr|Joh|Wilh|Heinr|Friedr|Aug|Alb|Gebr|Ev|ev|kath|luth|[Hh]eil|[Ss]og"
    r"|Jan|Feb|Febr|Apr|Sept|Sep|Okt|Nov|Dez|M[äa]r|vorm|nachm|abds)|(?<!\d)\d{1,2}|[IVX]{1,5})\Z"
)


def blocks_of(original: str) -> list[TextBlock]:
    """The text in stretches, in order; blank lines belong to none."""
    every = original.replace("\r\n", " \n").replace("\r", "\n").split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in every)]
    numbers = {starts[at]: at for at, line in enumerate(every) if line.strip()}
    rows = [(start, every[at].rstrip()) for start, at in numbers.items()]
    contact = contact_lines(every)
    parts = _parts(rows, [at in contact for at in numbers.values()])
    return [
        piece
        for block in _joined(original, rows, parts, numbers)
        for cell in _cells(block)
        for piece in _cut_up(cell)
    ]


_CELL = late(r"[^\t]+")


def _cells(block: TextBlock) -> Iterator[TextBlock]:
    """Each cell of a row of a table, as web pages give them: with tabs between."""
    if "\t" not in block.text.strip():
        yield block
        return
    for cell in _CELL.finditer(block.text):
        if cell[0].strip():
            yield block._replace(start=block.start + cell.start(), text=cell[0].rstrip())


def _cut_up(block: TextBlock) -> Iterator[TextBlock]:
    """A block in pieces that are read in a blink, cut at sentences, or at a blank where none ends;
    what is no words (a picture in letters) belongs to the page.
    """
    rest = block
    while len(rest.text) > _LONG_BLOCK:
        head = rest.text[:_LONG_BLOCK]
        cut = max(m.end() for m in _SENTENCE.finditer(head)) if _SENTENCE.search(head) else 0
        cut = cut or max(head.rfind(" "), head.rfind("\n"), head.rfind("\t"))
        part = block.part if cut > 0 else LineKind.PAGE
        cut = cut if cut > 0 else _LONG_BLOCK
        yield rest._replace(part=part, text=rest.text[:cut])
        lead = len(rest.text) - len(rest.text[cut:].lstrip()) - cut
        line = rest.line + rest.text.count("\n", 0, cut + lead)
        rest = TextBlock(block.part, rest.start + cut + lead, rest.text[cut + lead :], line)
    if rest.text:
        yield rest


def _parts(rows: Sequence[tuple[int, str]], contact: Sequence[bool]) -> list[LineKind]:
    texts = [" ".join(text.split()) for _, text in rows]
    parts: list[LineKind] = []
    beside = False
    for at, text in enumerate(texts):
        later = [t for n, t in enumerate(texts[at + 1 : at + 40], at + 1) if not contact[n]]
        beside = (beside or bool(BESIDE.match(text))) and not _is_long(text)
        is_repeated = len(text) > 30 and any(t.startswith(text.rstrip(" …")) for t in later)
        is_edge = at < 3 or at > len(texts) - 3
        if contact[at]:
            parts.append(LineKind.CONTACT)
        elif beside or is_repeated or (len(text) < 120 and NAVIGATION.match(text)):
            parts.append(LineKind.PAGE)
        elif (is_edge and _is_masthead(text)) or _is_stamp(text):
            parts.append(LineKind.STAMP)
        elif len(text) < 400 and CAPTION.match(text):
            parts.append(LineKind.CAPTION)
        elif TRAIL.match(text) and len(text) < 100:
            parts.append(LineKind.PAGE)
        else:
            parts.append(LineKind.PROSE)
    _title(texts, parts)
    return parts


def _is_masthead(text: str) -> bool:
    return len(text) < 120 and MASTHEAD.match(text) is not None


def _is_stamp(text: str) -> bool:
    is_short = len(text) < 90 and not _prose(text)
    is_signed = text.startswith("Von ") and is_person_line(text.removeprefix("Von "))
    is_told = is_short and STAMP.match(text) is not None
    return is_told or is_signed or ONLY_DATE.match(text) is not None


def _is_long(text: str) -> bool:
    return len(text) > 200


def _prose(text: str) -> bool:
    """Whether a short line is a sentence: „Von weit her kamen die Gäste.“"""
    return text.endswith((".", "!", "?")) and len(text.split()) > 6


def _title(texts: Sequence[str], parts: list[LineKind]) -> None:
    """The first line of at least three words, which is no whole paragraph; a word or two above it
    only say where the text stands.
    """
    above: list[int] = []
    for at, part in enumerate(parts):
        if part is not LineKind.PROSE:
            continue
        if _is_letterhead(texts, parts, at):
            parts[at] = LineKind.STAMP  # a letterhead
            continue
        if len(texts[at].split()) < 3 and len(above) < 3 and not texts[at][:1].isdigit():
            above.append(at)
            continue
        if len(texts[at]) <= 160 and (not texts[at].endswith((".", ";", ",")) or at < 2):
            parts[at] = LineKind.TITLE
            for kicker in above:
                parts[kicker] = LineKind.STAMP
        elif above:
            parts[above[-1]] = LineKind.TITLE
        return


def _is_letterhead(texts: Sequence[str], parts: Sequence[LineKind], at: int) -> bool:
    """Whether contact data follows at once, or stood there, and the text only then."""
    if LineKind.PROSE not in parts[at + 2 :]:
        return False
    return parts[at + 1] is LineKind.CONTACT


def _joined(
    original: str,
    rows: Sequence[tuple[int, str]],
    parts: Sequence[LineKind],
    numbers: dict[int, int],
) -> Iterator[TextBlock]:
    prose = [
        len(text) for (_, text), part in zip(rows, parts, strict=True) if part is LineKind.PROSE
    ]
    wrapped = bool(prose) and max(prose) <= 110
    at = 0
    while at < len(rows):
        start, last = rows[at][0], at
        while last + 1 < len(rows) and _continues(rows, parts, numbers, last, wrapped=wrapped):
            last += 1
        end = rows[last][0] + len(rows[last][1])
        yield TextBlock(parts[at], start, original[start:end], numbers[start] + 1)
        at = last + 1


_OPENS = late(r"\s*(?:[-–•*▪·]\s|\d{4}\b|\d{1,2}[.)]|(?:TOP|Top) \d|[A-ZÄÖÜ][\wäöüß /-]{2,30}:\s)")


def _continues(
    rows: Sequence[tuple[int, str]],
    parts: Sequence[LineKind],
    numbers: dict[int, int],
    at: int,
    *,
    wrapped: bool,
) -> bool:
    """Whether the next line goes on with the same paragraph."""
    (start, text), (after, following) = rows[at], rows[at + 1]
    adjacent = numbers[after] == numbers[start] + 1
    if (
        not adjacent
        or parts[at] is not parts[at + 1]
        or parts[at] not in (LineKind.PROSE, LineKind.CAPTION)
    ):
        return False
    begins = following.lstrip()[:1]
    if begins.islower() or text.rstrip().endswith(("-", ",")):
        return True
    if not wrapped or _OPENS.match(following):
        return False
    return len(text) >= 45


def sentences_of(block: TextBlock) -> list[Sentence]:
    """The sentences of a block, in order."""
    found, done = [], 0
    for match in _SENTENCE.finditer(block.text):
        at = match.start()
        if block.text[at] == "." and _is_abbreviated(block.text, at):
            continue
        if block.text[at] in "?!." and _is_quoted(block.text, done, at) and match.end() == at + 1:
            continue
        found.append(Sentence(block.start + done, block.start + match.end()))
        done = (
            match.end() + len(block.text[match.end() :]) - len(block.text[match.end() :].lstrip())
        )
    if block.text[done:].strip():
        found.append(Sentence(block.start + done, block.end))
    return found


def _is_abbreviated(text: str, at: int) -> bool:
    before = text[max(0, at - 12) : at]
    return bool(_ABBREVIATED.search(before))


def _is_quoted(text: str, start: int, at: int) -> bool:
    """Whether a place is inside „…“ that is closed soon."""
    opened = text.rfind("„", start, at)
    if opened < 0 or "“" in text[opened:at] or "”" in text[opened:at]:
        return False
    closing = min((n for mark in "“”" if (n := text.find(mark, at)) >= 0), default=-1)
    return 0 <= closing - opened < 140

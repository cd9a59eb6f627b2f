"""A text made ready for searching, alike for sources and quotes, and the way back.

Texts are normalised only in what a copy changes without changing what is said: Unicode form (NFC),
ligatures, white space, soft hyphens and other invisible characters, hyphens at line breaks, the
glyphs of quotation marks and dashes. A name that was removed reads as the words for it. Case,
digits, punctuation and order stay as they are.

A hyphen at a line break may be read as nothing, as „-“ or as „- “, in the source and in the quote.
It cannot vanish beside a digit or before a capital („2021-⏎2024“, „Lüneburg-⏎Uelzen“), and before
„und“ it is „- “. The line may end more than once, and with a page: what programs write that take
texts from PDFs. With a blank before it, and a small letter behind („Fach -⏎kräfte“), the hyphen may
also be a dash.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import Any

from chronik.evidence.stored.boxes import Layer
from chronik.evidence.stored.marks import Capture, PlaceMark
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.privacy.redaction import NAME_BLOCK, NAME_REMOVED

# In a normal text these stand for a hyphen at a line break; none can come from anything
# else, all are mapped away.
SOFT = "\u00ad"  # may also be read as nothing
HARD = "\u2011"  # always a hyphen
LOOSE = "\u2010"  # may also be read as nothing, or as a dash between blanks
_GLYPHS = str.maketrans(
    dict.fromkeys("„“”‟«»″", '"') | dict.fromkeys("‚‘’‛‹›´`′", "'") | dict.fromkeys("‐‑‒–—―−", "-")
)
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_ZERO = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_LINE_END = rf"[{_ZERO} \t\xa0]*(?:\r\n?|[\n\x0b\x0c\x85\u2028\u2029])[{_ZERO}\s]*"
_LINE_HYPHEN = rf"[{_ZERO}]*[-‐‑\u00ad]{_LINE_END}(?=[^\W_])(?!(?:und|oder|bzw|sowie|bis)\b)"
_LOOSE_HYPHEN = rf"[ \xa0][-‐‑]{_LINE_END}(?=[a-zß-öø-ÿ])(?!(?:und|oder|bzw|sowie|bis)\b)"
_READINGS = {"- ": f"(?:- |[{SOFT}{HARD}{LOOSE}])", "-": f"[-{SOFT}{HARD}{LOOSE}]"}
_READINGS |= {HARD: f"(?:- ?|[{SOFT}{HARD}])", SOFT: f"(?:- ?|[{SOFT}{HARD}{LOOSE}])?"}
_READINGS |= {" - ": f"(?: - |{LOOSE})", " -": f"(?: -|{LOOSE})"}
_READINGS |= {LOOSE: f"(?: - |- ?|[{SOFT}{HARD}{LOOSE}])?"}
_JOINTS = ("-", " ", SOFT, HARD, LOOSE)  # all that has, or may have, more than one reading
_WITHOUT = str.maketrans(dict.fromkeys(_JOINTS, ""))
_READABLE = late(rf" - ?|- |[-{SOFT}{HARD}{LOOSE}]|[^\W\d_](?=[^\W\d_])|.", re.DOTALL)
_MOST_MATCHES = 50_000
_MOST_COMPARED = 20_000_000  # characters
_TRAILING = late(rf"[\s{_ZERO}]+\Z")


class Range(NamedTuple):
    """A place in a text: from and to (exclusive)."""

    start: int
    end: int


class Text(NamedTuple):
    """A source made ready for searching."""

    original: str
    normal: str
    offsets: Sequence[int]  # normal[i] comes from original[offsets[i]]; ends with len(original)
    sought: dict[str, Any]  # what was looked for so far, and where it stands (`quotes.Whereabouts`)
    marks: tuple[PlaceMark, ...] = ()  # which page, which time, where the stored file tells
    layer: Layer | None = None  # of scanned pages: where each word stands
    capture: Capture | None = None  # of a web page that was kept

    def __hash__(self) -> int:
        """All else follows from the original."""
        return hash(self.original)


def has_pages(text: Text) -> bool:
    """Whether its lines are those of printed pages."""
    return text.layer is not None or any(mark.locator.page for mark in text.marks)


def prepare(original: str) -> Text:
    """Normalise a text, keeping where each character came from. Linear; never fails."""
    characters = sorted(set(original))
    special = "".join(c for c in characters if _is_special(c))
    marks = "".join(c for c in characters if _joins(c))

    pieces: list[str] = []
    offsets, done = array("I"), 0
    for match in _changing(special, marks).finditer(original):
        start, end = match.span()
        normal = _normal(match)
        pieces += original[done:start].translate(_GLYPHS), normal
        offsets.extend(range(done, start))
        # a quote may begin with a loose hyphen, not with the blank before it
        offsets.extend([start + (normal == LOOSE)] * len(normal))
        done = end

    offsets.extend(range(done, len(original) + 1))
    pieces.append(original[done:].translate(_GLYPHS))
    return Text(original, "".join(pieces), offsets, {})


@cache
def _is_special(character: str) -> bool:
    """Whether it is more than one letter, or another one."""
    return unicodedata.normalize("NFC", character) != character or ord(character) in _LIGATURES


@cache
def _joins(character: str) -> bool:
    """Whether it can be one with the character before it: a mark, or a vowel of Hangul."""
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"


@lru_cache(maxsize=64)
def _changing(special: str, marks: str) -> re.Pattern[str]:
    """What is not simply copied, by named groups; everything between keeps its length."""
    letter, cluster = r"[^\W_]", f"[{re.escape(special)}]" if special else "(?!)"
    if marks:
        letter += f"|[{re.escape(marks)}]"
        cluster = rf"[^\s{_ZERO}{re.escape(marks)}](?:[{_ZERO}]*[{re.escape(marks)}])+|{cluster}"
    blank = rf"[^\S ][\s{_ZERO}]*| [\s{_ZERO}]+"
    hyphen = rf"(?P<hyphen>(?<={letter}){_LINE_HYPHEN})|(?P<loose>(?<={letter}){_LOOSE_HYPHEN})"
    removed = rf"(?P<removed>{NAME_BLOCK}(?:\s*{NAME_BLOCK})*)"
    whole = rf"{removed}|{hyphen}|(?P<blank>{blank})|(?P<cluster>{cluster})|[{_ZERO}]+"
    return re.compile(whole) if special or marks else late(whole)  # nothing of a text is kept


def _normal(match: re.Match[str]) -> str:
    if match.lastgroup == "hyphen":
        head = match.string[max(0, match.start() - 4) : match.start()]
        before = unicodedata.normalize("NFC", head)[-1]
        after = match.string[match.end()]
        kept = before.isdigit() or after.isdigit() or (after.isupper() and not before.isupper())
        return HARD if kept else SOFT
    if match.lastgroup == "cluster":
        visible = re.sub(f"[{_ZERO}]", "", match[0]).translate(_LIGATURES)
        return unicodedata.normalize("NFC", visible).translate(_GLYPHS)
    if match.lastgroup == "loose":
        return LOOSE
    if match.lastgroup == "removed":
        return NAME_REMOVED
    return " " if match.lastgroup == "blank" else ""


def span(text: Text, place: Range) -> Range:
    """In the original, without the invisible and white characters that follow the last one."""
    first = text.offsets[place.start]
    words = _TRAILING.sub("", text.original[first : text.offsets[place.end]])
    return Range(first, first + len(words))


def line_of(original: str, offset: int) -> int:
    """The line, from 1, that an offset stands in; an offset before the text is line 1."""
    return original.count("\n", 0, max(offset, 0)) + 1


def on_one_line(words: str) -> str:
    """The source's own words on one line, without what nobody sees."""
    return " ".join(re.sub(f"[{_ZERO}]", "", words).split())


def matches(normal: str, part: str) -> Iterator[Range]:
    """Every place of a part, cut words and overlaps included; of a part that stands everywhere as
    many as can be looked at in time, which grows with its length.
    """
    return islice(_matches(normal, part), min(_MOST_MATCHES, _MOST_COMPARED // max(len(part), 1)))


def _matches(normal: str, part: str) -> Iterator[Range]:
    if not part or part[0] in _JOINTS or part[-1] in _JOINTS:
        yield from by_pattern(normal, part)
        return

    # Without its joints a text has a part wherever it has one of its readings. Where they all are
    # the letters themselves, no pattern need be compiled, which takes a hundred times longer.
    bare, home = _bare(normal)
    core = part.translate(_WITHOUT)
    starts: list[int] = []
    at = bare.find(core)
    while at >= 0 and len(starts) <= _MOST_MATCHES:
        starts.append(home[at])
        at = bare.find(core, at + 1)
    if all(normal.startswith(part, start) for start in starts):
        yield from (Range(start, start + len(part)) for start in starts)
    else:
        yield from by_pattern(normal, part)


def by_pattern(normal: str, part: str) -> Iterator[Range]:
    """Every place of a part, whatever its line-break hyphens are read as."""
    form, at = pattern(part), -1
    while at < len(normal) and (match := form.search(normal, at + 1)):
        at = match.start()
        yield Range(at, match.end())


class _Bare(NamedTuple):
    """A text without what can be read in several ways, and where each character stood."""

    text: str
    home: Sequence[int]


@lru_cache(maxsize=1 << 10)  # as many as there may be sources
def _bare(text: str) -> _Bare:
    home = array("I", [at for at, character in enumerate(text) if character not in _JOINTS])
    return _Bare(text.translate(_WITHOUT), home)


def pattern(part: str) -> re.Pattern[str]:
    def readings(match: re.Match[str]) -> str:
        letter_pair = match[0].isalpha() and part[match.end() : match.end() + 1].isalpha()
        vanishing = f"[{SOFT}{LOOSE}]?" if letter_pair else ""
        return _READINGS.get(match[0]) or re.escape(match[0]) + vanishing

    return re.compile(_READABLE.sub(readings, part))

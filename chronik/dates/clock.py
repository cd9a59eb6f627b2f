"""Times of day, as `19:30`: typed, put into words, and found in a passage.

A day has hours 00 to 23; a time is local, as the source says it. „8 Uhr abends“ and „halb acht“ are
read as what they may mean: in the first and in the second half of the day.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple

CLOCK_PATTERN = r"(?:[01]\d|2[0-3]):[0-5]\d"
_TYPED = late(r"(\d{1,2})(?:[.:](\d{2}))?(?: ?(?:Uhr|h))?(?: ?(\d{2}))?")
_HOURS = [
    *("ein", "zwei", "drei", "vier", "fünf", "sechs"),
    *("sieben", "acht", "neun", "zehn", "elf", "zwölf"),
]
_SAID = late(
    rf"\bhalb (?P<half>{'|'.join(['eins', *_HOURS[1:]])})\b"
    rf"|\b(?:(?P<hour>\d{{1,2}})(?:[.:](?P<minute>[0-5]\d))?|(?P<word>{'|'.join(_HOURS)}))"
    r"[\s\u00a0]?(?:Uhr|h)\b(?:[\s\u00a0](?P<late>[0-5]\d)\b)?"
)
_EVENING = late(r"\b(?:[Nn]ach)?[Mm]ittags?\b|[Aa]bend|[Nn]achts?\b")


class ClockFound(NamedTuple):
    """A time that a passage says, where, and what it may mean."""

    words: str
    start: int
    end: int
    clocks: tuple[str, ...]


def clock_meant(text: str) -> str:
    """„19.30 Uhr“ and „7:30“ as a time is written here; "" for what is none."""
    match = _TYPED.fullmatch(text.strip())
    if match is None:
        return ""
    hour, minute = int(match[1]), int(match[2] or match[3] or 0)
    return _written(hour, minute) if hour < 24 and minute < 60 else ""


def clock_words(clock: str) -> str:
    return f"{clock}\u00a0Uhr"


def clocks_in(passage: str) -> Iterator[ClockFound]:
    is_late = bool(_EVENING.search(passage))
    for match in _SAID.finditer(passage):
        hour = _hour(match["hour"], match["word"], match["half"])
        minute = 30 if match["half"] else int(match["minute"] or match["late"] or 0)
        may_be_late = hour < 12 and (is_late or bool(match["half"]) or bool(match["word"]))
        hours = (hour, hour + 12) if may_be_late else (hour,)
        clocks = tuple([_written(each % 24, minute) for each in hours if each < 25])
        yield ClockFound(match[0], match.start(), match.end(), clocks)


def _hour(digits: str | None, word: str | None, half: str | None) -> int:
    """„halb acht“ is in the hour before."""
    if digits:
        return int(digits)
    return _HOURS.index(half.replace("eins", "ein")) if half else _HOURS.index(word or "ein") + 1


def _written(hour: int, minute: int) -> str:
    return f"{hour:02}:{minute:02}"

"""What each date of a text dates: the event, the text itself, a deadline, a foundation, a life, the
next event. It is read from the words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chronik.dates.edtf import Edtf, EdtfError, Precision, parse
from chronik.drafting.reading.contacts import has_data
from chronik.drafting.reading.datewords import (
    BEING_FOUNDED,
    COMING,
    DATE_WORDS,
    DATELINE,
    DAY_LABEL,
    HAPPENED,
    MINUTES,
    OF_ANOTHER,
    OUTLOOK,
    PAST,
    PRESENT,
    Dates,
)
from chronik.drafting.reading.layout import LineKind, Sentence, TextBlock, sentences_of
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.dates.reading import DateFound, dates_in


class DateSeen(NamedTuple):
    """A date with what it dates; start and end are places in the original."""

    start: int
    end: int
    words: str
    date: Edtf | None  # None where a claim could not say it
    what: Dates
    sentence: Sentence
    part: LineKind
    found: DateFound
    weight: int  # how likely it is the day of the event


_BEFORE = 90


def dates_seen(original: str, blocks: Sequence[TextBlock]) -> list[DateSeen]:
    """The dates of the text, in order, but for those of contact blocks and navigation."""
    seen: list[DateSeen] = []
    before: TextBlock | None = None
    is_outlook = False
    for block in blocks:
        if block.part not in (LineKind.PAGE, LineKind.CONTACT):
            is_outlook = is_outlook or bool(OUTLOOK.match(block.text))
            for date in _in_block(original, block, before):
                is_next = is_outlook and date.what is Dates.EVENT
                seen.append(date._replace(what=Dates.NEXT, weight=0) if is_next else date)
        before = block
    return _with_next(original, seen)


def _with_next(original: str, seen: list[DateSeen]) -> list[DateSeen]:
    """A later day told in the present, where the event is told in the past, is the next."""
    seen = _reported(original, seen)
    main = main_date(seen)
    if main is None or main.date is None or main.date.latest is None:
        return seen
    told = original[main.sentence.start : main.sentence.end].lower()
    if PRESENT.search(told) and not PAST.search(told):
        return seen
    done = []
    for date in seen:
        words = original[date.sentence.start : date.sentence.end].lower()
        is_later = date.date and (
            not date.date.placed
            or (date.date.earliest is not None and date.date.earliest > main.date.latest)
        )
        is_open = date.what in (Dates.EVENT, Dates.OTHER) and date.sentence != main.sentence
        if is_later and is_open and PRESENT.search(words) and not PAST.search(words):
            date = date._replace(what=Dates.NEXT, weight=0)
        done.append(date)
    return done


def _reported(original: str, seen: list[DateSeen]) -> list[DateSeen]:
    """In a report a day told in the present is still to come."""
    low = original.lower()
    if len(PAST.findall(low)) <= len(PRESENT.findall(low)):
        return seen
    done = []
    for date in seen:
        words = original[date.sentence.start : date.sentence.end].lower()
        is_late = date.start > len(original) // 2  # what a text begins with is what it is about
        is_ahead = is_late and COMING.search(words) and not PAST.search(words)
        if date.what is Dates.EVENT and is_ahead and date.part is LineKind.PROSE:
            date = date._replace(what=Dates.NEXT, weight=0)
        done.append(date)
    return done


def _in_block(original: str, block: TextBlock, before: TextBlock | None) -> Iterator[DateSeen]:
    sentences = sentences_of(block)
    label = (
        before.text if before and before.part is LineKind.STAMP and len(before.text) < 40 else ""
    )
    for found in _dates(block.text):
        start, end = block.start + found.start, block.start + found.end
        sentence = next(
            (s for s in sentences if s.start <= start < s.end), Sentence(block.start, block.end)
        )
        words = original[sentence.start : sentence.end]
        if block.part is not LineKind.PROSE and has_data(words):
            continue
        told = _Told(original, block, sentence, label)
        what = _what(told, found)
        date = claimed(found)
        weight = _weight(told, found, what)
        said = " ".join(original[start:end].split())
        yield DateSeen(start, end, said, date, what, sentence, block.part, found, weight)


_HEADED = late(r"\W*(?:1\d{3}|20\d{2})\s*[–—:|-]\s+(?=[A-ZÄÖÜ])")


_NUMBERED = late(  # of a list: „3. Bis Freitag, 27. Februar“
    r"\s*\d{1,2}[.)]\s+(?=[A-ZÄÖÜ„])(?!(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez))"
)


def _dates(text: str) -> Iterator[DateFound]:
    """The dates of a block; a year at its head begins no time: „1893 – Am 3. Mai“."""
    if number := _NUMBERED.match(text):
        for found in dates_in(text[number.end() :]):
            yield found._replace(start=found.start + number.end(), end=found.end + number.end())
        return
    head = _HEADED.match(text)
    if head is None:
        yield from dates_in(text)
        return
    yield from dates_in(head[0].rstrip(" –—:|-"))
    for found in dates_in(text[head.end() :]):
        yield found._replace(start=found.start + head.end(), end=found.end + head.end())


def claimed(found: DateFound) -> Edtf | None:
    """The date as a claim would write it."""
    mark = "%" if found.approximate and found.uncertain else ""
    mark = mark or "~" * found.approximate or "?" * found.uncertain
    for text in (found.edtf + mark, found.edtf):
        try:
            return parse(text)
        except EdtfError:
            continue
    return None


class _Told(NamedTuple):
    """Where a date stands; `label` is what stands alone in the line before."""

    original: str
    block: TextBlock
    sentence: Sentence
    label: str


def _what(told: _Told, found: DateFound) -> Dates:
    original, block, sentence, _ = told
    start, end = block.start + found.start, block.start + found.end
    if block.part is LineKind.STAMP and MINUTES.search(original) and DAY_LABEL.match(block.text):
        return Dates.EVENT
    if block.part is LineKind.STAMP:
        return Dates.PUBLISHED
    if _is_dateline(original, block, found):
        return Dates.PUBLISHED
    clause = _clause(original, sentence, start, end)
    low = clause.lower()
    if found.sense == "range" and not _is_days(found) and "X" not in found.edtf:
        return Dates.PERIOD
    for what, pattern in DATE_WORDS:
        if (
            what is Dates.FOUNDED
            and (found.sense == "point" and _is_day(found))
            and not _founded_beside(low)
        ):
            continue
        if what in (Dates.BORN, Dates.DIED) and not _beside(
            low, pattern, original[start:end].lower()
        ):
            continue
        if pattern.search(low):
            return what
    if found.sense == "until" and block.part is LineKind.PROSE:
        is_limit = not HAPPENED.search(low) and len(found.edtf) > 9
        return Dates.DEADLINE if is_limit else Dates.PERIOD
    if found.sense in ("since", "range") and not _is_days(found):
        return Dates.PERIOD
    if OF_ANOTHER.search(low):
        return Dates.OTHER
    if found.sense in ("before", "after"):
        return Dates.OTHER
    return Dates.EVENT if _is_day(found) or _is_days(found) else Dates.OTHER


def _beside(low: str, pattern: re.Pattern[str], words: str) -> bool:
    """Whether the word stands near the date: within a few words of it."""
    at = low.find(words)
    around = low[max(0, at - 45) : at + len(words) + 45]
    return bool(pattern.search(around if at >= 0 else low))


def _founded_beside(low: str) -> bool:
    return bool(BEING_FOUNDED.search(low))


def _clause(original: str, sentence: Sentence, start: int, end: int) -> str:
    """The part of the sentence that the date stands in, between semicolons."""
    left = original.rfind(";", sentence.start, start) + 1
    right = original.find(";", end, sentence.end)
    first = max(sentence.start, left, start - 140)
    return original[first : right if right >= 0 else min(sentence.end, end + 140)]


def _is_day(found: DateFound) -> bool:
    text = found.edtf.rstrip("?~%")
    return len(text) == 10 and text[4] == "-" and "/" not in text


def _is_days(found: DateFound) -> bool:
    """A range of days, not of months: an event that lasts."""
    ends = found.edtf.split("/")
    if len(ends) != 2 or any(len(end) != 10 for end in ends):
        return False
    return ends[0][:4] == ends[1][:4] and _month(ends[1]) - _month(ends[0]) <= 1


def _month(day: str) -> int:
    return int(day[5:7]) if day[5:7].isdigit() else 0


def _is_dateline(original: str, block: TextBlock, found: DateFound) -> bool:
    """„Altenau, 12. Mai 2021. Der Verein …“ at the beginning of a paragraph, or at a line's end."""
    before = block.text[: found.start]
    after = block.text[found.end : found.end + 6]
    opens = len(before) < 34 and (not before or bool(DATELINE.match(before)))
    closes = bool(_CLOSED.match(after)) or not after.strip() or found.words.endswith(".")
    says = found.words.lower().startswith(("am ", "im ", "vom ", "seit", "bis", "der ", "zum "))
    return opens and closes and not says and _is_day(found) and not _TIMETABLE.match(after)


_CLOSED = late(r"\s*(?:[.:|)/–—•·-]|\n)(?!\d)")
_TIMETABLE = late(r"\s*[:–-]\s*[A-ZÄÖÜa-z0-9]")


def _weight(told: _Told, found: DateFound, what: Dates) -> int:
    original, block, sentence, _ = told
    if what is not Dates.EVENT:
        return 3 if what is Dates.DIED else 0
    low = original[sentence.start : sentence.end].lower()
    weight = 10 + 4 * (_is_day(found) or _is_days(found)) + 4 * bool(HAPPENED.search(low))
    weight += 2 * (block.part in (LineKind.TITLE, LineKind.PROSE)) + 2 * ("XXXX" not in found.edtf)
    return weight + found.words.lower().startswith(("am ", "vom "))


def main_date(seen: Sequence[DateSeen]) -> DateSeen | None:
    """The day of the event: the likeliest, of those the first."""
    likely = [date for date in seen if date.weight and date.date]
    return max(likely, key=lambda date: (date.weight, -date.start)) if likely else None


def published_date(seen: Sequence[DateSeen]) -> DateSeen | None:
    """When the text appeared, as far as it says."""
    those = [d for d in seen if d.what is Dates.PUBLISHED and d.date and d.date.placed]
    return next((d for d in those if d.date and d.date.precision is Precision.DAY), None) or (
        those[0] if those else None
    )

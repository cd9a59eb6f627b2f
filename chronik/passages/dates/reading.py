"""dates(text): the dates that a German passage names, as EDTF (ISO 8601-2:2019), and their words.

Decisions:
- No year is invented. A day without one is `XXXX-06-17`, also where the passage names a year
  elsewhere; that year is then offered as `context_year`. Only inside one expression is a year
  shared: „4. und 5. Mai 2022“.
- A number from 1000 to 2100 is a year unless a counted noun, a unit or a qualifying word (rund,
  insgesamt) stands by, or it belongs to a hyphen compound („Agenda-2030“, „2030-Agenda“) or to a
  plan („Agenda 2030“, „Vision 2030“).
- „Anfang/Mitte/Ende Dezember 2021“ is `[2021-12-01..2021-12-10]`, the 11th to 20th, the 21st to the
  last day. Of anything but a month with a year the part is only noted in `part`: „Ende 2021“ is
  `2021`, „Mitte Mai“ `XXXX-05`.
- „zwischen 1746 und 1755“ is `[1746..1755]`; „2019 oder 2020“ is `[2019,2020]`; „4./5. März“ and
  „4. bis 5. März“ are ranges; „3. und 4. Mai 2022“ are two dates. A range without a year has XXXX
  at both ends (EDTF level 2), which `chronik.edtf` refuses as a claim.
- Months and seasons without a year count only where they are introduced („im Mai“, „seit Herbst“):
  Mai, August, Winter are names too.
- 30er to 90er years are 193X to 199X; 20er years may be of either century and are left out.
- „spätestens 1755“ is `[..1755]`, „frühestens im Mai 2021“ `[2021-05..]`.
- „vor“ and „nach“ leave the date as it is; see `sense`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from chronik.language.tuples import NamedTuple
from chronik.passages.codes import codes
from chronik.passages.dates.atoms import Atom, AtomKind, atoms
from chronik.passages.dates.chains import Chain, chained, completed
from chronik.passages.dates.forms import LIKELY_DATE
from chronik.passages.dates.leads import Lead, lead
from chronik.passages.folding import Folded, fold


class DateFound(NamedTuple):
    """A date in a passage: text[start:end] == words, with what adds to it („seit“, „Mittwoch“).

    edtf          an EDTF text, without qualifiers
    sense         point, since, until, before, after or range (from one date to another)
    approximate   said by words: um, circa, gegen, etwa
    uncertain     said by words: vermutlich, wohl, „(?)“
    weekday       as it is named, Monday is 0; of a range that of its first day; None: not named
    part          Anfang, Mitte, Ende or ""; of a range that of its beginning
    context_year  for a date without a year the only year that the passage names, None where it
                  names none or several
    """

    start: int
    end: int
    words: str
    edtf: str
    sense: str
    approximate: bool
    uncertain: bool
    weekday: int | None
    part: str
    context_year: int | None


class _Read(NamedTuple):
    """One or two atoms read as one date, with what was said before it."""

    end: int
    edtf: str
    kind: AtomKind
    said: Lead


@lru_cache(maxsize=256)
def dates_in(text: str) -> tuple[DateFound, ...]:
    """The dates a passage names, in order and not overlapping.

    Never fails; linear in the length of the text.
    """
    folded = fold(text)
    if not LIKELY_DATE.search(folded.low):
        return ()

    runs = chained(folded, atoms(folded, codes(text)))
    found = [_found(folded, read) for run in runs for read in _read(folded, completed(run))]
    return _in_context(found)


def _read(folded: Folded, chain: Chain) -> Iterator[_Read]:
    """The dates of a chain; those that a range, „zwischen“ or „oder“ joins are one."""
    at, members, links = 0, chain.atoms, (*chain.links, "")
    while at < len(members):
        first, link = members[at], links[at]
        said = lead(folded, first.start, first.end)
        joined = _joined(first, members[at + 1], link, said) if link else ""

        if joined:
            second = members[at + 1]
            yield _pair(folded, joined, second, said)
        elif _stands(first, said):
            yield _Read(said.end, first.edtf, first.kind, said)
        at += 2 if joined else 1


def _pair(folded: Folded, edtf: str, second: Atom, said: Lead) -> _Read:
    tail = lead(folded, second.start, second.end)
    both = said._replace(
        approximate=said.approximate or tail.approximate,
        uncertain=said.uncertain or tail.uncertain,
        part=said.part,
        sense="" if "," in edtf else "range",
    )
    return _Read(max(tail.end, second.end), edtf, AtomKind.YEARS, both)


def _joined(first: Atom, second: Atom, link: str, said: Lead) -> str:
    """The EDTF text of two dates that are one, "" where they are two."""
    if link == "-" and all(atom.edtf.startswith("[") for atom in (first, second)):
        return f"{first.edtf[:5]}..{second.edtf[-5:]}"
    if any("/" in atom.edtf or "[" in atom.edtf for atom in (first, second)):
        return ""
    if said.sense == "between" and link in ("und", "-"):
        return f"[{first.edtf}..{second.edtf}]"

    if link == "-":
        return f"{first.edtf}/{second.edtf}" if _rises(first, second) else ""
    one_of = link == "oder" and first.kind is second.kind and "X" not in first.edtf + second.edtf
    return f"[{first.edtf},{second.edtf}]" if one_of and first.edtf < second.edtf else ""


def _rises(first: Atom, second: Atom) -> bool:
    if first.kind is second.kind:
        return first.edtf < second.edtf or "X" in first.edtf[:4]
    return first.edtf[:3] <= second.edtf[:3] or "X" in first.edtf + second.edtf


def _stands(atom: Atom, said: Lead) -> bool:
    """Whether a date may stand alone: a month or season without a year must be introduced."""
    bare = atom.kind in (AtomKind.MONTH, AtomKind.SEASON) and atom.edtf.startswith("XXXX")
    quarter = atom.edtf[5:6] in ("3", "4")
    return not bare or said.introduced or quarter


def _found(folded: Folded, read: _Read) -> DateFound:
    start, end = folded.span(read.said.start, read.end)
    sense = {"between": "range", "from": "point", "": "point"}.get(read.said.sense, read.said.sense)
    said, edtf = read.said, _narrowed(read, sense)
    if sense == "point" and read.kind in (AtomKind.YEARS, AtomKind.TURN) and "/" in edtf:
        sense = "range"

    marks = (said.approximate, said.uncertain, said.weekday, said.part)
    return DateFound(start, end, folded.original[start:end], edtf, sense, *marks, None)


_PART_DAYS = {"Anfang": (1, 10), "Mitte": (11, 20), "Ende": (21, 31)}


def _narrowed(read: _Read, sense: str) -> str:
    """The EDTF text with what „Anfang“, „seit“ and „bis“ add to it."""
    if sense in ("since", "until"):
        if "/" in read.edtf or "[" in read.edtf:
            return read.edtf
        return f"{read.edtf}/.." if sense == "since" else f"../{read.edtf}"

    single = sense == "point" and not read.said.part
    if read.said.limit and single and not re.search(r"[/\[X]", read.edtf):
        return f"[..{read.edtf}]" if read.said.limit == "spätestens" else f"[{read.edtf}..]"
    if not (read.said.part and read.kind is AtomKind.MONTH and "X" not in read.edtf):
        return read.edtf
    first, last = _PART_DAYS[read.said.part]
    last = min(last, monthrange(int(read.edtf[:4]), int(read.edtf[5:]))[1])
    return f"[{read.edtf}-{first:02}..{read.edtf}-{last:02}]"


def _in_context(found: list[DateFound]) -> tuple[DateFound, ...]:
    """The findings in order; those without a year with the only year that the passage names."""
    apart = found[:1] + [later for earlier, later in pairwise(found) if later.start >= earlier.end]
    years = {int(year) for date in apart for year in _years(date.edtf)}
    only = years.pop() if len(years) == 1 else None
    return tuple(
        date._replace(context_year=only) if "XXXX" in date.edtf else date for date in apart
    )


def _years(edtf: str) -> Iterator[str]:
    for part in edtf.strip("[]").replace("..", "/").replace(",", "/").split("/"):
        if part[:4].isdigit():
            yield part[:4]

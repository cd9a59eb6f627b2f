"""Single dates as they stand in a passage, each as an EDTF text of its own; what surrounds them is
read elsewhere.

A day without a month („4.“ in „4. bis 7. März“) is `XXXX-XX-04` here and comes to nothing unless a
neighbour completes it. Two digits of a year count as 2000-2049 and 1950-1999 after day and month,
as DIN 5008 lets people write them. Days that no calendar has („31. Februar“) are no dates.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from enum import Enum

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.codes import Spans, covered
from chronik.passages.counted import counts, unit_after
from chronik.passages.dates.forms import DATE_BEGINNINGS, FROM_DIGIT, FROM_LETTER, QUARTER_OF, TENS
from chronik.passages.dates.words import DAY_OF, MONTH_OF, SEASON_OF
from chronik.passages.folding import Folded


class AtomKind(Enum):
    """What an atom names."""

    PART = "a day without a month"
    DAY = "a day"
    MONTH = "a month"
    SEASON = "a season, quarter or half"
    YEAR = "a year"
    YEARS = "several years: a decade, a century, „2021/22“"
    TURN = "the turn of a year"


class Atom(NamedTuple):
    """A date from start to end of the folded text; edtf has XXXX and XX for what is not said."""

    start: int
    end: int
    edtf: str
    kind: AtomKind


def atoms(folded: Folded, skipped: Spans) -> Iterator[Atom]:
    """The single dates of a folded passage, in order; none in one of the skipped stretches."""
    low, done = folded.low, 0
    for beginning in DATE_BEGINNINGS.finditer(low):
        start = beginning.start()
        if start < done:
            continue

        pattern = FROM_DIGIT if low[start].isdigit() else FROM_LETTER
        match = pattern.match(low, start)
        atom = _atom(folded, match) if match and not covered(skipped, *match.span()) else None
        if atom:
            done = atom.end
            yield atom
        elif match and pattern is FROM_DIGIT and match["m"]:
            done = match.end()  # „31. Februar 2020“ is not February 2020


def _atom(folded: Folded, match: re.Match[str]) -> Atom | None:
    """The atom that a match stands for; None where digits or words only look like one."""
    said = {name: value for name, value in match.groupdict().items() if value}
    for name, read in _READERS:
        if name in said:
            return read(folded, match, said)
    return _turn(match, said)


_Said = dict[str, str]


def _whole(match: re.Match[str], edtf: str, kind: AtomKind) -> Atom:
    return Atom(match.start(), match.end(), edtf, kind)


def _day(match: re.Match[str], year: str, month: int, day: int) -> Atom | None:
    """A day, where the calendar has it; without a year 29 February can be."""
    number = int(year) if year.isdigit() else 2000
    if not (1 <= month <= 12 and 1 <= day <= monthrange(number, month)[1]):
        return None
    return _whole(match, f"{year}-{month:02}-{day:02}", AtomKind.DAY)


def _full_year(digits: str | None) -> str:
    if not digits:
        return "XXXX"
    if len(digits) == 4:
        return digits
    return ("20" if digits < "50" else "19") + digits


def _iso(folded: Folded, match: re.Match[str], said: _Said) -> Atom | None:
    year, month, day = said["iso"].split("-")
    return _day(match, year, int(month), int(day))


_NO_DAY_BEFORE = late(r"(?:um|punkte?|note|faktor|version|kapitel|abschnitt) \Z")


def _numeric(folded: Folded, match: re.Match[str], said: _Said) -> Atom | None:
    """„5.2.“ and „05.02.21“; after „um“ it is a time of day, before a unit a decimal."""
    year = said.get("ny")
    before = folded.low[max(0, match.start() - 12) : match.start()]
    if not year and (_NO_DAY_BEFORE.search(before) or unit_after(folded.low, match.end())):
        return None
    if year and len(year) == 4 and not "1000" <= year <= "2100":
        return None
    return _day(match, _full_year(year), int(said["nm"]), int(said["nd"]))


def _with_blanks(folded: Folded, match: re.Match[str], said: _Said) -> Atom | None:
    return _day(match, said["by"], int(said["bnm"]), int(said["bd"]))


def _named_day(folded: Folded, match: re.Match[str], said: _Said) -> Atom | None:
    """„5. Februar 2021“; a year that counts something („5. Februar 1500 Euro“) is none."""
    cut = _without_counted_year(folded, match, "y")
    year = said.get("y2") if cut else said.get("y") or said.get("y2")
    found = _day(match, _full_year(year), MONTH_OF[said["m"]], int(said["d"]))
    return found and found._replace(end=cut or found.end)


def _without_counted_year(folded: Folded, match: re.Match[str], group: str) -> int:
    """Where the date ends if its year is a number of something else; 0 if it is a year or none."""
    if match[group] is None or not _measures(folded.low, match.end(group)):
        return 0
    before = folded.low[match.start() : match.start(group)]
    return match.start() + len(before.rstrip(" ,"))


def _measures(low: str, end: int) -> bool:
    return unit_after(low, end) not in ("", "tag") or low.startswith(" uhr", end)


def _undotted(folded: Folded, match: re.Match[str], said: _Said) -> Atom | None:
    return _day(match, said["oy"], MONTH_OF[said["om"]], int(said["od"]))


def _worded_day(folded: Folded, match: re.Match[str], said: _Said) -> Atom | None:
    day = DAY_OF[re.sub(r"e[nrsm]?\Z", "", said["wd"])]
    return _day(match, _full_year(said.get("wy")), MONTH_OF[said["wm"]], day)


def _part(folded: Folded, match: re.Match[str], said: _Said) -> Atom | None:
    word = said.get("wpart")
    day = DAY_OF[re.sub(r"e[nrsm]?\Z", "", word)] if word else int(said["part"])
    return _whole(match, f"XXXX-XX-{day:02}", AtomKind.PART)


def _numeric_month(folded: Folded, match: re.Match[str], said: _Said) -> Atom | None:
    return _whole(match, f"{said['my']}-{said['mm']}", AtomKind.MONTH)


def _bare_month(folded: Folded, match: re.Match[str], said: _Said) -> Atom | None:
    """A month; without a year only with a capital („mai“ is no word of ours)."""
    cut = _without_counted_year(folded, match, "bmy")
    year = said.get("bm2") if cut else said.get("bmy") or said.get("bm2")
    if not year and not folded.text[match.start()].isupper():
        return None
    found = _whole(match, f"{_full_year(year)}-{MONTH_OF[said['bm']]:02}", AtomKind.MONTH)
    return found._replace(end=cut or found.end)


def _season(folded: Folded, match: re.Match[str], said: _Said) -> Atom | None:
    if not folded.text[match.start()].isupper():
        return None
    cut = _without_counted_year(folded, match, "sy")
    year = "XXXX" if cut else said.get("sy", "XXXX")
    found = _whole(match, f"{year}-{SEASON_OF[said['s']]}", AtomKind.SEASON)
    return found._replace(end=cut or found.end)


def _quarter(folded: Folded, match: re.Match[str], said: _Said) -> Atom | None:
    number = QUARTER_OF[said.get("q") or said.get("wq") or said["qq"]]
    half = (said.get("qk") or said.get("wqk") or "").startswith("halb")
    year = said.get("qy") or said.get("wqy") or said.get("qqy") or "XXXX"
    if half and (number > 2 or said.get("wq") == "letzt"):
        return None
    return _whole(match, f"{year}-{(39 if half else 32) + number}", AtomKind.SEASON)


def _century(folded: Folded, match: re.Match[str], said: _Said) -> Atom | None:
    """„19. Jahrhundert“ is 1801-1900, as Germans count; EDTF's 18XX would be 1800-1899."""
    last = int(said["c"]) * 100
    return _whole(match, f"[{last - 99:04}..{last:04}]", AtomKind.YEARS) if last else None


def _decade(folded: Folded, match: re.Match[str], said: _Said) -> Atom | None:
    if "x" in said:
        return _whole(match, f"{said['x']}X", AtomKind.YEARS)
    ten = said.get("t") or str(TENS[said["tens"]])
    return _whole(match, f"19{ten}X", AtomKind.YEARS)


def _school_year(folded: Folded, match: re.Match[str], said: _Said) -> Atom | None:
    """„2021/22“ and „2021-24“ are years; what does not rise may be a month: „2021-04“."""
    first, end = said["ys"], said["ye"]
    last = f"{first[:2]}{end}" if end > first[2:] else f"{int(first[:2]) + 1}{end}"
    if int(first) < int(last) <= int(first) + 60 and (end > first[2:] or first[2:] == "99"):
        return _whole(match, f"{first}/{last}", AtomKind.YEARS)
    if said["yc"] == "-" and "01" <= end <= "12":
        return _whole(match, f"{first}-{end}", AtomKind.MONTH)
    return None


_NO_YEAR_BEFORE = late(
    r"(?<!\w)(?:knapp|rund|rd\.|über|(?<!prozent )(?<!% )(?:mehr|weniger) als|fast|gut|mindestens"
    r"|bis zu|höchstens|unter|nahezu|beinahe|insgesamt|genau|alle|weiteren?|je|jeweils|um die"
    r"|an die|annähernd|maximal|wenigstens|exakt|nur|allein|noch|plz|nr\.|d-) ?\Z"
)
_SURE_YEAR_BEFORE = late(r"(?<!\w)(?:seit|jahre?n?|jahres|anno|jahrgang|datum) \Z")


def _year(folded: Folded, match: re.Match[str], said: _Said) -> Atom | None:
    """Four digits are a year unless they measure something, or count it.

    After „seit“ and „Jahr“ a counted noun may follow: „seit 2015 Projekte“.
    """
    before = folded.low[max(0, match.start() - 24) : match.start()]
    if unit_after(folded.low, match.end()) or _NO_YEAR_BEFORE.search(before):
        return None
    if not _SURE_YEAR_BEFORE.search(before) and counts(folded.low, match.end()):
        return None
    return _whole(match, said["year"], AtomKind.YEAR)


def _early_year(folded: Folded, match: re.Match[str], said: _Said) -> Atom | None:
    return Atom(match.start("early"), match.end(), said["early"].zfill(4), AtomKind.YEAR)


def _turn(match: re.Match[str], said: _Said) -> Atom | None:
    """„Jahreswechsel 2020/21“; of one year it is not said whether it ends or begins."""
    first, last = said.get("turn"), said.get("turned")
    if first and not last:
        return _whole(match, f"[{int(first) - 1}-12-31..{int(first) + 1}-01-01]", AtomKind.TURN)
    begin, end = (first, str(int(first) + 1)) if first else ("XXXX", "XXXX")
    return _whole(match, f"{begin}-12-31/{end}-01-01", AtomKind.TURN)


_Reader = Callable[[Folded, re.Match[str], _Said], Atom | None]
_READERS: tuple[tuple[str, _Reader], ...] = (
    ("iso", _iso),
    ("nd", _numeric),
    ("bd", _with_blanks),
    ("d", _named_day),
    ("od", _undotted),
    ("wd", _worded_day),
    ("part", _part),
    ("wpart", _part),
    ("mm", _numeric_month),
    ("bm", _bare_month),
    ("s", _season),
    ("q", _quarter),
    ("wq", _quarter),
    ("qq", _quarter),
    ("c", _century),
    ("x", _decade),
    ("t", _decade),
    ("tens", _decade),
    ("ys", _school_year),
    ("year", _year),
    ("early", _early_year),
)

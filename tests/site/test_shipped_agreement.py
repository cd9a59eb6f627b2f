"""The gate on the gate: every value that has a quote is changed, the words are left alone, and `check` refuses it.

Walks over the shipped chronicle and the miniature worlds. What may pass stands in `ACCEPTED`, each with its reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date as day
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from chronik.checks.quoting.agreement import claims_agree_with_their_quotes
from chronik.checks.quoting.wordings import wordings_stand_in_their_source
from chronik.chronicle.chronicle import Chronicle
from chronik.dates.edtf import Edtf, Precision, parse
from chronik.door.progress import Progress
from chronik.examining import Sources, examine
from chronik.memo import Memo
from chronik.records.model import Claim, Quantity, Relation, Series
from chronik.records.quantities import QUALIFIERS, quantity_words
from chronik.records.statements import Statement
from tests.support.places import SHIPPED, TESTS

SITE = "content/site.yaml"
HOMES = {"shipped": SHIPPED, "family": TESTS / "worlds/family", "one": TESTS / "worlds/one"}
CHECKS = (claims_agree_with_their_quotes, wordings_stand_in_their_source)


class Change(NamedTuple):
    """A statement with another value: what kind of change, of which record and field, and to what."""

    sort: str
    key: str
    field: str
    value: str
    statement: Statement

    @property
    def name(self) -> str:
        return f"{self.key} {self.field}: {self.value}"


# What passes all the same: (beginning of the change's name, why). It is looked after that each is still needed.
ACCEPTED: dict[str, tuple[tuple[str, str], ...]] = {
    "shipped": (
        (
            "events/achte-kooperationskonferenz-fachkraft-im-fokus places: places/tessenow-loft → places/magdeburg",
            "„des Magdeburger „Tessenow Loft““ names both",
        ),
        (
            "organisations/handwerkskammer-braunschweig-lueneburg-stade places: places/lueneburger-technologiezentrum → places/lueneburg",
            "„im Lüneburger Technologiezentrum“ names both",
        ),
        (
            "networks/fachkraeftebuendnis-leine-weser founded: 2015",
            "„bereits seit 2015“: that it was founded then only a reader can deny",
        ),
    ),
    "family": (
        (
            "networks/lesebund members: organisations/stadtbuecherei-nordhain → organisations/volkshochschule-suederau",
            "„die Stadtbücherei Nordhain und die Volkshochschule Süderau“ names both",
        ),
    ),
    "one": (),
}

# Claims that give a reason: readers see it beside them, and they are not compared. None of them is there unnoticed.
REASONED = {
    "shipped": (
        "events/erstes-virtuelles-ehrenamtsseminar organisations",
        "networks/landesinitiative-fachkraft-im-fokus places",
        "organisations/dgb-bezirk-niedersachsen-bremen-sachsen-anhalt part_of",
    ),
    "family": ("events/buechernacht date", "events/vorlesetag attendance", "events/vorlesetag themes"),
    "one": (),
}
LEAST = 0.97  # of all changes are refused


@cache
def chronicle(home: str) -> Chronicle:
    root = HOMES[home]
    paths = [path for folder in ("content", "seeds") for path in sorted((root / folder).rglob("*")) if path.is_file()]
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}
    records = [path for path in files if path.startswith("content/") and path != SITE and Path(path).suffix in (".md", ".yaml")]
    rest = {path: data for path, data in files.items() if path not in records}
    return examine(Sources(records, files.__getitem__, rest), Memo({}, frozenset(), {}), Progress()).chronicle


def problems(home: str, key: str, statement: Statement) -> list[str]:
    """What the checks say of this statement alone: „error claim-disagrees“."""
    alone = chronicle(home)._replace(evidenced={key: (statement,)})
    return [f"{each.severity} {each.code}" for check in CHECKS for each in check(alone) if each.code != "role-unsaid"]


def quoted(home: str) -> Iterator[tuple[str, Statement]]:
    for key, statements in chronicle(home).evidenced.items():
        yield from ((key, each) for each in statements if each.evidence.quote and each.thing is not None)


# --- what is changed ---------------------------------------------------------------------------


def changes(home: str) -> Iterator[Change]:
    for key, statement in quoted(home):
        for sort, value, thing in _things(home, key, statement):
            evidence = thing.evidence
            if not evidence.source:
                evidence = evidence._replace(source=statement.evidence.source)
            yield Change(
                sort,
                key,
                statement.field,
                value,
                statement._replace(thing=thing, evidence=evidence),
            )


def _things(home: str, key: str, statement: Statement) -> Iterator[tuple[str, str, Any]]:
    thing = statement.thing
    match thing:
        case Claim(value=Edtf() as date):
            for sort, other in other_dates(date):
                yield sort, other, thing._replace(value=parse(other))
        case Claim(value=Quantity() as quantity):
            for number in other_numbers(quantity.value):
                yield "number", str(number), thing._replace(value=quantity._replace(value=number))
            for word in ("", *QUALIFIERS):
                if word != quantity.qualifier:
                    other = quantity._replace(qualifier=word)
                    yield "qualifier", quantity_words(other), thing._replace(value=other)
        case Series(number=int() as count):
            for number in other_numbers(count):
                yield "number", str(number), thing._replace(number=number)
        case Relation():
            yield from other_targets(home, key, thing)
            yield from other_times(thing)
            yield from other_capacities(thing)
    yield from other_wordings(thing)


def other_dates(date: Edtf) -> Iterator[tuple[str, str]]:
    """Neighbouring days, months, years; a year for what has none; less than is known."""
    core = date.text.rstrip("?~%")
    if date.precision is Precision.DAY:
        here = day.fromisoformat(core)
        yield from (("day", (here + timedelta(days)).isoformat()) for days in (-30, -7, -1, 1, 2, 31, 365))
        yield from (("year", core.replace(core[:4], f"{here.year + years:04}")) for years in (-10, -1, 1, 10, 100))
        yield from (("coarser", text) for text in (core[:7], core[:4], f"XXXX{core[4:]}"))
        if here.day <= 12 and here.day != here.month:
            yield "day", f"{here.year:04}-{here.day:02}-{here.month:02}"
    elif date.precision is Precision.YEARLESS:
        yield from (("invented year", f"{year}{core[4:]}") for year in range(2010, 2031))
        yield from (("day", f"XXXX-{text}") for text in ("06-16", "06-18", "07-17", "12-24", "01-17"))
    elif date.precision is Precision.UNKNOWN:
        yield from (("invented year", text) for year in range(2010, 2031) for text in (f"{year}", f"{year}-06", f"{year}-06-17"))
        yield "day", "XXXX-06-17"
    elif date.precision is Precision.YEAR:
        yield from (("year", f"{int(core) + years:04}") for years in (-10, -1, 1, 10))
        yield from (("finer", text) for text in (f"{core}-01", f"{core}-06-17", f"{core}-21"))
    elif date.precision is Precision.MONTH:
        yield from (("day", f"{core}-{text}") for text in ("01", "15"))
        yield "year", f"{int(core[:4]) + 1}{core[4:]}"
    elif date.precision in (Precision.RANGE, Precision.CHOICE) and ".." not in core:
        yield from (("year", text) for text in (core.replace("202", "203"), core.replace("202", "201")) if text != core)


def other_numbers(count: int) -> list[int]:
    every = (count - 1, count + 1, count * 10, count // 10, count + 100, count * 2)
    return sorted({number for number in every if number > 0 and number != count})


def other_targets(home: str, key: str, relation: Relation) -> Iterator[tuple[str, str, Any]]:
    kind = relation.target.partition("/")[0]
    for other in chronicle(home).of_kind.get(kind, ()):
        if other.key not in (relation.target, key):
            yield "target", f"{relation.target} → {other.key}", relation._replace(target=other.key)


def other_times(relation: Relation) -> Iterator[tuple[str, str, Any]]:
    """Its times changed one by one, and times that are not said at all."""
    for sort, other in other_dates(relation.since) if relation.since else ():
        yield sort, f"since {other}", relation._replace(since=parse(other))
    for sort, other in other_dates(relation.until) if relation.until else ():
        yield sort, f"until {other}", relation._replace(until=parse(other))
    for number, date in enumerate(relation.attested):
        for sort, other in other_dates(date):
            days = (*relation.attested[:number], parse(other), *relation.attested[number + 1 :])
            yield sort, f"attested {other}", relation._replace(attested=days)
    if not relation.dates_at:
        for text in ("2009", "2012-06", "2021-06-17", "2021-01-01"):
            yield (
                "invented year",
                f"since {text}",
                relation._replace(since=parse(text), dates_at=(relation.at,)),
            )
            yield (
                "invented year",
                f"until {text}",
                relation._replace(until=parse(text), dates_at=(relation.at,)),
            )
            yield (
                "invented year",
                f"attested {text}",
                relation._replace(attested=(parse(text),), dates_at=(relation.at,)),
            )


def other_capacities(relation: Relation) -> Iterator[tuple[str, str, Any]]:
    for text in other_words(relation.capacity):
        yield "as", text, relation._replace(capacity=text)


def other_wordings(thing: Any) -> Iterator[tuple[str, str, Any]]:
    for text in other_words(thing.evidence.as_written):
        yield "as_written", text, thing._replace(evidence=thing.evidence._replace(as_written=text))


def other_words(words: str) -> Iterator[str]:
    """Words of one's own, and those that stand there with a letter, a digit, a word more or less."""
    yield "nach Aussage aller Beteiligten"
    if words:
        yield f"{words} und viele mehr"
        yield f"{words[0]}x{words[1:]}"
        yield from (words.replace(digit, str((int(digit) + 1) % 10)) for digit in sorted(set(words)) if digit.isdigit())


# --- what the checks say -----------------------------------------------------------------------


@cache
def slipped(home: str) -> tuple[Change, ...]:
    """The changes of which nothing was said."""
    return tuple(change for change in compared(home) if not problems(home, change.key, change.statement))


@cache
def compared(home: str) -> tuple[Change, ...]:
    return tuple(change for change in changes(home) if not change.statement.evidence.reason)


@pytest.mark.parametrize("home", HOMES)
def test_what_stands_there_agrees(home: str) -> None:
    said = {f"{key} {each.field}": found for key, each in quoted(home) if (found := problems(home, key, each))}
    assert not said


@pytest.mark.parametrize("home", HOMES)
def test_every_change_is_refused_or_accepted_for_a_reason(home: str) -> None:
    beginnings = [beginning for beginning, _ in ACCEPTED[home]]
    names = [change.name for change in slipped(home)]
    assert not [name for name in names if not name.startswith(tuple(beginnings))]
    assert not [each for each in beginnings if not any(name.startswith(each) for name in names)], "no longer needed"


def test_nearly_all_changes_are_refused() -> None:
    every, through = len(compared("shipped")), len(slipped("shipped"))
    assert every > 3000
    assert 1 - through / every >= LEAST


@pytest.mark.parametrize("home", HOMES)
def test_no_year_is_invented(home: str) -> None:
    """A year that no word of the quote names is an error, never a mere warning."""
    listed = tuple(beginning for beginning, _ in ACCEPTED[home])
    for change in compared(home):
        if change.sort == "invented year" and not change.name.startswith(listed):
            assert "error claim-disagrees" in problems(home, change.key, change.statement), change.name


@pytest.mark.parametrize("home", HOMES)
def test_claims_with_a_reason_are_known(home: str) -> None:
    given = {f"{key} {each.field}" for key, each in quoted(home) if each.evidence.reason}
    assert sorted(given) == sorted(REASONED[home])


def test_every_sort_of_change_is_tried() -> None:
    """A guard on the guard: were the walk to lose a kind of value, nothing would be said of it."""
    tried = Counter(change.sort for change in (*compared("shipped"), *compared("family")))
    wanted = {
        "target": 1500,
        "invented year": 1000,
        "as_written": 100,
        "as": 100,
        "day": 80,
        "number": 30,
        "qualifier": 30,
        "year": 30,
        "coarser": 15,
    }
    assert {sort: least for sort, least in wanted.items() if tried[sort] < least} == {}

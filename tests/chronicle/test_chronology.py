"""What dates and links prove: held against trying out every assignment of days, over small random chronicles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronik.chronicle.bounds import all_bounds
from chronik.chronicle.chronology import (
    Point,
    Step,
    System,
    Window,
    earliest,
    impossible_chains,
    latest,
    lower_proof,
    upper_proof,
)
from chronik.chronicle.sequence import in_order
from chronik.dates.edtf import Precision, parse
from chronik.door.progress import Progress
from chronik.examining import Checked, Sources, examine
from chronik.memo import Memo
from chronik.records.model import AnyEntry

DAYS = range(1, 6)
NAMES = "abcde"


def point(name: str) -> Point:
    return Point(name, "first")


# --- the engine alone

windows = st.tuples(st.sampled_from([None, *DAYS]), st.sampled_from([None, *DAYS])).map(
    lambda w: Window(min(w), max(w)) if None not in w else Window(*w)
)
pairs = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda p: p[0] != p[1])
systems = st.builds(
    lambda own, steps: System(
        {point(n): w for n, w in own.items()},
        [Step(point(a), point(b)) for a, b in dict.fromkeys(steps)],
    ),
    st.dictionaries(st.sampled_from(NAMES), windows),
    st.lists(pairs, max_size=8),
)


def solutions(system: System) -> Iterator[dict[Point, int]]:
    """Every way to give each point a day that breaks nothing; 0 and 6 stand for open ends."""
    points = [point(name) for name in NAMES]
    choices = []
    for one in points:
        own = system.windows.get(one, Window(None, None))
        choices.append([d for d in range(7) if (own.first or 0) <= d <= (6 if own.last is None else own.last)])
    for days in product(*choices):
        given = dict(zip(points, days, strict=True))
        if all(given[step.before] <= given[step.after] for step in system.steps):
            yield given


@given(systems)
@settings(max_examples=150, deadline=None)
def test_bounds_are_those_of_all_that_is_possible(system: System) -> None:
    possible = list(solutions(system))
    assert bool(possible) == (not list(impossible_chains(system)))
    if possible:
        lower, upper = earliest(system), latest(system)
        for name in NAMES:
            days = [given[point(name)] for given in possible]
            assert min(days) == (lower[point(name)].day if point(name) in lower else 0)
            assert max(days) == (upper[point(name)].day if point(name) in upper else 6)


@given(systems)
@settings(max_examples=150, deadline=None)
def test_each_bound_has_a_chain_and_each_contradiction_shares_nothing(system: System) -> None:
    for reached, proof_of, before in (
        (earliest(system), lower_proof, True),
        (latest(system), upper_proof, False),
    ):
        for target in reached:
            proof = proof_of(reached, target)
            own = system.windows[proof.origin]
            assert proof.day == (own.first if before else own.last)
            ends = [proof.origin, target] if before else [target, proof.origin]
            assert [*[s.before for s in proof.steps], ends[1]] == [
                ends[0],
                *[s.after for s in proof.steps],
            ]

    seen: set[object] = set()
    for chain in impossible_chains(system):
        first, last = system.windows[chain.begin].first, system.windows[chain.end].last
        assert first is not None
        assert last is not None
        assert first > last
        assert [*[s.before for s in chain.steps], chain.end] == [
            chain.begin,
            *[s.after for s in chain.steps],
        ]
        parts = {chain.begin.owner, chain.end.owner, *chain.steps}
        assert seen.isdisjoint(parts)
        seen |= parts


def test_the_shortest_chain_is_named() -> None:
    steps = [Step(point(a), point(b)) for a, b in ("ab", "bc", "cd", "ad")]
    system = System({point("a"): Window(5, 5), point("d"): Window(2, 2)}, steps)
    assert [chain.steps for chain in impossible_chains(system)] == [(steps[3],)]


def test_who_is_silent_is_told_and_tells_nothing() -> None:
    steps = [Step(point("a"), point("b")), Step(point("b"), point("c"))]
    system = System(
        {point("a"): Window(3, 3), point("b"): Window(1, 1), point("c"): Window(None, 4)},
        steps,
        frozenset("b"),
    )
    assert {p.owner: known.day for p, known in earliest(system).items()} == {"a": 3, "b": 3}
    assert {p.owner: known.day for p, known in latest(system).items()} == {"a": 3, "b": 4, "c": 4}
    assert not list(impossible_chains(system))


def test_whoever_is_silent_must_be_possible_too() -> None:
    """The plan itself may be late; but it cannot be after the one and before the other."""
    steps = [Step(point("a"), point("b")), Step(point("b"), point("c"))]
    system = System({point("a"): Window(3, 3), point("c"): Window(1, 1)}, steps, frozenset("b"))
    assert [chain.steps for chain in impossible_chains(system)] == [tuple(steps)]

    long = Step(point("b"), Point("b", "last"))
    through = [steps[0], long, Step(Point("b", "last"), point("c"))]
    chains = impossible_chains(system._replace(steps=through))
    assert [chain.steps for chain in chains] == [tuple(through)]


def test_a_chain_of_many_thousands_is_no_matter() -> None:
    points = [Point(f"e{n:05}", "first") for n in range(20_000)]
    steps = [Step(a, b) for a, b in pairwise(points)]
    system = System({points[0]: Window(700_000, 700_000)}, steps)
    reached = earliest(system)
    assert reached[points[-1]].day == 700_000
    assert len(lower_proof(reached, points[-1]).steps) == 19_999


# --- whole chronicles

DATES = [
    "unknown",
    "XXXX-06-17",
    "2019",
    "2020",
    "2020-05-03",
    "2020-06",
    "2021",
    "2021-05-03",
    "2020/2021",
    "2019/",
    "/2020",
    "../2019",
    "2021/..",
    '"[2019,2021]"',
    '"2019~"',
    '"2021?"',
]


@st.composite
def heads(draw: st.DrawFn) -> dict[str, str]:
    """Events by id: a date, what each follows, and what it is part of, among those before it by name or any."""
    found = {}
    for n, name in enumerate(NAMES):
        lines = [f"date: {draw(st.sampled_from(DATES))}"]
        others = list(NAMES[:n])
        if others and (follows := draw(st.lists(st.sampled_from(others), max_size=2, unique=True))):
            lines.append(f"follows: [{', '.join(follows)}]")
        if draw(st.booleans()) and others:
            lines.append(f"part_of: {draw(st.sampled_from(others))}")
        if draw(st.integers(0, 5)) == 0:
            lines.append("status: announced")
        found[name] = "\n".join(lines)
    order = draw(st.permutations(NAMES))
    renamed = dict(zip(NAMES, order, strict=True))
    return {renamed[name]: "\n".join(_renamed(line, renamed) for line in head.splitlines()) for name, head in found.items()}


def _renamed(line: str, names: dict[str, str]) -> str:
    field, _, value = line.partition(": ")
    if field not in ("follows", "part_of"):
        return line
    return f"{field}: {''.join(names.get(c, c) for c in value)}"


def checked(events: dict[str, str]) -> Checked:
    site = b"title: Chronik\nvocabularies: {event_kinds: {fest: Fest}}\n"
    files = {f"content/events/{name}.yaml": f"title: {name.upper()}\nkind: fest\n{head}\n".encode() for name, head in events.items()}
    return examine(
        Sources(list(files), files.__getitem__, {"content/site.yaml": site}),
        Memo({}, frozenset(), {}),
        Progress(),
    )


@given(heads())
@settings(max_examples=250, deadline=None)
def test_an_error_or_no_page_with_contradicting_bounds(events: dict[str, str]) -> None:
    found = checked(events)
    if found.problems:
        assert {problem.code for problem in found.problems} == {"date-order"}, found.problems
        return

    for key, bounds in all_bounds(found.chronicle).items():
        event = found.chronicle.entries[key]
        days = {bound.label: bound.day for bound in bounds}
        doubted = event.date.uncertain or event.date.approximate or "status" in events[event.id]
        first = [days.get("Frühestens"), None if doubted else event.date.earliest]
        last = [days.get("Spätestens"), None if doubted else event.date.latest]
        begun, ended = days.get("Begann spätestens"), days.get("Endete frühestens")
        assert max([d for d in first if d] or [0]) <= min([d for d in [*last, begun] if d] or [10**7])
        assert (ended or 0) <= min([d for d in last if d] or [10**7])


# --- the order


def preceding(found: Checked, key: str) -> list[AnyEntry]:
    """All that an event follows, through any number of steps."""
    seen: dict[str, AnyEntry] = {}
    waiting = [key]
    while waiting:
        for ref in found.chronicle.entries[waiting.pop()].facts.follows:
            if ref.key not in seen:
                seen[ref.key] = found.chronicle.entries[ref.key]
                waiting.append(ref.key)
    return [*seen.values()]


@given(heads())
@settings(max_examples=250, deadline=None)
def test_the_order_obeys_what_follows_wherever_the_dates_leave_it_open(
    events: dict[str, str],
) -> None:
    found = checked(events)
    if found.problems:
        return
    ordered = found.chronicle.of_kind["events"]
    assert {event.id for event in ordered} == set(events)

    place = {event.key: number for number, event in enumerate(ordered)}
    years = [found.chronicle.year(event) for event in ordered if event.date.placed]
    assert years == sorted(years, key=lambda year: year or 0), "the years stand in one row"
    for event in ordered:
        for ref in event.facts.follows:
            before = found.chronicle.entries[ref.key]
            same = [event.date.placed, event.date.precision is Precision.YEARLESS] == [
                before.date.placed,
                before.date.precision is Precision.YEARLESS,
            ]
            # between the years of „2019 or 2021“ there is none: what follows from that alone is not proved
            gap = any(e.date.precision is Precision.CHOICE for e in (event, *preceding(found, event.key)))
            sure = not gap and not any(e.date.uncertain or e.date.approximate or "status" in events[e.id] for e in found.chronicle.of_kind["events"])
            assert place[before.key] < place[event.key] or not (same and sure), (
                before.id,
                event.id,
            )


@given(heads())
@settings(max_examples=100, deadline=None)
def test_nothing_moves_but_what_is_linked_and_nothing_out_of_its_date(
    events: dict[str, str],
) -> None:
    chronicle = checked(events).chronicle
    linked = {key for e in chronicle.of_kind["events"] for key in ([e.key, *[ref.key for ref in e.facts.follows]] if e.facts.follows else ())}
    free = [e for e in chronicle.of_kind["events"] if e.key not in linked]
    assert free == sorted(free, key=lambda e: (*e.date.order, e.id))
    for key, year in chronicle.moved.items():
        when = chronicle.entries[key].date
        first, last = when.earliest or 1, when.latest or date.max.toordinal()
        assert date.fromordinal(first).year <= year <= date.fromordinal(last).year


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ({"a": "1985", "b": "../1990", "c": "1990-06", "d": "1995"}, "a b c d"),
        ({"a": "2021-05-03", "b": "2021-05-03"}, "a b"),
        ({"a": "2021-05-03 b", "b": "2021-05-03"}, "b a"),
        # the year stands behind the day that it follows, as if it began then, and before the next day
        ({"a": "2021 b", "b": "2021-05-03", "c": "2021-05-04", "d": "2021-05-02"}, "d b a c"),
        # through others, dated or not, in any number
        ({"a": "2021 u", "b": "2021-05-03", "u": "unknown v", "v": "unknown b"}, "b a v u"),
        ({"a": "2021-05-03 u", "u": "unknown z", "z": "2021-05-03"}, "z a u"),
        ({"a": "unknown b", "b": "unknown c", "c": "unknown"}, "c b a"),
        ({"a": "XXXX-03 b", "b": "XXXX-06-17", "c": "XXXX-08"}, "b a c"),
        # under the year in which it can begin
        ({"a": '"[2020,2022]" b', "b": "2021-05-03", "c": "2021-06", "d": "2022-01-01"}, "b c d a"),
        ({"a": "199X b", "b": "1995-05-03", "c": "1994"}, "c b a"),
        ({"a": "1985-03", "b": "../1990", "c": "1984", "d": "1985-02 b"}, "c b d a"),
        # no date is overruled, be it in doubt: but the order is handed on
        ({"a": '"2019~" b', "b": "2021-05-03", "c": "2021 a", "d": "2020"}, "a d b c"),
    ],
)
def test_the_order(events: dict[str, str], expected: str) -> None:
    heads = {}
    for name, text in events.items():
        when, _, follows = text.partition(" ")
        heads[name] = f"date: {when}" + (f"\nfollows: [{follows}]" if follows else "")
    assert [event.id for event in checked(heads).chronicle.of_kind["events"]] == expected.split()


def test_a_circle_is_an_error_and_nobody_is_lost() -> None:
    found = checked(
        {
            "a": "date: 2021\nfollows: [b]",
            "b": "date: 2020\nfollows: [a]",
            "c": "date: 2021\nfollows: [a]",
        }
    )
    assert [problem.code for problem in found.problems] == ["circle"]
    assert [event.id for event in in_order(found.chronicle.of_kind["events"]).events] == [
        "b",
        "a",
        "c",
    ]


def test_dates_are_what_they_were() -> None:
    found = checked({"a": "date: 199X\nfollows: [b]", "b": "date: 1995-05-03"})
    assert found.chronicle.entries["events/a"].date == parse("199X")
    assert found.chronicle.moved == {"events/a": 1995}

"""Nothing vanishes, whatever the chronicle: every event and every relation stands wherever it belongs, and the sums agree.

Random chronicles hold every kind of date and relation; what their pages and files hold is counted against the files they were
made of.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronik.chronicle.edition import Edition, edition_of
from chronik.chronicle.signing import Signing
from chronik.cli import main
from chronik.door.progress import Progress
from chronik.examining import Sources, examine
from chronik.exports import EXPORTS
from chronik.exports.composed import assembled
from chronik.html.blocks import Timeline
from chronik.html.parts.paging import paged
from chronik.html.view import View
from chronik.memo import Memo
from chronik.pages import PAGES
from chronik.pages.conservation import Account, accounts, lost
from chronik.pages.sections import backlinks
from chronik.words.diagnostics import LostError
from chronik.words.pieces import Former
from tests.support.pages import filter_rows
from tests.support.projects import Project

DATES = (
    *("2021-12-03", "2021-12", "2021", "2021?", "2021-06~", "2020-21", "199X", "19XX", "2021-12-XX", "2015/..", "../2024", "2015/", "2021/2024"),
    *("XXXX-06-17", "XXXX-06", '"[2020-06-17,2021-06-17]"', '"[2019,2021]"', "unknown", "2021-02-03/2021-02-05", "2024-24", "2020%", "1990-01-01"),
)
SITE = b"""title: Probe
vocabularies:
  event_kinds: {treffen: Treffen, fest: Fest}
  roles: {gast: Gast, rede: Rede}
"""


class World(NamedTuple):
    """What the files say, as plainly as can be counted."""

    files: dict[str, bytes]
    dates: dict[str, str]  # event -> date
    tied: dict[str, set[str]]  # record -> events that name it


@st.composite
def worlds(draw: st.DrawFn) -> World:
    counts = {kind: draw(st.integers(0, 4)) for kind in ("people", "organisations", "networks", "places")}
    files: dict[str, bytes] = {}
    for kind, count in counts.items():
        for n in range(count):
            whole = f"part_of: {kind[:5]}-{n - 1}\n" if kind == "places" and n and draw(st.booleans()) else ""
            place = "kind: stadt\n" if kind == "places" else ""
            members = "".join(
                f"  - {{organisation: organ-{o}, role: gast, attested: [{draw(st.sampled_from(DATES))}]}}\n"
                for o in range(counts["organisations"])
                if kind == "networks" and draw(st.booleans())
            )
            said = f"members:\n{members}" if members else ""
            files[f"content/{kind}/{kind[:5]}-{n}.yaml"] = f"name: Name {kind} {n}\n{place}{whole}{said}".encode()
    dates: dict[str, str] = {}
    tied: dict[str, set[str]] = {}
    for n in range(draw(st.integers(0, 9))):
        key, date = f"events/ereignis-{n}", draw(st.sampled_from(DATES))
        dates[key] = date
        lines = [f"title: Ereignis {n}", f"date: {date}", f"kind: {draw(st.sampled_from(['treffen', 'fest']))}"]
        if draw(st.booleans()):
            lines.append(f"status: {draw(st.sampled_from(['announced', 'happened']))}")
        if n and draw(st.integers(0, 3)) == 0:
            lines.append(f"follows: [ereignis-{n - 1}]")
        for kind, one in (("people", "person"), ("organisations", "organisation"), ("networks", "network"), ("places", "place")):
            named = draw(st.lists(st.integers(0, counts[kind] - 1), max_size=4)) if counts[kind] else []
            if named:
                role = ", role: {}" if kind in ("people", "organisations") else ""
                rows = [f"  - {{{one}: {kind[:5]}-{i}{role.format(draw(st.sampled_from(['gast', 'rede'])))}}}" for i in named]
                lines.append(f"{kind}:\n" + "\n".join(rows))
                for i in named:
                    tied.setdefault(f"{kind}/{kind[:5]}-{i}", set()).add(key)
        files[f"content/{key}.yaml"] = ("\n".join(lines) + "\n").encode()
    return World(files, dates, tied)


def whole_from(files: Mapping[str, bytes]) -> Edition:
    site = SITE + b"  place_kinds: {stadt: Stadt}\n"
    checked = examine(Sources(sorted(files), files.__getitem__, {"content/site.yaml": site}), Memo({}, frozenset(), {}), Progress())
    problems = [d for d in checked.problems if d.severity == "error" and d.code not in ("date-order", "circle")]
    assert not problems, problems[0]
    return edition_of(checked.chronicle)


def pages(whole: Edition) -> Iterator[tuple[str, str, View]]:
    for kind in PAGES:
        for subject in kind.subjects(whole):
            view = kind.view(whole, subject)
            parts = paged(view)
            assert not lost(view, parts)
            yield from ((kind.name, subject, page) for page in parts)


def moments(view: View) -> Counter[str]:
    """Events in the timelines of a page, by address."""
    every = [m for block in view.blocks if isinstance(block, Timeline) for m in (*(m for s in block.stretches for m in s.moments), *block.unplaced)]
    return Counter(m.card.key for m in every)


def files_of(whole: Edition) -> dict[str, bytes]:
    exports = ((export, subject) for export in EXPORTS if not export.parts for subject in export.subjects(whole))
    signing = Signing(whole, b"")
    return {
        export.path(subject): assembled(export.compose(whole, subject, signing.pieces()), Former())[0]
        if export.compose
        else export.make(whole, (), subject)
        for export, subject in exports
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(worlds())
def test_every_event_stands_wherever_it_belongs(world: World) -> None:
    whole = whole_from(world.files)
    unbalanced = [account for account in accounts(whole) if not account.balanced]
    assert not unbalanced
    shown: dict[str, Counter[str]] = {}
    for name, subject, page in pages(whole):
        place = name if name in ("chronicle", "year", "unplaced") else f"{name} {subject}" if name == "facet" else subject
        shown.setdefault(place, Counter()).update(moments(page))
    every = Counter(dict.fromkeys(world.dates, 1))
    assert shown.get("chronicle", Counter()) == every  # each once on the page of all
    assert shown.get("year", Counter()) + shown.get("unplaced", Counter()) == every  # and by year
    kinds = [found for place, found in shown.items() if place.startswith("facet art/")]
    assert sum(kinds, Counter()) == every
    for key, events in world.tied.items():  # and with each person, organisation, network and place it names
        assert shown[key] == Counter(dict.fromkeys(events, 1)), key


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(worlds())
def test_every_record_and_relation_is_in_the_files(world: World) -> None:
    files = files_of(whole_from(world.files))
    rows: dict[str, list[dict[str, Any]]] = {
        path.removeprefix("daten/").removesuffix(".json"): json.loads(data)
        for path, data in files.items()
        if path.startswith("daten/") and path.endswith(".json") and "datapackage" not in path
    }
    for name, kind in (("ereignisse", "events"), ("personen", "people"), ("organisationen", "organisations"), ("orte", "places")):
        assert sorted(row["id"] for row in rows[name]) == sorted(p.split("/")[2][:-5] for p in world.files if p.startswith(f"content/{kind}/"))
    assert {row["id"]: row["date"] for row in rows["ereignisse"]} == {key.partition("/")[2]: date.strip('"') for key, date in world.dates.items()}
    for name, found in rows.items():
        table = list(csv.reader(io.StringIO(files[f"daten/{name}.csv"].decode("utf-8-sig")), delimiter=";"))
        assert len(table) == len(found) + 1
    if world.dates:
        assert len(filter_rows(files)) == len(world.dates)


def test_an_account_that_does_not_add_up_is_seen() -> None:
    assert Account("Chronik", 3, 2, 1).balanced
    assert not Account("Chronik", 3, 2, 0).balanced
    assert Account("Chronik", 3, 2, 0, 1).balanced


def test_a_lost_event_stops_the_build(family: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A timeline that drops what it cannot place, as others do, publishes nothing."""
    before = family.built()
    kept = backlinks.Timeline

    def forgetful(**fields: Any) -> Timeline:
        return kept(**{**fields, "unplaced": ()})

    monkeypatch.setattr(backlinks, "Timeline", forgetful)
    assert main([*family.command("build", "--no-cache", "--jobs", "1")[2:]]) == 1
    assert {p: d for p, d in before.items() if p.endswith(".html")} == {
        path.relative_to(family.site).as_posix(): path.read_bytes() for path in sorted(family.site.rglob("*.html"))
    }


def test_timings_say_the_sums(family: Project) -> None:
    said = family.run("build", "--timings").err
    assert "Chronik: 7 = " in said
    assert " eingeordnet + " in said


def test_the_fault_survives_the_way_from_a_worker() -> None:
    assert str(LostError("Es fehlt etwas.")) == "Es fehlt etwas."

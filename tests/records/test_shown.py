"""`shows`: who is on an image, and where, as editors type it."""

from __future__ import annotations

import pytest

from chronik.records.images import ImageArea
from chronik.records.kinds.entry import ReadEntry, read_entry
from chronik.records.statements import references_in

HEAD = "title: Fest\ndate: unknown\nkind: fest\nimages:\n- file: a.jpg\n  alt: Der Chor\n  credit: C\n  licence: L\n"


def read(shows: str) -> ReadEntry:
    return read_entry("content/events/fest.yaml", f"{HEAD}  shows:\n  - {shows}\n".encode())


@pytest.mark.parametrize(
    ("shows", "key", "area"),
    [
        ("{person: anna, at: [12, 30.5, 9, 14]}", "people/anna", (12, 30.5, 9, 14)),
        ("{person: people/anna, at: [0, 0, 100, 100]}", "people/anna", (0, 0, 100, 100)),
        ("{organisation: chor}", "organisations/chor", None),
        ("{place: rathaus, note: links}", "places/rathaus", None),
        ("{at: [12, 30, 9, 14]}", "", (12, 30, 9, 14)),
    ],
)
def test_who_is_shown_and_where(shows: str, key: str, area: tuple[float, ...] | None) -> None:
    found = read(shows)
    assert (found.problems, found.entry is not None) == ((), True)
    assert found.entry
    (shown,) = found.entry.images[0].shows
    assert (shown.key, shown.area) == (key, ImageArea(*area) if area else None)
    assert [ref.key for ref in references_in(found.entry)] == ([key] if key else [])
    assert found.entry.outline.refs == ((key,) if key else ())


@pytest.mark.parametrize(
    ("shows", "code", "said"),
    [
        ("{}", "missing-field", "Hier fehlt, wer oder was zu sehen ist."),
        ("{note: links}", "missing-field", "Hier fehlt, wer oder was zu sehen ist."),
        ("{person: anna, place: rathaus}", "wrong-type", "Nur eine Angabe ist möglich: „person“ oder „place“."),
        ("{person: Anna Alt, at: [1, 2, 3, 4]}", "wrong-type", "„Anna Alt“ ist keine Kennung."),
        ("{at: [12,5, 30, 9, 14]}", "wrong-type", "Das ist keine Stelle auf einem Bild."),
        ("{at: [12%, 30%, 9%, 14%]}", "wrong-type", "Das ist keine Stelle auf einem Bild."),
        ("{at: [12, 30, 9, [14]]}", "wrong-type", "Das ist keine Stelle auf einem Bild."),
        ("{at: 12 30 9 14}", "wrong-type", "Das ist keine Stelle auf einem Bild."),
        ("{network: chor, at: [1, 2, 3, 4]}", "unknown-key", "Die Angabe „network“ gibt es hier nicht."),
        ("anna", "wrong-type", "Hier werden Angaben der Form „name: Wert“ erwartet."),
    ],
)
def test_a_slip_is_told_once(shows: str, code: str, said: str) -> None:
    assert [(problem.code, problem.message) for problem in read(shows).problems] == [(code, said)]


def test_an_image_that_only_adorns_shows_nobody() -> None:
    head = HEAD.replace("alt: Der Chor", "decorative: true")
    problems = read_entry("content/events/fest.yaml", f"{head}  shows: [{{person: anna}}]\n".encode()).problems
    assert [problem.message for problem in problems] == ["Ein Bild, das nur schmückt, zeigt niemanden."]

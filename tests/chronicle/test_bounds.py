"""What the events around an event tell of its date."""

from __future__ import annotations

import pytest

from chronik.chronicle.bounds import all_bounds
from chronik.chronicle.chronicle import Chronicle
from chronik.door.progress import Progress
from chronik.examining import Sources, examine
from chronik.memo import Memo

SITE = b"title: Chronik\nvocabularies: {event_kinds: {fest: Fest}}\n"


def chronicle_of(**events: str) -> Chronicle:
    """Events by id, each given by the lines of its head without title and kind."""
    files = {
        f"content/events/{name}.yaml": f"title: {name.capitalize()}\nkind: fest\n{head.replace('; ', chr(10))}\n".encode()
        for name, head in events.items()
    }
    checked = examine(Sources(list(files), files.__getitem__, {"content/site.yaml": SITE}), Memo({}, frozenset(), {}), Progress())
    assert not checked.problems
    return checked.chronicle


@pytest.mark.parametrize(
    ("own", "others", "expected"),
    [
        ("date: unknown; follows: [alt]", {"alt": "date: 2021-02-05"}, ["Frühestens 5. Februar 2021 (folgt auf „Alt“)"]),
        ("date: XXXX-06-17; follows: [alt]", {"alt": "date: 2021-02-05"}, ["Frühestens 5. Februar 2021 (folgt auf „Alt“)"]),
        ("date: 2021; follows: [alt]", {"alt": "date: 2021-02-05"}, ["Frühestens 5. Februar 2021 (folgt auf „Alt“)"]),
        # as exact as the other date, not more
        ("date: unknown; follows: [alt]", {"alt": "date: 2020"}, ["Frühestens 2020 (folgt auf „Alt“)"]),
        ("date: unknown; follows: [alt]", {"alt": "date: 2020-03-04/2020-05"}, ["Frühestens 4. März 2020 (folgt auf „Alt“)"]),
        # the tightest of several
        ("date: unknown; follows: [alt, neu]", {"alt": "date: 2019", "neu": "date: 2021-03"}, ["Frühestens März 2021 (folgt auf „Neu“)"]),
        # from both sides, and by the whole it belongs to
        (
            "date: unknown; follows: [alt]",
            {"alt": "date: 2021-02-05", "neu": "date: 2021-04; follows: [fest]"},
            ["Frühestens 5. Februar 2021 (folgt auf „Alt“)", "Spätestens April 2021 (darauf folgte „Neu“)"],
        ),
        (
            "date: unknown; part_of: woche",
            {"woche": "date: 2021-06-14/2021-06-19"},
            ["Frühestens 14. Juni 2021 (Teil von „Woche“)", "Spätestens 19. Juni 2021 (Teil von „Woche“)"],
        ),
        ("date: unknown; part_of: jahre", {"jahre": "date: 2015/.."}, ["Frühestens 2015 (Teil von „Jahre“)"]),
        # a whole lasts from its first part to its last
        (
            "date: 2021",
            {"a": "date: 2021-05-03; part_of: fest", "b": "date: 2021-07-09; part_of: fest"},
            ["Begann spätestens 3. Mai 2021 (dazu gehört „A“)", "Endete frühestens 9. Juli 2021 (dazu gehört „B“)"],
        ),
        ("date: 2021-05/2021-07", {"a": "date: 2021-06-03; part_of: fest"}, []),
        # nothing more than the date itself
        ("date: 2021-06-17; follows: [alt]", {"alt": "date: 2021-02-05"}, []),
        ("date: 2021-06; follows: [alt]", {"alt": "date: 2021"}, []),
        ("date: unknown; follows: [alt]", {"alt": "date: unknown"}, []),
        ("date: unknown", {"alt": "date: 2021-02-05"}, []),
        # nothing that is not sure
        ("date: unknown; follows: [alt]", {"alt": "date: 2021?"}, []),
        ("date: unknown; follows: [alt]", {"alt": "date: 2021~"}, []),
        ("date: unknown; follows: [alt]", {"alt": "date: 2021-02-05; status: announced"}, []),
        # through any number of others, each said
        (
            "date: unknown; follows: [mitte]",
            {"alt": "date: 2021-02-05", "mitte": "date: unknown; follows: [alt]"},
            ["Frühestens 5. Februar 2021 (folgt auf „Mitte“; „Mitte“ folgt auf „Alt“)"],
        ),
        (
            "date: unknown",
            {
                "a": "date: unknown; follows: [fest]",
                "b": "date: 2020~; follows: [a]",
                "c": "date: unknown; part_of: d; follows: [b]",
                "d": "date: 2020/2021-05",
            },
            ["Spätestens Mai 2021 (darauf folgte „A“; auf „A“ folgte „B“; auf „B“ folgte „C“; „C“ ist Teil von „D“)"],
        ),
        (
            "date: unknown; part_of: woche",
            {"woche": "date: unknown", "rede": "date: 2021-03-04; part_of: woche", "danach": "date: 2021-05; follows: [woche]"},
            [],
        ),
        (
            "date: unknown; follows: [woche]",
            {"woche": "date: unknown; part_of: jahr", "jahr": "date: 2021/.."},
            ["Frühestens 2021 (folgt auf „Woche“; „Woche“ ist Teil von „Jahr“)"],
        ),
        # what is only announced hands nothing on
        ("date: unknown; follows: [mitte]", {"alt": "date: 2021-02-05", "mitte": "date: unknown; status: announced; follows: [alt]"}, []),
        # a period has two ends
        (
            "date: 2020/; follows: [alt]",
            {"alt": "date: 2020-03", "rede": "date: 2021-03-04; part_of: fest"},
            ["Frühestens März 2020 (folgt auf „Alt“)", "Endete frühestens 4. März 2021 (dazu gehört „Rede“)"],
        ),
        # a circle of equals hangs nobody up
        (
            "date: unknown; part_of: tag; follows: [tag]",
            {"tag": "date: 2021-03"},
            ["Frühestens März 2021 (folgt auf „Tag“)", "Spätestens März 2021 (Teil von „Tag“)"],
        ),
    ],
)
def test_what_is_known_by_relations(own: str, others: dict[str, str], expected: list[str]) -> None:
    chronicle = chronicle_of(fest=own, **others)
    found = [f"{b.label} {b.words} ({b.why})".replace("\u00a0", " ") for b in all_bounds(chronicle).get("events/fest", ())]
    assert found == expected


def test_a_bound_is_no_date() -> None:
    chronicle = chronicle_of(fest="date: unknown; follows: [alt]", alt="date: 2021-02-05")
    assert [event.id for event in chronicle.of_kind["events"]] == ["alt", "fest"]
    assert not chronicle.entries["events/fest"].facts.date[0].value.placed


def test_of_a_long_chain_the_nearest_links_are_named_and_the_rest_counted() -> None:
    others = {f"e{n}": f"date: unknown; follows: [e{n + 1}]" for n in range(1, 9)}
    chronicle = chronicle_of(fest="date: unknown; follows: [e1]", **others, e9="date: 2021")
    bound = all_bounds(chronicle)["events/fest"][0]
    assert bound.why == "folgt auf „E1“; „E1“ folgt auf „E2“; „E2“ folgt auf „E3“; „E3“ folgt auf „E4“; so über 4 weitere bis zu „E9“"
    assert bound.through == (*[f"events/e{n}" for n in (1, 2, 3, 4, 9)], "so über 4 weitere bis zu „E9“")

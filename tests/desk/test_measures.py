"""What `draft` finds in texts of many shapes, and that what it writes passes the check."""

from __future__ import annotations

import hashlib
import random

import pytest

from chronik.drafting.assembling import Draft, Seed, drafted
from chronik.drafting.proving import Chronicled, proven
from chronik.editing.reading import UNHEARD
from chronik.examining import SITE as SITE_PATH
from chronik.examining import Sources, examine
from chronik.memo import Memo
from tests.desk.measuring import HERE, SITE, Case, cases, draft_of, measured, setting, total

WRITTEN, UNSEEN = cases(HERE), cases(HERE / "unseen")

# Recall and precision in percent, as docs/performance.md has them.
LEAST_WRITTEN = {
    "people": (99.1, 99.6),
    "organisations": (93.5, 95.9),
    "networks": (100.0, 100.0),
    "places": (74.2, 94.2),
    "dates": (99.3, 100.0),
    "what dates date": (96.4, 100.0),
    "numbers": (100.0, 100.0),
    "contact data": (100.0, 100.0),
}
LEAST_UNSEEN = {
    "people": (92.0, 92.0),
    "organisations": (67.9, 90.5),
    "networks": (100.0, 100.0),
    "places": (25.0, 66.7),
    "dates": (90.0, 90.0),
    "what dates date": (70.0, 100.0),
    "numbers": (100.0, 80.0),
    "contact data": (100.0, 100.0),
}


@pytest.mark.parametrize(
    ("group", "least"),
    [
        (WRITTEN, LEAST_WRITTEN),
        (UNSEEN, LEAST_UNSEEN),
    ],
    ids=["written with the rules", "unseen"],
)
def test_no_less_is_found_than_was(group: list[Case], least: dict[str, tuple[float, float]]) -> None:
    scores = total(measured(case, draft_of(case)) for case in group)
    reached = {kind: (round(100 * score.recall, 1), round(100 * score.precision, 1)) for kind, score in scores.items()}
    short = {kind: reached[kind] for kind, (recall, precision) in least.items() if reached[kind][0] < recall or reached[kind][1] < precision}
    assert short == {}


def problems(draft: Draft, seed: Seed) -> list[str]:
    """What the check refuses in the files of a draft."""
    files = {path: words.encode() for path, words in draft.files().items()}
    rest = {SITE_PATH: SITE.encode(), f"seeds/{seed.file}": seed.text.encode()}
    checked = examine(Sources([*files], files.__getitem__, rest=rest), Memo({}, frozenset(), {}), UNHEARD)
    return [f"{d.span.path}:{d.span.line} {d.code} {d.message}" for d in checked.problems if d.severity == "error" and d.span.path in files]


def proven_draft(seed: Seed) -> Draft:
    beside = Chronicled({}, Sources([], {}.__getitem__, rest={SITE_PATH: SITE.encode()}), UNHEARD)
    return proven(drafted(seed, setting()), beside, {f"seeds/{seed.file}": seed.text.encode()})


def seed_of(name: str, text: str) -> Seed:
    return Seed(f"{name}.txt", text, hashlib.sha256(text.encode()).hexdigest())


@pytest.mark.parametrize("case", [*WRITTEN, *UNSEEN], ids=lambda case: case.name)
def test_what_is_drafted_passes_the_check_as_it_is(case: Case) -> None:
    """Nothing had to be taken back, and all that could be said of the event is said with a quote."""
    seed = seed_of(case.name, case.text)
    first = drafted(seed, setting())
    assert problems(first, seed) == []
    assert proven_draft(seed) == first
    assert len(first.events) == case.truth.get("events", 1)
    assert all(link.proof.quote for event in first.events for link in event.links)


@pytest.mark.parametrize("case", [*WRITTEN, *UNSEEN], ids=lambda case: case.name)
def test_the_same_text_gives_the_same_bytes(case: Case) -> None:
    assert draft_of(case).files() == draft_of(case).files()


CHARACTERS = "aeiou nrst ÄÖÜß .,;:!?-–—/()[]{}„“\"'»«#&*%@<>|\\\t\n\n 0123456789 \u00ad\u200b\ufeff\u00a0€§°²éćİ字😀"
WORDS = [
    "Am",
    "3.",
    "Mai",
    "2021",
    "Vorsitzende",
    "Klara",
    "Birnbaum",
    "begrüßte",
    "30",
    "Gäste",
    "im",
    "Rathaus",
    "der",
    "Verein",
    "„Moor“",
    "e.",
    "V.",
    "#",
    "TODO",
    ":",
    "-",
    "---",
    "1921",
    "seit",
    "Dr.",
    "Prof.",
    "Landkreis",
    "Harburg",
    "und",
    "die",
    "GmbH",
    "&",
    "Co.",
    "KG",
    "Tel.",
    "0123",
    "456789",
    "ada@example.org",
    "Musterweg",
    "3",
    "12345",
    "Altenau",
    "[Bild]",
    "www.example.org",
    "(Foto:",
    "Ada",
    "Muster)",
    "Nächster",
    "Termin:",
    "2.2.2022",
    "|",
    ">",
    "*",
    "'''",
    '"""',
    "...",
    "[…]",
    "*",
    "†",
    "19.9.1901",
    "XXXX",
    "ISO",
    "TOP",
    "3",
    "die",
    "A,",
    "die",
    "B",
    "und",
    "die",
    "C",
    "null",
    "true",
    "@bericht",
    "[[x|y]]",
]


@pytest.mark.parametrize("number", range(60))
def test_no_text_is_too_strange(number: int) -> None:
    """At worst there is a source and an empty event."""
    chance = random.Random(number)
    letters = "".join(chance.choice(CHARACTERS) for _ in range(chance.randrange(400)))
    words = "".join(chance.choice(WORDS) + chance.choice((" ", " ", " ", "\n", ". ", ", ", "\n\n")) for _ in range(chance.randrange(160)))
    shuffled = "\n".join(chance.sample(chance.choice(WRITTEN).text.split("\n"), k=5))
    for text in (letters, words, shuffled, chance.choice(WRITTEN).text[chance.randrange(200) :: chance.randrange(1, 3)]):
        seed = seed_of("text", text)
        draft = proven_draft(seed)
        assert problems(draft, seed) == []
        assert draft.source and draft.events


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", "---\n---\n", "# TODO", "1921\n1922\n1923\n1924\n"])
def test_a_text_of_nothing_gives_a_source_and_an_event(text: str) -> None:
    seed = seed_of("text", text)
    draft = proven_draft(seed)
    assert problems(draft, seed) == []
    assert draft.source and len(draft.events) == 1

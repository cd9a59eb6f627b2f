"""What `draft` finds in texts of many shapes, and that what it writes passes the check."""

from __future__ import annotations

import hashlib
import random
from unicodedata import normalize

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
    "people": (99.2, 100.0),
    "organisations": (95.4, 96.0),
    "networks": (100.0, 100.0),
    "places": (64.9, 92.6),
    "dates": (99.0, 99.5),
    "what dates date": (90.2, 100.0),
    "numbers": (100.0, 100.0),
    "contact data": (100.0, 100.0),
}
LEAST_UNSEEN = {
    "people": (100.0, 100.0),
    "organisations": (84.6, 95.7),
    "networks": (100.0, 100.0),
    "places": (44.4, 80.0),
    "dates": (94.4, 100.0),
    "what dates date": (94.4, 100.0),
    "numbers": (93.3, 100.0),
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


ODD = {
    "navigation alone": "Startseite\nAktuelles\nKontakt\nImpressum\n" * 50,
    "a poem": "Der Mond ist aufgegangen\nDie goldnen Sternlein prangen\n" * 20,
    "a table": "Meyer\tAnna\t12,5\t3.4.2020\n" * 200,
    "no end of a sentence": WRITTEN[0].text.replace(".", ""),
    "line ends of an old Mac": WRITTEN[0].text.replace("\n", "\r"),
    "line ends of Windows": WRITTEN[0].text.replace("\n", "\r\n"),
    "soft hyphens": WRITTEN[0].text.replace("en", "e\u00adn"),
    "blanks of no width": WRITTEN[0].text.replace(" ", " \u200b"),
    "umlauts in two characters": normalize("NFD", WRITTEN[0].text),
    "a word of 200,000 letters": "a" * 200_000,
    "one line of 200,000 characters": " ".join(WRITTEN[0].text.split()) * (200_000 // len(WRITTEN[0].text)),
    "digits": "1 " * 20_000,
    "two million characters": "Am 3. Mai 2021 kam Anna Meyer.\n" * 65_000,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_an_odd_text_gives_a_draft(text: str) -> None:
    """In bounded time: what is read by patterns is cut into pieces."""
    seed = seed_of("text", text)
    draft = drafted(seed, setting())
    assert draft.source and draft.events
    assert len(text) > 100_000 or problems(draft, seed) == []


def test_of_a_very_long_text_the_beginning_is_proposed_and_that_is_said() -> None:
    text = "Am 3. Mai 2021 kam Anna Meyer.\n" * 4000
    draft = drafted(seed_of("text", text), setting())
    assert draft.source
    assert [todo for todo in draft.source.todos if "Ab Zeile" in todo] == [
        "Der Text ist lang: Ab Zeile 2581 wurde nichts vorgeschlagen. In mehrere Dateien teilen, wenn auch von dort Einträge entstehen sollen."
    ]


@pytest.mark.parametrize("contact", ["Tel. 01234 56789\nada@example.org", "████████████████\n███████████████"])
def test_a_letterhead_is_no_title(contact: str) -> None:
    """Before its contact data is taken out, and afterwards."""
    text = f"Ministerium für Wirtschaft und Arbeit\n{contact}\n\nNeues Zentrum in Altenau eröffnet\n\nAm 3. Mai 2021 kamen 30 Gäste."
    assert [event.title for event in drafted(seed_of("text", text), setting()).events] == ["Neues Zentrum in Altenau eröffnet"]


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", "---\n---\n", "# TODO", "1921\n1922\n1923\n1924\n"])
def test_a_text_of_nothing_gives_a_source_and_an_event(text: str) -> None:
    seed = seed_of("text", text)
    draft = proven_draft(seed)
    assert problems(draft, seed) == []
    assert draft.source and len(draft.events) == 1

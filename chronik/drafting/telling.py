"""An event with its claims, from a text or from a chapter of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from chronik.agreement.numbers import number_doubt, ordinal_doubt
from chronik.agreement.periods import period_doubt
from chronik.agreement.publication import is_year_told
from chronik.dates.edtf import Edtf, EdtfError, Precision, parse
from chronik.drafting.origin import quoted_date
from chronik.drafting.quoting import Quarry, shortest
from chronik.drafting.reading.counting import NumberSeen, attendance_of
from chronik.drafting.reading.datewords import Dates
from chronik.drafting.reading.dating import DateSeen, main_date
from chronik.drafting.reading.layout import Sentence
from chronik.drafting.reading.things import Thing
from chronik.drafting.shape import Backing, ValueDraft, quoted
from chronik.evidence.places import spot_words
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.model import Quantity
from chronik.records.quantities import QUALIFIERS
from chronik.records.settings.site import Site


class Scene(NamedTuple):
    """What one event is told from: the text or a chapter, and what was found in it."""

    ground: Quarry
    things: Sequence[Thing]
    dates: Sequence[DateSeen]
    numbers: Sequence[NumberSeen]
    sentences: Sequence[Sentence]
    published: Edtf | None
    site: Site
    used: dict[str, frozenset[str]]  # roles by kind, as the chronicle gives them already
    year: int | None = None  # of a chapter
    head: tuple[int, int] = (0, 0)  # where the chapter says it

    def sentence_at(self, at: int) -> Sentence:
        found = next((s for s in self.sentences if s.start <= at < s.end), None)
        return found or Sentence(self.ground.start, self.ground.end)

    def spot(self, at: int) -> str:
        """„Zeile 3“, „S. 3“."""
        return spot_words(self.ground.text, at)


# --- the day -----------------------------------------------------------------------------------


def day_of(scene: Scene) -> ValueDraft:
    """The date of the event; unknown where the text tells none."""
    if scene.year is not None:
        return _of_chapter(scene)
    seen = main_date(scene.dates)
    if seen and seen.date and (value := _day(scene, seen, seen.date)):
        return value
    return _undated(scene)


def _day(scene: Scene, seen: DateSeen, date: Edtf) -> ValueDraft | None:
    """The claim of this date: with a year from beside it, or from the text's own day."""
    wanted = [(seen.start, seen.end)]
    if date.precision is Precision.YEARLESS and (told := _with_year(scene, seen, date)):
        return told
    quote = _dated_quote(scene, wanted, date)
    if not quote:
        return None
    note = "Ein Jahr nennt der Text nicht." if date.precision is Precision.YEARLESS else ""
    todos = ("Das Jahr ergänzen, wenn es bekannt ist (mit „basis“ und „reason“).",) if note else ()
    return ValueDraft(
        "date", (f"value: {quoted_date(date)}",), Backing(quote, "text", note=note), todos
    )


def _with_year(scene: Scene, seen: DateSeen, date: Edtf) -> ValueDraft | None:
    """„am 17. Juni“ in a text of 2021, as its own date tells."""
    published = scene.published
    if published is None or not published.placed or published.year is None:
        return None
    later = date.text[5:10] > published.text[5:10] if len(published.text) >= 10 else False
    past = not is_ahead(scene, seen)
    year = published.year - (later and past) + (past is False and not later)
    full = _parsed(f"{year:04}{date.text[4:]}")
    if full is None or not is_year_told(full, published):
        return None
    quote = shortest(
        scene.ground,
        [(seen.start, seen.end)],
        lambda passage: period_doubt(full, passage, is_year_told=True) is None,
    )
    if not quote:
        return None
    todo = f"Jahr prüfen: Der Text nennt es nicht; {year} folgt aus dem Tag, an dem er erschien."
    return ValueDraft("date", (f"value: {full.text}",), Backing(quote, "publication"), (todo,))


_AHEAD = late(
    r"findet|finden|lädt|laden|wird|werden|beginnt|startet|stattfinden|einladung|veranstaltet"
)


def is_ahead(scene: Scene, seen: DateSeen) -> bool:
    """Whether the sentence tells of what is still to come."""
    words = scene.ground.text.original[seen.sentence.start : seen.sentence.end].lower()
    return bool(_AHEAD.search(words))


def _dated_quote(scene: Scene, wanted: list[tuple[int, int]], date: Edtf) -> str:
    return shortest(scene.ground, wanted, lambda passage: period_doubt(date, passage) is None)


def _of_chapter(scene: Scene) -> ValueDraft:
    """The day that the chapter of a chronicle begins with or names, else its year."""
    for seen in scene.dates:
        if seen.date is None or seen.what in (Dates.DEADLINE, Dates.NEXT, Dates.BORN):
            continue
        if seen.found.sense != "point" or seen.date.parts:
            continue
        date = seen.date
        if date.precision is Precision.YEARLESS:
            date = _parsed(f"{scene.year:04}{date.text[4:]}") or date
        if date.year != scene.year or date.precision is Precision.YEAR:
            continue
        own = (seen.start, seen.end)
        has_year = str(scene.year) in seen.words or scene.head == own
        if quote := _dated_quote(scene, [own] if has_year else [scene.head, own], date):
            return ValueDraft("date", (f"value: {quoted_date(date)}",), Backing(quote, "text"))
    year = _parsed(f"{scene.year:04}")
    if year and (quote := _dated_quote(scene, [scene.head], year)):
        return ValueDraft("date", (f"value: {year.text}",), Backing(quote, "text"))
    return _undated(scene)


_SPOKEN = late(
    r"(?<!\w)(?:(?:am|an diesem|vom|seit) (?:vergangenen|letzten|gestrigen|heutigen|kommenden"
    r"|vorigen|zweiten"
    r"|ersten|dritten)? ?(?:\w+tag|Mittwoch|Sonnabend|Wochenende|\w+abend)|gestern(?: \w+abend)?"
    r"|heute|kürzlich|jüngst"
    r"|in der vergangenen Woche|vor (?:einigen|wenigen) \w+|jetzt)(?!\w)"
)


def _undated(scene: Scene) -> ValueDraft:
    """No date: with the words of the text that speak of a day without naming it."""
    original = scene.ground.text.original
    for sentence in scene.sentences:
        match = _SPOKEN.search(original, sentence.start, sentence.end)
        if match:
            quote = shortest(scene.ground, [match.span()], lambda passage: True)
            if quote:
                words = " ".join(match[0].split())
                todo = f"Welcher Tag ist „{words}“? Eintragen, mit „basis“ und „reason“."
                proof = Backing(quote, as_written=words)
                return ValueDraft("date", ("value: unknown",), proof, (todo,))
    return ValueDraft(
        "date",
        ("value: unknown",),
        Backing(""),
        ("Der Text nennt keinen Tag; ergänzen, wenn bekannt.",),
    )


def _parsed(text: str) -> Edtf | None:
    try:
        return parse(text)
    except EdtfError:
        return None


# --- numbers -----------------------------------------------------------------------------------


def counted_values(scene: Scene) -> Iterator[ValueDraft]:
    """How many took part, and the number of a series."""
    if seen := attendance_of(scene.numbers):
        found = seen.number
        quantity = Quantity(found.value, found.upper, found.qualifier)
        quote = shortest(
            scene.ground,
            [(seen.start, seen.end), *_noun_of(scene, seen)],
            lambda passage: number_doubt(quantity, passage) is None,
        )
        if quote and found.qualifier in ("", *QUALIFIERS):
            values = [f"value: {found.value}"]
            values += [f"upper: {found.upper}"] if found.upper is not None else []
            values += [f"qualifier: {found.qualifier}"] if found.qualifier else []
            yield ValueDraft("attendance", tuple(values), Backing(quote))
    yield from _series(scene)


def _says_ordinal(value: int, passage: str) -> bool:
    return ordinal_doubt(value, passage) is None


def _noun_of(scene: Scene, seen: NumberSeen) -> list[tuple[int, int]]:
    at = scene.ground.text.original.find(seen.counted, seen.end) if seen.counted else -1
    return [(at, at + len(seen.counted))] if 0 <= at < seen.end + 90 else []


_SERIES = late(
    r"\w*(?:konferenz|versammlung|treffen|tagung|fest|markt|lauf|tag|sitzung|forum|messe|woche"
    r"|abend|runde|seminar"
    r"|workshop|kongress|symposium|turnier|ball|basar|jahrmarkt|nacht|gipfel|börse)(?:s|es|en|e"
    r"|n)?\Z",
)


def _series(scene: Scene) -> Iterator[ValueDraft]:
    for seen in scene.numbers:
        name = seen.counted.rstrip(":-")
        if not seen.number.ordinal or not _SERIES.match(name.lower()) or seen.number.value < 2:
            continue
        value = seen.number.value
        quote = shortest(
            scene.ground,
            [(seen.start, seen.end), *_noun_of(scene, seen)],
            partial(_says_ordinal, value),
        )
        if quote:
            todo = f"Heißt die Reihe so? Im Text steht „{seen.number.words} {name}“."
            values = (f"name: {quoted(name)}", f"number: {value}")
            yield ValueDraft("series", values, Backing(quote), (todo,))
            return

"""An event with its claims, from a text or from a chapter of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from chronik.agreement.names import Named, Strength, strength
from chronik.agreement.numbers import number_doubt, ordinal_doubt
from chronik.agreement.periods import period_doubt
from chronik.agreement.publication import is_year_told
from chronik.dates.edtf import Edtf, EdtfError, Precision, parse
from chronik.drafting.counting import NumberSeen, attendance_of
from chronik.drafting.dating import Dates, DateSeen, main_date
from chronik.drafting.findings import Spot, Thing
from chronik.drafting.layout import Part, Sentence
from chronik.drafting.origin import quoted_date
from chronik.drafting.quoting import Ground, shortest
from chronik.drafting.roles import Asked, Role, role_of
from chronik.drafting.shape import Link, Proof, Value, quoted
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.stems import stems_in
from chronik.records.kinds.site import Site
from chronik.records.model import Quantity
from chronik.records.quantities import QUALIFIERS


class Scene(NamedTuple):
    """What one event is told from: the text or a chapter, and what was found in it."""

    ground: Ground
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

    def line_of(self, at: int) -> int:
        return self.ground.text.original.count("\n", 0, at) + 1


# --- the day -----------------------------------------------------------------------------------


def day_of(scene: Scene) -> Value:
    """The date of the event; unknown where the text tells none."""
    if scene.year is not None:
        return _of_chapter(scene)
    seen = main_date(scene.dates)
    if seen and seen.date:
        if value := _day(scene, seen, seen.date):
            return value
    return _undated(scene)


def _day(scene: Scene, seen: DateSeen, date: Edtf) -> Value | None:
    """The claim of this date: with a year from beside it, or from the text's own day."""
    wanted = [(seen.start, seen.end)]
    if date.precision is Precision.YEARLESS:
        if told := _with_year(scene, seen, date):
            return told
    quote = _dated_quote(scene, wanted, date)
    if not quote:
        return None
    note = "Ein Jahr nennt der Text nicht." if date.precision is Precision.YEARLESS else ""
    todos = ("Das Jahr ergänzen, wenn es bekannt ist (mit „basis“ und „reason“).",) if note else ()
    return Value("date", (f"value: {quoted_date(date)}",), Proof(quote, "text", note=note), todos)


def _with_year(scene: Scene, seen: DateSeen, date: Edtf) -> Value | None:
    """„am 17. Juni“ in a text of 2021, as its own date tells."""
    published = scene.published
    if published is None or not published.placed or published.year is None:
        return None
    later = date.text[5:10] > published.text[5:10] if len(published.text) >= 10 else False
    past = not _is_ahead(scene, seen)
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
    return Value("date", (f"value: {full.text}",), Proof(quote, "publication"), (todo,))


_AHEAD = late(
    r"findet|finden|lädt|laden|wird|werden|beginnt|startet|stattfinden|einladung|veranstaltet"
)


def _is_ahead(scene: Scene, seen: DateSeen) -> bool:
    words = scene.ground.text.original[seen.sentence.start : seen.sentence.end].lower()
    return bool(_AHEAD.search(words))


def _dated_quote(scene: Scene, wanted: list[tuple[int, int]], date: Edtf) -> str:
    return shortest(scene.ground, wanted, lambda passage: period_doubt(date, passage) is None)


def _of_chapter(scene: Scene) -> Value:
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
            return Value("date", (f"value: {quoted_date(date)}",), Proof(quote, "text"))
    year = _parsed(f"{scene.year:04}")
    if year and (quote := _dated_quote(scene, [scene.head], year)):
        return Value("date", (f"value: {year.text}",), Proof(quote, "text"))
    return _undated(scene)


_SPOKEN = late(
    r"(?<!\w)(?:(?:am|an diesem|vom|seit) (?:vergangenen|letzten|gestrigen|heutigen|kommenden|vorigen|zweiten"
    r"|ersten|dritten)? ?(?:\w+tag|Mittwoch|Sonnabend|Wochenende|\w+abend)|gestern(?: \w+abend)?|heute|kürzlich|jüngst"
    r"|in der vergangenen Woche|vor (?:einigen|wenigen) \w+|jetzt)(?!\w)"
)


def _undated(scene: Scene) -> Value:
    """No date: with the words of the text that speak of a day without naming it."""
    original = scene.ground.text.original
    for sentence in scene.sentences:
        match = _SPOKEN.search(original, sentence.start, sentence.end)
        if match:
            quote = shortest(scene.ground, [match.span()], lambda passage: True)
            if quote:
                words = " ".join(match[0].split())
                todo = f"Welcher Tag ist „{words}“? Eintragen, mit „basis“ und „reason“."
                proof = Proof(quote, as_written=words)
                return Value("date", ("value: unknown",), proof, (todo,))
    return Value(
        "date",
        ("value: unknown",),
        Proof(""),
        ("Der Text nennt keinen Tag; ergänzen, wenn bekannt.",),
    )


def _parsed(text: str) -> Edtf | None:
    try:
        return parse(text)
    except EdtfError:
        return None


# --- numbers -----------------------------------------------------------------------------------


def counted_values(scene: Scene) -> Iterator[Value]:
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
            yield Value("attendance", tuple(values), Proof(quote))
    yield from _series(scene)


def _noun_of(scene: Scene, seen: NumberSeen) -> list[tuple[int, int]]:
    at = scene.ground.text.original.find(seen.counted, seen.end) if seen.counted else -1
    return [(at, at + len(seen.counted))] if 0 <= at < seen.end + 90 else []


_SERIES = late(
    r"\w*(?:konferenz|versammlung|treffen|tagung|fest|markt|lauf|tag|sitzung|forum|messe|woche|abend|runde|seminar"
    r"|workshop|kongress|symposium|turnier|ball|basar|jahrmarkt|nacht|gipfel|börse)(?:s|es|en|e|n)?\Z",
)


def _series(scene: Scene) -> Iterator[Value]:
    for seen in scene.numbers:
        name = seen.counted.rstrip(":-")
        if not seen.number.ordinal or not _SERIES.match(name.lower()) or seen.number.value < 2:
            continue
        value = seen.number.value
        quote = shortest(
            scene.ground,
            [(seen.start, seen.end), *_noun_of(scene, seen)],
            lambda passage, value=value: ordinal_doubt(value, passage) is None,  # type: ignore[misc]
        )
        if quote:
            todo = f"Heißt die Reihe so? Im Text steht „{seen.number.words} {name}“."
            values = (f"name: {quoted(name)}", f"number: {value}")
            yield Value("series", values, Proof(quote), (todo,))
            return


# --- who took part -----------------------------------------------------------------------------


class Linked(NamedTuple):
    """The relations of an event, and what is to be decided of those that no quote proves."""

    links: tuple[Link, ...]
    todos: tuple[str, ...]


def links_of(
    scene: Scene, ids: Mapping[tuple[str, str], str], named: Mapping[str, Named]
) -> Linked:
    """A relation for each that the text names as having to do with the event.

    `ids` are those of the records, by kind and name; `named` the records by key.
    """
    found: list[Link] = []
    todos = []
    for thing in scene.things:
        if thing.kind == "places" and not _is_scene(scene, thing):
            continue
        link = _link(scene, thing, ids[thing.kind, thing.name], named)
        if link:
            found.append(link)
        elif spots := [s for s in thing.spots if s.part is not Part.STAMP]:
            line = scene.line_of(spots[0].start)
            todos.append(
                f"„{thing.name}“ (Zeile {line}) gehört vielleicht hierher; kein Zitat gefunden."
            )
    return Linked(tuple(found), tuple(todos))


def name_of(thing: Thing) -> Named:
    """By what names a record of this thing is known."""
    more = (f"{thing.name}er",) if thing.kind == "places" else ()
    short = (thing.short,) if thing.short else ()
    titles = (thing.title,) if thing.title else ()
    return Named((thing.name, *short, *more), thing.kind == "people", titles)


def _link(scene: Scene, thing: Thing, target: str, named: Mapping[str, Named]) -> Link | None:
    called = named.get(thing.key) or name_of(thing)
    best: tuple[int, Link] | None = None
    for spot in thing.spots:
        if spot.part is Part.STAMP or not scene.ground.start <= spot.start < scene.ground.end:
            continue
        link, weight = _at_spot(scene, thing, spot, called)
        if link and (best is None or weight > best[0]):
            best = weight, link._replace(target=target)
    return best[1] if best else None


def _at_spot(scene: Scene, thing: Thing, spot: Spot, called: Named) -> tuple[Link | None, int]:
    sentence = scene.sentence_at(spot.start)
    original = scene.ground.text.original
    words = original[sentence.start : sentence.end]
    own = (spot.start, spot.end)

    def names_it(passage: str) -> bool:
        return strength(called, passage) is Strength.NAMED

    if thing.kind in ("networks", "places"):
        quote = shortest(scene.ground, [own], names_it)
        return (Link(thing.kind, "", thing.name, Proof(quote)), 1) if quote else (None, 0)

    others = [
        (s.start - sentence.start, s.end - sentence.start)
        for other in scene.things
        if other is not thing and other.kind == thing.kind
        for s in other.spots
        if sentence.start <= s.start < sentence.end
    ]
    asked = Asked(
        thing.kind,
        words,
        spot.start - sentence.start,
        spot.end - sentence.start,
        others,
        scene.used.get(thing.kind, frozenset()),
        spot.part is Part.CAPTION,
    )
    role = role_of(asked, scene.site.vocabularies.get("roles", {}))
    if not role.word:
        return None, 0
    capacity = capacity_of(scene, thing, spot) if thing.kind == "people" else None
    said = _said_role(scene, sentence, own, role, names_it)
    todos: tuple[str, ...] = ()
    if said:
        quote, weight = said, 4
    else:
        wanted = [own, capacity] if capacity else [own]
        quote, weight = shortest(scene.ground, wanted, names_it), 1 + bool(capacity)
        label = scene.site.term("roles", role.word).label
        todos = (f"Welche Rolle? Der Text sagt sie nicht; „{label}“ ist nur ein Vorschlag.",)
    if not thing.is_whole:
        todos = (*todos, "Wer ist gemeint? Der Text nennt keinen Vornamen.")
    if not quote:
        return None, 0
    function = " ".join(original[slice(*capacity)].split()) if capacity else ""
    weight += (spot.part is Part.PROSE) - 4 * (spot.part is Part.CAPTION)
    return Link(thing.kind, "", thing.name, Proof(quote), role.word, function, todos), weight


def _said_role(
    scene: Scene, sentence: Sentence, own: tuple[int, int], role: Role, names_it: object
) -> str:
    """A quote with the word of the role; "" where there is none."""
    if role.at is None:
        return ""
    cue = (sentence.start + role.at[0], sentence.start + role.at[1])

    def agrees(passage: str) -> bool:
        said = not role.words or bool(stems_in(passage, role.words))
        return said and bool(names_it(passage))  # type: ignore[operator]

    return shortest(scene.ground, [own, cue], agrees)


_FUNCTION_AFTER = late(
    r"(?:,\s+(?P<after>(?:(?:der|die|das|dem|den|ehemalige\w*|langjährige\w*|frühere\w*|neue\w*|stellvertretende\w*"
    r"|[Ss]tellv\.?|[Zz]weite\w*|[Ee]rste\w*|1\.|2\.|3\.|kaufmännische\w*|geschäftsführende\w*|wissenschaftliche\w*"
    r"|zuständige\w*|parlamentarische\w*|Stellvertretende\w*)\s+){0,3}[A-ZÄÖÜ][\w*:/-]+(?:[^,.;:()„\n]{0,90}?))"
    r"(?=,|;|\.|:|\s\(|\n|\Z|\s(?:und|sowie)\s(?:[A-ZÄÖÜ]|Dr|Prof|die\s|der\s)"
    r"|\s(?:[a-zäöü]+te|[a-zäöü]+ten|hat|war|ist|sprach|hielt)\b)"
    r"|\s+(?P<of>(?:vom|von der|von|aus dem|des|der)\s+[A-ZÄÖÜ][\w-]+(?:\s(?:für|und|der|des)?\s?[A-ZÄÖÜ][\w-]+){0,4})"
    r"|\s+\((?P<within>[^()\n]{3,60})\))"
)
_FUNCTION_BEFORE = late(
    r"(?P<before>(?:(?:stellvertretende[nr]?|ehemalige[nr]?|langjährige[nr]?|neue[nr]?|zweite[nr]?|erste[nr]?|1\.|2\."
    r"|geschäftsführende[nr]?|frühere[nr]?|alte[nr]?|parlamentarische[nr]?|kommissarische[nr]?)\s+)*"
    r"(?:[A-ZÄÖÜ][\wäöüß-]+(?:in|er|ende[rn]?|at|eur|or|ist|ent|wart|ant|rat|rätin|te[rn]?|ef|amtmann|ter|ide|ral|ann|t)"
    r"(?:\s+(?:für|der|des|im|in)\s+[A-ZÄÖÜ][\w-]+)?))\s+\Z"
)


def capacity_of(scene: Scene, person: Thing, spot: Spot) -> tuple[int, int] | None:
    """Where the text says in which function the person was there."""
    from chronik.drafting.names.wording import is_office
    from chronik.passages.names.tokens import key

    original = scene.ground.text.original
    sentence = scene.sentence_at(spot.start)
    match = _FUNCTION_AFTER.match(original, spot.end, min(sentence.end, spot.end + 220))
    if match:
        group = next(name for name in ("after", "of", "within") if match[name])
        start, end = match.span(group)
        said = original[start:end]
        first = [key(word) for word in said.replace("-", " ").split()]
        tells = any(is_office(word) for word in first[:5]) or "leitung" in said.lower()
        if group == "after" and tells:
            return _through_names(scene, start, end, sentence.end)
        if group == "of" and any(b.start < end and start < b.end for b in _bodies(scene)):
            return _through_names(scene, start, end, sentence.end)
        if group == "within" and (tells or said.isupper()):
            return start, end
    before = original[max(sentence.start, spot.start - 80) : spot.start]
    ahead = _FUNCTION_BEFORE.search(before)
    named = original[spot.start : spot.end].split()
    if ahead and is_office(key(ahead["before"].split()[-1].split("-")[-1])):
        offset = spot.start - len(before)
        return offset + ahead.start("before"), offset + ahead.end("before")
    offices = 0
    while offices < len(named) - 1 and is_office(key(named[offices].split("-")[-1])):
        offices += 1
    if offices:
        end = original.find(named[offices - 1], spot.start) + len(named[offices - 1])
        return spot.start, end
    return None


def _bodies(scene: Scene) -> list[Spot]:
    return [s for t in scene.things if t.kind in ("organisations", "networks") for s in t.spots]


def _through_names(scene: Scene, start: int, end: int, limit: int) -> tuple[int, int]:
    """A function to the end of the name it ends in: „… im Ministerium für Arbeit, Soziales und …“."""
    for spot in _bodies(scene):
        if start < spot.start <= end < spot.end <= limit:
            end = spot.end
    return start, end


_AT = late(r"(?:in|im|am|auf|an|ins|bei|zu|beim)\s+(?:de[mnr]\s+)?(?:\w+er\s+)?\Z")


def _is_scene(scene: Scene, place: Thing) -> bool:
    """Whether the event took place there, as far as the words say."""
    day = main_date(scene.dates)
    original = scene.ground.text.original
    for spot in place.spots:
        before = original[max(0, spot.start - 24) : spot.start]
        near = spot.part in (Part.TITLE,) or (
            day is not None and day.sentence.start <= spot.start < day.sentence.end
        )
        if place.is_building or (near and _AT.search(before)) or scene.year and _AT.search(before):
            return True
    return False

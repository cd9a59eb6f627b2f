"""The whole draft of a text: its source, an event or several, and a record of each new name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from chronik.drafting.origin import TextOrigin, origin_of
from chronik.drafting.partaking import links_of
from chronik.drafting.quoting import Quarry
from chronik.drafting.reading.chapters import Chapter, chapters_of
from chronik.drafting.reading.counting import NumberSeen, numbers_seen
from chronik.drafting.reading.datewords import Dates
from chronik.drafting.reading.dating import DateSeen, dates_seen
from chronik.drafting.reading.findings import things_in
from chronik.drafting.reading.layout import LineKind, TextBlock, blocks_of, sentences_of
from chronik.drafting.reading.redacting import Removal, barred
from chronik.drafting.reading.things import Thing
from chronik.drafting.shape import EventDraft, SourceDraft, Stub, fresh_id, quoted
from chronik.drafting.stubs import Setting, stubs_of
from chronik.drafting.telling import Scene, counted_values, day_of
from chronik.evidence.quotes import prepare
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple


class Seed(NamedTuple):
    """A text, and the file below seeds/ that holds it."""

    file: str
    text: str
    sha256: str
    sha256_original: str = ""  # before something was redacted
    source: str = ""  # id of its record, where there is one


class Draft(NamedTuple):
    """What is proposed, and what was found."""

    source: SourceDraft | None  # None where the text has its record
    events: tuple[EventDraft, ...]
    stubs: tuple[Stub, ...]
    things: tuple[Thing, ...]
    dates: tuple[DateSeen, ...]
    numbers: tuple[NumberSeen, ...]
    barred: tuple[Removal, ...]

    def files(self) -> dict[str, str]:
        """What would be written, by path. A stub counts where an event refers to it."""
        wanted = {(link.kind, link.target) for event in self.events for link in event.links}
        stubs = [stub for stub in self.stubs if (stub.kind, stub.id) in wanted]
        files = {self.source.path: self.source.written()} if self.source else {}
        files |= {event.path: event.written() for event in self.events}
        return files | {stub.path: stub.written() for stub in stubs}


def drafted(seed: Seed, setting: Setting) -> Draft:
    """The draft of this text. Never fails, whatever the text holds."""
    blocks = blocks_of(seed.text)
    closed = barred(seed.text, blocks)
    ground = Quarry(
        prepare(seed.text), 0, len(seed.text), tuple((each.start, each.end) for each in closed)
    )
    chapters = chapters_of(blocks)
    dates = _of_chapters(dates_seen(seed.text, blocks), chapters)
    numbers = numbers_seen(seed.text, blocks)
    told = list(things_in(seed.text, blocks, setting.known))
    things = [thing for thing in (_unbarred(thing, closed) for thing in told) if thing]

    origin = origin_of(seed.text, blocks, dates, ground)
    taken = set(setting.taken)
    title = origin.title or f"Text in {seed.file}"
    source_id = seed.source or fresh_id("sources", title, taken)
    source = None if seed.source else _source(seed, origin, title, source_id)

    ids, stubs = stubs_of(things, setting, source_id, taken)
    found = _Found(blocks, chapters, things, dates, numbers)
    scenes = list(_scenes(ground, found, origin, setting))
    events = tuple(
        _event(scene, chapter, _Frame(title, ids, taken, source_id, seed.file), setting)
        for scene, chapter in scenes
        if setting.site.vocabularies.get("event_kinds")
    )
    return Draft(
        source, events, tuple(stubs), tuple(things), tuple(dates), tuple(numbers), tuple(closed)
    )


def _unbarred(thing: Thing, closed: Sequence[Removal]) -> Thing | None:
    """A thing without its places in contact data; None for one that stands nowhere else."""
    spots = tuple(
        spot
        for spot in thing.spots
        if not any(each.start < spot.end and spot.start < each.end for each in closed)
    )
    return thing._replace(spots=spots) if spots else None


def _source(seed: Seed, origin: TextOrigin, title: str, source_id: str) -> SourceDraft:
    kept = [f"sha256_original: {seed.sha256_original}"] if seed.sha256_original else []
    fields = [f"file: {quoted(seed.file)}", f"sha256: {seed.sha256}", *kept, *origin.fields]
    date = origin.date
    if date:
        date = date._replace(proof=date.proof._replace(source=source_id))
    return SourceDraft(source_id, title, tuple(fields), date, origin.todos)


# --- events ------------------------------------------------------------------------------------


def _of_chapters(dates: list[DateSeen], chapters: Sequence[Chapter]) -> list[DateSeen]:
    """What stands at the head of a chapter dates an event, however it looks."""
    heads = [chapter.head for chapter in chapters]
    done = []
    for date in dates:
        at_head = any(date.start < end and start < date.end for start, end in heads)
        is_within = chapters and date.what is Dates.PUBLISHED and date.start >= heads[0][0]
        done.append(date._replace(what=Dates.EVENT) if at_head or is_within else date)
    return done


class _Found(NamedTuple):
    """What was found in the whole text."""

    blocks: Sequence[TextBlock]
    chapters: Sequence[Chapter]
    things: Sequence[Thing]
    dates: Sequence[DateSeen]
    numbers: Sequence[NumberSeen]


def _scenes(
    ground: Quarry, found: _Found, origin: TextOrigin, setting: Setting
) -> Iterator[tuple[Scene, Chapter | None]]:
    """The text as one event; a chronicle as many."""
    sentences = [s for b in found.blocks if b.part not in _OUTSIDE for s in sentences_of(b)]
    whole = Scene(
        ground,
        found.things,
        found.dates,
        found.numbers,
        sentences,
        origin.published,
        setting.site,
        setting.used,
    )
    if not found.chapters:
        yield whole, None
    for chapter in found.chapters:
        start, end = chapter.blocks[0].start, chapter.blocks[-1].end
        yield (
            whole._replace(
                ground=ground._replace(start=start, end=end),
                things=[t for t in found.things if any(start <= s.start < end for s in t.spots)],
                dates=[date for date in found.dates if start <= date.start < end],
                numbers=[number for number in found.numbers if start <= number.start < end],
                sentences=[
                    sentence for block in chapter.blocks for sentence in sentences_of(block)
                ],
                year=chapter.year,
                head=chapter.head,
            ),
            chapter,
        )


_OUTSIDE = (LineKind.PAGE, LineKind.CONTACT, LineKind.STAMP)


class _Frame(NamedTuple):
    """What all events of a draft share."""

    title: str
    ids: Mapping[tuple[str, str], str]
    taken: set[str]
    source: str
    file: str


def _event(scene: Scene, chapter: Chapter | None, frame: _Frame, setting: Setting) -> EventDraft:
    file, title = frame.file, frame.title
    title = chapter_title(chapter) if chapter else title
    kind, is_said = _kind_of(scene, title)
    line = scene.line_of(scene.ground.start) if chapter else 1
    todos = [f"Entwurf aus seeds/{file}, Zeile {line}: Titel und Angaben prüfen, im Text erzählen."]
    if not is_said:
        label = setting.site.term("event_kinds", kind).label
        todos.append(f"Welche Art von Ereignis? „{label}“ ist nur ein Vorschlag.")
    linked = links_of(scene, frame.ids, setting.known.named)
    todos += [*_open_dates(scene), *linked.todos]
    return EventDraft(
        fresh_id("events", title, frame.taken),
        title,
        kind,
        (day_of(scene), *counted_values(scene)),
        linked.links,
        frame.source,
        tuple(todos),
    )


_MEANT = {
    Dates.DEADLINE: "ist wohl eine Frist",
    Dates.NEXT: "gilt wohl dem nächsten Mal: ein eigenes Ereignis mit „status: announced“",
    Dates.FOUNDED: "ist wohl das Jahr einer Gründung: „founded“ bei der Organisation",
}


def _open_dates(scene: Scene) -> Iterator[str]:
    """Dates of the text that are not the day of the event, and what they may be for."""
    seen: set[str] = set()
    for date in scene.dates:
        meant = _MEANT.get(date.what)
        if meant and date.words not in seen and len(seen) < 6:
            seen.add(date.words)
            where = f"„{date.words}“ (Zeile {scene.line_of(date.start)})"
            yield f"{where} {meant}. Sonst die Zeile löschen."


_LIKE = (
    (
        late(r"versammlung|jahreshauptversammlung|mitgliederversammlung|hauptversammlung"),
        ("versammlung",),
    ),
    (late(r"sitzung|protokoll|rat\b"), ("sitzung", "versammlung")),
    (late(r"konferenz|tagung|kongress|symposium|forum"), ("konferenz", "tagung")),
    (late(r"seminar|workshop|fortbildung|schulung|kurs"), ("seminar", "workshop")),
    (late(r"unterzeichn|vereinbarung|vertrag"), ("unterzeichnung", "vertrag")),
    (late(r"fest\b|feier|jubiläum|geburtstag|jahrmarkt"), ("fest", "feier", "jubilaeum")),
    (late(r"gründ"), ("gruendung", "gründung")),
    (
        late(r"preis|verlieh|auszeichnung|ehrung|überreicht|urkunde"),
        ("ehrung", "preis", "auszeichnung"),
    ),
    (late(r"eröffn|einweih"), ("eroeffnung", "einweihung", "eröffnung")),
    (late(r"verst(?:orben|arb)|gestorben|nachruf|trauer"), ("tod", "nachruf", "todesfall")),
    (late(r"wahl|gewählt"), ("wahl",)),
    (late(r"treffen|werkstatt"), ("treffen", "werkstatttreffen")),
    (late(r"ausstellung|vernissage"), ("ausstellung",)),
    (late(r"konzert|auftritt"), ("konzert",)),
    (late(r"bewerb|ausschreib|frist|förder"), ("ausschreibung", "foerderung", "frist")),
)


def _kind_of(scene: Scene, title: str) -> tuple[str, bool]:
    """The kind of event that the title names, else the text; and whether one does."""
    kinds = scene.site.vocabularies.get("event_kinds", {})
    original = scene.ground.text.original
    body = original[scene.ground.start : scene.ground.start + 900].lower()
    for said, is_title in ((title.lower(), True), (body, False)):
        for word, term in kinds.items():
            if term.label.lower() in said or (len(word) > 4 and word.replace("-", " ") in said):
                return word, is_title
        for pattern, likely in _LIKE:
            if pattern.search(said):
                for word, term in kinds.items():
                    if any(like in f"{word} {term.label}".lower() for like in likely):
                        return word, is_title
    return next(iter(kinds), ""), False


_TITLE = 70


def chapter_title(chapter: Chapter) -> str:
    """The beginning of what a chapter tells, with its year."""
    words = ""
    for block in chapter.blocks:
        start = max(chapter.head[1] - block.start, 0) if block is chapter.blocks[0] else 0
        rest = " ".join(block.text[start:].split()).strip(" :.–—-|,;")
        if any(letter.isalpha() for letter in rest):
            words = rest
            break
    first = next((part for part in _CLAUSE.split(words, maxsplit=1) if part), "")
    first = first if len(first) >= 12 else words
    if len(first) > _TITLE:
        first = first[:_TITLE].rpartition(" ")[0] or first[:_TITLE]
    first = first.rstrip(" ,;:.–-(")
    first = first[:1].upper() + first[1:]
    return f"{first} ({chapter.year})" if first else f"Ereignis {chapter.year}"


_CLAUSE = late(r"(?<=\w{3})[.;!?](?=\s|\Z)|(?<=\w{4}), (?=der|die|das|wo|dass|den)")

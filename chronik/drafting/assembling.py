"""The whole draft of a text: its source, an event or several, and a record of each new name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence

from chronik.drafting.belonging import belonging
from chronik.drafting.eventkinds import kind_of_event
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
from chronik.drafting.reading.seedwords import LONGEST_TEXT
from chronik.drafting.reading.things import NamedAt, Thing
from chronik.drafting.shape import EventDraft, SourceDraft, Stub, fresh_id, quoted
from chronik.drafting.stubs import Setting, stubs_of
from chronik.drafting.telling import Scene, counted_values, day_of
from chronik.evidence.places import spot_words
from chronik.evidence.quotes import prepare
from chronik.evidence.stored.marks import PlaceMark
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.words.german import as_seen


class Seed(NamedTuple):
    """A text, and the file below seeds/ that holds it."""

    file: str
    text: str
    sha256: str
    source: str = ""  # id of its record, where there is one
    sha256_original: str = ""  # before something was redacted
    marks: tuple[PlaceMark, ...] = ()  # which page, which time, where the file tells


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
        stubs = [_within(stub, wanted) for stub in self.stubs if (stub.kind, stub.id) in wanted]
        files = {self.source.path: self.source.written()} if self.source else {}
        files |= {event.path: event.written() for event in self.events}
        return files | {stub.path: stub.written() for stub in stubs}


def _within(stub: Stub, wanted: Container[tuple[str, str]]) -> Stub:
    """The record without affiliations to what gets none."""
    kept = tuple(link for link in stub.belongs if (link.kind, link.target) in wanted)
    return stub._replace(belongs=kept)


READ = 80_000  # characters that names, days and numbers are looked for in
_TOO_LONG = (
    "Der Text ist lang: Ab {} wurde nichts vorgeschlagen. In mehrere Dateien teilen, wenn "
    "auch von dort Einträge entstehen sollen."
)


def drafted(seed: Seed, setting: Setting) -> Draft:
    """The draft of this text. Never fails, whatever the text holds."""
    every = blocks_of(seed.text) if len(seed.text) <= LONGEST_TEXT else []
    closed = barred(seed.text, every)
    blocks = [block for block in every if block.end <= READ]
    unread = every[len(blocks)].start if len(blocks) < len(every) else -1 if every else 0
    text = prepare(seed.text)._replace(marks=seed.marks)
    ground = Quarry(text, 0, len(seed.text), tuple((each.start, each.end) for each in closed))
    chapters = chapters_of(blocks)
    dates = _of_chapters(dates_seen(seed.text, blocks), chapters)
    numbers = numbers_seen(seed.text, blocks)
    told = things_in(seed.text, blocks, setting.known)
    things = [thing for thing in (_unbarred(thing, closed) for thing in told) if thing]

    inside = [s for t in things if t.kind in ("organisations", "networks") for s in t.spots]
    dates = [date for date in dates if not _is_within(date, inside)]
    numbers = [number for number in numbers if not _is_within(number, inside)]

    origin = origin_of(seed.text, blocks, dates, ground)
    taken = set(setting.taken)
    title = as_seen(origin.title) or f"Text in {seed.file}"
    source_id = seed.source or fresh_id("sources", title, taken)
    source = None if seed.source else _source(seed, origin, title, source_id)
    if source and unread >= 0 and seed.text.strip():
        long = _TOO_LONG.format(spot_words(text, unread))
        source = source._replace(todos=(*source.todos, long))

    ids, stubs = stubs_of(things, setting, source_id, taken)
    found = _Found(blocks, chapters, things, dates, numbers)
    scenes = list(_scenes(ground, found, origin, setting))
    events = tuple(
        _event(scene, chapter, _Frame(title, ids, taken, source_id, seed.file), setting)
        for scene, chapter in scenes
        if setting.site.vocabularies.get("event_kinds")
    )
    scened = [scene for scene, _ in scenes]
    stubs = belonging(stubs, [*zip(scened, events, strict=False)], ids)
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


def _is_within(found: DateSeen | NumberSeen, names: Sequence[NamedAt]) -> bool:
    """Whether it is a part of a name: „TuS von 1921“, „Bündnis 90“."""
    return any(name.start <= found.start and found.end <= name.end for name in names)


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
    begins = [start for start, _ in heads]
    done = []
    for date in dates:
        last = heads[max(0, bisect_left(begins, date.end) - 1)] if heads else (0, 0)
        at_head = date.start < last[1] and last[0] < date.end
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
    kind, is_said = kind_of_event(scene, title)
    spot = scene.spot(scene.ground.start if chapter else 0)
    todos = [f"Entwurf aus seeds/{file}, {spot}: Titel und Angaben prüfen, im Text erzählen."]
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
            where = f"„{date.words}“ ({scene.spot(date.start)})"
            yield f"{where} {meant}. Sonst die Zeile löschen."


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

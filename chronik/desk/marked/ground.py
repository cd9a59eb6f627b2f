"""The text of a source, read for a mark in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from chronik.desk.shelf import Shelf
from chronik.drafting.quoting import Agrees, Quarry, shortest
from chronik.drafting.reading.findings import things_in
from chronik.drafting.reading.layout import LineKind, Sentence, TextBlock, blocks_of, sentences_of
from chronik.drafting.reading.redacting import barred
from chronik.drafting.reading.things import Thing
from chronik.drafting.telling import Scene
from chronik.evidence.quotes import Found, find
from chronik.language.tuples import NamedTuple
from chronik.records.model import AnyEntry, preferred
from chronik.words.diagnostics import RefusedError

_LONGEST = 1_500  # characters of a mark
_EDGE = " \t\n\r\xa0,;:.!?)(–—-"

MarkSpan = tuple[int, int]


class MarkedGround(NamedTuple):
    """A source, and what is marked in it: the stretch from word to word."""

    source: AnyEntry
    quarry: Quarry
    mark: MarkSpan
    blocks: tuple[TextBlock, ...]  # those that hold the mark
    sentences: tuple[Sentence, ...]
    things: tuple[Thing, ...]  # that these blocks name

    @property
    def original(self) -> str:
        return self.quarry.text.original

    @property
    def words(self) -> str:
        """What is marked, on one line."""
        return " ".join(self.original[slice(*self.mark)].split())

    def quote(self, wanted: Sequence[MarkSpan], agrees: Agrees = lambda passage: True) -> str:
        """The shortest quote with all these stretches; "" where there is none."""
        return shortest(self.quarry, wanted, agrees)


def ground_of(shelf: Shelf, source_id: str, start: int, end: int) -> MarkedGround:
    """Raises RefusedError where nothing can be taken from there."""
    source = shelf.entries.get(f"sources/{source_id}")
    text = shelf.text_of(source) if source else None
    if source is None or text is None:
        raise RefusedError("Zu dieser Quelle ist kein Text gespeichert.")
    mark = _trimmed(text.original, start, end)
    blocks, closed = _read(text.original)
    if any(mark[0] < last and first < mark[1] for first, last in closed):
        raise RefusedError(
            "Kontaktangaben gehören nicht in die Chronik; bitte etwas anderes wählen."
        )
    near = tuple(b for b in blocks if b.start < mark[1] and mark[0] < b.end)
    own = tuple(b if b.part is not LineKind.PAGE else b._replace(part=LineKind.PROSE) for b in near)
    quarry = Quarry(text, 0, len(text.original), closed)
    sentences = tuple(sentence for block in own for sentence in sentences_of(block))
    things = tuple(things_in(text.original, own, shelf.known))
    return MarkedGround(source, quarry, mark, own, sentences, things)


@lru_cache(maxsize=16)
def _read(original: str) -> tuple[tuple[TextBlock, ...], tuple[MarkSpan, ...]]:
    blocks = blocks_of(original)
    closed = tuple((one.start, one.end) for one in barred(original, blocks))
    return tuple(blocks), closed


def _trimmed(original: str, start: int, end: int) -> MarkSpan:
    """Without what is no word at its ends. Raises RefusedError."""
    end = min(end, len(original))
    while end > start and original[end - 1] in _EDGE:
        end -= 1
    while start < end and original[start] in _EDGE:
        start += 1
    if start >= end:
        raise RefusedError("Es ist kein Wort markiert.")
    if end - start > _LONGEST:
        raise RefusedError("So viel Text kann kein Beleg sein; bitte weniger markieren.")
    return start, end


def quote_spans(ground: MarkedGround, quote: str) -> list[MarkSpan]:
    """Where the parts of a quote stand."""
    found = find(ground.quarry.text, quote) if quote else None
    return [*found.spans] if isinstance(found, Found) else []


def scene_of(shelf: Shelf, ground: MarkedGround) -> Scene:
    """What `drafting` needs to tell a role and a function."""
    date = preferred(ground.source.facts.date)
    return Scene(
        ground.quarry,
        ground.things,
        (),
        (),
        ground.sentences,
        date.value if date else None,
        shelf.site,
        shelf.setting.used,
    )


def overlapping(ground: MarkedGround, thing: Thing) -> Thing | None:
    """The thing with those of its places that are marked."""
    start, end = ground.mark
    spots = tuple(spot for spot in thing.spots if spot.start < end and start < spot.end)
    return thing._replace(spots=spots) if spots else None

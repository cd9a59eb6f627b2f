"""The page of a source: its bibliography, its passages with the claims that rest on each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from chronik.chronicle.edition import Edition
from chronik.dates.words import date_words
from chronik.evidence.fragments import with_passage
from chronik.evidence.normal import has_pages
from chronik.evidence.places import (
    Layout,
    PassageSpans,
    layout_of,
    line_words,
    passage_anchor,
    place_name,
    surroundings,
    unbroken,
)
from chronik.evidence.quotes import Text
from chronik.evidence.sheets import page_at
from chronik.evidence.stored.marks import place_between
from chronik.evidence.stretches import divided, paragraphs, share, stretches
from chronik.html.blocks import FullText, Groups, Item, Passage, Passages, Player, TextPage
from chronik.html.parts.paging import address
from chronik.html.view import View
from chronik.language.tuples import NamedTuple
from chronik.pages.sections.backlinks import kind_groups
from chronik.pages.sections.body import figures, prose_block
from chronik.pages.sections.citing.whereabouts import capture_items, issue_words
from chronik.pages.sections.items import date_items, item_of
from chronik.pages.sections.material import Material, material_of
from chronik.pages.sections.record import common_rows, fact_list, record_view
from chronik.pages.sections.resting import cited_places, claims_of
from chronik.pages.sections.scanned import as_scanned, scan_of
from chronik.privacy.redaction import redactions
from chronik.records.images import media_type
from chronik.records.kinds.source import SOURCE_KINDS
from chronik.records.locating.languages import language_name
from chronik.records.locating.locators import locator_words, seconds_of
from chronik.records.model import Reference
from chronik.words.german import counted


def view(edition: Edition, key: str) -> View:
    material = material_of(edition, key)
    starts = edition.sheets.get(key, (0,))
    blocks = (
        fact_list(_rows(material)),
        figures(material),
        prose_block(material),
        _player(material),
        *_texts(material, starts),
        cited_places(material),
        _entries(material, starts),
    )
    shown = record_view(material, label="Quelle", blocks=blocks)
    return shown._replace(scripts=("aufnahme.js",)) if _recording(material) else shown


_FEW = 20  # entries: more are listed with their passages alone


def _entries(material: Material, starts: tuple[int, ...]) -> Groups | None:
    """What names the source; of many entries only those that no passage leads to."""
    key = material.entry.key
    naming = [e for e in material.chronicle.cited_by.get(key, ()) if e.key != key]
    if len(naming) <= _FEW and len(starts) == 1:
        return kind_groups(material, naming, title="Einträge mit dieser Quelle", anchor="eintraege")

    led_to = {item.url.partition("#")[0] for _, item in claims_of(material)}
    others = [e for e in naming if e.url not in led_to]
    title = "Weitere Einträge mit dieser Quelle" if led_to else "Einträge mit dieser Quelle"
    return kind_groups(material, others, title=title, anchor="eintraege")


def _rows(material: Material) -> Iterator[tuple[str, tuple[Item, ...]]]:
    source, accessed = material.entry.facts, material.entry.facts.accessed
    read = (Item("", date_words(accessed), time=accessed.html or ""),) if accessed else ()

    yield "Art", _words(SOURCE_KINDS.get(source.medium, ""))
    yield "Fundstelle", _link(source.url)
    yield "Archiviert", _link(source.archive_url)
    yield "Veröffentlicht von", _words(source.publisher)
    yield "Ausgabe", _words(issue_words(source.issue))
    yield "Verfasst von", _words(source.author)
    yield "Auskunft von", _named(material, source.informant)
    yield "Datum", date_items(material, source.date)
    yield "Seiten", _words(source.pages)
    yield "Aufbewahrt in", _named(material, source.holder)
    yield "Signatur", _words(source.call_number)
    yield "Sprache", _words(language_name(source.language))
    yield "Abgerufen", read
    yield "Gesichert", capture_items(material.chronicle.texts.get(material.entry.key))
    yield "Lizenz", _words(source.licence)
    yield "Kennung des Textes (SHA-256)", _words(source.sha256)
    yield "Geschwärzt", _words(_redacted(material))
    yield "Kennung des ungeschwärzten Textes (SHA-256)", _words(source.sha256_original)
    yield from common_rows(material)


def _redacted(material: Material) -> str:
    """How much of the stored text was made unreadable."""
    text = material.chronicle.texts.get(material.entry.key)
    count = redactions(text.original) if text else 0
    return (
        counted(count, "Stelle, zum Schutz von Personen", "Stellen, zum Schutz von Personen")
        if count
        else ""
    )


def _words(text: str) -> tuple[Item, ...]:
    return (Item("", text),) if text else ()


def _named(material: Material, who: Reference | str) -> tuple[Item, ...]:
    """Who keeps or tells it: a record, or a name that there is none of."""
    if isinstance(who, str):
        return _words(who)
    return (item_of(material, who.key),) if who.key in material.chronicle.entries else ()


def _link(url: str) -> tuple[Item, ...]:
    return (Item(url, url),) if url else ()


def _texts(material: Material, starts: tuple[int, ...]) -> Iterator[Passages | FullText]:
    """Each passage once, in the order of the text; before them all of it, if it may be shown."""
    text = material.chronicle.texts.get(material.entry.key)
    if text is None:
        return

    claims: dict[PassageSpans, dict[Item, None]] = {}
    for spans, item in claims_of(material):
        claims.setdefault(spans, {})[item] = None
    every, whole = sorted(claims), material.entry.facts.publish == "full"
    entry, layout = material.entry, layout_of(text.original)
    recording = _recording(material)
    source = _Source(entry.url, entry.facts.url, text, layout, starts, recording, whole=whole)

    if whole:
        yield _fulltext(source, every)
    if claims:
        scan = scan_of(material)
        shown = ((_passage(source, spans, claims[spans]), spans) for spans in every)
        passages = [as_scanned(passage, scan, spans) for passage, spans in shown]
        yield Passages(
            anchor="stellen",
            title="Belegte Stellen",
            intro=_intro(text, every),
            passages=tuple(_with_former(passages, every)),
            sheets=tuple(_sheets(source, [spans[0][0] for spans in every], silent=whole)),
        )


def _player(material: Material) -> Player | None:
    address = _recording(material)
    return Player(address, media_type(address)) if address else None


def _recording(material: Material) -> str:
    entry = material.entry
    return material.chronicle.gallery.recording(entry.path, entry.facts.recording)


class _Source(NamedTuple):
    """A stored text, and how it is shown."""

    url: str
    web: str  # its own address
    text: Text
    layout: Layout
    starts: tuple[int, ...]  # at which each page begins
    recording: str  # address; "" for none
    whole: bool  # whether all of it may be shown


def _fulltext(source: _Source, every: Sequence[PassageSpans]) -> FullText:
    """The whole text, page by page."""
    cut = stretches(source.text.original, every, source.starts)
    is_printed = has_pages(source.text)
    parts = divided(cut, source.starts)
    pages = [[*paragraphs(page, is_printed=is_printed)] for page in parts]
    numbers = [number for number, page in enumerate(pages) for _ in page]

    return FullText(
        anchor="wortlaut",
        title="Wortlaut",
        intro="Markiert ist, was Angaben belegt; die Zahl am Ende führt zu ihnen.",
        paragraphs=tuple([row for page in pages for row in page]),
        anchors=tuple([place_name(spans) for spans in every]),
        addresses=tuple([_elsewhere(source, spans) for spans in every]),
        sheets=tuple(_sheets(source, [source.starts[number] for number in numbers])),
    )


def _elsewhere(source: _Source, spans: PassageSpans) -> str:
    """The page of a passage that ends on another one than it begins."""
    first, last = (page_at(source.starts, at) for at in (spans[0][0], spans[-1][1] - 1))
    return "" if first == last else address(source.url, first)


def _sheets(source: _Source, places: Sequence[int], *, silent: bool = False) -> Iterator[TextPage]:
    """The pages of a block whose things begin at these places of the text."""
    if len(source.starts) == 1:
        return
    for start in source.starts:
        line = bisect_right(source.layout.lines, start)
        anchor = "" if silent else f"ab-{start}"
        yield TextPage(first=bisect_left(places, start), label=f"Zeile\u00a0{line}", anchor=anchor)


def _intro(text: Text, every: Sequence[PassageSpans]) -> str:
    count = counted(len(every), "Stelle belegt", "Stellen belegen")
    percent = share(text.original, [span for spans in every for span in spans])
    if len(every) == 1:
        return f"{count} Angaben dieser Chronik, {percent}\u00a0% des Textes."
    return (
        f"{count} Angaben dieser Chronik, zusammen {percent}\u00a0% des Textes. "
        "Sie stehen hier in seiner Reihenfolge."
    )


def _passage(source: _Source, spans: PassageSpans, claims: Iterable[Item]) -> Passage:
    around = surroundings(source.layout, spans)
    return Passage(
        anchor=passage_anchor(spans),
        quote=tuple(unbroken(source.text, *span) for span in spans),
        place=_place(source, spans),
        claims=tuple(claims),
        text=f"wortlaut-{place_name(spans)}" if source.whole else "",
        before=_end_of(source, around.before),
        between=tuple(_all_of(source, gap) for gap in around.between),
        after=_beginning_of(source, around.after),
        web=with_passage(source.web, source.text, spans) if source.web else "",
        played=_played(source, spans),
    )


def _played(source: _Source, spans: PassageSpans) -> str:
    """The recording from where the passage is said (https://www.w3.org/TR/media-frags/)."""
    there = place_between(source.text.marks, spans[0][0], spans[-1][1])
    second = seconds_of(there.time) if there else None
    return f"{source.recording}#t={second}" if source.recording and second is not None else ""


def _place(source: _Source, spans: PassageSpans) -> str:
    """The page or the time, where the stored file tells; else lines and paragraph."""
    there = place_between(source.text.marks, spans[0][0], spans[-1][1])
    return locator_words(there) or line_words(source.layout, spans)


_SIDE = 240  # characters of the paragraph on either side of a passage


def _end_of(source: _Source, around: tuple[int, int]) -> str:
    """What the paragraph says before the passage, or that it says something there."""
    words, blank = unbroken(source.text, *around), _blank_at(source, around[1] - 1)
    if not source.whole or not words:
        return "… " if any(map(str.isalnum, words)) else ""
    clipped = words if len(words) <= _SIDE else f"… {words[-_SIDE:].partition(' ')[2]}"
    return f"{clipped}{blank}"


def _beginning_of(source: _Source, around: tuple[int, int]) -> str:
    words, blank = unbroken(source.text, *around), _blank_at(source, around[0])
    if not source.whole or not words:
        return " …" if any(map(str.isalnum, words)) else ""
    clipped = words if len(words) <= _SIDE else f"{words[:_SIDE].rpartition(' ')[0]} …"
    return f"{blank}{clipped}"


def _all_of(source: _Source, gap: tuple[int, int]) -> str:
    """What a quote leaves out, where that is short and may be shown."""
    if not source.whole or gap[1] - gap[0] > _SIDE:
        return ""
    return (
        f"{_blank_at(source, gap[0])}{unbroken(source.text, *gap)}{_blank_at(source, gap[1] - 1)}"
    )


def _blank_at(source: _Source, place: int) -> str:
    return " " if source.text.original[place : place + 1].isspace() else ""


def _with_former(passages: Sequence[Passage], every: Sequence[PassageSpans]) -> Iterator[Passage]:
    """A passage that begins where none before it does has the address of that beginning, too."""
    last = -1
    for passage, spans in zip(passages, every, strict=True):
        start = spans[0][0]
        yield passage if start == last else passage._replace(former=f"stelle-{start}")
        last = start

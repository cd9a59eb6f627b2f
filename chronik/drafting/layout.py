"""What a raw text consists of: title, prose, captions, credits, and what web pages put around it.

The text as it was copied is read line by line; each line is of one kind. Prose that was broken into
lines of one length is put together again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from chronik.drafting.contacts import (
    DATA,
    INLINE_ADDRESS,
    contact_lines,
    has_data,
    is_address,
    is_person_line,
)
from chronik.drafting.names.bodies import bodies_in
from chronik.drafting.names.people import people_in
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple


class Part(StrEnum):
    """What kind of line it is."""

    TITLE = "title"
    PROSE = "prose"
    CAPTION = "caption"
    STAMP = "stamp"  # when the page was made, by whom
    CONTACT = "contact"
    PAGE = "page"  # navigation, teasers: no part of the text


class Block(NamedTuple):
    """A stretch of one kind; `text` is what stands in the original from `start` on."""

    part: Part
    start: int
    text: str
    line: int  # its first, counted from 1

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Sentence(NamedTuple):
    """A sentence of a block, by its places in the original."""

    start: int
    end: int


_PAGE = late(
    r"\W*(?:(?:zum|nach|zur|zurück|weiter)\b.{0,40}(?:seitenanfang|oben|übersicht|startseite|ansicht|liste"
    r"|inhalt|navigation|menü|artikel|beitrag|wechseln|meldung).{0,12}|startseite\b.*|home\b.{0,60}"
    r"|drucken|teilen.{0,40}|menü.{0,12}|suche.{0,12}"
    r"|zurück|weiterlesen.{0,12}|mehr erfahren.{0,12}|mehr|newsletter.{0,30}|impressum.*|datenschutz.*"
    r"|kontakt|barrierefreiheit.{0,20}|sitemap|login|anmelden|abmelden|registrieren|sie sind hier.*"
    r"|ihr aktueller standort.*|detail(?:s|ansicht)?|aktuelles|aktuelle meldungen|pressemitteilungen"
    r"|pressearchiv|presse|meldung(?:en)?|nachrichten|vorlesen|seite (?:drucken|teilen|empfehlen).{0,20}"
    r"|cookie.*|facebook.{0,40}|twitter.{0,30}|instagram.{0,30}|whatsapp.{0,20}|youtube.{0,20}|e-?mail"
    r"|leichte sprache.{0,30}|gebärdensprache|inhalt(?:sverzeichnis)?|hauptnavigation|navigation.{0,20}"
    r"|direkt zum inhalt|springe.{0,20}|merken|kommentare?.{0,20}|tags?:.*|schlagw(?:ort|örter).*"
    r"|kategorien?:?.*|allgemeines(?:, .*)?|rubrik:.*|themen:.*|.{0,40}\blogo|screenshot\b.{0,80}"
    r"|© .*|copyright.*|alle rechte vorbehalten.*|.{0,30}newsletter abonnieren.*|rss.{0,12}"
    r"|lesezeit.{0,20}|schriftgröße.{0,20}|nächster artikel.*|vorheriger artikel.*|anzeige|werbung"
    r"|artikel-informationen|zur mobilen ansicht.*|pdf.{0,20}|download.{0,40}|termine|service"
    r"|bürgerservice.{0,30}|rathaus|politik|veranstaltungen|\[?(?:bild|video|audio)\]?)\W*\Z",
    re.IGNORECASE,
)
_TRAIL = late(r"[^.!?]{2,40}(?: [>»›|/] [^.!?]{2,40}){1,5}\Z")  # „Startseite > Presse > 2024“
_BESIDE = late(
    r"\W*(?:das könnte sie auch|auch interessant|weitere (?:meldungen|nachrichten|artikel|beiträge|themen)"
    r"|lesen sie auch|mehr zum thema|ähnliche (?:artikel|beiträge|meldungen)|meist ?gelesen|verwandte"
    r"|neueste (?:beiträge|meldungen)|letzte beiträge|aktuelle (?:beiträge|nachrichten)"
    r"|aus dem archiv|empfohlene).{0,40}\Z",
    re.IGNORECASE,
)
_CAPTION = late(
    r"\W*(?:fotos?|bild(?:er|rechte|quelle|nachweis|unterschrift|autor)?|videos?|grafik|abb(?:ildung)?)"
    r"(?: ?\d{1,2})?\b ?(?:von |: ?|\(|/|-|–|©)|.*\b(?:bildrechte|fotos?|bild|quelle):? ?[:©]"
    r"|.*\b(?:v\. ?l\.|von links|von rechts|v\. ?r\.|im bild|auf dem (?:foto|bild)|hintere reihe)\b"
    r"|.*\((?:fotos?|bild|archivfoto|symbolbild)\b.*\)\W*\Z|.*© ?[A-ZÄÖÜ]",
    re.IGNORECASE,
)
_STAMP = late(
    r"\W*(?:erstellt(?: am)?|stand|veröffentlicht(?: am)?|aktualisiert(?: am)?|datum|erschienen(?: am)?"
    r"|letzte (?:änderung|aktualisierung)|publiziert|autor(?:in)?|von|text|redaktion|quelle|ausgabe"
    r"|presse(?:mitteilung|information|meldung|dienst)?|medieninformation|nr\.|nummer|amtsblatt)\b"
    r".{0,70}\Z",
    re.IGNORECASE,
)
_MASTHEAD = late(
    r".{0,40}(?:[Zz]eitung|[Aa]nzeiger|[Bb]latt|[Bb]ote|[Kk]urier|[Nn]achrichten|[Pp]ost|[Rr]undschau|[Mm]erkur"
    r"|[Aa]llgemeine|[Ee]cho|[Bb]rief|[Mm]itteilungen|[Nn]ewsletter)\b.{0,60}(?:Nr\. ?\d|Jahrg|1[89]\d\d|20\d\d)",
    re.IGNORECASE,
)
_ONLY_DATE = late(
    r"\W*(?:(?:Mo|Di|Mi|Do|Fr|Sa|So|\w+tag|Mittwoch|Sonnabend)[.,]? )?(?:[A-ZÄÖÜ][\w/ -]{2,30}, )?(?:den )?"
    r"\d{1,2}\. ?(?:\d{1,2}\.|[A-Za-zäÄ]{3,9}\.?) ?\d{4}"
    r"(?:[ ,|·–-]+\d{1,2}[:.]\d{2}(?: Uhr)?)?(?: ?[|·•/–-] ?[\w ]{2,40}){0,2}\W*\Z"
)
_END = late(r"[.!?…:;][\"“”»)]*\s*\Z")
_SENTENCE = late(r"[.!?…][\"“”»)]*(?=\s+[\"„»(]?[A-ZÄÖÜ0-9])|[:;](?=\s+[-–•*])|\n(?=\s*[-–•*•]\s)")
_ABBREVIATED = late(
    r"(?:\b(?:[A-Za-z]|Dr|Prof|Dipl|Ing|med|phil|jur|rer|nat|pol|theol|St|Nr|bzw|ca|Str|str|usw|etc|geb|gest"
    r"|jun|sen|Abs|Art|vgl|Frhr|Frl|Hr|Fr|Tel|Co|evtl|ggf|inkl|Jg|Jh|Bd|Hrsg|stellv|Kto|Mio|Mrd|Tsd|Sa|So|Mo"
    r"|Di|Mi|Do|Lic|Mag|Chr|Joh|Wilh|Heinr|Friedr|Aug|Alb|Gebr|Ev|ev|kath|luth|[Hh]eil|[Ss]og"
    r"|Jan|Feb|Febr|Apr|Sept|Sep|Okt|Nov|Dez|M[äa]r|vorm|nachm|abds)|(?<!\d)\d{1,2}|[IVX]{1,5})\Z"
)


def blocks_of(original: str) -> list[Block]:
    """The text in stretches, in order; blank lines belong to none."""
    rows = [
        (m.start(), m[0].rstrip("\r")) for m in re.finditer(r"[^\n]*", original) if m[0].strip()
    ]
    numbers = {start: original.count("\n", 0, start) for start, _ in rows}
    every = [line.rstrip("\r") for line in original.split("\n")]
    contact = contact_lines(every)
    parts = _parts(rows, [numbers[start] in contact for start, _ in rows])
    return list(_joined(original, rows, parts, numbers))


def _parts(rows: Sequence[tuple[int, str]], contact: Sequence[bool]) -> list[Part]:
    texts = [" ".join(text.split()) for _, text in rows]
    parts: list[Part] = []
    beside = False
    for at, text in enumerate(texts):
        later = [t for n, t in enumerate(texts[at + 1 : at + 40], at + 1) if not contact[n]]
        beside = (beside or bool(_BESIDE.match(text))) and not _is_long(text)
        is_repeated = len(text) > 30 and any(t.startswith(text.rstrip(" …")) for t in later)
        if contact[at]:
            parts.append(Part.CONTACT)
        elif beside or is_repeated or (len(text) < 120 and _PAGE.match(text)):
            parts.append(Part.PAGE)
        elif (at < 3 or at > len(texts) - 3) and len(text) < 120 and _MASTHEAD.match(text):
            parts.append(Part.STAMP)
        elif _ONLY_DATE.match(text) or (len(text) < 90 and _STAMP.match(text) and not _prose(text)):
            parts.append(Part.STAMP)
        elif len(text) < 400 and _CAPTION.match(text):
            parts.append(Part.CAPTION)
        elif _TRAIL.match(text) and len(text) < 100:
            parts.append(Part.PAGE)
        else:
            parts.append(Part.PROSE)
    _title(texts, parts)
    return parts


def _is_long(text: str) -> bool:
    return len(text) > 200


def _prose(text: str) -> bool:
    """Whether a short line is a sentence: „Von weit her kamen die Gäste.“"""
    return text.endswith((".", "!", "?")) and len(text.split()) > 6


def _title(texts: Sequence[str], parts: list[Part]) -> None:
    """The first line of at least three words, which is no whole paragraph; a word or two above it
    only say where the text stands.
    """
    above: list[int] = []
    for at, part in enumerate(parts):
        if part is not Part.PROSE:
            continue
        if len(texts[at].split()) < 3 and len(above) < 3 and not texts[at][:1].isdigit():
            above.append(at)
            continue
        if len(texts[at]) <= 160 and (not texts[at].endswith((".", ";", ",")) or at < 2):
            parts[at] = Part.TITLE
            for kicker in above:
                parts[kicker] = Part.STAMP
        elif above:
            parts[above[-1]] = Part.TITLE
        return


def _joined(
    original: str,
    rows: Sequence[tuple[int, str]],
    parts: Sequence[Part],
    numbers: dict[int, int],
) -> Iterator[Block]:
    prose = [len(text) for (_, text), part in zip(rows, parts, strict=True) if part is Part.PROSE]
    wrapped = bool(prose) and max(prose) <= 110
    at = 0
    while at < len(rows):
        start, last = rows[at][0], at
        while last + 1 < len(rows) and _continues(rows, parts, numbers, last, wrapped=wrapped):
            last += 1
        end = rows[last][0] + len(rows[last][1])
        yield Block(parts[at], start, original[start:end], numbers[start] + 1)
        at = last + 1


_OPENS = late(r"\s*(?:[-–•*▪·]\s|\d{4}\b|\d{1,2}[.)]|(?:TOP|Top) \d|[A-ZÄÖÜ][\wäöüß /-]{2,30}:\s)")


def _continues(
    rows: Sequence[tuple[int, str]],
    parts: Sequence[Part],
    numbers: dict[int, int],
    at: int,
    *,
    wrapped: bool,
) -> bool:
    """Whether the next line goes on with the same paragraph."""
    (start, text), (after, following) = rows[at], rows[at + 1]
    adjacent = numbers[after] == numbers[start] + 1
    if (
        not adjacent
        or parts[at] is not parts[at + 1]
        or parts[at] not in (Part.PROSE, Part.CAPTION)
    ):
        return False
    begins = following.lstrip()[:1]
    if begins.islower() or text.rstrip().endswith(("-", ",")):
        return True
    if not wrapped or _OPENS.match(following):
        return False
    return len(text) >= 45


def sentences_of(block: Block) -> list[Sentence]:
    """The sentences of a block, in order."""
    found, done = [], 0
    for match in _SENTENCE.finditer(block.text):
        at = match.start()
        if block.text[at] == "." and _is_abbreviated(block.text, at):
            continue
        if block.text[at] in "?!." and _is_quoted(block.text, done, at) and match.end() == at + 1:
            continue
        found.append(Sentence(block.start + done, block.start + match.end()))
        done = (
            match.end() + len(block.text[match.end() :]) - len(block.text[match.end() :].lstrip())
        )
    if block.text[done:].strip():
        found.append(Sentence(block.start + done, block.end))
    return found


def _is_abbreviated(text: str, at: int) -> bool:
    before = text[max(0, at - 12) : at]
    return bool(_ABBREVIATED.search(before))


def _is_kept(line: str) -> bool:
    """A line of a contact block without data: a label, or the name of an organisation."""
    if has_data(line) or is_address(line) or is_person_line(line) or people_in(line):
        return False
    return line.rstrip().endswith(":") or bool(bodies_in(line))


def _is_quoted(text: str, start: int, at: int) -> bool:
    """Whether a place is inside „…“ that is closed soon."""
    opened = text.rfind("„", start, at)
    if opened < 0 or "“" in text[opened:at] or "”" in text[opened:at]:
        return False
    closing = min((n for mark in "“”" if (n := text.find(mark, at)) >= 0), default=-1)
    return 0 <= closing - opened < 140


class Removal(NamedTuple):
    """A stretch of the text with contact data, and the line it stands in."""

    start: int
    end: int
    line: int
    words: str


def removals(original: str, blocks: Sequence[Block]) -> list[Removal]:
    """What is to be taken out of the stored text: lines of contact blocks, and sentences of prose
    that hold contact data.
    """
    found = []
    for block in blocks:
        if block.part is Part.CONTACT:
            if _is_kept(block.text):
                continue
            found.append(Removal(block.start, block.end, block.line, block.text.strip()))
        elif DATA.search(block.text) or INLINE_ADDRESS.search(block.text):
            for first, last in sentences_of(block):
                words = original[first:last]
                if has_data(words):
                    line = original.count("\n", 0, first) + 1
                    found.append(Removal(first, last, line, words.strip()))
    return found

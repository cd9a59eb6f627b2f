"""How many a text says there were, and what it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronik.drafting.reading.contacts import data_in, has_data
from chronik.drafting.reading.layout import LineKind, Sentence, TextBlock, sentences_of
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.numbers.reading import NumberFound, numbers_in


class NumberSeen(NamedTuple):
    """A number with what it counts; start and end are places in the original."""

    start: int
    end: int
    number: NumberFound
    counted: str  # the noun behind it, "" where none is seen
    sentence: Sentence
    weight: int  # how likely it is the number of those who took part; 0 for no


_NOUN = late(
    r"(?:[ \n]+(?!und\b|oder\b|bis\b|von\b|vom\b)[a-zäöüß-]+(?:e|en|er|es|em)?){0,3}?[ \n]+"
    r"(?P<noun>[A-ZÄÖÜ][\wäöüß*:/-]+)"
)
_PEOPLE = late(
    r"(?:\w*(?:teilnehm|gäste|gästen|besuch|person|mensch|zuhör|zuschau|anwesend|interess"
    r"|delegiert|bürger"
    r"|einwohner|vertreter|kinder|jugendlich|akteur|fachleut|expert|frauen|männer|läufer|helfer"
    r"|aktive"
    r"|kamerad|schüler|mitglied|studierend|ehrenamtlich|engagiert|neugierig|festgäst|sänger"
    r"|landwirt|köpf|stimmberechtigt"
    r"|wanderer|freiwillig|unternehm|beschäftigt|lehrkräft|eltern|gläubig|trauergäst|leser"
    r"|radfahr|pilger))",
)
_THERE = late(
    r"\bkamen\b|\bkam\b|nahmen|teil\b|teilgenommen|anwesend|begrüß|erschien|trafen|versammelt"
    r"|folgten|besuchten|verfolgten"
    r"|waren|mit (?:knapp|rund|etwa|über|gut|fast|mehr als|insgesamt|\d)|lauschten|zählte"
    r"|diskutierten|fanden sich"
    r"|informierten|beteiligten|tausch|willkommen|gaben den|vor (?:rund|etwa|über|gut|knapp|fast"
    r"|\d)|dabei\b|gekommen"
    r"|eingefunden|tagten|feierten|gäste|erwartet|teilnehmer"
)
_NOT_THERE = late(
    r"zählt\b|mitglieder(?:zahl|stand|bestand)?(?: (?:liegt|beträgt|stieg|von|auf))|derzeit"
    r"|aktuell|stieg|insgesamt \d+ mitglied"
    r"|verein hat|stimmen|beschäftigt|arbeitet|einwohner|für die kommenden|gezählt|hat der"
    r" verein|gehören"
)


def numbers_seen(original: str, blocks: Sequence[TextBlock]) -> list[NumberSeen]:
    """The numbers of the text, in order, but for those of contact blocks and navigation."""
    seen: list[NumberSeen] = []
    for block in blocks:
        if block.part not in (LineKind.PAGE, LineKind.CONTACT, LineKind.STAMP):
            seen += _numbers(original, block)
    return seen


def _numbers(original: str, block: TextBlock) -> Iterator[NumberSeen]:
    sentences = sentences_of(block)
    data = data_in(block.text)
    is_contact: dict[Sentence, bool] = {}
    for found in _meant(block.text):
        if _HOUSE.match(block.text, found.end):
            continue
        if any(found.start < b and a < found.end for a, b in data):
            continue
        start, end = block.start + found.start, block.start + found.end
        sentence = next(
            (s for s in sentences if s.start <= start < s.end), Sentence(block.start, block.end)
        )
        words = original[sentence.start : sentence.end]
        if sentence not in is_contact:
            is_contact[sentence] = has_data(words)
        noun = _NOUN.match(block.text, found.end)
        counted = noun["noun"] if noun else ""
        weight = 0 if is_contact[sentence] else _attendance(found, counted, words, block)
        yield NumberSeen(start, end, found, counted, sentence, weight)


_HOUSE = late(r"[a-z]?, ?(?:D-)?\d{5} [A-ZÄÖÜ]")
_LABELLED = late(
    r"(?:\b(?:TOP|Top|Punkt|Teil|Gruppe|Lfd|\w*(?:[Rr]aum|[Ss]aal|[Zz]immer|[Hh]alle)"
    r"|(?:Klassen?|Klassenstufen?|Jahrgangsstufen?|Jahrgänge?n?|Stufen?|Pl[aä]tze?n?|Seiten?"
    r"|Artikel"
    r"|Kapitel|Abschnitt|Band|Heft|Ausgabe|Gleis|Linie|Tor|Stand|Block|Phase|Station|Version"
    r"|Nummer|Liste|Wahlkreis|Agenda|Vision|Ziffer|Absatz|Los|Bauabschnitt)"
    r"(?: \w+(?:,| und| bis| oder))*|[ABLK])"
    r"|\bNr\.|Lese(?:dauer|zeit):?) \Z"
)
_AGE = late(r"(?:\(\d{1,3}\)|, \d{1,2},)")
_OF_OFFICE = late(
    r"\.\s(?:\w+ )?(?:Vorsitz|Schrift|Kass|Beisitz|Beigeordnet|Stellvertret|Sprecher"
    r"|Bürgermeister|Vorstand|Liga|Mannschaft"
    r"|Klasse|Platz|Preis|Rang|Stock|Herren|Damen|Jahrg|Auflage|Ausgabe|Wahlperiode|Folge)"
)
_SUM = late(
    r"(?:\w*(?:bescheid|scheck|betrag|summe|spende)|Scheck|Betrag|Summe|Spende|Rechnung|Kredit"
    r"|Vertrag|Bescheid|Darlehen|Gutschein)s? \Z"
)


def _meant(text: str) -> Iterator[NumberFound]:
    """The numbers of a passage without those of a list; „Scheck über 300 Euro“ is 300 Euro."""
    for found in numbers_in(text):
        before = text[max(0, found.start - 24) : found.start]
        if _LABELLED.search(before) or _is_age(text, found):
            continue
        if not found.ordinal and found.value < 100 and _OF_OFFICE.match(text, found.end):
            yield found._replace(ordinal=True)
        elif found.qualifier == "über" and found.unit in ("euro", "mark") and _SUM.search(before):
            yield found._replace(qualifier="")
        else:
            yield found


def _is_age(text: str, found: NumberFound) -> bool:
    """„Marie Tiede (16)“, „Marie Tiede, 16,“: behind a capital."""
    start = (
        max(found.start - 1, 0) if text[found.start - 1 : found.start] == "(" else found.start - 2
    )
    name = text[:start].rstrip(" ,").rpartition(" ")[2]
    return start > 0 and name[:1].isupper() and _AGE.match(text, start) is not None


def _attendance(found: NumberFound, counted: str, words: str, block: TextBlock) -> int:
    if (
        found.ordinal
        or found.unit
        or found.qualifier == "mehrere"
        or not counted
        or found.value < 2
    ):
        return 0
    low = counted.lower()
    if not _PEOPLE.match(low) or block.part is LineKind.CAPTION:
        return 0
    around = words.lower()
    weight = 4 * ("teilnehm" in low or "gäst" in low or "besuch" in low or "anwesend" in low)
    weight += 4 * bool(_THERE.search(around)) - 3 * bool(_NOT_THERE.search(around))
    weight += (found.value >= 10) - 3 * ("unternehm" in low) - ("kinder" in low)
    weight -= 4 * (found.value < 5)
    return max(0, weight) if weight >= 4 else 0


def attendance_of(seen: Sequence[NumberSeen]) -> NumberSeen | None:
    """The number of those who took part: the likeliest, of those the first."""
    likely = [number for number in seen if number.weight]
    return max(likely, key=lambda n: (n.weight, -n.start)) if likely else None

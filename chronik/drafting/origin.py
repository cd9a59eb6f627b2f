"""What a text tells of itself: its title, who published it, who wrote it, when, and where."""

from __future__ import annotations

from collections.abc import Sequence

from chronik.agreement.periods import period_doubt
from chronik.dates.edtf import Edtf
from chronik.drafting.names.bodies import bodies_in
from chronik.drafting.names.kinds import Kin, by_itself
from chronik.drafting.names.people import people_in
from chronik.drafting.quoting import Quarry, shortest
from chronik.drafting.reading.dating import DateSeen, published_date
from chronik.drafting.reading.layout import LineKind, TextBlock
from chronik.drafting.shape import Backing, ValueDraft, quoted
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple

_TITLE_LENGTH = 120
_PUBLISHER = late(
    r"(?:Herausgeber(?:in)?|Herausgegeben von|Quelle|Hrsg\.?|Verlag|(?:Presse"
    r"|Medien)(?:mitteilung|information"
    r"|meldung) (?:der|des|vom|von)|Mitteilung (?:der|des))[ :]+(?P<who>[^\n.|]{3,80})"
)
_PAPER = late(
    r"(?:Der |Die |Das )?(?P<who>[A-ZÄÖÜ][\w-]+(?:er|es|e)? ?(?:[A-ZÄÖÜ]\w*)?"
    r"(?:[Zz]eitung|[Tt]ageblatt|[Bb]ote|[Aa]nzeiger|[Kk]urier|[Nn]achrichten|[Kk]reisblatt"
    r"|[Pp]ost|[Rr]undschau"
    r"|[Aa]llgemeine|[Vv]olksblatt|[Ww]ochenblatt|[Ee]cho|[Mm]erkur|[Aa]mtsblatt"
    r"|[Gg]emeindebrief))(?!\w)"
)
_AUTHOR = late(
    r"(?:^|\n|[|(·] ?)\s*(?:Text|Autor(?:in)?|Von|Bericht|Verfasser(?:in)?)(?: von)?:?"
    r" (?P<who>[^\n|(),]{4,60})"
)
_URL = late(
    r"(?:Quelle|URL|Link|Fundstelle|Adresse|abgerufen|Abruf)\W{1,3}(?:\w+"
    r" )?(?P<url>https?://[^\s<>\"|\\^`]+)"
)


class TextOrigin(NamedTuple):
    """What is known of the text as a source."""

    title: str
    fields: tuple[str, ...]
    date: ValueDraft | None
    published: Edtf | None
    todos: tuple[str, ...]


def origin_of(
    original: str, blocks: Sequence[TextBlock], dates: Sequence[DateSeen], ground: Quarry
) -> TextOrigin:
    """Title, publisher, author and day, as far as the text tells them."""
    title = title_of(blocks)
    publisher, is_guess = _publisher(original, blocks)
    fields = [f"publisher: {quoted(publisher)}"] if publisher else []
    author = _author(blocks)
    fields += [f"author: {quoted(author)}"] if author else []
    address = _URL.search(original)
    fields += [f"url: {quoted(address['url'])}"] if address else []
    date = _dated(dates, ground)
    seen = published_date(dates) if date else None
    todos = []
    if is_guess:
        todos.append(
            "„publisher“ prüfen: Der Text nennt diese Stelle nur im Kopf oder als Kontakt."
        )
    if not publisher:
        todos.append("Wer hat den Text veröffentlicht, und wo? Ergänzen: „publisher“, „url“.")
    if date is None:
        todos.append("Wann der Text erschien, sagt er nicht; ergänzen, wenn es bekannt ist.")
    return TextOrigin(title, tuple(fields), date, seen.date if seen else None, tuple(todos))


def title_of(blocks: Sequence[TextBlock]) -> str:
    """The headline; else the beginning of the first sentence."""
    headline = next((block for block in blocks if block.part is LineKind.TITLE), None)
    first = headline or next((b for b in blocks if b.part is LineKind.PROSE), None)
    words = " ".join(first.text.split()) if first else ""
    words = words.strip(" .:;,–-|•*")
    if len(words) > _TITLE_LENGTH:
        words = words[:_TITLE_LENGTH].rpartition(" ")[0].rstrip(" ,;:.–-") + " …"
    has_letters = any(letter.isalnum() for letter in words)
    return words if has_letters else ""


def _publisher(original: str, blocks: Sequence[TextBlock]) -> tuple[str, bool]:
    """Who published the text, and whether that is a guess."""
    told = _PUBLISHER.search(original)
    if told and not told["who"].startswith(("http", "www")):
        bodies = bodies_in(told["who"])
        who = (
            by_itself(bodies[0].words, Kin(bodies[0].kind, bodies[0].head))
            if bodies
            else told["who"]
        )
        if not people_in(told["who"]) or bodies:
            return " ".join(who.split()).strip(" ,;:"), False
    for block in blocks:
        if block.part is LineKind.STAMP and (paper := _PAPER.search(block.text)):
            return " ".join(paper["who"].split()), False
    for part in (LineKind.STAMP, LineKind.CONTACT):
        for block in blocks:
            bodies = bodies_in(block.text) if block.part is part else []
            if bodies:
                return by_itself(bodies[0].words, Kin(bodies[0].kind, bodies[0].head)), True
    return "", False


def _author(blocks: Sequence[TextBlock]) -> str:
    for block in blocks:
        if block.part in (LineKind.STAMP, LineKind.CAPTION):
            match = _AUTHOR.search(block.text)
            people = people_in(match["who"]) if match else []
            if people:
                return people[0].name
    return ""


def _dated(dates: Sequence[DateSeen], ground: Quarry) -> ValueDraft | None:
    seen = published_date(dates)
    if seen is None or seen.date is None:
        return None
    date = seen.date
    wanted = [(seen.start, seen.end)]
    quote = shortest(ground, wanted, lambda passage: period_doubt(date, passage) is None)
    if not quote:
        return None
    return ValueDraft("date", (f"value: {quoted_date(date)}",), Backing(quote, "text"))


def quoted_date(date: Edtf) -> str:
    """As YAML takes it: „[2021,2022]“ would be a list."""
    return f'"{date.text}"' if set(date.text) & set("[]{},?%~") else date.text

"""The role of somebody at an event, from the words beside the name.

Which words tell of a role the chronicle says (`words` in `site.yaml`); where it says none, those that
usually do, by the label of the role.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.stems import stems_in
from chronik.records.kinds.site import Vocabulary

_USUAL = (  # what the label of a role begins with, or holds, and the words of texts for it
    (late(r"moder"), ("moderier", "Moderation", "führte durch", "Moderator")),
    (
        late(r"vortrag|refer|impuls"),
        (
            "Vortrag",
            "Vorträge",
            "referier",
            "Referent",
            "Keynote",
            "Impuls",
            "sprach über",
            "berichtete",
        ),
    ),
    (
        late(r"grußwort|gruss|begr"),
        ("begrüß", "Begrüß", "Grußwort", "Grußworte", "hieß", "willkommen", "überbrachte"),
    ),
    (
        late(r"rede"),
        (
            "Ansprache",
            "Rede",
            "Festrede",
            "sprach",
            "erklärte",
            "betonte",
            "würdigte",
            "sagte",
            "Laudatio",
        ),
    ),
    (late(r"podium|diskuss"), ("diskutier", "Podium", "Diskussion")),
    (late(r"unterz|vertrag"), ("unterzeichn", "Unterzeichn", "unterschrieb")),
    (late(r"leit|vorsitz"), ("Vorsitz", "leitete", "Leitung", "leitet", "Vorsteher")),
    (late(r"wahl|gewähl"), ("gewählt", "wiedergewählt", "wählte", "Wahl")),
    (
        late(r"ehrung|geehrt|preis|auszeich"),
        (
            "geehrt",
            "ausgezeichnet",
            "Ehrung",
            "Preisträger",
            "verliehen",
            "Auszeichnung",
            "Urkunde",
        ),
    ),
    (late(r"gründ|stift"), ("gründe", "gegründet", "stiftete", "rief")),
    (late(r"musik|auftritt"), ("spielte", "musizier", "sang", "Begleitung", "umrahm")),
    (late(r"protokoll|schriftf"), ("Protokoll", "Schriftführ")),
    (
        late(r"ausricht|veranstalt|gastgeb"),
        (
            "lud",
            "luden",
            "eingeladen",
            "Einladung",
            "veranstalt",
            "ausgericht",
            "Gastgeber",
            "Ausrichter",
            "organisier",
        ),
    ),
    (late(r"foto|bildnach"), ("Foto", "Bild")),
    (late(r"interview"), ("Interview",)),
    (late(r"mitglied"), ("Mitglied",)),
    (
        late(r"gast|teilnahm|teilnehm|anwesen|dabei"),
        (
            "anwesend",
            "teilgenommen",
            "nahm teil",
            "nahmen",
            "Gast",
            "Gäste",
            "Gästen",
            "Teilnehm",
            "erschien",
        ),
    ),
    (late(r"organis|durchf"), ("organisier", "durchgeführt", "leitete", "führte")),
    (late(r"förder|sponsor|finanz"), ("förder", "gefördert", "unterstützt", "finanzier", "spende")),
)
_PLAIN = (  # labels of roles that say little more than that somebody was there, the best first
    late(r"teilnahme|teilnehm|anwesen|dabei|gast\b|gäste"),
    late(r"beteilig|mitwirk|vertret"),
    late(r"beitrag"),
    late(r"zugehör|mitglied"),
)
_NO_PART = late(r"plattform|bildnachweis|foto|zugehör")
_FAR = 230
_OF_THINGS = late(
    r"plattform|produktion|vertret|ausricht|projektpartner|umsetz|koop|förder|vertragspart"
)
_OF_PEOPLE = late(r"moder|vortrag|grußwort|rede|podium|interview|leitung|protokoll|abgebild")


class Role(NamedTuple):
    """A role of the chronicle, and where in the text a word says it; no place where none does."""

    word: str
    at: tuple[int, int] | None = None
    words: tuple[str, ...] = ()  # of which one must stand in the quote


class Asked(NamedTuple):
    """Whose role is asked for: the sentence it is named in, and the place of the name there."""

    kind: str
    sentence: str
    start: int
    end: int
    others: Sequence[tuple[int, int]]  # other names of its kind in the sentence
    used: frozenset[str]  # roles that the chronicle gives to this kind already
    is_caption: bool = False


def stems_of(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """By which words of a text this role is known."""
    term = vocabulary[word]
    if term.words:
        return term.words
    said = f"{word} {term.label}".lower()
    return next((stems for pattern, stems in _USUAL if pattern.search(said)), ())


def role_of(asked: Asked, vocabulary: Vocabulary) -> Role:
    """The role whose word stands nearest; else one that says little, without a place."""
    best: tuple[int, Role] | None = None
    for word in vocabulary:
        if not _fits(asked, word, vocabulary):
            continue
        for found in stems_in(asked.sentence, stems_of(word, vocabulary)):
            if (
                len(found.stem) < 5
                and found.words.lower() != found.stem.lower()
                and not asked.is_caption
            ):
                continue
            distance = _distance(asked, found.start, found.end)
            if distance <= _FAR and (best is None or distance < best[0]):
                best = distance, Role(word, (found.start, found.end), vocabulary[word].words)
    return best[1] if best else Role(plain_role(asked, vocabulary))


def _fits(asked: Asked, word: str, vocabulary: Vocabulary) -> bool:
    said = f"{word} {vocabulary[word].label}".lower()
    is_picture = "bild" in said or "foto" in said
    if is_picture is not asked.is_caption:
        return False
    if asked.kind == "people":
        return word in asked.used or not _OF_THINGS.search(said)
    return word in asked.used or not _OF_PEOPLE.search(said)


def _distance(asked: Asked, start: int, end: int) -> int:
    """Characters between a word and the name; names of others between them count as far."""
    if start < asked.end and asked.start < end:
        return 0
    first, last = (end, asked.start) if end <= asked.start else (asked.end, start)
    between = [1 for a, b in asked.others if first <= a and b <= last]
    is_list = _is_list(asked.sentence[first:last], asked, first)
    stop = asked.sentence.count(";", first, last) + asked.sentence.count(". ", first, last)
    return (
        last - first + (0 if is_list else 60 * len(between)) + 80 * stop + 15 * (start >= asked.end)
    )


_LISTING = late(r"(?:[\s,;]|\b(?:und|sowie|Dr|Prof|Frau|Herr|die|der|das|von)\b|\.|\([^)]*\))*\Z")


def _is_list(between: str, asked: Asked, offset: int) -> bool:
    """Whether nothing but other names of a list stands between."""
    rest, done = "", offset
    for start, end in sorted(asked.others):
        if offset <= start and end <= offset + len(between):
            rest += asked.sentence[done:start]
            done = end
    rest += asked.sentence[done : offset + len(between)]
    return len(rest) < 40 or bool(_LISTING.match(rest))


def plain_role(asked: Asked, vocabulary: Vocabulary) -> str:
    """The role that claims least; "" where the chronicle has no roles."""
    labels: Mapping[str, str] = {
        word: f"{word} {term.label}".lower() for word, term in vocabulary.items()
    }
    wordless = [word for word, term in vocabulary.items() if not term.words]
    patterns = _PLAIN[1:] + _PLAIN[:1] if asked.kind != "people" else _PLAIN
    for among in (wordless, [*vocabulary]):
        usable = [
            w
            for w in among
            if not _NO_PART.search(labels[w])
            and (asked.kind != "people" or not _OF_THINGS.search(labels[w]))
        ]
        preferred = [w for w in usable if w in asked.used] or usable
        for pattern in patterns:
            if word := next((w for w in preferred if pattern.search(labels[w])), ""):
                return word
        if preferred:
            return preferred[0]
    return next(iter(vocabulary), "")

"""The role of somebody at an event, from the words beside the name.

Which words tell of a role the chronicle says (`words` in `site.yaml`); where it says none, those
that usually do, by the label of the role.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.stems import stems_in
from chronik.records.settings.vocabularies import Vocabulary

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
    names: Sequence[tuple[int, int]] = ()  # of bodies and places there: their words tell no role


def stems_of(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """By which words of a text this role is known: those of the chronicle, else the usual ones."""
    term = vocabulary[word]
    if term.words:
        return term.words
    said = f"{word} {term.label}".lower()
    return next((stems for pattern, stems in _USUAL if pattern.search(said)), ())


def role_of(asked: Asked, vocabulary: Vocabulary) -> Role:
    """The role whose word stands nearest; else one that says little, without a place.

    Where a chronicle says words for some of its roles, the others are known by usual words only if
    it has given them at events.
    """
    is_told = any(term.words for term in vocabulary.values())
    cues: list[_Cue] = []
    for word, term in vocabulary.items():
        if not _fits(asked, word, vocabulary):
            continue
        if is_told and not term.words and word not in asked.used:
            continue
        for found in stems_in(asked.sentence, stems_of(word, vocabulary)):
            if _is_in_name(asked, found.start, found.end):
                continue
            is_short = len(found.stem) < 5 and found.words.lower() != found.stem.lower()
            if not is_short or asked.is_caption:
                cues.append(_Cue(found.start, found.end, word, term.words))
    best = _nearest(asked, cues)
    return (
        Role(best.word, (best.start, best.end), best.words)
        if best
        else Role(plain_role(asked, vocabulary))
    )


def _is_in_name(asked: Asked, start: int, end: int) -> bool:
    """Whether a word stands inside a name: „Wirtschaftsförderung“ funds nothing."""
    own = () if asked.kind == "people" else ((asked.start, asked.end),)
    return any(a <= start and end <= b for a, b in (*asked.names, *own))


class _Cue(NamedTuple):
    """A word of the sentence that tells of a role."""

    start: int
    end: int
    word: str
    words: tuple[str, ...]


def _nearest(asked: Asked, cues: Sequence[_Cue]) -> _Cue | None:
    """The last cue before the name or its list, or one behind it, whichever costs less."""
    before = [cue for cue in cues if cue.end <= asked.start]
    behind = [cue for cue in cues if cue.start >= asked.end]
    within = [cue for cue in cues if cue.start < asked.end and asked.start < cue.end]
    if within:
        return within[0]
    costs = [(_before(asked, cue), n, cue) for n, cue in enumerate(before[::-1])][:1]
    costs += [(_behind(asked, cue), n + 1, cue) for n, cue in enumerate(behind)][:1]
    near = [each for each in costs if each[0] <= _FAR]
    return min(near)[2] if near else None


def _before(asked: Asked, cue: _Cue) -> int:
    """Characters from a cue to the first name behind it, and a little for each name more."""
    names = sorted(start for start, _ in asked.others if cue.end <= start < asked.start)
    first = names[0] if names else asked.start
    between = asked.sentence[cue.end : asked.start]
    return (
        first
        - cue.end
        + 12 * len(names)
        + 240 * between.count(";")
        + 25 * _is_other_clause(between)
    )


def _behind(asked: Asked, cue: _Cue) -> int:
    """Characters from the name to a cue behind it; names between them may be a list with it."""
    between = asked.sentence[asked.end : cue.start]
    names = [s for s, _ in asked.others if asked.end <= s < cue.start]
    listed = _LISTING.match(_without(asked, asked.end, cue.start)) is not None
    gap = len(_without(asked, asked.end, cue.start)) if names else len(between)
    return gap + 15 + (10 if listed else 60) * len(names) + 240 * between.count(";")


def _without(asked: Asked, start: int, end: int) -> str:
    """That stretch of the sentence without the names in it."""
    rest, done = "", start
    for first, last in sorted(asked.others):
        if start <= first and last <= end and first >= done:
            rest += asked.sentence[done:first]
            done = last
    return rest + asked.sentence[done:end]


_OTHER_CLAUSE = late(r", (?:die|der|das|und|während|wobei|sie|er|es)\b")


def _is_other_clause(between: str) -> bool:
    return _OTHER_CLAUSE.search(between) is not None


def _fits(asked: Asked, word: str, vocabulary: Vocabulary) -> bool:
    said = f"{word} {vocabulary[word].label}".lower()
    is_picture = "bild" in said or "foto" in said
    if is_picture is not asked.is_caption:
        return False
    if asked.kind == "people":
        return word in asked.used or not _OF_THINGS.search(said)
    return word in asked.used or not _OF_PEOPLE.search(said)


_LISTING = late(r"(?:[\s,;]|\b(?:und|sowie|Dr|Prof|Frau|Herr|die|der|das|von)\b|\.|\([^)]*\))*\Z")


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

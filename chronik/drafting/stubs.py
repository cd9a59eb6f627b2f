"""A record of each new name, with what is to be decided of it."""

from __future__ import annotations

from collections.abc import Sequence

from chronik.chronicle.names.neighbours import like_it
from chronik.drafting.reading.findings import KnownNames
from chronik.drafting.reading.things import Thing
from chronik.drafting.shape import Stub, fresh_id, quoted
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.keys import id_of, key_of, vocabulary_of
from chronik.records.settings.site import Site


class Setting(NamedTuple):
    """What the chronicle gives to a draft."""

    site: Site
    known: KnownNames
    taken: frozenset[str]  # keys that are in use, former ones too
    used: dict[str, frozenset[str]]  # roles at events, by the kind of who has them


def stubs_of(
    things: Sequence[Thing], setting: Setting, source: str, taken: set[str]
) -> tuple[dict[tuple[str, str], str], list[Stub]]:
    """The id of each thing, and the records of those that have none yet."""
    ids: dict[tuple[str, str], str] = {}
    stubs = []
    for thing in things:
        if thing.key:
            ids[thing.kind, thing.name] = id_of(thing.key)
            continue
        if (thing.kind, thing.name) in ids:
            continue
        name = fresh_id(thing.kind, thing.name, taken)
        ids[thing.kind, thing.name] = name
        if thing.kind == "places" and not setting.site.vocabularies.get("place_kinds"):
            continue
        stubs.append(_stub(thing, name, setting, source))
    return ids, stubs


def _stub(thing: Thing, name: str, setting: Setting, source: str) -> Stub:
    todos = [f"Neu aus dem Text: {_asked(thing)}"]
    fields = []
    if thing.kind == "people":
        fields += [f"title: {quoted(thing.title)}"] if thing.title else []
        fields += [f"sort_name: {quoted(_sorted_name(thing))}"] if " " in thing.name else []
    else:
        fields += [f"aliases: [{quoted(thing.short)}]"] if thing.short else []
        kind, is_said = _body_kind(thing, setting.site)
        if kind and (is_said or thing.kind == "places"):
            fields.append(f"kind: {kind}")
        if not is_said:
            todos.append("Welche Art („kind“)?")
    if alike := _alike_names(thing, name, setting.known):
        todos.append(f"Ist das dasselbe wie {alike}? Dann dort den Namen unter „aliases“ ergänzen.")
    return Stub(thing.kind, name, thing.name, tuple(fields), source, tuple(todos))


def _asked(thing: Thing) -> str:
    if thing.kind == "people" and not thing.is_whole:
        return "Vornamen ergänzen, wenn er bekannt ist."
    if thing.kind == "people" and not thing.is_sure:
        return "Ist das eine Person? Sonst die Datei löschen."
    return "Namen prüfen, Zusammenfassung („summary“) ergänzen."


def _sorted_name(thing: Thing) -> str:
    surname = thing.head or thing.name.split(" ")[-1]
    first = thing.name.removesuffix(surname).strip()
    return f"{surname}, {first}" if first else surname


_BODY_KINDS = (
    (late(r"ministerium|staatskanzlei|senatsverwaltung"), ("ministerium", "behoerde", "behörde")),
    (late(r"kammer|innung|handwerkerschaft"), ("kammer",)),
    (
        late(r"kreis\Z|stadt\Z|gemeinde\Z|bezirk\Z|flecken"),
        ("gebietskoerperschaft", "kommune", "gemeinde"),
    ),
    (
        late(r"amt\Z|agentur|behoerde|jobcenter|polizei|gericht|verwaltung"),
        ("behoerde", "behörde", "amt"),
    ),
    (
        late(
            r"verein\Z|club|klub|ev\Z|chor|liedertafel|gilde|feuerwehr|kameradschaft|tsv|sv|mtv|tus"
        ),
        ("verein",),
    ),
    (late(r"gewerkschaftsbund|gewerkschaft|dgb"), ("gewerkschaft",)),
    (late(r"verband|bund\Z|vereinigung"), ("verband",)),
    (
        late(r"gmbh|firma|ag\Z|kg\Z|werke|fabrik|brauerei|studio|druckerei|bank|sparkasse|verlag"),
        ("unternehmen", "firma"),
    ),
    (
        late(r"institut|universitaet|hochschule|akademie"),
        ("institut", "hochschule", "bildung", "wissenschaft"),
    ),
    (late(r"schule|gymnasium|volkshochschule|kolleg"), ("schule", "bildung")),
    (late(r"kirche|gemeinde"), ("kirche",)),
    (late(r"museum|archiv|bibliothek|theater"), ("museum", "kultur", "einrichtung")),
    (late(r"stiftung"), ("stiftung",)),
    (late(r"buendnis|allianz"), ("buendnis", "bündnis", "netzwerk")),
    (late(r"netzwerk|verbund|kompetenznetz"), ("netzwerk",)),
    (late(r"projekt|offensive|kampagne"), ("projekt",)),
    (late(r"initiative"), ("initiative",)),
)


def _body_kind(thing: Thing, site: Site) -> tuple[str, bool]:
    """The word of the vocabulary for what kind of thing it is, and whether the name tells it."""
    kinds = site.vocabularies.get(vocabulary_of(thing.kind), {})
    labels = {word: f"{word} {term.label}".lower() for word, term in kinds.items()}
    if thing.kind == "places":
        wanted = (
            ("gebaeude", "gebäude", "haus")
            if thing.is_building
            else ("stadt", "ort", "dorf", "gemeinde")
        )
        found = next((w for like in wanted for w in labels if like in labels[w]), "")
        return found or next(iter(kinds), ""), bool(found and thing.is_building)
    for pattern, likely in _BODY_KINDS:
        if pattern.search(thing.head):
            for like in likely:
                if word := next((w for w in labels if like in labels[w]), ""):
                    return word, True
    return next(iter(kinds), ""), False


def _alike_names(thing: Thing, name: str, known: KnownNames) -> str:
    """Records of a name like it, as paths; "" for none."""
    own = [entry for entry in known.entries.values() if entry.kind == thing.kind]
    found = like_it(key_of(thing.kind, name), thing.name, own)
    return " oder ".join([entry.path for entry in found[:3]])

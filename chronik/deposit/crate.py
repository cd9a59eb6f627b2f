"""ro-crate-metadata.json: what the payload is, for machines (RO-Crate 1.1; schema.org).

RO-Crate demands a day of publication: that of the last edit, else the newest day that a source
tells, else the first of 1970, which stands for „unknown“ as in the feeds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from chronik import VERSION
from chronik.deposit.giving import GivenText, Giving
from chronik.deposit.layout import (
    ANNOTATIONS,
    CHRONICLE,
    CITATION_FILE,
    CLOSED,
    CONTEXTS,
    HISTORY,
    LETTER_FILE,
    PASSAGES,
    PROGRAM_FOLDER,
    SITE_FOLDER,
)
from chronik.evidence.stored.reading import type_of_stored
from chronik.exports.feed import newest_day
from chronik.records.images import beside
from chronik.records.model import AnyEntry, preferred
from chronik.words.digests import digest_of_text
from chronik.words.links import licence_url

METADATA = "ro-crate-metadata.json"
_NO_LICENCE = "Keine Lizenz angegeben: Die Rechte liegen bei den Herausgebern."
NOT_PUBLIC = "Nicht öffentlich: Das Archiv bewahrt die Datei auf, macht sie aber nicht zugänglich."
_STANDARD = "https://w3id.org/ro/crate/1.1"
_PUBLISHER, _PROGRAM, _LICENCE, _BUILD = "#herausgeber", "#programm", "#lizenz", "#bau"

Entity = dict[str, Any]


def crate(giving: Giving) -> bytes:
    """The metadata file, an entity a line."""
    parts = [*_parts(giving)]
    entities = [_itself(), _root(giving, parts), *parts, *_contexts(giving)]
    lines = ",\n".join([json.dumps(entity, ensure_ascii=False) for entity in entities])
    return f'{{"@context": "{_STANDARD}/context", "@graph": [\n{lines}\n]}}\n'.encode()


def _itself() -> Entity:
    return {
        "@id": METADATA,
        "@type": "CreativeWork",
        "conformsTo": {"@id": _STANDARD},
        "about": {"@id": "./"},
    }


def _root(giving: Giving, parts: list[Entity]) -> Entity:
    site = giving.site
    return _told(
        {
            "@id": "./",
            "@type": "Dataset",
            "name": site.title,
            "description": site.description or site.subtitle or f"{site.title}, als Archivpaket.",
            "datePublished": giving.day or newest_day(giving.chronicle),
            "inLanguage": site.language,
            "version": giving.version,
            "url": site.root,
            "license": _ref(_licence_id(site.licence or _NO_LICENCE)),
            "publisher": _ref(_PUBLISHER) if site.publisher else None,
            "mentions": _ref(_BUILD),
            "hasPart": [_ref(part["@id"]) for part in parts],
        }
    )


def _told(entity: Entity) -> Entity:
    """Without what is not known."""
    return {name: value for name, value in entity.items() if value}


def _ref(name: str) -> Entity | None:
    return {"@id": name} if name else None


# --- what lies there ------------------------------------------------------------------------------


def _parts(giving: Giving) -> Iterator[Entity]:
    yield _file(LETTER_FILE, "text/plain", "Was in diesem Paket ist und wie man es liest")
    yield _file(CITATION_FILE, "application/yaml", "Wie die Chronik zitiert wird")
    yield _folder(SITE_FOLDER, "Die Website, wie sie veröffentlicht ist; beginnt mit index.html")
    yield _folder(
        f"{CHRONICLE}content/", "Die Einträge, je Eintrag eine Textdatei (YAML, Markdown)"
    )
    yield _file(
        HISTORY, "application/json", "Tage der letzten Bearbeitung, und was die Feeds sagen"
    )
    yield _folder(PASSAGES, "Die belegten Stellen der Quellen")
    yield _file(ANNOTATIONS, "application/ld+json", "Die belegten Stellen als W3C Web Annotations")
    program = _folder(PROGRAM_FOLDER, "Das Programm, das die Website gebaut hat (Python)")
    yield {**program, "softwareVersion": VERSION, "license": {"@id": f"{_LICENCE}-programm"}}
    yield from (_text(text) for text in giving.texts)
    if giving.withheld:
        yield {**_folder(CLOSED, "Texte, die nicht öffentlich sind"), **_closed()}
        around = "Die Stellen dieser Texte mit dem, was um sie herum steht"
        yield {**_file(CONTEXTS, "application/ld+json", around), **_closed()}
    yield from _images(giving)


def _file(path: str, media: str, words: str) -> Entity:
    return {"@id": _escaped(path), "@type": "File", "name": words, "encodingFormat": media}


def _folder(path: str, words: str) -> Entity:
    return {"@id": _escaped(path), "@type": "Dataset", "name": words}


def _escaped(path: str) -> str:
    from urllib.parse import quote

    return quote(path)


def _closed() -> Entity:
    return {"conditionsOfAccess": NOT_PUBLIC, "isAccessibleForFree": False}


def _text(text: GivenText) -> Entity:
    """A stored text; where several sources are about it, as the first of them says."""
    source = next(iter(text.sources), None)
    name = source.name if source else f"Gespeicherter Text {text.name}, zu dem keine Quelle gehört"
    entity = _file(text.path, type_of_stored(text.name), name)
    if source:
        entity |= _bibliography(source)
    return entity if text.is_public else entity | _closed()


def _bibliography(source: AnyEntry) -> Entity:
    facts, date = source.facts, preferred(source.facts.date)
    return _told(
        {
            "author": facts.author,
            "publisher": facts.publisher,
            "datePublished": date.value.html if date else "",
            "license": _ref(_licence_id(facts.licence)),
            "isBasedOn": facts.url,
            "archivedAt": facts.archive_url,
            "sha256": facts.sha256,
            "identifier": source.key,
        }
    )


def _images(giving: Giving) -> Iterator[Entity]:
    found: dict[str, Entity] = {}
    for entry in giving.chronicle.entries.values():
        for image in entry.images:
            path = f"{CHRONICLE}{beside(entry.path, image.file)}"
            licence = _ref(_licence_id(image.licence))
            said = {"description": image.alt, "creditText": image.credit, "license": licence}
            found.setdefault(
                path, _told(_file(path, _media(path), image.caption or image.alt) | said)
            )
    yield from (found[path] for path in sorted(found))


def _media(path: str) -> str:
    ending = path.rpartition(".")[2].lower()
    return f"image/{'jpeg' if ending == 'jpg' else ending}"


# --- what is only named -------------------------------------------------------------------------


def _contexts(giving: Giving) -> Iterator[Entity]:
    site = giving.site
    if site.publisher:
        yield {"@id": _PUBLISHER, "@type": "Organization", "name": site.publisher}
    yield {
        "@id": _PROGRAM,
        "@type": "SoftwareApplication",
        "name": "chronik",
        "softwareVersion": VERSION,
    }
    yield {
        "@id": _BUILD,
        "@type": "CreateAction",
        "name": "Bau der Website",
        "instrument": {"@id": _PROGRAM},
        "object": {"@id": f"{CHRONICLE}content/"},
        "result": {"@id": SITE_FOLDER},
    }
    mit = "MIT, siehe programm/chronik/LICENSE"
    yield {"@id": f"{_LICENCE}-programm", "@type": "CreativeWork", "name": mit}
    for licence in sorted(_licences(giving)):
        yield {"@id": _licence_id(licence), "@type": "CreativeWork", "name": licence}


def _licences(giving: Giving) -> set[str]:
    chronicle = giving.chronicle
    sources = {s.facts.licence for text in giving.texts for s in text.sources[:1]}
    images = {image.licence for entry in chronicle.entries.values() for image in entry.images}
    own = giving.site.licence or _NO_LICENCE
    return {own, *filter(None, (*sources, *images))}


def _licence_id(words: str) -> str:
    known = licence_url(words)
    return known or (words and f"{_LICENCE}-{digest_of_text(words, 4).hex()}")

"""Records as JSON-LD: the node of one record for its page, the nodes of all for one file.

The words are those of schema.org; `schemaorg` has what each kind states. schema.org has no
uncertain date. `startDate` and its like stand only where the date is a day, a month, a year, or an
interval of these, and sure; how the file writes any other date stands as `temporalCoverage` of the
page that tells of it. A node is about the thing (`…#it`), not about its page. Texts are joined, not
dumped: it is done for each of 15,000 pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from json.encoder import encode_basestring as quoted

from chronik.chronicle.cards import period_words
from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import Signed
from chronik.dates.edtf import Precision
from chronik.exports.composed import Composed, Piece, pieces_by_year
from chronik.exports.schemaorg import Voice, own_properties, source_type
from chronik.exports.tables import FORMAT
from chronik.html.jsonld import (
    OFFLINE,
    ends,
    escaped_root,
    iso,
    join,
    properties,
    text_property,
)
from chronik.records.authors import name_parts, natural_name
from chronik.records.images import Image, beside, image_path, media_type, shown_in, widths
from chronik.records.keys import KINDS, kind_of, up, url_of
from chronik.records.kinds.person import RELATION_KINDS
from chronik.records.model import AnyEntry, Relation
from chronik.records.statements import names
from chronik.words.german import number
from chronik.words.links import IDENTIFIER_URLS, licence_url

TYPES = {
    "events": "Event",
    "people": "Person",
    "organisations": "Organization",
    "networks": "Organization",
    "themes": "DefinedTerm",
    "works": "CreativeWork",
    "places": "Place",
    "sources": "CreativeWork",
    "pages": "WebPage",
}

_DIFFERENT = "http://www.w3.org/2002/07/owl#differentFrom"

_LEFT_OUT = (
    "Alle Einträge der Chronik mit den Wörtern von schema.org. Ihre Texte und Belege fehlen, denn "
    "dafür hat schema.org keine Wörter; die Belege stehen in den Tabellen."
)


def record(chronicle: Chronicle, entry: AnyEntry) -> str:
    """The node of a record for its own page.

    Others in it have a name; as what they took part the page says, validators know no roles.
    """
    root = escaped_root(chronicle.site.root or up(entry.url))
    entries = chronicle.entries

    def refer(key: str) -> str:
        return _named(root, key, entries[key].name)

    return _node(chronicle, entry, root, Voice(refer, lambda r, name, kind: refer(r.target)))


def left_out(edition: Edition) -> str:
    """What the file says of itself."""
    events = edition.chronicle.of_kind["events"]
    vague = sum(not any(ends(e.date)) for e in events)
    if not vague:
        return _LEFT_OUT
    have = "Ereignis hat" if vague == 1 else "Ereignisse haben"
    return (
        f"{_LEFT_OUT} {number(vague)} {have} kein startDate, denn das Datum ist ungenau oder "
        "unsicher; wo es eines gibt, steht es als temporalCoverage."
    )


def jsonld(edition: Edition, subject: str, signed: Signed) -> tuple[Composed]:
    """A node a line."""
    root = edition.chronicle.site.root or "../"
    others = [kind for kind in KINDS if kind != "events"]

    def nodes(chronicle: Chronicle, kinds: Sequence[str]) -> bytes:
        return ",\n".join(_graph(chronicle, root, kinds)).encode()

    pieces = pieces_by_year(edition, signed, lambda chronicle: nodes(chronicle, ["events"]))
    rest = Piece(signed.others, lambda: nodes(edition.chronicle, others))
    return (
        Composed(
            head=f'{{{OFFLINE},"@graph":[\n{_itself(edition, root)}'.encode(),
            separator=b",\n",
            tail=b"\n]}\n",
            pieces=[*pieces, rest],
        ),
    )


def _itself(edition: Edition, root: str) -> str:
    """The node of the file, before all others."""
    end = ",\n" if edition.chronicle.entries else ""
    url = f"{escaped_root(root)}daten/chronik.jsonld"
    words = text_property("description", left_out(edition))
    download = f'"@type":"DataDownload","@id":"{url}","schemaVersion":"{FORMAT}"'
    return join(download, words) + end


def _graph(chronicle: Chronicle, root: str, kinds: Iterable[str]) -> Iterator[str]:
    """The nodes of all records of these kinds.

    They name each other by their addresses alone, with roles in between (schema.org/Role).
    """
    root = escaped_root(root)

    def refer(key: str) -> str:
        return f'{{"@id":"{root}{url_of(key)}#it"}}'

    voice = Voice(refer, lambda r, name, kind: _in_role(chronicle, r, name, kind, refer=refer))
    for kind in kinds:
        for entry in chronicle.of_kind[kind]:
            yield _node(chronicle, entry, root, voice)


@lru_cache(maxsize=1 << 16)
def _named(root: str, key: str, name: str) -> str:
    kind, url = TYPES[kind_of(key)], f"{root}{url_of(key)}"
    return f'{{"@type":"{kind}","@id":"{url}#it","name":{quoted(name)},"url":"{url}"}}'


def _node(chronicle: Chronicle, entry: AnyEntry, root: str, voice: Voice) -> str:
    kind, url = entry.kind, f"{root}{entry.url}"
    if kind == "pages":
        return join(
            f'"@type":"WebPage","@id":"{url}","url":"{url}","name":{quoted(entry.name)}',
            f'"version":"{entry.version}","inLanguage":"de"{_written(entry)}',
        )

    about = [voice.refer(ref.key) for ref in entry.sources]
    about += [_web(link.url, link.title) for link in entry.links]
    own = f"{_covered(entry)}{_written(entry)}"
    page = f'"@type":"WebPage","@id":"{url}","version":"{entry.version}"{own}'
    own_type = source_type(entry.facts) if kind == "sources" else TYPES[kind]
    return join(
        f'"@type":"{own_type}","@id":"{url}#it","name":{quoted(entry.name)}',
        "" if kind == "sources" else f'"url":"{url}"',
        f'"mainEntityOfPage":{{{page}}}',
        text_property("description", entry.summary),
        properties("alternateName", [quoted(name) for name in names(entry)[1:]]),
        *own_properties(chronicle, entry, voice),
        _distinct(chronicle, entry, voice),
        *(_known_as(entry) if entry.identifiers else ()),
        properties("subjectOf", about),
        properties("image", _images(chronicle, entry, root, voice) if entry.images else ()),
        *(_recording(chronicle, entry, root) if kind == "sources" else ()),
    )


def _recording(chronicle: Chronicle, entry: AnyEntry, root: str) -> Iterator[str]:
    path = chronicle.gallery.recording(entry.path, entry.facts.recording)
    if path:
        media = media_type(path)
        what = "AudioObject" if media.startswith("audio") else "VideoObject"
        told = f'"@type":"{what}","contentUrl":"{root}{path}","encodingFormat":"{media}"'
        yield f'"associatedMedia":{{{told}}}'


def _images(chronicle: Chronicle, entry: AnyEntry, root: str, voice: Voice) -> list[str]:
    return [_image(chronicle, entry, image, root=root, voice=voice) for image in entry.images]


def _image(chronicle: Chronicle, entry: AnyEntry, image: Image, *, root: str, voice: Voice) -> str:
    """The largest of its files, and whom and what it shows."""
    file = chronicle.gallery.files[beside(entry.path, image.file)]
    path = image_path(entry.id, file.digest, widths(file.width)[-1])
    shown = [one.key for one in shown_in((image,))]
    places = [key for key in shown if kind_of(key) == "places"]
    licence = licence_url(image.licence) or image.licence
    return join(
        f'"@type":"ImageObject","contentUrl":"{root}{path}"',
        text_property("name", image.caption),
        text_property("description", image.alt),
        text_property("creditText", image.credit),
        text_property("license", licence),
        properties("about", [voice.refer(key) for key in shown if key not in places]),
        properties("contentLocation", [voice.refer(key) for key in places]),
    )


def _distinct(chronicle: Chronicle, entry: AnyEntry, voice: Voice) -> str:
    """Those that it says it is not: schema.org has no word for that. One of both is enough."""
    own = getattr(entry.facts, "distinct_from", ())
    others = [ref.key for ref in own if ref.key in chronicle.entries and ref.key != entry.key]
    return properties(_DIFFERENT, [voice.refer(key) for key in others])


def _covered(entry: AnyEntry) -> str:
    """The date of an event, where schema.org has no word for it."""
    date = entry.date
    if entry.kind != "events" or date.exact or date.precision is Precision.UNKNOWN:
        return ""
    return f',"temporalCoverage":{quoted(date.text)}'


def _written(entry: AnyEntry) -> str:
    """Who wrote the page. A name that may be an association's has no type."""
    if not entry.authors:
        return ""
    nodes = [
        f'{{"@type":"Person","name":{quoted(natural_name(author))}}}'
        if name_parts(author)
        else f'{{"name":{quoted(author)}}}'
        for author in entry.authors
    ]
    return f",{properties('author', nodes)}"


def _known_as(entry: AnyEntry) -> Iterator[str]:
    """Numbers of authority files: as addresses where they have one."""
    addresses, numbers = [], []
    for name, value in entry.identifiers:
        if name in IDENTIFIER_URLS:
            addresses.append(quoted(IDENTIFIER_URLS[name] + value))
        else:
            numbers.append(
                f'{{"@type":"PropertyValue","propertyID":"{name}","value":{quoted(value)}}}'
            )

    yield properties("sameAs", addresses)
    yield properties("identifier", numbers)


def _web(url: str, title: str) -> str:
    return f'{{"@type":"CreativeWork","url":{quoted(url)},"name":{quoted(title)}}}'


def _in_role(
    chronicle: Chronicle, r: Relation, name: str, kind: str, *, refer: Callable[[str], str]
) -> str:
    """The record itself, or a Role around it that says as what and, where sure, since when."""
    if not (r.role or r.capacity or r.since or r.until):
        return refer(r.target)

    vocabulary = RELATION_KINDS if name == "relatedTo" else "roles"
    role = chronicle.site.term(vocabulary, r.role).label if r.role else ""
    if not (r.capacity or r.since or r.until):  # as nearly all are
        return f'{{"@type":"{kind}","roleName":{quoted(role)},"{name}":{refer(r.target)}}}'
    return join(
        f'"@type":"{kind}"',
        text_property("roleName", role),
        text_property("description", r.capacity),
        text_property("startDate", iso(r.since)),
        text_property("endDate", iso(r.until)),
        text_property("disambiguatingDescription", _in_both_calendars(r)),
        f'"{name}":{refer(r.target)}',
    )


def _in_both_calendars(r: Relation) -> str:
    """Its time in words where that was written in the Julian calendar; else ""."""
    return period_words(r) if any(end and end.julian for end in (r.since, r.until)) else ""

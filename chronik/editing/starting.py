"""A new record: a valid file with what must be there, and as comments what can be."""

from __future__ import annotations

from collections.abc import Mapping

from chronik.chronicle.names.neighbours import like_it
from chronik.language.tuples import NamedTuple
from chronik.records.fields.table import Field
from chronik.records.keys import KINDS, RESERVED, id_for, key_of, kind_of, vocabulary_of
from chronik.records.kinds import COMMON, FIELDS_OF, FORMS
from chronik.records.kinds.entry import ReadEntry
from chronik.records.model import AnyEntry
from chronik.records.settings.site import Site
from chronik.words.calls import call
from chronik.words.diagnostics import RefusedError

_WITH_TEXT = ("events", "networks", "themes", "works", "pages")
_NEAR = 5  # names like the new one that are told
_PLAIN = set("abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ0123456789 -.,()/„“–'")

# What a field could hold, as somebody would type it.
TYPED = {
    "time": '"19:30"',
    "status": "announced",
    "format": "online",
    "places": "[kennung]",
    "networks": "[kennung]",
    "themes": "[kennung]",
    "works": "[kennung]",
    "organisations": '[{organisation: kennung, role: ROLE, quote: "wörtliches Zitat"}]',
    "people": '[{person: kennung, role: ROLE, quote: "wörtliches Zitat"}]',
    "attendance": '{value: 80, qualifier: rund, quote: "wörtliches Zitat"}',
    "series": "{name: Sommerfest, number: 8}",
    "follows": "[kennung]",
    "title": "Dr.",
    "sort_name": "Nachname, Vorname",
    "affiliations": '[{organisation: kennung, role: ROLE, since: 2015, quote: "wörtliches Zitat"}]',
    "other_names": "[{name: Früherer Name, until: 1999}]",
    "founded": '{value: 2015, quote: "wörtliches Zitat"}',
    "dissolved": '{value: 2020, quote: "wörtliches Zitat"}',
    "succeeded_by": "kennung",
    "distinct_from": "[kennung]",
    "born": '{value: 1950, quote: "wörtliches Zitat"}',
    "died": '{value: 2020, quote: "wörtliches Zitat"}',
    "relations": "[{person: kennung, kind: RELATION, since: 1950}]",
    "contacts": "{reason: warum sie dastehen müssen}",
    "members": "[{organisation: kennung, role: ROLE, since: 2015}]",
    "sign": "KB",
    "colour": "blue",
    "coordinates": "[53.25, 10.41]",
    "file": "bericht.txt",
    "scan": "[seite-1.jpg, seite-2.jpg]",
    "publisher": "Moosinger Bote",
    "author": "Vorname Nachname",
    "informant": "Vorname Nachname",
    "issue": "45",
    "pages": "3",
    "holder": "Stadtarchiv Moosingen",
    "call_number": "L 5 Nr. 123",
    "recording": "gespraech.mp3",
    "language": "nds",
    "url": "https://example.org/seite",
    "archive_url": "https://example.org/archiv/seite",
    "accessed": "2024-05-17",
    "publish": "excerpts",
    "licence": "CC BY 4.0",
    "set_aside": "[{name: Name im Text, reason: warum er nicht verknüpft wird}]",
    "menu": "1",
    "aliases": "[Abkürzung]",
    "summary": "Ein, zwei Sätze in eigenen Worten.",
    "sources": "[kennung]",
    "quotes": "{kurz: ein Zitat für mehrere Angaben}",
    "identifiers": "{wikidata: Q1022}",
    "links": "[{url: https://example.org/, title: Beschriftung}]",
    "images": "[{file: foto.jpg, alt: was zu sehen ist, credit: Name, licence: CC BY 4.0}]",
    "authors": "[Vorname Nachname]",
    "searched": "[{where: Stadtarchiv, when: 2024-05, result: nichts}]",
    "former_ids": "[alte-kennung]",
    "autolink": "false",
    "part_of": "kennung",
    "kind": "KIND",
    "date": "2021-07-03",
}


class Started(NamedTuple):
    """A record that can be written."""

    path: str
    text: str
    near: tuple[AnyEntry, ...]  # of a name like it


def started(kind: str, title: str, read: Mapping[str, ReadEntry], site: Site) -> Started:
    """The file of a new record of that name. Raises RefusedError where it exists."""
    name = _id(kind, title)
    key = key_of(kind, name)
    own = [one for one in read.values() if kind_of(one.key) == kind]
    for path, one in read.items():
        if one.key == key:
            raise RefusedError(
                f"Das gibt es schon: {path}. Ist etwas anderes gemeint, einen Titel wählen, der es "
                f"unterscheidet, z. B. {call('new', kind, f'{title} (2)')}"
            )
        if one.entry and kind_of(one.key) == kind and name in one.entry.former_ids:
            raise RefusedError(f"So hieß früher {path}; die Adresse /…/{name}/ leitet dorthin um.")

    suffix = "md" if kind in _WITH_TEXT else "yaml"
    entries = [one.entry for one in own if one.entry]
    text = _text(kind, title, site, entries)
    return Started(
        f"content/{kind}/{name}.{suffix}", text, tuple(like_it(key, title, entries)[:_NEAR])
    )


def _id(kind: str, title: str) -> str:
    name = id_for(title)
    if not name:
        raise RefusedError("Ein Titel braucht mindestens einen Buchstaben oder eine Ziffer.")
    if kind == "pages" and name in RESERVED:
        raise RefusedError(
            f"Unter /{name}/ steht schon ein Teil der Website. "
            f"Zum Beispiel: {call('new', kind, f'Über {title}')}"
        )
    return name


# --- the file ---------------------------------------------------------------------------------


def _text(kind: str, title: str, site: Site, entries: list[AnyEntry]) -> str:
    form = next(form for form in FORMS if form.kind == kind)
    table = FIELDS_OF[kind]
    said = _Examples(kind, title, site)
    lines = [f"{form.name_field}: {_quoted(title)}"]
    for field in table.required:
        if field.name != form.name_field:
            lines += [
                f"# {field.words}{said.choice(field)}",
                f"{field.name}: {said.needed(field)}",
            ]
    lines += ["", "# Was folgt, ist freiwillig: „# “ vor einer Angabe löschen und sie ausfüllen."]
    done = {form.name_field, "sha256", "sha256_original", *(field.name for field in table.required)}
    own = [field for field in form.fields if field.name not in done]
    for field in (*own, *COMMON):
        lines += [f"#   {field.words}{said.choice(field)}", f"# {field.name}: {said.of(field)}"]

    head = "\n".join(lines)
    if kind not in _WITH_TEXT:
        return f"{head}\n"
    return f"---\n{head}\n---\n"


class _Examples(NamedTuple):
    """What fields could hold in this chronicle."""

    kind: str
    title: str
    site: Site

    def needed(self, field: Field) -> str:
        """A value that is true as it stands."""
        if field.name == "date":
            return "unknown"
        words = self._words_for(field)
        if field.name == "kind" and not words:
            raise RefusedError(
                f"Noch ist keine Art von {_plural(self.kind)} festgelegt. In content/site.yaml "
                f"unter „vocabularies“ ergänzen, z. B. „{self._vocabulary}: {{fest: Fest}}“."
            )
        return words[0] if words else self.of(field)

    def of(self, field: Field) -> str:
        example = TYPED[field.name]
        if field.name == "sort_name":
            first, _, last = self.title.rpartition(" ")
            return f"{last}, {first}" if first else example
        roles = [*self.site.vocabularies.get("roles", {})] or ["rolle"]
        kinds = self._words_for(field) or ["art"]
        related = [*self.site.vocabularies.get("relation_kinds", {})] or ["art"]
        example = example.replace("RELATION", related[0])
        return example.replace("ROLE", roles[0]).replace("KIND", kinds[0])

    def choice(self, field: Field) -> str:
        """Which words there are."""
        words = self._words_for(field)
        return f": {', '.join(words)}" if words else ""

    @property
    def _vocabulary(self) -> str:
        return vocabulary_of(self.kind)

    def _words_for(self, field: Field) -> list[str]:
        if field.name != "kind":
            return []
        return [*field.type.schema.get("enum", self.site.vocabularies.get(self._vocabulary, ()))]


def _plural(kind: str) -> str:
    plural = KINDS[kind].plural
    return plural if plural.endswith("n") else f"{plural}n"


def _quoted(title: str) -> str:
    """As YAML takes it for the text it is."""
    words = " ".join(title.split())
    is_plain = set(words) <= _PLAIN and words[0].isalpha() and not words.startswith(("-", "'"))
    if is_plain and words.lower() not in ("true", "false", "null", "yes", "no", "on", "off"):
        return words
    return "'" + words.replace("'", "''") + "'"

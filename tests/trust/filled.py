"""A chronicle in which every field that takes words holds each hostile text, made from the field tables themselves."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image

from chronik.records.bodies.markdown import read_body
from chronik.records.fields.scalars import NAME_TEXT, TEXT
from chronik.records.fields.table import Field, Type
from chronik.records.keys import KINDS
from chronik.records.kinds import FIELDS_OF
from chronik.records.settings.vocabularies import VOCABULARIES
from tests.support.projects import Project, project
from tests.trust.hostile import TEXTS

DAY = "2021-07-03"
# What is no words, or must fit to something else. None: such a field is left out.
GIVEN: dict[str, Any] = {
    "accessed": DAY,
    "archive_url": "https://example.org/archiv?a=1&b=2",
    "attested": DAY,
    "autolink": None,
    "born.value": DAY,
    "calendar": None,
    "basis": "text",
    "coordinates": [53.25, -10.41],
    "date.value": DAY,
    "decorative": None,
    "died.value": DAY,
    "dissolved.value": DAY,
    "founded.value": DAY,
    "attendance.value": 42,
    "identifiers": {"gnd": "118540238"},
    "links.url": "https://example.org/?a=1&b='",
    "menu": 1,
    "page": "12–14",
    "leaf": "12 r",
    "column": "3",
    "time": "00:12:30",
    "pages": "3",
    "language": "nds",
    "number": 7,
    "preferred": None,
    "publish": "full",
    "qualifier": None,
    "quote": "zitat",
    "sha256": None,
    "shows.at": [10, 20.5, 30, 40],
    "sha256_original": None,
    "recording": None,
    "scan": None,
    "sign": "H1",
    "attested.value": DAY,
    "since": DAY,
    "since.value": DAY,
    "time.value": "19:30",
    "until": DAY,
    "until.value": DAY,
    "upper": None,
    "url": "https://example.org/quelle",
    "when": DAY,
}
SLOTS = {"statuses": "happened", "formats": "online"}


class Filling(NamedTuple):
    """The record of a kind that holds one text everywhere; `said` takes the path of each field that does."""

    kind: str
    number: int
    text: str
    said: set[str]

    @property
    def id(self) -> str:
        return f"h-{self.number}"

    def fields(self, fields: Mapping[str, Field]) -> dict[str, Any]:
        made = {name: self.value(field.type, name, self.kind) for name, field in fields.items()}
        return {name: value for name, value in made.items() if value is not None}

    def value(self, type_: Type, name: str, inside: str) -> Any:
        path = f"{inside}.{name}"
        own = {"former_ids": [f"alt-{self.number}"], "quotes": {"zitat": self.quote}, "images.file": "foto.png", "sources.file": f"{self.id}.txt"}
        for known in (own, GIVEN):
            for key, value in known.items():
                if type_.fields and isinstance(value, str):
                    continue  # „time“ of an event is a claim, „time“ of a passage is none
                if f".{path}".endswith(f".{key}"):
                    return value
        if type_.item:
            return [self.value(type_.item, name, inside)]
        if name == "images":
            return [self.group(type_.fields, path)]
        if type_.fields:
            return self.group(type_.fields, path)
        if type_.names:
            return self.named(type_.names)
        if "enum" in type_.schema:
            return type_.schema["enum"][0]
        self.said.add(path)
        return f"{self.text} {name} {self.number}" if name in ("title", "name", "aliases", "sort_name", "holder", "informant") else self.text

    def group(self, fields: tuple[Field, ...], path: str) -> dict[str, Any]:
        targets = [f.name for f in fields if f.type.names in KINDS and f.name != "source"]
        kept = [f for f in fields if f.name not in targets[1:]]
        return self.fields_in(kept, path)

    def fields_in(self, fields: list[Field], path: str) -> dict[str, Any]:
        made = {f.name: self.value(f.type, f.name, path) for f in fields}
        return {name: value for name, value in made.items() if value is not None}

    def named(self, names: str) -> str:
        """Of its own kind a record that refers to no other, so that nothing goes round."""
        if names in KINDS:
            return "grund" if names == self.kind != "sources" else self.id
        return SLOTS.get(names, f"w-{self.number}")

    @property
    def quote(self) -> str:
        return f"Am 3. Juli 2021 kamen {self.text} online 42 Gäste"

    def bodies(self) -> Iterator[str]:
        return bodies(self)


def bodies(filling: Filling) -> Iterator[str]:
    """The text at every place of a body that takes it."""
    text = filling.text
    fence = "~~~~~"
    for piece in (
        text,
        f"## {text}",
        f"- {text}",
        f"> {text}",
        f"**{text}**",
        f"[{text}](https://example.org/)",
        f"[Worte](<https://example.org/{text}>)",
        f"[[people/grund|{text}]]" if filling.kind == "events" else "",
        f"| {text} |\n| --- |\n| {text} |",
        f"`` {text} ``",
        f"{fence}{text}\n{text}\n{fence}",
    ):
        if piece and is_read(piece):
            yield piece


def is_read(piece: str) -> bool:
    """Whether it may stand in a body, leads to no record that there is not, and shows no image."""
    read = read_body(piece, "x.md", 1)
    leading = {link.target for link in read.prose.links} | {citation.source for citation in read.prose.citations}
    return (
        leading <= {"grund", "people/grund"} and not read.prose.images and not [problem for problem in read.problems if problem.severity == "error"]
    )


def site_of(texts: tuple[str, ...]) -> dict[str, Any]:
    every = " ".join(texts[:2])
    words = {f"w-{n}": {"label": f"{text} {n}", "meaning": text} for n, text in enumerate(texts)}
    words["grund"] = {"label": "Grund"}
    return {
        "title": f"{texts[0]} {texts[2]}"[:300],
        "subtitle": every,
        "description": " ".join(texts),
        "publisher": every,
        "contact": every + " <b>x@example.org</b>",
        "licence": every,
        "repository": "https://example.org/a'b",
        "branch": "'onclick=alert(1)><script>",
        "edit_url": "https://example.org/{branch}/{path}?{0}{x.__class__}'",
        "contribute": True,
        "base_url": "https://example.org/chronik/",
        "vocabularies": {name: words for name in VOCABULARIES if name not in SLOTS},
    }


def takes_words(type_: Type) -> bool:
    return type_.schema in (TEXT.schema, NAME_TEXT.schema)


def leaves(type_: Type, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Type]]:
    """Each single value that a field takes, with the way to it."""
    if type_.item:
        yield from leaves(type_.item, (*path, 0))
    elif type_.fields:
        inside = (*path, 0) if path == ("images",) else path
        yield from (found for field in type_.fields for found in leaves(field.type, (*inside, field.name)))
    else:
        yield path, type_


def changed(record: Any, path: tuple[str | int, ...], value: str) -> Any:
    """The record with another value there."""
    if not path:
        return value
    first, *rest = path
    if isinstance(first, int):
        return [changed(record[0] if isinstance(record, list) and record else {}, tuple(rest), value)]
    inside = record if isinstance(record, dict) else {}
    return {**inside, first: changed(inside.get(first, {}), tuple(rest), value)}


def written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


class Hostile(NamedTuple):
    chronicle: Project
    said: set[str]  # the paths of the fields that hold the texts


def hostile(root: Path, texts: tuple[str, ...] = TEXTS, filled: Callable[..., Filling] = Filling) -> Hostile:
    """Of every kind a record for each text."""
    chronicle, said = project(root, "empty"), set[str]()
    picture = BytesIO()
    Image.new("RGB", (40, 30), "green").save(picture, "PNG")
    chronicle.write("content/site.yaml", written(site_of(texts)))

    for kind, table in FIELDS_OF.items():
        chronicle.write(f"content/{kind}/foto.png", picture.getvalue())
        chronicle.write(f"content/{kind}/grund.yaml", written(plain(table.required, kind)))
        for number, text in enumerate(texts):
            filling = filled(kind, number, text, said)
            body = "\n\n".join(filling.bodies())
            chronicle.write(f"content/{kind}/{filling.id}.md", f"---\n{written(filling.fields(table.fields))}\n---\n{body}\n")
            chronicle.write(f"seeds/{filling.id}.txt", f"{text}\n\n{filling.quote}.\n")
    return Hostile(chronicle, said)


def plain(required: tuple[Field, ...], kind: str) -> dict[str, Any]:
    known = {"date": "unknown", "kind": "grund"}
    return {field.name: known.get(field.name, f"Grund {kind}") for field in required}

"""The field `images`: the images of a record, each with alternative text, credit and licence; and
what its body places of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yaml.nodes import Node

from chronik.records.fields.table import Field, Reader, Type, at, key_name
from chronik.records.fields.types import FLAG, TEXT, group, many
from chronik.records.images import NAME, SUFFIXES, Image
from chronik.records.prose import Prose
from chronik.words.diagnostics import Diagnostic, Span, error
from chronik.words.german import listed
from chronik.words.hints import present, shortened

_KINDS = listed(SUFFIXES, "oder")
FORM = "- {file: foto.jpg, alt: …, credit: …, licence: …}"
FIELDS = (
    Field(
        "file", TEXT, f"Name der Bilddatei im selben Ordner; sie endet auf {_KINDS}", required=True
    ),
    Field(
        "alt",
        TEXT,
        "was auf dem Bild zu sehen ist, für alle, die es nicht sehen; Pflicht außer bei „decorative: true“",
    ),
    Field("decorative", FLAG, "true: das Bild schmückt nur und sagt nichts; dann kein „alt“"),
    Field("caption", TEXT, "Bildunterschrift"),
    Field(
        "credit",
        TEXT,
        "wer es gemacht hat, so wie es unter dem Bild stehen soll: „Foto: Erika Muster“",
        required=True,
    ),
    Field(
        "licence",
        TEXT,
        "unter welcher Lizenz es steht: „CC BY 4.0“, „gemeinfrei“, „mit Genehmigung“",
        required=True,
    ),
)


def _image(reader: Reader, node: Node, values: dict[str, Any]) -> Image | None:
    places = {key_name(key): value for key, value in node.value}
    for name in ("file", "credit", "licence"):
        if name in places and not values[name] and getattr(places[name], "style", None):
            reader.report(
                places[name],
                "empty-value",
                f"Die Angabe „{name}“ ist leer.",
                "Einen Wert eintragen.",
            )
    if not values["file"]:
        return None
    _report_name(reader, places["file"], values["file"])
    _report_words(
        reader, places.get("alt", node), values["alt"], decorative=bool(values["decorative"])
    )
    return Image(
        values["file"],
        values["alt"],
        values["caption"],
        values["credit"],
        values["licence"],
        at(places["file"]),
    )


def _report_name(reader: Reader, node: Node, file: str) -> None:
    name = file.replace("\\", "/").rpartition("/")[2]
    if name != file:
        hint = f"Die Datei in den Ordner des Eintrags legen und nur ihren Namen angeben: {shortened(name) or 'foto.jpg'}."
        reader.report(node, "image-name", f"„{shortened(file)}“ ist kein bloßer Dateiname.", hint)
    elif not NAME.match(file):
        more = (
            " Fotos vom iPhone als JPEG ausgeben."
            if file.lower().endswith((".heic", ".heif"))
            else ""
        )
        reader.report(
            node,
            "image-type",
            f"„{shortened(file)}“ ist keine Bilddatei, die gezeigt werden kann.",
            f"Sie endet auf {_KINDS}.{more}",
        )


def _report_words(reader: Reader, node: Node, alt: str, *, decorative: bool) -> None:
    """Whoever does not see the image must learn what it shows, or be told that there is nothing to
    learn.
    """
    if alt and decorative:
        reader.report(
            node,
            "image-alt",
            "Ein Bild, das nur schmückt, hat keinen Alternativtext.",
            "„alt“ oder „decorative: true“ löschen.",
        )
    elif NAME.match(alt) and " " not in alt:
        reader.report(
            node,
            "image-alt",
            f"„{shortened(alt)}“ ist ein Dateiname.",
            "In „alt“ sagen, was auf dem Bild zu sehen ist.",
        )
    elif not (alt or decorative):
        hint = (
            "Ergänzen: „alt: was zu sehen ist“; „decorative: true“ nur, wenn das Bild nichts sagt."
        )
        reader.report(node, "image-alt", "Dem Bild fehlt der Alternativtext.", hint)


_ONE = group(FIELDS, _image)
_LIST = many(
    _ONE._replace(
        schema={**_ONE.schema, "anyOf": [{"required": ["alt"]}, {"required": ["decorative"]}]}
    )
)


def _images(reader: Reader, node: Node) -> tuple[Image, ...]:
    found: tuple[Image, ...] = _LIST.read(reader, node)
    kept = {image.file: image for image in reversed(found)}
    for image in found:
        if kept[image.file] is not image:
            message = f"Das Bild „{shortened(image.file)}“ steht schon in der Liste."
            reader.problems.append(
                error(
                    Span(reader.path, *image.at),
                    "image-duplicate",
                    message,
                    "Einen der beiden Punkte löschen.",
                )
            )
    return tuple(image for image in found if kept[image.file] is image)


IMAGES = Type(_images, _LIST.schema, _LIST.words, ())


def misplaced(path: str, images: tuple[Image, ...], prose: Prose) -> Iterator[Diagnostic]:
    """Images in the body that the record's list does not name."""
    names = [image.file for image in images]
    for placed in prose.images:
        if "://" in placed.file:
            hint = f"Die Datei neben den Eintrag legen und unter „images“ nennen: {FORM}."
            yield error(
                Span(path, *placed.at),
                "image-unlisted",
                "Bilder von anderen Websites werden nicht geladen.",
                hint,
            )
        elif placed.file not in names:
            hint = present(
                placed.file,
                names,
                f"Im Kopf eintragen: „images:“ und darunter „{FORM.replace('foto.jpg', shortened(placed.file))}“.",
            )
            yield error(
                Span(path, *placed.at),
                "image-unlisted",
                f"Das Bild „{shortened(placed.file)}“ steht nicht unter „images“.",
                hint,
            )

"""The field `images`: a record's images, and what its body places of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from yaml.nodes import Node

from chronik.language.patterns import late
from chronik.records.fields.groups import group, many, scalars_in
from chronik.records.fields.scalars import FLAG, TEXT, reference
from chronik.records.fields.table import Field, Reader, Type, at, key_name, place_of
from chronik.records.images import NAME, SUFFIXES, Image, ImageArea, Shown
from chronik.records.model import Reference
from chronik.records.prose import Prose
from chronik.words.diagnostics import Diagnostic, Span, error
from chronik.words.german import listed
from chronik.words.hints import present, shortened

_KINDS = listed(SUFFIXES, "oder")
_PERCENT = late(r"-?[0-9]{1,5}(?:\.[0-9]{1,6})?\Z")
FORM = "- {file: foto.jpg, alt: …, credit: …, licence: …}"


def _area(reader: Reader, node: Node) -> ImageArea | None:
    """That it lies within the image is checked where the size of that is known."""
    texts = scalars_in(node)
    if len(texts) == len(node.value) == 4 and all(map(_PERCENT.match, texts)):
        return ImageArea(*map(float, texts))
    hint = (
        "Links, oben, Breite und Höhe in Prozent des Bildes, mit Punkt und ohne %: "
        "at: [12, 30.5, 9, 14]."
    )
    reader.report(node, "wrong-type", "Das ist keine Stelle auf einem Bild.", hint)
    return None


_AREA = Type(
    read=_area,
    schema={
        "type": "array",
        "items": {"type": "number", "minimum": 0, "maximum": 100},
        "minItems": 4,
        "maxItems": 4,
    },
    words="[links, oben, Breite, Höhe] in Prozent des Bildes",
    empty=None,
)
_NAMED_BY = {"person": "people", "organisation": "organisations", "place": "places"}
_SHOWN_FIELDS = (
    Field("person", reference("people"), "wer zu sehen ist"),
    Field("organisation", reference("organisations"), "welche Organisation zu sehen ist"),
    Field("place", reference("places"), "welcher Ort zu sehen ist"),
    Field(
        "at",
        _AREA,
        "wo auf dem Bild, etwa um ein Gesicht; ohne „person“, „organisation“ und „place“ steht "
        "dort jemand, den noch niemand erkannt hat",
    ),
    Field("note", TEXT, "Anmerkung der Redaktion, etwa woran jemand zu erkennen ist"),
)


def _shown(reader: Reader, node: Node, values: dict[str, Any]) -> Shown | None:
    typed = [key_name(key) for key, _ in node.value]
    named: list[Reference] = [values[name] for name in _NAMED_BY if values[name]]
    if len(named) > 1:
        _report_several(reader, node, [name for name in _NAMED_BY if values[name]])
        return None
    if not {*typed} & {*_NAMED_BY, "at"}:
        message = "Hier fehlt, wer oder was zu sehen ist."
        hint = (
            "Ergänzen: „person: kennung“; oder „at: […]“ allein für jemanden, den noch niemand "
            "erkannt hat."
        )
        reader.report(node, "missing-field", message, hint)
    if not (named or values["at"]) or (not named and {*typed} & {*_NAMED_BY}):
        return None  # and said already why
    key, place = named[0] if named else ("", at(node))
    return Shown(key, values["at"], values["note"], place, place_of("at", node, otherwise=place))


def _report_several(reader: Reader, node: Node, names: Sequence[str]) -> None:
    message = f"Nur eine Angabe ist möglich: {listed([f'„{name}“' for name in names], 'oder')}."
    reader.report(node, "wrong-type", message, "Für jede einen eigenen Listenpunkt anlegen.")


FIELDS = (
    Field(
        "file", TEXT, f"Name der Bilddatei im selben Ordner; sie endet auf {_KINDS}", required=True
    ),
    Field(
        "alt",
        TEXT,
        "was auf dem Bild zu sehen ist, für alle, die es nicht sehen; "
        "Pflicht außer bei „decorative: true“",
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
    Field("shows", many(group(_SHOWN_FIELDS, _shown)), "wer und was darauf zu sehen ist, und wo"),
)


def _image(reader: Reader, node: Node, values: dict[str, Any]) -> Image | None:
    nodes = {key_name(key): value for key, value in node.value}
    for name in ("file", "credit", "licence"):
        if name in nodes and not values[name] and getattr(nodes[name], "style", None):
            message = f"Die Angabe „{name}“ ist leer."
            reader.report(nodes[name], "empty-value", message, "Einen Wert eintragen.")
    if not values["file"]:
        return None

    _report_name(reader, nodes["file"], values["file"])
    decorative = bool(values["decorative"])
    _report_words(reader, nodes.get("alt", node), values["alt"], decorative=decorative)
    if decorative and values["shows"]:
        message = "Ein Bild, das nur schmückt, zeigt niemanden."
        reader.report(
            nodes["shows"], "image-alt", message, "Statt „decorative: true“ sagen: „alt: …“."
        )

    return Image(
        file=values["file"],
        alt=values["alt"],
        caption=values["caption"],
        credit=values["credit"],
        licence=values["licence"],
        at=at(nodes["file"]),
        shows=values["shows"],
    )


def _report_name(reader: Reader, node: Node, file: str) -> None:
    _, _, name = file.replace("\\", "/").rpartition("/")
    if name != file:
        hint = (
            "Die Datei in den Ordner des Eintrags legen und nur ihren Namen angeben: "
            f"{shortened(name) or 'foto.jpg'}."
        )
        reader.report(node, "image-name", f"„{shortened(file)}“ ist kein bloßer Dateiname.", hint)
    elif not NAME.match(file):
        from_phone = file.lower().endswith((".heic", ".heif"))
        more = " Fotos vom iPhone als JPEG ausgeben." if from_phone else ""
        message = f"„{shortened(file)}“ ist keine Bilddatei, die gezeigt werden kann."
        reader.report(node, "image-type", message, f"Sie endet auf {_KINDS}.{more}")


def _report_words(reader: Reader, node: Node, alt: str, *, decorative: bool) -> None:
    """Who does not see an image must learn what it shows, or that there is nothing to learn."""
    if alt and decorative:
        message = "Ein Bild, das nur schmückt, hat keinen Alternativtext."
        reader.report(node, "image-alt", message, "„alt“ oder „decorative: true“ löschen.")
    elif NAME.match(alt) and " " not in alt:
        message = f"„{shortened(alt)}“ ist ein Dateiname."
        hint = "In „alt“ sagen, was auf dem Bild zu sehen ist."
        reader.report(node, "image-alt", message, hint)
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
    every: tuple[Image, ...] = _LIST.read(reader, node)
    first = {image.file: image for image in reversed(every)}

    for image in every:
        if first[image.file] is not image:
            place = Span(reader.path, *image.at)
            message = f"Das Bild „{shortened(image.file)}“ steht schon in der Liste."
            hint = "Einen der beiden Punkte löschen."
            reader.problems.append(error(place, "image-duplicate", message, hint))

    return tuple(image for image in every if first[image.file] is image)


IMAGES = Type(_images, _LIST.schema, _LIST.words, (), fields=FIELDS)


def misplaced(path: str, images: tuple[Image, ...], prose: Prose) -> Iterator[Diagnostic]:
    """Images in the body that the record's list does not name."""
    names = [image.file for image in images]
    for placed in prose.images:
        place = Span(path, *placed.at)
        if "://" in placed.file:
            message = "Bilder von anderen Websites werden nicht geladen."
            hint = f"Die Datei neben den Eintrag legen und unter „images“ nennen: {FORM}."
            yield error(place, "image-unlisted", message, hint)
        elif placed.file not in names:
            line = FORM.replace("foto.jpg", shortened(placed.file))
            message = f"Das Bild „{shortened(placed.file)}“ steht nicht unter „images“."
            otherwise = f"Im Kopf eintragen: „images:“ und darunter „{line}“."
            yield error(place, "image-unlisted", message, present(placed.file, names, otherwise))

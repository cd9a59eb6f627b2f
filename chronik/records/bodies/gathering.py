"""What a story gathers: records as cards, and selections of events as timeline, list or map.

A paragraph that holds `[[id]]` and nothing else becomes cards. A fenced block with the name of a
shape becomes a selection, its lines YAML:

    ```timeline
    network: buendnis-nord
    years: 2019-2022
    ```
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from chronik.records.fields.groups import many, references
from chronik.records.fields.nodes import Scalar, compose
from chronik.records.fields.scalars import TEXT, scalar, vocabulary
from chronik.records.fields.table import Field, Reader, keyed, read_fields
from chronik.records.prose import Selection, Sought
from chronik.words.diagnostics import Diagnostic, Span, error
from chronik.words.hints import nearest, shortened

STORIES = ("pages", "themes")  # kinds whose bodies may gather
SHAPES = ("timeline", "list", "map")
_GERMAN = {"zeitleiste": "timeline", "zeitstrahl": "timeline", "liste": "list", "karte": "map"}
_YEARS = re.compile(r"(\d{4})(?: ?[-–/] ?(\d{4}))?\Z", re.ASCII)


def _years(reader: Reader, node: Scalar) -> tuple[int, int] | None:
    match = _YEARS.match(node.value)
    if match:
        first, last = int(match[1]), int(match[2] or match[1])
        if first <= last:
            return first, last

    reader.report(
        node,
        "wrong-type",
        f"„{shortened(node.value)}“ ist keine Spanne von Jahren.",
        f"So schreiben: {match[2]}-{match[1]}." if match else "So schreiben: 2019-2022 oder 2019.",
    )
    return None


YEARS = scalar("Jahr oder Jahre, z. B. 2019-2022", _years, {"type": "string"})
_WANTED = ("network", "theme", "place", "organisation", "person")
FIELDS = (
    Field("network", references("networks"), "Ereignisse dieses Netzwerks"),
    Field("theme", references("themes"), "zu diesem Thema und seinen Teilen"),
    Field("place", references("places"), "an diesem Ort und allen, die dort liegen"),
    Field("organisation", references("organisations"), "mit dieser Organisation"),
    Field("person", references("people"), "mit dieser Person"),
    Field("kind", many(vocabulary("event_kinds"), single=True), "Ereignisse dieser Art"),
    Field("years", YEARS, "aus diesen Jahren"),
    Field("title", TEXT, "Überschrift; ohne Angabe nennt sie, was ausgewählt ist"),
)
_TABLE = keyed(FIELDS)
_CRITERIA = [field.name for field in FIELDS if field.name != "title"]


class _Box(NamedTuple):
    """A fenced block."""

    shape: str
    path: str
    line: int  # of the file, on which it begins
    text: str


class Gathered(NamedTuple):
    """The selections of a body in its order, and what is wrong with others."""

    selections: list[Selection]
    problems: list[Diagnostic]


def gathered(
    tokens: Sequence[Any], lines: Sequence[str], begin: Span, *, is_story: bool
) -> Gathered:
    """What a body gathers; in its tokens, slots take the place of it.

    `begin` is where the body begins. A fenced block that is no selection stays what it is.
    """
    found = Gathered([], [])
    for number, token in enumerate(tokens):
        if token.type == "inline" and is_story and token.level == 1:
            _as_cards(tokens[number - 1], token, tokens[number + 1])
        elif token.type == "fence" and (shape := _shape(token.info, is_story=is_story)):
            box = _Box(shape, begin.path, begin.line + token.map[0], token.content)
            token.type, token.content = "gathered", ""  # no code any more
            fault = _misplaced(token, lines, is_story=is_story) or _misnamed(shape)
            if fault:
                found.problems.append(error(Span(box.path, box.line), "selection", *fault))
            elif selection := _read(box, found.problems):
                token.content = f"\x02S{len(found.selections)}\x03\n"
                found.selections.append(selection)
    return found


def _shape(info: str, *, is_story: bool) -> str:
    """The word behind the backticks, when a selection is meant."""
    word = info.strip().casefold()
    known = frozenset((*SHAPES, *_GERMAN))
    return word if word in known or (word and is_story and nearest(word, known)) else ""


_Fault = tuple[str, str]  # message and hint


def _misnamed(shape: str) -> _Fault | None:
    if shape in SHAPES:
        return None
    word = _GERMAN.get(shape) or nearest(shape, frozenset(SHAPES))
    hint = f"So beginnen: ```{word}." if word else f"Es gibt: {', '.join(SHAPES)}."
    return f"Einen Kasten „{shape}“ gibt es nicht.", hint


def _misplaced(token: Any, lines: Sequence[str], *, is_story: bool) -> _Fault | None:
    """Why nothing can be shown here."""
    if not is_story:
        message = "Zeitleisten, Listen und Karten gibt es nur im Text von Seiten und Themen."
        return message, "Löschen; die Seite dieses Eintrags zeigt das Ihre von selbst."
    if token.level:
        message = "Dieser Kasten steht in einer Liste oder einem Zitat."
        return message, "Für sich setzen, ohne Einrückung und ohne Zeichen davor."
    _, last = token.map
    if not lines[last - 1].strip().startswith(token.markup) or last - token.map[0] < 2:
        message = "Dieser Kasten wird nicht geschlossen."
        return message, f"Unter seinen Angaben eine Zeile mit {token.markup} ergänzen."
    return None


def _read(box: _Box, problems: list[Diagnostic]) -> Selection | None:
    text = "\n" * box.line + box.text  # so that every node stands where it stands in the file
    root = compose(text, box.path) if box.text.strip() else None
    if isinstance(root, Diagnostic):
        problems.append(root)
        return None

    own: list[Diagnostic] = []
    values = read_fields(Reader(box.path, own, text), root, _TABLE) if root else _TABLE.blank
    if not own and not any(map(values.get, _CRITERIA)):
        message = "Hier ist nicht gesagt, welche Ereignisse gemeint sind."
        hint = f"Mindestens eine Angabe ergänzen: {', '.join(_CRITERIA)}."
        own.append(error(Span(box.path, box.line), "selection", message, hint))
    problems.extend(own)
    return None if own else _selection(box, values)


def _selection(box: _Box, values: Mapping[str, Any]) -> Selection:
    wanted = [values[name] for name in _WANTED if values[name]]
    return Selection(
        shape=box.shape,
        wanted=tuple(tuple(Sought(ref.key, ref.at) for ref in some) for some in wanted),
        kinds=tuple(Sought(word.word, word.at) for word in values["kind"]),
        years=values["years"],
        title=values["title"],
        at=(box.line, 1),
    )


def _as_cards(opening: Any, inline: Any, closing: Any) -> None:
    """A paragraph of links without words becomes cards, each a slot of its own."""
    children = inline.children or ()
    links = [child for child in children if child.type == "record_link" and not child.meta[1]]
    rest = [child for child in children if child not in links]
    is_blank = all(child.type in _BREAKS or _is_blank(child) for child in rest)
    if opening.type == "paragraph_open" and links and is_blank:
        opening.hidden = closing.hidden = True
        for child in rest:
            child.type, child.content = "gathered", ""
        for child in links:
            child.type = "card_link"


_BREAKS = ("softbreak", "hardbreak")


def _is_blank(child: Any) -> bool:
    return child.type == "text" and not child.content.strip()

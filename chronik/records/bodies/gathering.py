"""What a story gathers: records as cards, and selections of events as timeline, list or map.

A paragraph that holds `[[id]]` and nothing else becomes cards. A fenced block with the name of a
shape becomes a box; what its lines select is read elsewhere (`kinds.selection`):

    ```timeline
    network: buendnis-nord
    years: 2019-2022
    ```
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from chronik.language.tuples import NamedTuple
from chronik.records.prose import Fence
from chronik.words.diagnostics import Diagnostic, Span, error
from chronik.words.near import nearest

STORIES = ("pages", "themes")  # kinds whose bodies may gather
_SHAPES = ("timeline", "list", "map")
_GERMAN = {"zeitleiste": "timeline", "zeitstrahl": "timeline", "liste": "list", "karte": "map"}
_BREAKS = ("softbreak", "hardbreak")


class Gathered(NamedTuple):
    """The boxes of a body in its order, and what is wrong with others."""

    boxes: list[Fence]
    problems: list[Diagnostic]


def gathered(
    tokens: Sequence[Any], lines: Sequence[str], begin: Span, *, is_story: bool
) -> Gathered:
    """What a body gathers; in its tokens, slots take the place of it.

    `begin` is where the body begins. A fenced block that is no box stays what it is.
    """
    found = Gathered([], [])
    for number, token in enumerate(tokens):
        if token.type == "inline" and is_story and token.level == 1:
            _as_cards(tokens[number - 1], token, tokens[number + 1])
        elif token.type == "fence" and (shape := _shape(token.info, is_story=is_story)):
            box = Fence(shape, begin.line + token.map[0], token.content)
            token.type, token.content = "gathered", f"\x02S{len(found.boxes)}\x03\n"
            fault = _misplaced(token, lines, is_story=is_story) or _misnamed(shape)
            if fault:
                found.problems.append(error(Span(begin.path, box.line), "selection", *fault))
            else:
                found.boxes.append(box)
    return found


def _shape(info: str, *, is_story: bool) -> str:
    """The word behind the backticks, when a box is meant."""
    word = info.strip().casefold()
    known = frozenset((*_SHAPES, *_GERMAN))
    return word if word in known or (word and is_story and nearest(word, known)) else ""


_Fault = tuple[str, str]  # message and hint


def _misnamed(shape: str) -> _Fault | None:
    if shape in _SHAPES:
        return None
    word = _GERMAN.get(shape) or nearest(shape, frozenset(_SHAPES))
    hint = f"So beginnen: ```{word}." if word else f"Es gibt: {', '.join(_SHAPES)}."
    return f"Einen Kasten „{shape}“ gibt es nicht.", hint


def _misplaced(token: Any, lines: Sequence[str], *, is_story: bool) -> _Fault | None:
    """Why nothing can be shown here."""
    if not is_story:
        message = "Zeitleisten, Listen und Karten gibt es nur im Text von Seiten und Themen."
        return message, "Löschen; die Seite dieses Eintrags zeigt das Ihre von selbst."
    if token.level:
        message = "Dieser Kasten steht in einer Liste oder einem Zitat."
        return message, "Für sich setzen, ohne Einrückung und ohne Zeichen davor."

    first, last = token.map
    is_closed = last - first > 1 and lines[last - 1].strip().startswith(token.markup)
    if not is_closed:
        message = "Dieser Kasten wird nicht geschlossen."
        return message, f"Unter seinen Angaben eine Zeile mit {token.markup} ergänzen."
    return None


def _as_cards(opening: Any, inline: Any, closing: Any) -> None:
    """A paragraph of links without words becomes cards, each a slot of its own."""
    children = inline.children or ()
    links = [child for child in children if _is_card(child)]
    rest = [child for child in children if not _is_card(child)]
    is_blank = all(child.type in _BREAKS or _is_blank(child) for child in rest)
    if opening.type == "paragraph_open" and links and is_blank:
        opening.hidden = closing.hidden = True
        for child in rest:
            child.type, child.content = "gathered", ""
        for child in links:
            child.type = "card_link"


def _is_card(child: Any) -> bool:
    return bool(child.type == "record_link" and not child.meta[1])


def _is_blank(child: Any) -> bool:
    return child.type == "text" and not child.content.strip()

"""Blocks that a chronicle draws by templates of its own: `templates/blocks/<block>.html`.

Where there is one, that block is drawn by it in place of Python; all others stay as quick as they
are (docs/decisions/0015). Its variables are `block` (the record that Python would draw), `root`
(the way to the site's root), `level` (the heading of an event, „h2“ to „h4“), and `drawn()`: the
HTML that Python makes of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from markupsafe import Markup

from chronik.html import cards, drawing, sources
from chronik.html.blocks import Moment, Timeline
from chronik.words.diagnostics import Diagnostic, Span, warning
from chronik.words.hints import present

_FOLDER = "templates/"  # what messages call it
BLOCKS = "blocks/"
BLOCK_NAMES = (
    *drawing.DRAW,
    "moment",
)  # an event in a list is no block, but what one changes first

Draws = Mapping[str, Callable[..., str]]


def own_names(templates: Iterable[str]) -> set[str]:
    """The blocks that these templates draw, also those that there are not."""
    return {
        name.removeprefix(BLOCKS).removesuffix(".html")
        for name in templates
        if name.startswith(BLOCKS) and name.endswith(".html")
    }


def own_draws(environment: Any, names: set[str]) -> Draws:
    """What pages call to be drawn, where these blocks have templates of their own."""
    own = {name: partial(_drawn, environment, name) for name in names}

    def moment(m: Moment, root: str, level: str = "h3") -> str:
        return (
            own["moment"](m, root, level=level) if "moment" in own else cards.moment(m, root, level)
        )

    def block(b: Any, root: str) -> str:
        if b.block in own:
            return own[b.block](b, root)
        if isinstance(b, Timeline):
            return cards.timeline(b, root, card=moment)
        return drawing.block(b, root)

    return {
        "block": block,
        "blocks": lambda every, root: sources.answered(every, root, block),
        "moment": moment,
        "shelf": partial(cards.shelf, card=moment),
        "single": partial(cards.single, card=moment),
    }


def _drawn(environment: Any, name: str, block: Any, root: str, *, level: str = "h3") -> str:
    """The block by its template."""

    def drawn() -> Markup:
        if name == "moment":
            return Markup(cards.moment(block, root, level))
        return Markup(drawing.block(block, root))

    template = environment.get_template(f"{BLOCKS}{name}.html")
    html: str = template.render(block=block, root=root, level=level, drawn=drawn)
    return html


def idle_templates(every: Mapping[str, bytes], packaged: frozenset[str]) -> Iterator[Diagnostic]:
    """Templates of the chronicle that take the place of none, and that none of its others names.
    Nothing is known where `packaged`, those that come with the program, is empty.
    """
    strange = [name for name in every if packaged and f"{_FOLDER}{name}" not in packaged]
    for name in strange:
        quoted = (f'"{name}"'.encode(), f"'{name}'".encode())
        is_named = any(words in text for text in every.values() for words in quoted)
        if not name.startswith(BLOCKS) and not is_named:
            known = (path.removeprefix(_FOLDER) for path in packaged)
            message = f"Eine Vorlage „{name}“ gibt es nicht; diese Datei bewirkt nichts."
            hint = present(name, known, "Die Vorlagen stehen in docs/gestaltung.md.")
            yield warning(Span(f"{_FOLDER}{name}"), "template-idle", message, hint)

"""What a template says whatever the view: its text, and the calls whose results change with it.

Most pages are drawn from one template that holds nothing but text and calls. Jinja fills it once
for each depth of address, with a hole in place of the view; each page is then the text with the
calls made. That takes a third of the time. A template with a loop, a filter or a condition on the
view has no skeleton and is filled by Jinja for every page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment, TemplateError, nodes
from markupsafe import Markup

from chronik.html.filling.compiled import TemplateSources
from chronik.html.view import View
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple

Draw = Callable[..., str]
_ALLOWED = (
    nodes.Template,
    nodes.Extends,
    nodes.Block,
    nodes.Output,
    nodes.TemplateData,
    nodes.Call,
    nodes.Name,
    nodes.Getattr,
    nodes.Const,
)
_CHOICE = (nodes.If, nodes.Compare, nodes.Operand)  # only on what the hole knows
_VIEW = ((0, ""),)  # the first argument is the view, and no other is open
_SLOT = late("\0(\\d+)\0")


class Hole:
    """Stands for the view. It knows the template; other attributes are holes for a call alone."""

    def __init__(self, template: str, way: str = "") -> None:
        self.template = template
        self.way = way

    def __getattr__(self, name: str) -> Hole:
        if self.way or name.startswith("__"):
            raise AttributeError(name)
        return Hole(self.template, name)

    def __str__(self) -> str:
        raise AttributeError(f"{self.way} is known only with the view")

    def __bool__(self) -> bool:
        return bool(str(self))

    def __eq__(self, other: object) -> bool:
        return bool(self)

    __hash__ = None  # type: ignore[assignment]


class Slot(NamedTuple):
    """A call: the function and its arguments; those taken from the view are known later."""

    draw: Draw
    arguments: tuple[Any, ...]
    open: tuple[tuple[int, str], ...]  # place and attribute of those

    def fill(self, view: View) -> str:
        if self.open == _VIEW:  # most of them, and quicker so
            return self.draw(view, *self.arguments[1:])
        arguments = [*self.arguments]
        for place, name in self.open:
            arguments[place] = getattr(view, name) if name else view
        return self.draw(*arguments)


class Skeleton(NamedTuple):
    """Texts, and between each two of them a call."""

    texts: tuple[bytes, ...]
    slots: tuple[Slot, ...]

    def page(self, view: View) -> bytes:
        """Each part is encoded by itself.

        Half of a page is the same on all, and one „ makes a text slow to encode as a whole.
        """
        parts = [self.texts[0]]
        for slot, text in zip(self.slots, self.texts[1:], strict=True):
            parts += slot.fill(view).encode(), text
        return b"".join(parts)


def skeleton(
    environment: Environment,
    name: str,
    sources: TemplateSources,
    *,
    draws: Mapping[str, Draw],
    root: str,
) -> Skeleton | None:
    """The skeleton of a template for pages at that depth; None when it has none."""
    if not is_plain(environment, name, sources, frozenset(draws)):
        return None
    slots: list[Slot] = []
    calls = {name: _recording(draw, slots) for name, draw in draws.items()}
    try:
        text = environment.get_template(name).render(view=Hole(name), root=root, **calls)
    except (TemplateError, AttributeError, TypeError):
        return None

    pieces = _SLOT.split(text)
    texts = [piece.encode() for piece in pieces[::2]]
    return Skeleton(tuple(texts), tuple(slots[int(number)] for number in pieces[1::2]))


def _recording(draw: Draw, slots: list[Slot]) -> Callable[..., Markup]:
    """The function, or where it is given a hole a slot, which it adds to `slots`."""

    def record(*arguments: Any) -> Markup:
        holes = [(place, a.way) for place, a in enumerate(arguments) if type(a) is Hole]
        if not holes:
            return Markup(draw(*arguments))
        slots.append(Slot(draw, arguments, tuple(holes)))
        return Markup(f"\0{len(slots) - 1}\0")

    return record


def is_plain(
    environment: Environment, name: str, sources: TemplateSources, draws: frozenset[str]
) -> bool:
    """Whether the template and those it extends are text and calls of drawing functions alone."""
    text = sources.texts.get(name)
    if text is None or "\0" in text:
        return False
    seen = sources.memory.get(f"plain {name}")
    if seen is None or seen[0] != (text, draws):
        seen = (text, draws), _plain_bases(environment, text, draws)
        sources.memory[f"plain {name}"] = seen
    bases = seen[1]
    return bases is not None and all(is_plain(environment, base, sources, draws) for base in bases)


def _plain_bases(
    environment: Environment, text: str, draws: frozenset[str]
) -> tuple[str, ...] | None:
    """The templates that this one extends; None where it is more than text and calls."""
    try:
        tree = environment.parse(text)
    except TemplateError:
        return None

    if not all(isinstance(node, _ALLOWED + _CHOICE) for node in tree.find_all(nodes.Node)):
        return None
    if not all(_draws_plainly(call, draws) for call in tree.find_all(nodes.Call)):
        return None
    bases = [node.template for node in tree.find_all(nodes.Extends)]
    named = [base.value for base in bases if isinstance(base, nodes.Const)]
    return tuple(named) if len(named) == len(bases) else None


def _draws_plainly(call: nodes.Call, draws: frozenset[str]) -> bool:
    """Whether a drawing function is called, by places alone and with no other call's result."""
    if not (isinstance(call.node, nodes.Name) and call.node.name in draws):
        return False
    if call.kwargs or call.dyn_args or call.dyn_kwargs:
        return False
    return not any(isinstance(a, nodes.Call) or a.find(nodes.Call) for a in call.args)

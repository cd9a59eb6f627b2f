"""Views and templates -> bytes.

Jinja with autoescape and StrictUndefined; a template sees its view and the frame, nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from markupsafe import Markup

from chronik.chronicle.edition import Edition
from chronik.html import cards, drawing, frame, sources, ways
from chronik.html.filling.compiled import Memory, TemplateSources, bytecode_in
from chronik.html.filling.own import BLOCK_NAMES, BLOCKS, Draws, own_draws, own_names
from chronik.html.view import Crumb, Frame, View
from chronik.language.tuples import NamedTuple
from chronik.privacy.foreign import foreign_load, loaded
from chronik.records.keys import KINDS, SECTIONS, up
from chronik.words.diagnostics import Diagnostic, Span, error
from chronik.words.german import number
from chronik.words.hints import present

if TYPE_CHECKING:
    from chronik.html.filling.skeleton import Skeleton


_SUBSCRIPTIONS = (
    Crumb("feed.xml", "Neues abonnieren"),
    Crumb("chronik.ics", "Kalender abonnieren"),
)


def frame_of(edition: Edition, assets: Mapping[str, str], beside: tuple[Crumb, ...]) -> Frame:
    site = edition.chronicle.site
    base = site.base_url.rstrip("/") + "/" if site.base_url else ""
    filled = [KINDS[kind] for kind in SECTIONS if edition.chronicle.of_kind[kind]]
    sections = tuple(Crumb(kind.section, kind.heading) for kind in filled)
    pages = tuple(Crumb(page.url, page.name) for page in edition.chronicle.of_kind["pages"])
    return Frame(
        title=site.title,
        subtitle=site.subtitle,
        publisher=site.publisher,
        licence=site.licence,
        contact=site.contact,
        base_url=base,
        base_path=urlsplit(base).path or "/",
        sections=sections,
        beside=(*beside, *_SUBSCRIPTIONS),
        pages=pages,
        assets=assets,
    )


def path_of(url: str) -> str:
    """The file of a page: `index.html` in the folder of its address; `404.html` is one already."""
    return url if url.endswith(".html") else f"{url}index.html"


Render = Callable[[View], bytes]
_FOLDER = "templates"  # what messages call it


class _Known(NamedTuple):
    templates: Mapping[str, str]
    frame: Frame
    render: Render


_LAST: list[_Known] = []


def renderer(templates: Mapping[str, str], frame: Frame, memory: Memory | None = None) -> Render:
    """A function that draws a view; raises TemplateFaultError where a template cannot be used.

    What is found out of the templates is added to the memory. The last one serves again for the
    same: a process may build more than once.
    """
    if not (_LAST and _LAST[0][:2] == (templates, frame)):
        sources = TemplateSources(templates, {} if memory is None else memory)
        _LAST[:] = [_Known(templates, frame, _renderer(sources, frame))]
    return _LAST[0].render


def _renderer(sources: TemplateSources, frame: Frame) -> Render:
    templates = sources.texts
    environment = cache(lambda: _environment(templates, frame, sources.memory))  # when needed
    draws = cache(lambda: _draws(environment(), templates))
    skeletons: dict[tuple[str, str], Skeleton | None] = {}

    def render(view: View) -> bytes:
        root = frame.base_path if view.url == "404.html" else up(view.url)
        key = view.template, root
        try:
            if key not in skeletons:
                skeletons[key] = _skeleton(environment(), draws(), sources, key)
            known = skeletons[key]
            if known:
                return _alone(known.page(view), view)
            return _alone(_draw(environment(), {"view": view, "root": root}).encode(), view)
        except TemplateFaultError:
            raise
        except Exception as fault:
            problem = _problem(fault)
            if problem is None:
                raise
            raise TemplateFaultError(problem) from fault

    return render


def _alone(page: bytes, view: View) -> bytes:
    """The page, which loads nothing from another host. Raises TemplateFaultError."""
    if url := foreign_load(page.decode()):
        raise TemplateFaultError(loaded(Span(f"{_FOLDER}/{view.template}"), url))
    return page


def _skeleton(
    environment: Any, draws: Draws, sources: TemplateSources, key: tuple[str, str]
) -> Skeleton | None:
    from chronik.html.filling.skeleton import skeleton

    name, root = key
    return skeleton(environment, name, sources, draws=draws, root=root)


def _draws(environment: Any, templates: Mapping[str, str]) -> Draws:
    """What templates call. Where the chronicle has templates for blocks, these draw them."""
    names = own_names(templates)
    if not names:
        return DRAWS
    draws = {**DRAWS, **own_draws(environment, names)}
    environment.globals.update({name: _safe(draw) for name, draw in draws.items()})
    return draws


def _draw(environment: Any, variables: dict[str, Any]) -> str:
    """`template.render(variables)`, in two thirds of its time.

    Jinja would merge its globals anew for each page.
    """
    template = environment.get_template(variables["view"].template)
    context = template.new_context({**environment.globals, **variables}, shared=True)
    try:
        return "".join(template.root_render_func(context))
    except Exception:
        environment.handle_exception()
        raise


def _environment(templates: Mapping[str, str], frame: Frame, memory: Memory) -> Any:
    """Jinja, set up.

    Imported late: it costs 30 ms that a build in which no page changed need not pay.
    """
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        return (templates[name], f"{_FOLDER}/{name}", lambda: True) if name in templates else None

    environment = Environment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=bytecode_in(memory),
    )
    environment.globals.update(FOR_TEMPLATES, frame=frame)
    return environment


def template_problems(
    templates: Mapping[str, str], frame: Frame, views: Iterable[View], memory: Memory
) -> tuple[Diagnostic, ...]:
    """What keeps the templates from being used.

    Each is compiled, and when all can be, each view is drawn.
    """
    if unknown := own_names(templates) - set(BLOCK_NAMES):
        return tuple(_no_block(name) for name in sorted(unknown))
    environment = _environment(templates, frame, memory)
    found = [
        _attempt(environment.get_template, name)
        for name in sorted(templates)
        if name.endswith(".html")
    ]
    if not any(found):
        render = renderer(templates, frame, memory)
        found = [_attempt(render, view) for view in views]
    return tuple(dict.fromkeys(filter(None, found)))


def _no_block(name: str) -> Diagnostic:
    return error(
        Span(f"{_FOLDER}/{BLOCKS}{name}.html"),
        "template",
        f"Einen Baustein „{name}“ gibt es nicht.",
        present(name, BLOCK_NAMES, "Die Bausteine stehen in docs/gestaltung.md."),
    )


def _attempt(work: Callable[[Any], object], thing: object) -> Diagnostic | None:
    try:
        work(thing)
    except TemplateFaultError as fault:
        return fault.problem
    except Exception as fault:
        problem = _problem(fault)
        if problem is None:
            raise
        return problem
    return None


class TemplateFaultError(Exception):
    """A template cannot be used. `problem` says which, where and why; it survives a worker."""

    @property
    def problem(self) -> Diagnostic:
        problem: Diagnostic = self.args[0]
        return problem


def _problem(fault: Exception) -> Diagnostic | None:
    """The fault as a problem of the innermost template that was at work; None when none is."""
    spans = _spans(fault)
    within = [span for span in spans if span.path.startswith(f"{_FOLDER}/")]
    from_template = bool(within) and (within[-1] == spans[-1] or isinstance(fault, RecursionError))
    if not from_template and not type(fault).__module__.startswith("jinja2"):
        return None

    name, line = getattr(fault, "name", None), getattr(fault, "lineno", None)
    if name and line:
        within.append(Span(f"{_FOLDER}/{name}", line))
    missing = type(fault).__name__ == "TemplateNotFound"
    return error(
        within[-1] if within else Span(f"{_FOLDER}/{name or ''}".rstrip("/"), 1),
        "template",
        f"Die Vorlage „{name}“ fehlt."
        if missing
        else f"Die Vorlage lässt sich nicht verwenden: {fault}",
        "Die Vorlage berichtigen oder die mitgelieferte wiederherstellen.",
    )


def _spans(fault: Exception) -> list[Span]:
    """Where each frame of a traceback stands. Jinja makes those of templates name the template."""
    found: list[Span] = []
    trace = fault.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file != __file__:  # `_safe` only hands on what a template says
            found.append(Span(file, trace.tb_lineno))
        trace = trace.tb_next
    return found


_DRAWING = (
    cards.badge,
    cards.moment,
    cards.shelf,
    cards.single,
    drawing.block,
    drawing.item,
    drawing.links,
    frame.brand,
    frame.crumbs,
    frame.foot,
    frame.head,
    frame.menu,
    frame.meta,
    frame.searchbox,
    ways.contents_nav,
)
DRAWS: Draws = {
    **{f.__name__: f for f in _DRAWING},
    "blocks": lambda every, root: sources.answered(every, root, drawing.block),
}


def _safe(draw: Callable[..., str]) -> Callable[..., Markup]:
    return lambda *arguments: Markup(draw(*arguments))


FOR_TEMPLATES: dict[str, Callable[..., Any]] = {
    **{name: _safe(draw) for name, draw in DRAWS.items()},
    "num": number,
}

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
from chronik.html.filling.faults import TemplateFaultError, problem_of
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
    environment = cache(lambda: _environment(templates, sources.memory, frame))  # when needed
    draws = cache(lambda: _draws(environment(), templates))
    skeletons: dict[tuple[str, str], Skeleton | None] = {}

    def render(view: View) -> bytes:
        root = frame.base_path if view.url == "404.html" else up(view.url)
        key = view.template, root
        try:
            if key not in skeletons:
                skeletons[key] = _skeleton(environment(), draws(), sources, key)
            known = skeletons[key]
            variables = {"view": view, "root": root}
            page = known.page(view) if known else _draw(environment(), variables).encode()
        except Exception as fault:
            problem = problem_of(fault, _FOLDER, beside=__file__)
            if problem is None:
                raise
            raise TemplateFaultError(problem) from fault
        if url := foreign_load(page):
            raise TemplateFaultError(loaded(Span(f"{_FOLDER}/{view.template}"), url))
        return page

    return render


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


def compiled(templates: Mapping[str, str]) -> Memory:
    """What can be found out of the templates before there are pages. A fault is told by the page
    that needs the faulty one.
    """
    from chronik.html.filling.skeleton import is_plain

    sources = TemplateSources(templates, {})
    environment = _environment(templates, sources.memory)
    for name in sorted(name for name in templates if name.endswith(".html")):
        if _attempt(environment.get_template, name) is None:
            is_plain(environment, name, sources, frozenset(DRAWS))
    return sources.memory


def _environment(templates: Mapping[str, str], memory: Memory, frame: Frame | None = None) -> Any:
    """Jinja, set up; without a frame to compile alone.

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
    environment = _environment(templates, memory, frame)
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
        problem = problem_of(fault, _FOLDER, beside=__file__)
        if problem is None:
            raise
        return problem
    return None


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

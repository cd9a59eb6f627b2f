"""Views and templates -> bytes. Jinja with autoescape and StrictUndefined; a template sees its view
and the frame, nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from markupsafe import Markup

from chronik.chronicle.edition import Edition
from chronik.html import cards, drawing, frame
from chronik.html.view import Crumb, Frame, View
from chronik.records.keys import KINDS, SECTIONS
from chronik.words.diagnostics import Diagnostic, Span, error
from chronik.words.german import number

if TYPE_CHECKING:
    from chronik.html.skeleton import Skeleton


def frame_of(edition: Edition, assets: Mapping[str, str]) -> Frame:
    site = edition.chronicle.site
    base = site.base_url.rstrip("/") + "/" if site.base_url else ""
    sections = tuple(Crumb(KINDS[kind].section, KINDS[kind].heading) for kind in SECTIONS)
    pages = tuple(Crumb(page.url, page.name) for page in edition.chronicle.of_kind["pages"])
    return Frame(
        site.title,
        site.subtitle,
        site.publisher,
        site.licence,
        site.contact,
        base,
        urlsplit(base).path or "/",
        sections,
        pages,
        assets,
    )


def path_of(url: str) -> str:
    """The file of a page: `index.html` in the folder of its address; `404.html` is a file already."""
    return url if url.endswith(".html") else f"{url}index.html"


Render = Callable[[View], bytes]
_FOLDER = "templates"  # what messages call it


def renderer(templates: Mapping[str, str], frame: Frame) -> Render:
    """A function that draws a view; it raises TemplateFaultError for a template that cannot be
    used.
    """
    prepared: list[Any] = []
    skeletons: dict[tuple[str, str], Skeleton | None] = {}

    def render(view: View) -> bytes:
        if not prepared:
            prepared.append(_environment(templates, frame))
        root = frame.base_path if view.template == "404.html" else "../" * view.url.count("/")
        try:
            if (view.template, root) not in skeletons:
                skeletons[view.template, root] = _skeleton(
                    prepared[0], view.template, templates, root
                )
            known = skeletons[view.template, root]
            return (
                known.page(view)
                if known
                else _draw(prepared[0], {"view": view, "root": root}).encode()
            )
        except Exception as fault:
            problem = _problem(fault)
            if problem is None:
                raise
            raise TemplateFaultError(problem) from fault

    return render


def _skeleton(
    environment: Any, name: str, templates: Mapping[str, str], root: str
) -> Skeleton | None:
    from chronik.html.skeleton import skeleton

    return skeleton(environment, name, templates, DRAWS, root)


def _draw(environment: Any, variables: dict[str, Any]) -> str:
    """`template.render(variables)` without the slow way Jinja merges its globals for each page: a
    third of the time.
    """
    template = environment.get_template(variables["view"].template)
    context = template.new_context({**environment.globals, **variables}, shared=True)
    try:
        return "".join(template.root_render_func(context))
    except Exception:
        environment.handle_exception()
        raise


def _environment(templates: Mapping[str, str], frame: Frame) -> Any:
    """Jinja, set up. Imported late: it costs 30 ms that a build in which no page changed need not
    pay.
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
    )
    environment.globals.update(FOR_TEMPLATES, frame=frame)
    return environment


def template_problems(
    templates: Mapping[str, str], frame: Frame, views: Iterable[View]
) -> tuple[Diagnostic, ...]:
    """What keeps the templates from being used: each is compiled, and when all can be, each view is
    drawn.
    """
    environment = _environment(templates, frame)
    found = [
        _attempt(environment.get_template, name)
        for name in sorted(templates)
        if name.endswith(".html")
    ]
    if not any(found):
        render = renderer(templates, frame)
        found = [_attempt(render, view) for view in views]
    return tuple(dict.fromkeys(filter(None, found)))


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
    """A template cannot be used. `problem` says which one, where, and why; it survives the way from
    a worker.
    """

    @property
    def problem(self) -> Diagnostic:
        found: Diagnostic = self.args[0]
        return found


def _problem(fault: Exception) -> Diagnostic | None:
    """The fault as a problem of the innermost template that was at work; None when no template is
    to blame.
    """
    frames = _frames(fault)
    places = [place for place in frames if place[0].startswith(f"{_FOLDER}/")]
    if not type(fault).__module__.startswith("jinja2") and not (
        places and (places[-1] == frames[-1] or isinstance(fault, RecursionError))
    ):
        return None
    name, line = getattr(fault, "name", None), getattr(fault, "lineno", None)
    place = (
        (f"{_FOLDER}/{name}", line)
        if name and line
        else places[-1]
        if places
        else (f"{_FOLDER}/{name or ''}".rstrip("/"), 1)
    )
    missing = type(fault).__name__ == "TemplateNotFound"
    said = (
        f"Die Vorlage „{name}“ fehlt."
        if missing
        else f"Die Vorlage lässt sich nicht verwenden: {fault}"
    )
    return error(
        Span(*place),
        "template",
        said,
        "Die Vorlage berichtigen oder die mitgelieferte wiederherstellen.",
    )


def _frames(fault: Exception) -> list[tuple[str, int]]:
    """File and line of each frame of a traceback. Jinja makes those of templates name the template
    and its line.
    """
    found: list[tuple[str, int]] = []
    trace = fault.__traceback__
    while trace is not None:
        if (
            trace.tb_frame.f_code.co_filename != __file__
        ):  # `_safe` only hands on what a template says
            found.append((trace.tb_frame.f_code.co_filename, trace.tb_lineno))
        trace = trace.tb_next
    return found


_DRAWING = (
    *(
        cards.badge,
        drawing.item,
        drawing.links,
        cards.moment,
        cards.shelf,
        cards.single,
        drawing.block,
    ),
    *(
        frame.menu,
        frame.meta,
        frame.brand,
        frame.searchbox,
        frame.searched,
        frame.crumbs,
        frame.foot,
        frame.head,
        frame.pager,
    ),
)


DRAWS: dict[str, Callable[..., str]] = {
    **{f.__name__: f for f in _DRAWING},
    "blocks": lambda every, root: "".join([drawing.block(b, root) for b in every]),
}


def _safe(draw: Callable[..., str]) -> Callable[..., Markup]:
    return lambda *arguments: Markup(draw(*arguments))


FOR_TEMPLATES: dict[str, Callable[..., Any]] = {
    **{name: _safe(draw) for name, draw in DRAWS.items()},
    "num": number,
}

"""Views and templates -> bytes. Jinja with autoescape and StrictUndefined; a template sees its view and the frame, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from chronik.blocks import Crumb, View
from chronik.diagnostics import Diagnostic, Span, error
from chronik.markup import FOR_TEMPLATES
from chronik.parts import SECTIONS, Whole


class Frame(NamedTuple):
    """What surrounds every page."""

    title: str
    subtitle: str
    publisher: str
    licence: str
    base_url: str  # with a slash at the end, or ""
    base_path: str  # path of base_url, "/" without one
    sections: tuple[Crumb, ...]
    pages: tuple[Crumb, ...]
    assets: Mapping[str, str]  # name in assets/ -> address from the root, with the version of its content


def frame_of(whole: Whole, assets: Mapping[str, str]) -> Frame:
    site = whole.chronicle.site
    base = site.base_url.rstrip("/") + "/" if site.base_url else ""
    sections = tuple(Crumb(*SECTIONS[kind]) for kind in SECTIONS)
    pages = tuple(Crumb(page.url, page.name) for page in whole.chronicle.of_kind["pages"])
    return Frame(site.title, site.subtitle, site.publisher, site.licence, base, urlsplit(base).path or "/", sections, pages, assets)


def path_of(url: str) -> str:
    """The file of a page: `index.html` in the folder of its address; `404.html` is a file already."""
    return url if url.endswith(".html") else f"{url}index.html"


Render = Callable[[View], bytes]


def renderer(templates: Mapping[str, str], frame: Frame) -> Render:
    """A function that draws a view; a template that cannot be used raises an exception of Jinja's."""
    prepared: list[Any] = []

    def render(view: View) -> bytes:
        if not prepared:
            prepared.append(_environment(templates, frame))
        root = frame.base_path if view.template == "404.html" else "../" * view.url.count("/")
        text: str = prepared[0].get_template(view.template).render(view=view, root=root)
        return text.encode()

    return render


def _environment(templates: Mapping[str, str], frame: Frame) -> Any:
    """Jinja, set up. Imported late: it costs 30 ms that a build in which no page changed need not pay."""
    from jinja2 import DictLoader, Environment, StrictUndefined

    environment = Environment(
        loader=DictLoader(dict(templates)), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False
    )
    environment.globals.update(FOR_TEMPLATES, frame=frame)
    return environment


def template_fault(fault: Exception, folder: str) -> Diagnostic:
    """What is wrong with a template, as a problem with its place."""
    name = getattr(fault, "name", None) or _deepest(fault)[0]
    line = getattr(fault, "lineno", None) or _deepest(fault)[1]
    return error(
        Span(f"{folder}/{name}" if name else folder, line or 1),
        "template",
        f"Die Vorlage lässt sich nicht verwenden: {fault}",
        "Die Vorlage berichtigen oder die mitgelieferte wiederherstellen.",
    )


def _deepest(fault: Exception) -> tuple[str, int]:
    """Template name and line of the innermost template frame of a traceback (Jinja rewrites them to template lines)."""
    place: tuple[str, int] = ("", 1)
    trace: Any = fault.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_globals.get("name", "")
        if "environment" in trace.tb_frame.f_globals and name:
            place = (name, trace.tb_lineno)
        trace = trace.tb_next
    return place

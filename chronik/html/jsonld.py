"""Small parts of JSON-LD in the words of schema.org, and the JSON-LD of a page.

Texts, addresses, and dates as far as ISO 8601 can say them honestly.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from json.encoder import encode_basestring as quoted

from chronik.dates.edtf import Edtf, Precision
from chronik.html.view import Crumb, Frame, View
from chronik.words.links import licence_url

CONTEXT = '"@context":"https://schema.org"'
OFFLINE = (
    '"@context":{"@vocab":"https://schema.org/","url":{"@type":"@id"},'
    '"sameAs":{"@type":"@id"},"archivedAt":{"@type":"@id"}}'
)
_SURE = (Precision.DAY, Precision.MONTH, Precision.YEAR)


def iso(date: Edtf | None) -> str:
    """The date where ISO 8601 can say it honestly, else ""."""
    return (date.html or "") if date and date.precision in _SURE else ""


def ends(date: Edtf) -> tuple[str, str]:
    """The first and last day, month or year of a date, each as far as it is sure."""
    if date.precision is Precision.RANGE and not (date.uncertain or date.approximate):
        begin, end = date.parts
        return iso(begin), iso(end)
    return iso(date), ""


def join(*parts: str) -> str:
    return f"{{{','.join([part for part in parts if part])}}}"


def text_property(name: str, value: str) -> str:
    return f'"{name}":{quoted(value)}' if value else ""


def properties(name: str, nodes: Sequence[str]) -> str:
    if len(nodes) == 1:
        return f'"{name}":{nodes[0]}'
    return f'"{name}":[{",".join(nodes)}]' if nodes else ""


def node_property(name: str, node: str) -> str:
    return f'"{name}":{node}' if node else ""


@lru_cache(maxsize=16)
def escaped_root(root: str) -> str:
    """The way to the root, ready to stand within a JSON text."""
    return quoted(root)[1:-1]


@lru_cache(maxsize=16)
def publisher(name: str) -> str:
    return f'"publisher":{{"@type":"Organization","name":{quoted(name)}}}' if name else ""


def page(view: View, frame: Frame, root: str) -> str:
    """All that a page says to machines: its subject and the way to it.

    Without a subject of its own it is a list, or the start page.
    """
    root = escaped_root(frame.base_url or root or "./")
    subject = view.schema or (_list(view, frame, root) if view.url else website(view, frame, root))
    way = ""
    if view.crumbs:
        way = f",{_way(view.crumbs, root)},{_step(len(view.crumbs) + 2, view.title)}]}}"
    return f'{{{CONTEXT},"@graph":[{subject}{way}]}}'.replace("<", "\\u003c")


def website(view: View, frame: Frame, root: str) -> str:
    return join(
        _document("WebSite", root, frame.title),
        text_property("alternateName", frame.subtitle),
        text_property("description", view.description),
        publisher(frame.publisher),
        text_property("license", licence_url(frame.licence) or frame.licence),
    )


def _list(view: View, frame: Frame, root: str) -> str:
    url = f"{root}{view.url}"
    return join(
        _document("CollectionPage", url, view.title),
        text_property("description", view.description),
        f'"isPartOf":{{"@type":"WebSite","@id":"{root}","name":{quoted(frame.title)}}}',
    )


def _document(kind: str, url: str, name: str) -> str:
    return f'"@type":"{kind}","@id":"{url}","url":"{url}","name":{quoted(name)},"inLanguage":"de"'


@lru_cache(maxsize=1 << 10)
def _way(crumbs: tuple[Crumb, ...], root: str) -> str:
    """The way from the start page; the step to the page itself is still missing, and the end."""
    whole = enumerate((Crumb("", "Start"), *crumbs), 1)
    steps = [_step(number, crumb.name, f"{root}{crumb.url}") for number, crumb in whole]
    return f'{{"@type":"BreadcrumbList","itemListElement":[{",".join(steps)}'


def _step(number: int, name: str, url: str = "") -> str:
    return join(
        f'"@type":"ListItem","position":{number},"name":{quoted(name)}',
        f'"item":"{url}"' if url else "",
    )

"""What a page as such says to machines: its subject, or that it is a list or the start page, and the way to it (JSON-LD)."""

from __future__ import annotations

from functools import lru_cache
from json.encoder import encode_basestring as quoted

from chronik.blocks import Crumb, Frame, View
from chronik.schemaorg import CONTEXT, inside, join, publisher, text
from chronik.words.links import licence_url


def page(view: View, frame: Frame, root: str) -> str:
    """All that a page says to machines: its subject and the way to it. Without a subject of its own it is a list, or the start page."""
    root = inside(frame.base_url or root or "./")
    subject = view.schema or (_list(view, frame, root) if view.url else website(view, frame, root))
    way = f",{_way(view.crumbs, root)},{_step(len(view.crumbs) + 2, view.title)}]}}" if view.crumbs else ""
    return f'{{{CONTEXT},"@graph":[{subject}{way}]}}'.replace("<", "\\u003c")


def website(view: View, frame: Frame, root: str) -> str:
    return join(
        f'"@type":"WebSite","@id":"{root}","url":"{root}","name":{quoted(frame.title)},"inLanguage":"de"',
        text("alternateName", frame.subtitle),
        text("description", view.description),
        publisher(frame.publisher),
        text("license", licence_url(frame.licence) or frame.licence),
    )


def _list(view: View, frame: Frame, root: str) -> str:
    url = f"{root}{view.url}"
    return join(
        f'"@type":"CollectionPage","@id":"{url}","url":"{url}","name":{quoted(view.title)},"inLanguage":"de"',
        text("description", view.description),
        f'"isPartOf":{{"@type":"WebSite","@id":"{root}","name":{quoted(frame.title)}}}',
    )


@lru_cache(maxsize=1 << 10)
def _way(crumbs: tuple[Crumb, ...], root: str) -> str:
    steps = [_step(number, crumb.name, f"{root}{crumb.url}") for number, crumb in enumerate((Crumb("", "Start"), *crumbs), 1)]
    return f'{{"@type":"BreadcrumbList","itemListElement":[{",".join(steps)}'


def _step(number: int, name: str, url: str = "") -> str:
    return join(f'"@type":"ListItem","position":{number},"name":{quoted(name)}', f'"item":"{url}"' if url else "")

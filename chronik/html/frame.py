"""What surrounds the blocks of a page, as HTML: metadata, menus, head and foot. Escaped here."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import sha256

from chronik.html.cards import badge
from chronik.html.jsonld import page
from chronik.html.view import Crumb, Frame, Share, View
from chronik.html.ways import contents_nav, jumps_nav
from chronik.language.tuples import NamedTuple
from chronik.words.escaping import esc


def menu(crumbs: tuple[Crumb, ...], root: str, section: str, here: str) -> str:
    """Links of which one may be the current page, or hold it.

    Nearly every page is none of them, so few menus are drawn at all.
    """
    return _menu(crumbs, root, section, here if here in [c.url for c in crumbs] else "-")


@lru_cache(maxsize=1 << 10)
def _menu(crumbs: tuple[Crumb, ...], root: str, section: str, here: str) -> str:
    return f"<ul>\n{_entries(crumbs, root, section, here)}</ul>"


def _entries(crumbs: Sequence[Crumb], root: str, section: str, here: str) -> str:
    current = {section: ' aria-current="true"', here: ' aria-current="page"'}
    link = '<li><a href="{}"{}>{}</a></li>\n'.format
    return "".join([link(root + c.url, current.get(c.url, ""), esc(c.name)) for c in crumbs])


# Pages that may be named like another one, by their label.
_APART = {"Ereignisse im Gebiet": " (Ereignisse)"}


def meta(view: View, frame: Frame, root: str) -> str:
    """What machines read of a page. Scripts, styles and fonts come from this site alone."""
    title = esc(view.title) + _APART.get(view.label, "")
    shown = f"{title} – {esc(frame.title)}" if view.url else title
    description = f'<meta name="description" content="{esc(view.description)}">\n'
    opening = _opening(frame, root, view.template)

    robots, canonical, schema = '<meta name="robots" content="noindex">\n', "", ""
    if view.indexed:
        robots = ""
        canonical = _canonical(view, frame) if frame.base_url else ""
        schema = f'<script type="application/ld+json">{page(view, frame, root)}</script>\n'

    return (
        f"{opening.before}<title>{shown}</title>\n{description}{robots}{canonical}"
        f"{_beside(view, root)}{opening.after}{_scripts(view, frame, root)}{schema}"
    )


def _beside(view: View, root: str) -> str:
    """The pages before and after this one, and the feed about its subject."""
    near = (("prev", view.before), ("next", view.after))
    links = "".join([f'<link rel="{rel}" href="{root}{url}">\n' for rel, url in near if url])
    return f"{links}{_feed(view.title, root + view.feed)}" if view.feed else links


def _feed(title: str, url: str) -> str:
    return f'<link rel="alternate" type="application/atom+xml" title="{esc(title)}" href="{url}">\n'


def _scripts(view: View, frame: Frame, root: str) -> str:
    """What this page adds to the script of all pages."""
    return "".join([_asset(name, frame.assets, root) for name in view.scripts])


def _asset(name: str, assets: Mapping[str, str], root: str) -> str:
    """The element that brings a file of assets/, where there is that file."""
    if name not in assets:
        return ""
    url = f"{root}{assets[name]}"
    if name.endswith(".js"):
        return f'<script type="module" src="{url}"></script>\n'
    if name.endswith(".css"):
        return f'<link rel="stylesheet" href="{url}">\n'
    return f'<link rel="icon" href="{url}" type="image/svg+xml">\n'


# Light or dark as the reader chose (assets/chronik.js), before anything is drawn. The only script
# within the pages: named by its hash.
THEME = (
    'try{const t=localStorage.getItem("farbschema");if(t=="light"||t=="dark")'
    "{document.documentElement.dataset.theme=t;"
    "document.querySelector('meta[name=color-scheme]').content=t} }catch{}"
)
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "media-src 'self'",
        f"script-src 'self' 'sha256-{b64encode(sha256(THEME.encode()).digest()).decode()}'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)


class _Opening(NamedTuple):
    """What is the same on every page of a template and depth: before and after what is its own."""

    frame: Frame
    before: str
    after: str


_OPENINGS: dict[tuple[str, str], _Opening] = {}


def _opening(frame: Frame, root: str, template: str) -> _Opening:
    """Drawn once for each template and depth."""
    known = _OPENINGS.get((root, template))
    if known is None or known.frame is not frame:
        preload = _preload(frame.assets, root) if template != "404.html" else ""
        known = _Opening(frame, _rules(), f"{preload}{_shared_assets(frame, root)}")
        _OPENINGS[root, template] = known
    return known


def _rules() -> str:
    """How a browser is to read the page, and what it may load."""
    return (
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<script>{THEME}</script>\n"
    )


def _preload(assets: Mapping[str, str], root: str) -> str:
    """A font is preloaded by the address that the style sheet names it by."""
    font = assets.get("fonts/source-serif-4-latin.woff2", "").partition("?")[0]
    kind = 'as="font" type="font/woff2" crossorigin'
    return f'<link rel="preload" href="{root}{font}" {kind}>\n' if font else ""


def _shared_assets(frame: Frame, root: str) -> str:
    looks = [_asset(name, frame.assets, root) for name in ("style.css", "icon.svg")]
    feed = _feed(frame.title, f"{root}feed.xml")
    return "".join((*looks, feed, _asset("chronik.js", frame.assets, root)))


def _canonical(view: View, frame: Frame) -> str:
    """The page's one address, and how it looks where it is shared."""
    address = esc(frame.base_url + view.url)
    properties = (
        ("type", "article" if view.template == "record.html" else "website"),
        ("title", esc(view.title) + _APART.get(view.label, "")),
        ("description", esc(view.description)),
        ("url", address),
        ("site_name", esc(frame.title)),
        ("locale", "de_DE"),
    )
    picture = _shared(frame.base_url, frame.share) if frame.share else ""
    return f'<link rel="canonical" href="{address}">\n{_open_graph(properties)}{picture}'


def _open_graph(properties: Sequence[tuple[str, object]]) -> str:
    """Properties of the Open Graph protocol (ogp.me); values are escaped already."""
    tag = '<meta property="og:{}" content="{}">\n'.format
    return "".join([tag(*pair) for pair in properties])


@lru_cache(maxsize=8)
def _shared(base_url: str, share: Share) -> str:
    """The picture of the site, at its absolute address."""
    size = (("image:width", share.width), ("image:height", share.height)) if share.width else ()
    properties = (("image", esc(base_url + share.url)), *size, ("image:alt", esc(share.words)))
    return _open_graph(properties) + '<meta name="twitter:card" content="summary_large_image">\n'


def brand(view: View, frame: Frame, root: str) -> str:
    """The chronicle's name; the start page has it as its title."""
    link = f'<a href="{root or "./"}">{esc(frame.title)}</a>'
    return f'<p class="brand">{link}</p>\n' if view.url else ""


@lru_cache(maxsize=1 << 6)
def searchbox(root: str) -> str:
    """The field in the head of every page; it leads to the search page, with or without script."""
    return (
        f'<form class="find" action="{root}suche/" role="search">\n'
        '<label class="hidden" for="suchwort">Suchwort</label>\n'
        '<input type="search" id="suchwort" name="q" placeholder="Suchwort" autocomplete="off">\n'
        "<button>Suchen</button>\n</form>\n"
    )


def foot(view: View, frame: Frame, root: str) -> str:
    """First what helps to read the chronicle, then the pages about it."""
    menus = [menu(frame.beside, root, view.section, view.url)]
    if frame.pages:
        menus.append(menu(frame.pages, root, view.section, view.url))
    imprint = _imprint(frame.title, frame.publisher, frame.licence, frame.contact)
    address = ""
    if frame.base_url and view.indexed:
        address = f'<p class="address">{esc(frame.base_url + view.url)}</p>\n'
    return (
        f'<nav aria-label="Über diese Website">{"".join(menus)}</nav>\n<p>{imprint}</p>\n{address}'
    )


@lru_cache(maxsize=8)
def _imprint(*parts: str) -> str:
    return " · ".join([esc(part) for part in parts if part])


def crumbs(view: View, root: str) -> str:
    return _crumbs(view.crumbs, root) if view.crumbs else ""


@lru_cache(maxsize=1 << 10)
def _crumbs(way: tuple[Crumb, ...], root: str) -> str:
    """The way from the start page to the list that the page belongs to."""
    start = f'<li><a href="{root or "./"}">Start</a></li>'
    steps = "".join([f'<li><a href="{root}{c.url}">{esc(c.name)}</a></li>' for c in way])
    return f'<nav class="crumbs" aria-label="Brotkrumen"><ol>{start}{steps}</ol></nav>\n'


def head(view: View, root: str) -> str:
    """What a page is about: label and signs, title, lead.

    Below it the contents of a long page, and jumps.
    """
    label = f"<span>{esc(view.label)}</span>" if view.label else ""
    label += "".join([f" {badge(b, root)}" for b in view.badges])
    above = f'<p class="label">{label}</p>\n' if label else ""
    lead = f'<p class="lead">{esc(view.lead)}</p>\n' if view.lead else ""
    title = f"<h1>{esc(view.title)}</h1>\n"
    ways = contents_nav(view.contents, root) if view.contents else ""
    ways += jumps_nav(view.jumps, root) if view.jumps else ""
    return f'<header class="head">\n{above}{title}{lead}</header>\n{ways}'

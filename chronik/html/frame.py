"""What surrounds the blocks of a page -> HTML: metadata, menus, head and foot. Escaped here, as in
chronik.markup.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import sha256

from chronik.html.cards import badge
from chronik.html.escaping import esc
from chronik.html.jsonld import page
from chronik.html.view import PARTS, Crumb, Frame, Share, View


def menu(crumbs: tuple[Crumb, ...], root: str, section: str, here: str) -> str:
    """Links of which one may be the current page, or hold it. Nearly every page is none of them, so
    few menus are drawn at all.
    """
    return _menu(crumbs, root, section, here if here in [c.url for c in crumbs] else "-")


@lru_cache(maxsize=1 << 10)
def _menu(crumbs: tuple[Crumb, ...], root: str, section: str, here: str) -> str:
    return f"<ul>\n{''.join([_entry(c, root, section, here) for c in crumbs])}</ul>"


def _entry(c: Crumb, root: str, section: str, here: str) -> str:
    current = (
        ' aria-current="page"'
        if c.url == here
        else ' aria-current="true"'
        if c.url == section
        else ""
    )
    return f'<li><a href="{root}{c.url}"{current}>{esc(c.name)}</a></li>\n'


def meta(view: View, frame: Frame, root: str) -> str:
    """What machines read of a page. Scripts, styles and fonts come from this site alone."""
    title, description = esc(view.title), esc(view.description)
    shown = f"{title}{_APART.get(view.label, '')} – {esc(frame.title)}" if view.url else title
    canonical = (
        _canonical(view, frame, title, description) if view.indexed and frame.base_url else ""
    )
    robots = "" if view.indexed else '<meta name="robots" content="noindex">\n'
    scripts = "".join(
        [
            f'<script type="module" src="{root}{frame.assets[name]}"></script>\n'
            for name in view.scripts
            if name in frame.assets
        ]
    )
    beside = "".join(
        [
            f'<link rel="{rel}" href="{root}{url}">\n'
            for rel, url in (("prev", view.before), ("next", view.after))
            if url
        ]
    )
    if view.feed:
        beside += f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{root}{view.feed}">\n'
    schema = (
        f'<script type="application/ld+json">{page(view, frame, root)}</script>\n'
        if view.indexed
        else ""
    )
    before, after = _assets(frame, root, view.template)
    return f'{before}<title>{shown}</title>\n<meta name="description" content="{description}">\n{robots}{canonical}{beside}{after}{scripts}{schema}'


_APART = {
    "Quelle": " (Quelle)",
    "Ereignisse im Gebiet": " (Ereignisse)",
}  # pages that may be named like another one, by their label
SEARCH = "search.html"  # its page runs Pagefind, which is WebAssembly
# Light or dark as the reader chose (assets/chronik.js), before anything is drawn. The only script
# within the pages: named by its hash.
THEME = (
    'try{const t=localStorage.getItem("farbschema");if(t=="light"||t=="dark")'
    "{document.documentElement.dataset.theme=t;document.querySelector('meta[name=color-scheme]').content=t} }catch{}"
)
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        f"script-src 'self' 'sha256-{b64encode(sha256(THEME.encode()).digest()).decode()}'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)


_HEADS: dict[tuple[str, str], tuple[Frame, tuple[str, str]]] = {}


def _assets(frame: Frame, root: str, template: str) -> tuple[str, str]:
    """What is the same on every page of a template and depth, drawn once."""
    known = _HEADS.get((root, template))
    if known is None or known[0] is not frame:
        known = _HEADS[root, template] = (
            frame,
            _draw_assets(frame.title, root, template, frame.assets),
        )
    return known[1]


def _draw_assets(title: str, root: str, template: str, known: Mapping[str, str]) -> tuple[str, str]:
    """Metadata, style, script. A font is preloaded by the address that the style sheet names it by."""
    font = known.get("fonts/source-serif-4-latin.woff2", "").partition("?")[0]
    preload = (
        f'<link rel="preload" href="{root}{font}" as="font" type="font/woff2" crossorigin>\n'
        if font and template != "404.html"
        else ""
    )
    style = (
        f'<link rel="stylesheet" href="{root}{known["style.css"]}">\n'
        if "style.css" in known
        else ""
    )
    icon = (
        f'<link rel="icon" href="{root}{known["icon.svg"]}" type="image/svg+xml">\n'
        if "icon.svg" in known
        else ""
    )
    script = (
        f'<script type="module" src="{root}{known["chronik.js"]}"></script>\n'
        if "chronik.js" in known
        else ""
    )
    policy = (
        POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
        if template == SEARCH
        else POLICY
    )
    return (
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n<meta name="color-scheme" content="light dark">\n'
        f"<script>{THEME}</script>\n",
        f'{preload}{style}{icon}<link rel="alternate" type="application/atom+xml" title="{esc(title)}" href="{root}feed.xml">\n{script}',
    )


def _canonical(view: View, frame: Frame, title: str, description: str) -> str:
    address, kind = (
        esc(frame.base_url + view.url),
        "article" if view.template == "record.html" else "website",
    )
    shared = _shared(frame.base_url, frame.share) if frame.share else ""
    return (
        f'<link rel="canonical" href="{address}">\n<meta property="og:type" content="{kind}">\n<meta property="og:title" content="{title}">\n'
        f'<meta property="og:description" content="{description}">\n<meta property="og:url" content="{address}">\n'
        f'<meta property="og:site_name" content="{esc(frame.title)}">\n<meta property="og:locale" content="de_DE">\n{shared}'
    )


@lru_cache(maxsize=8)
def _shared(base_url: str, share: Share) -> str:
    """The picture of the site, at its absolute address."""
    size = f'<meta property="og:image:width" content="{share.width}">\n<meta property="og:image:height" content="{share.height}">\n'
    return (
        f'<meta property="og:image" content="{esc(base_url + share.url)}">\n{size if share.width else ""}'
        f'<meta property="og:image:alt" content="{esc(share.words)}">\n<meta name="twitter:card" content="summary_large_image">\n'
    )


def brand(view: View, frame: Frame, root: str) -> str:
    """The chronicle's name; the start page has it as its title."""
    return (
        f'<p class="brand"><a href="{root or "./"}">{esc(frame.title)}</a></p>\n'
        if view.url
        else ""
    )


@lru_cache(maxsize=1 << 6)
def searchbox(root: str) -> str:
    """The field in the head of every page; it leads to the search page, with or without script."""
    return (
        f'<form class="find" action="{root}suche/" role="search">\n<label class="hidden" for="suchwort">Suchwort</label>\n'
        '<input type="search" id="suchwort" name="q" placeholder="Suchwort" autocomplete="off">\n<button>Suchen</button>\n</form>\n'
    )


_BESIDE = (
    Crumb("suche/", "Suche"),
    Crumb("wie-wir-wissen/", "Wie wir wissen"),
    Crumb("luecken/", "Lücken"),
    Crumb("daten/", "Daten"),
    Crumb("verbindungen/", "Verbindungen"),
    Crumb("feed.xml", "Feed"),
)


def foot(view: View, frame: Frame, root: str) -> str:
    """First what helps to read the chronicle, then the pages about it."""
    pages = "".join(
        [menu(some, root, view.section, view.url) for some in (_BESIDE, frame.pages) if some]
    )
    address = (
        f'<p class="address">{esc(frame.base_url + view.url)}</p>\n'
        if frame.base_url and view.indexed
        else ""
    )
    imprint = _imprint(frame.title, frame.publisher, frame.licence, frame.contact)
    return f'<nav aria-label="Über diese Website">{pages}</nav>\n<p>{imprint}</p>\n{address}'


@lru_cache(maxsize=8)
def _imprint(*parts: str) -> str:
    return " · ".join([esc(part) for part in parts if part])


def crumbs(view: View, root: str) -> str:
    return _crumbs(view.crumbs, root) if view.crumbs else ""


@lru_cache(maxsize=1 << 10)
def _crumbs(way: tuple[Crumb, ...], root: str) -> str:
    """The way from the start page to the list that the page belongs to."""
    steps = "".join([f'<li><a href="{root}{c.url}">{esc(c.name)}</a></li>' for c in way])
    return f'<nav class="crumbs" aria-label="Brotkrumen"><ol><li><a href="{root or "./"}">Start</a></li>{steps}</ol></nav>\n'


def searched(view: View) -> str:
    """What marks the part of a page that the full-text search knows: only what is about a record."""
    return " data-pagefind-body" if view.found_by else ""


def head(view: View, root: str) -> str:
    """What a page is about: label and signs, title, lead; below it where each part of a long list
    begins.
    """
    label = (f"<span>{esc(view.label)}</span>" if view.label else "") + "".join(
        [f" {badge(b, root)}" for b in view.badges]
    )
    above = f'<p class="label">{label}</p>\n' if label else ""
    lead = f'<p class="lead">{esc(view.lead)}</p>\n' if view.lead else ""
    found = _found(view.found_by) if view.found_by else ""
    return f'<header class="head"{found}>\n{above}<h1>{esc(view.title)}</h1>\n{lead}</header>\n{_jumps(view.jumps, root) if view.jumps else ""}'


def _found(pairs: tuple[tuple[str, str], ...]) -> str:
    """What Pagefind reads of a page beside its words: filters, and parts of words, which are
    letters alone.
    """
    name, words = pairs[-1]
    return (
        f'{_filters(pairs[:-1])} data-pagefind-meta="{name}[data-{name}]" data-{name}="{words}"'
        if name == PARTS
        else _filters(pairs)
    )


@lru_cache(maxsize=1 << 12)
def _filters(pairs: tuple[tuple[str, str], ...]) -> str:
    names = ",".join([f"{name}[data-{number}]" for number, (name, _) in enumerate(pairs)])
    return f' data-pagefind-filter="{names}"{"".join([f" data-{number}={chr(34)}{esc(value)}{chr(34)}" for number, (_, value) in enumerate(pairs)])}'


def pager(view: View, root: str) -> str:
    """All pages of a long list, and the next one."""
    crumbs, here = view.pager, view.url
    if not crumbs:
        return ""
    place = [c.url for c in crumbs].index(here)
    numbers = "".join([_entry(c, root, "", here) for c in crumbs])
    onward = (
        f'<p class="more"><a rel="next" href="{root}{crumbs[place + 1].url}">Weiter auf Seite {place + 2}</a></p>\n'
        if place + 1 < len(crumbs)
        else ""
    )
    return f'{onward}<nav class="pages" aria-label="Seiten"><ul>\n{numbers}</ul></nav>\n'


def _jumps(crumbs: Sequence[Crumb], root: str) -> str:
    return f'<nav class="letters" aria-label="Sprungmarken"><ul>\n{"".join([_entry(c, root, "", "-") for c in crumbs])}</ul></nav>\n'

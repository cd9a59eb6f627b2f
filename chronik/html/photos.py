"""Images on a page as HTML, with their words, credit and licence."""

from __future__ import annotations

from html import escape

from chronik.html.imageblocks import Appearance, Appearances, Figure, Figures
from chronik.html.numbers import frame_on, names_below, numbers_on

# Pixels that an image is at most shown wide (assets/style.css): alone, beside another, and when it
# is taller than wide.
COLUMN, HALF, _TALL = 760, 380, 418


def drawn_all(b: Figures, root: str) -> str:
    several = len(b.figures) > 1
    figures = "".join([drawn(f, root, HALF if several else COLUMN) for f in b.figures])
    return f'<div class="{"photos several" if several else "photos"}">\n{figures}</div>\n'


def drawn(f: Figure, root: str, column: int) -> str:
    """The figure; the image is shown at most `column` pixels wide and never wider than it is.

    The first of a page is not lazy.
    """
    kind = "photo tall" if f.height > f.width else "photo"
    lazy = "" if f.is_first else ' loading="lazy"'
    middle = f.files[min(1, len(f.files) - 1)][1]
    source = f'src="{root}{middle}"{_choice(f, root, column)}'
    size = f'width="{f.width}" height="{f.height}"'
    image = f'<img {source} {size} alt="{escape(f.alt)}"{lazy} decoding="async">\n'
    anchor = f' id="{f.anchor}"' if f.anchor else ""
    return (
        f'<figure class="{kind}"{anchor}>\n{_numbered(image, f)}'
        f"<figcaption>{_words(f)}{_names(f, root)}</figcaption>\n</figure>\n"
    )


def _numbered(image: str, f: Figure) -> str:
    numbers = numbers_on(f.named, f.width, f.height)
    return f'<div class="numbered">\n{image}{numbers}</div>\n' if numbers else image


def _names(f: Figure, root: str) -> str:
    return f"\n{names_below(f.named, root, f.width, f.height)}" if f.named else ""


def drawn_appearances(b: Appearances, root: str) -> str:
    """Small images, each with a frame around the page's record, that lead to where it is large."""
    pictures = "".join([_small(one, root) for one in b.pictures])
    further = "".join([f"<li>{_leading(one, root, '')}</li>\n" for one in b.further])
    below = f'<ul class="links">\n{further}</ul>\n' if further else ""
    return (
        f'<section class="appearances" id="{b.anchor}">\n<h2>{escape(b.title)}</h2>\n'
        f'<ul class="small">\n{pictures}</ul>\n{below}</section>\n'
    )


def _small(one: Appearance, root: str) -> str:
    """Its words name it: it needs no alternative text."""
    f = one.figure
    width, path = f.files[0]
    height = max(1, round(f.height * width / f.width))
    size = f'width="{width}" height="{height}"'
    image = f'<img src="{root}{path}" {size} alt="" loading="lazy" decoding="async">'
    shown = f'<span class="numbered">{image}{frame_on(one.area, width, height)}</span>'
    return f"<li>{_leading(one, root, shown)}</li>\n"


def _leading(one: Appearance, root: str, image: str) -> str:
    detail = f' <span class="detail">{escape(one.detail)}</span>' if one.detail else ""
    return f'<a href="{root}{one.url}">{image}{escape(one.name)}</a>{detail}'


def _choice(f: Figure, root: str, column: int) -> str:
    """The files of which a browser takes the one that suits the screen."""
    if len(f.files) == 1:
        return ""
    shown = min(column, f.width, _TALL if f.height > f.width else column)
    files = ", ".join([f"{root}{path} {width}w" for width, path in f.files])
    sizes = f"(min-width: {shown + 36}px) {shown}px, calc(100vw - 36px)"
    return f' srcset="{files}" sizes="{sizes}"'


def _words(f: Figure) -> str:
    caption = f"{escape(f.caption)} " if f.caption else ""
    licence = escape(f.licence)
    if f.licence_url:
        licence = f'<a href="{f.licence_url}" rel="license external">{licence}</a>'
    return f'{caption}<span class="credit">{escape(f.credit)}, {licence}</span>'

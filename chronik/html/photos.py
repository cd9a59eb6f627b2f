"""Images on a page as HTML, with their words, credit and licence."""

from __future__ import annotations

from html import escape

from chronik.html.blocks import Figure, Figures

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
    return (
        f'<figure class="{kind}">\n'
        f'<img {source} {size} alt="{escape(f.alt)}"{lazy} decoding="async">\n'
        f"<figcaption>{_words(f)}</figcaption>\n</figure>\n"
    )


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

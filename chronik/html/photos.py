"""Images on a page as HTML, with their words, credit and licence."""

from __future__ import annotations

from html import escape

from chronik.html.blocks import Figure, Figures

# Pixels that an image is at most shown wide (assets/style.css): alone, beside another, and when it
# is taller than wide.
COLUMN, HALF, _TALL = 760, 380, 418


def drawn_all(b: Figures, root: str) -> str:
    several = len(b.figures) > 1
    every = "".join([drawn(f, root, HALF if several else COLUMN) for f in b.figures])
    return f'<div class="photos{" several" if several else ""}">\n{every}</div>\n'


def drawn(f: Figure, root: str, column: int) -> str:
    """The figure; the image is shown at most `column` pixels wide and never wider than it is. The
    first of a page is not lazy.
    """
    tall = f.height > f.width
    shown = min(column, f.width, _TALL if tall else column)
    sources = ", ".join([f"{root}{path} {width}w" for width, path in f.files])
    choice = (
        f' srcset="{sources}" sizes="(min-width: {shown + 36}px) {shown}px, calc(100vw - 36px)"'
        if len(f.files) > 1
        else ""
    )
    middle = f.files[min(1, len(f.files) - 1)][1]
    lazy = "" if f.is_first else ' loading="lazy"'
    size = f'width="{f.width}" height="{f.height}"'
    return (
        f'<figure class="photo{" tall" if tall else ""}">\n<img src="{root}{middle}"{choice} {size} alt="{escape(f.alt)}"{lazy} decoding="async">\n'
        f"<figcaption>{_words(f)}</figcaption>\n</figure>\n"
    )


def _words(f: Figure) -> str:
    licence = (
        f'<a href="{f.licence_url}" rel="license external">{escape(f.licence)}</a>'
        if f.licence_url
        else escape(f.licence)
    )
    caption = f"{escape(f.caption)} " if f.caption else ""
    return f'{caption}<span class="credit">{escape(f.credit)}, {licence}</span>'

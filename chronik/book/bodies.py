"""A text as it stands on its page -> the blocks that a book draws.

It is read back from the page's own HTML, so that a book links, mentions and leaves out what the
page does. That HTML is ours alone (no editor's HTML comes through), and well-formed but for its
images.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree

from chronik.book.flow import (
    Blockquote,
    DataTable,
    Flow,
    Hyperlink,
    Inline,
    LineEnd,
    Marked,
    Noted,
    Paragraph,
    Photo,
    Phrase,
    Rows,
    Rule,
    Subheading,
    TableCell,
    Verbatim,
)
from chronik.html.imageblocks import Figure
from chronik.language.patterns import late

_IMAGE = late(r"(<img [^>]*)>")
_NOTE = "#beleg-"
_MARKS = ("strong", "em", "s", "code")


def flows(html: str, root: str) -> tuple[Flow, ...]:
    """The blocks of a body; `root` is the way from its page to the site's root."""
    closed = _IMAGE.sub(r"\1/>", html)
    tree = ElementTree.fromstring(f"<body>{closed}</body>")
    return tuple(_in_steps(_flows(tree, root)))


def photo_of(figure: Figure) -> Photo:
    return Photo(
        address=figure.files[-1][1],
        width=figure.width,
        height=figure.height,
        alt=figure.alt,
        caption=_with_names(figure.caption, [_named(one.name, one.remark) for one in figure.named]),
        credit=", ".join(filter(None, (figure.credit, figure.licence))),
    )


def _with_names(caption: str, names: Sequence[str]) -> str:
    """As one reads them on the image: a book has no numbers on it."""
    if not names:
        return caption
    end = "." if caption[-1:].isalnum() else ""
    return f"{caption}{end} Zu sehen: {', '.join(names)}.".strip()


def _named(name: str, remark: str) -> str:
    return f"{name} ({remark})" if remark else name


def _in_steps(blocks: Iterable[Flow]) -> Iterator[Flow]:
    """Headings one below the other: who listens to a book hears no level that is left out."""
    typed = [0]  # levels of the headings above, as they were typed
    for block in blocks:
        if isinstance(block, Subheading):
            typed = [*(level for level in typed if level < block.level), block.level]
            block = block._replace(level=len(typed) - 1)
        yield block


def _flows(parent: ElementTree.Element, root: str) -> Iterator[Flow]:
    """Its blocks; words without one, as a tight list has them, are a paragraph."""
    loose: list[Inline] = [*_text(parent.text)]
    for child in parent:
        if child.tag not in _BLOCKS:
            loose += _inline(child, root)
        else:
            yield from _paragraph(loose)
            loose = []
            yield from _BLOCKS[child.tag](child, root)
        loose += _text(child.tail)
    yield from _paragraph(loose)


def _paragraph(loose: list[Inline]) -> Iterator[Paragraph]:
    inner = tuple(_trimmed(loose))
    if inner:
        yield Paragraph(inner)


def _trimmed(loose: list[Inline]) -> Iterator[Inline]:
    """Without the blanks that HTML has between its blocks."""
    last = len(loose) - 1
    for number, one in enumerate(loose):
        if isinstance(one, Phrase):
            text = one.text.lstrip(" \n") if number == 0 else one.text
            text = text.rstrip(" \n") if number == last else text
            if text:
                yield Phrase(text)
        else:
            yield one


def _p(node: ElementTree.Element, root: str) -> Iterator[Flow]:
    yield from _paragraph([*_inlines(node, root)])


def _heading(node: ElementTree.Element, root: str) -> Iterator[Flow]:
    yield Subheading(int(node.tag[1]), tuple(_inlines(node, root)))


def _list(node: ElementTree.Element, root: str) -> Iterator[Flow]:
    first = int(node.get("start", "1")) if node.tag == "ol" else None
    yield Rows(tuple([tuple(_flows(row, root)) for row in node]), first)


def _quoted(node: ElementTree.Element, root: str) -> Iterator[Flow]:
    yield Blockquote(tuple(_flows(node, root)))


def _verbatim(node: ElementTree.Element, _root: str) -> Iterator[Flow]:
    yield Verbatim("".join(node.itertext()).rstrip("\n"))


def _table(node: ElementTree.Element, root: str) -> Iterator[Flow]:
    yield DataTable(tuple([tuple([_cell(cell, root) for cell in row]) for row in node.iter("tr")]))


def _cell(node: ElementTree.Element, root: str) -> TableCell:
    align = node.get("style", "").removeprefix("text-align:")
    return TableCell(tuple(_inlines(node, root)), node.tag == "th", align)


def _rule(_node: ElementTree.Element, _root: str) -> Iterator[Flow]:
    yield Rule()


def _figure(node: ElementTree.Element, root: str) -> Iterator[Flow]:
    """The figure with its largest file."""
    image, caption = node.find(".//img"), node.find("figcaption")
    if image is None or caption is None:
        return
    files = image.get("srcset", image.get("src", ""))
    credit = caption.find("span")
    yield Photo(
        address=files.rpartition(", ")[2].partition(" ")[0].removeprefix(root),
        width=int(image.get("width", "1")),
        height=int(image.get("height", "1")),
        alt=image.get("alt", ""),
        caption=_with_names((caption.text or "").strip(), _names_in(caption)),
        credit="".join(credit.itertext()) if credit is not None else "",
    )


def _names_in(caption: ElementTree.Element) -> list[str]:
    """Each name, with what the editors remark on it."""
    names: list[str] = []
    for row in (*caption.iterfind("ol/li"), *caption.iterfind("p")):
        if row.tag == "li" and (unlinked := (row.text or "").strip()):
            names.append(unlinked)
        for node in row:
            if node.tag == "a" and not node.get("aria-label"):
                names.append(node.text or "")
            elif node.get("class") == "remark":
                names[-1] = _named(names[-1], node.text or "")
    return names


_BLOCKS = {
    "p": _p,
    **dict.fromkeys(("h2", "h3", "h4"), _heading),
    **dict.fromkeys(("ul", "ol"), _list),
    "blockquote": _quoted,
    "pre": _verbatim,
    "div": _table,  # it scrolls on its page
    "table": _table,
    "hr": _rule,
    "figure": _figure,
}


# --- within a paragraph


def _inlines(node: ElementTree.Element, root: str) -> Iterator[Inline]:
    yield from _text(node.text)
    for child in node:
        yield from _inline(child, root)
        yield from _text(child.tail)


def _inline(node: ElementTree.Element, root: str) -> Iterator[Inline]:
    target = node.get("href", "")
    if target.startswith(_NOTE):
        yield Noted(int(target.removeprefix(_NOTE)))
    elif node.tag == "br":
        yield LineEnd()
    elif node.tag in _MARKS:
        yield Marked(node.tag, tuple(_inlines(node, root)))
    elif node.tag == "a":
        yield Hyperlink(target.removeprefix(root), tuple(_inlines(node, root)))
    else:
        yield from _inlines(node, root)


def _text(text: str | None) -> Iterator[Phrase]:
    if text:
        yield Phrase(text.replace("\n", " "))

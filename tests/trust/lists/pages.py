"""Many pages read by two parsers: lexbor, which reads as browsers do, and Python's plain reader of tags."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.trust.active import Tag, active, by_letters, differing


def by_lexbor(page: str) -> list[Tag]:
    """As browsers read it (WHATWG), with what it mends."""
    return [_tag(node) for node in LexborHTMLParser(page).root.traverse()]


def _tag(node: LexborNode) -> Tag:
    named = ((name.rpartition(":")[2].lower(), value or "") for name, value in node.attributes.items())
    return Tag(node.tag.lower(), tuple(sorted(named)), node.text() if node.tag == "script" else "")


def faults(pages: dict[str, bytes], address: str) -> Iterator[str]:
    """Where the two do not see the same elements, or one sees what no page of ours has."""
    for path, data in pages.items():
        standard, letters = by_lexbor(data.decode()), by_letters(data.decode())
        if apart := differing(standard, letters):
            yield f"{path}: {apart[:3]}"
        yield from (f"{path}: {found}" for tags in (standard, letters) for found in active(tags, address))

"""What a browser would load from another host: whoever reads a page would be known there.

Links are none: they are followed by whoever clicks. The content security policy of every page
forbids what is found here; a file that asks for it would not show what it should.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chronik.language.patterns import late
from chronik.words.diagnostics import Diagnostic, Span, error

_URL = r"""=\s*["']?\s*(?P<url>(?:https?:)?//[^\s"'>]+)"""
_BEFORE = r"""(?:[^>"']|"[^"]*"|'[^']*')*?"""  # other attributes: what is quoted is a value
_TAGS = (
    r"<(?:script|img|image|iframe|frame|embed|object|source|video|audio|track|input|use|feimage)\b"
    rf"{_BEFORE}\s(?:src|srcset|poster|data|href|xlink:href)\s*{_URL}"
)
_LINKS = (
    r"<link\b(?=[^>]*\srel\s*=\s*[\"']?[^\"'>]*"
    r"(?:stylesheet|icon|preload|prefetch|preconnect|modulepreload|manifest))"
    rf"{_BEFORE}\shref\s*{_URL}"
)
_STYLES = r"""(?:url\(\s*["']?|@import\s+["'])\s*(?P<url>(?:https?:)?//[^\s"')]+)"""
_IN_PAGE = late(rf"{_TAGS}|{_LINKS.replace('url>', 'link>')}", re.IGNORECASE)
_IN_STYLE = late(_STYLES, re.IGNORECASE)
_STYLED = (".css", ".svg", ".html")


def foreign_load(page: bytes) -> str:
    """The first address that a page would load from another host; "" for none. Asked of the tags
    with an address in them alone: to look for all that load takes ten times as long.
    """
    text = page.decode()
    at, tried = text.find("//"), -1
    while at >= 0:
        tag = max(text.rfind("<", tried + 1, at), tried, 0)
        if (
            tag != tried
            and not text.startswith("<a ", tag)
            and (match := _IN_PAGE.match(text, tag))
        ):
            return _url(match)
        at, tried = text.find("//", at + 2), tag
    return ""


def foreign_problems(text: str, path: str) -> Iterator[Diagnostic]:
    """An error at each place of a template, style or picture that loads from another host."""
    if path.endswith(_STYLED) and "//" in text:
        for pattern in (_IN_PAGE, _IN_STYLE):
            for match in pattern.finditer(text):
                line = text.count("\n", 0, match.start()) + 1
                yield loaded(Span(path, line), _url(match))


def _url(match: re.Match[str]) -> str:
    return next(str(url) for url in match.groups() if url)


def loaded(span: Span, url: str) -> Diagnostic:
    """The error that what stands there loads this address."""
    host = url.partition("//")[2].partition("/")[0]
    message = f"Hier würde der Browser etwas von einem anderen Server laden: {host}."
    hint = "Die Datei unter assets/ ablegen und von dort einbinden; siehe docs/gestaltung.md."
    return error(span, "foreign-load", message, hint)

"""_redirects: what leads on, for hosts that send readers there themselves (Netlify, Codeberg Pages,
GitLab Pages, Cloudflare Pages). Others show the page that does the same (`redirect.html`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from chronik.chronicle.edition import Edition
from chronik.records.keys import key_of, url_of


def redirecting(edition: Edition) -> Iterable[str]:
    """One file, where there is something to say in it."""
    return ("",) if any(e.former_ids for e in edition.chronicle.entries.values()) else ()


def redirects(edition: Edition, urls: Sequence[str], subject: str) -> bytes:
    """A rule a line: from, to, status. Paths begin at the root of the host."""
    base = urlsplit(edition.chronicle.site.root).path or "/"
    rules = sorted(_rules(edition))
    return "".join([f"{base}{former} {base}{today} 301\n" for former, today in rules]).encode()


def _rules(edition: Edition) -> Iterator[tuple[str, str]]:
    for entry in edition.chronicle.entries.values():
        for former in entry.former_ids:
            yield url_of(key_of(entry.kind, former)), entry.url

"""sitemap.xml (sitemaps.org 0.9) and robots.txt (RFC 9309)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from chronik.chronicle.edition import Edition

MOST_ADDRESSES = 40_000  # addresses in a file; the standard allows 50,000


def sitemap_parts(urls: Sequence[str]) -> Sequence[str]:
    """ "" for sitemap.xml, and where one file is not enough the number of each it leads to."""
    count = -(-len(urls) // MOST_ADDRESSES)
    return ("", *map(str, range(1, count + 1))) if count > 1 else ("",)


def sitemap_path(part: str) -> str:
    return f"sitemap-{part}.xml" if part else "sitemap.xml"


def sitemap(edition: Edition, urls: Sequence[str], part: str) -> bytes:
    """Every page that may be found. Without a base address there is none to give."""
    base = edition.chronicle.site.base_url.rstrip("/")
    if not base:
        return _listed("urlset", "url", ())
    further = sitemap_parts(urls)[1:]
    if further and not part:
        return _listed("sitemapindex", "sitemap", [f"{base}/{sitemap_path(n)}" for n in further])
    start = (int(part) - 1) * MOST_ADDRESSES if part else 0
    some = urls[start : start + MOST_ADDRESSES]
    return _listed("urlset", "url", [f"{base}/{url}" for url in some])


def _listed(root: str, element: str, addresses: Sequence[str]) -> bytes:
    parts = (
        '<?xml version="1.0" encoding="utf-8"?>\n',
        f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n',
        *(f"<{element}><loc>{escape(address)}</loc></{element}>\n" for address in addresses),
        f"</{root}>\n",
    )
    return "".join(parts).encode()


def robots(edition: Edition, urls: Sequence[str]) -> bytes:
    base = edition.chronicle.site.base_url.rstrip("/")
    sitemap = f"Sitemap: {base}/sitemap.xml\n" if base else ""
    return f"User-agent: *\nAllow: /\n{sitemap}".encode()

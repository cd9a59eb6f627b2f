"""sitemap.xml (sitemaps.org 0.9) and robots.txt (RFC 9309)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from chronik.chronicle.edition import Edition


def sitemap(edition: Edition, urls: Sequence[str]) -> bytes:
    """Every page that may be found. Without a base address there is none to give."""
    base = edition.chronicle.site.base_url.rstrip("/")
    addresses = [escape(f"{base}/{url}") for url in urls] if base else []
    parts = (
        '<?xml version="1.0" encoding="utf-8"?>\n',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n',
        *(f"<url><loc>{address}</loc></url>\n" for address in addresses),
        "</urlset>\n",
    )
    return "".join(parts).encode()


def robots(edition: Edition, urls: Sequence[str]) -> bytes:
    base = edition.chronicle.site.base_url.rstrip("/")
    sitemap = f"Sitemap: {base}/sitemap.xml\n" if base else ""
    return f"User-agent: *\nAllow: /\n{sitemap}".encode()

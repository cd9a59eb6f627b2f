"""A page as the preview gives it: with one script more, and a policy that lets it run."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

SCRIPT = "/-/preview.js"
_HEAD = re.compile(rb"<head\b[^>]*>", re.IGNORECASE)
_POLICY = re.compile(
    rb'<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]*)"\s*/?>\n?', re.IGNORECASE
)
_NEEDED = ("script-src", "style-src", "connect-src")


class Inserted(NamedTuple):
    data: bytes
    policy: str  # the page's own, as its answer carries it; "" where it has none


def with_preview(page: bytes, site: int) -> Inserted:
    """The script comes before those of the page, so that it sees the page as it was sent. `site` is
    the number of the state of the site.
    """
    found = _POLICY.search(page)
    policy = adapted(unescape(found[1].decode("utf-8", "replace"))) if found else ""
    if found:
        page = page[: found.start()] + page[found.end() :]
    script = f'<script defer src="{SCRIPT}" data-site="{site}"></script>'.encode()
    head = _HEAD.search(page)
    at = head.end() if head else len(page)
    return Inserted(page[:at] + script + page[at:], policy)


def adapted(policy: str) -> str:
    """The same policy, in which the preview's own script, style and messages are allowed."""
    rules: dict[str, list[str]] = {}
    for rule in filter(None, map(str.strip, policy.split(";"))):
        name, *values = rule.split()
        rules.setdefault(name.lower(), values)
    for name in _NEEDED:
        if name not in rules and "default-src" not in rules:
            continue
        values = rules.get(name, rules.get("default-src", []))
        if "'self'" not in values:
            rules[name] = ["'self'", *(value for value in values if value != "'none'")]
    return "; ".join(" ".join((name, *values)) for name, values in rules.items())


def unmounted(page: bytes, mount: str) -> bytes:
    """The page for missing addresses, whose links begin at the root of the host: here that is the
    root of the site.
    """
    return page.replace(f'="{mount}'.encode(), b'="/') if mount not in ("", "/") else page

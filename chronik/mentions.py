"""Known names in running text: found once a body, linked at the first mention. Pure.

The names of all records become one regular expression built as a trie, so that the time does not grow with their number.
A name matches whole words, over line breaks, and with a genitive -s.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

# What must not be linked into: tags, links, code, headings. Alternatives are tried in this order at each place.
_SKIPPED = r"<a\b[^>]*>.*?</a>|<code\b.*?</code>|<pre\b.*?</pre>|<h[1-6]\b.*?</h[1-6]>|<[^>]*>|\x02[LC]\d+\x03|&\w+;"
_SPACE = r"\s+"


class Names(NamedTuple):
    """Names as they stand in HTML (blanks single), each with the keys of the records that bear it."""

    keys: Mapping[str, tuple[str, ...]]
    digest: bytes  # of all names and keys: what a finding depends on besides the text


class Mention(NamedTuple):
    """A name in a rendered body: where it stands in the HTML, and whose name it may be."""

    start: int
    end: int
    name: str
    keys: tuple[str, ...]


def names_of(pairs: Iterable[tuple[str, str]]) -> Names:
    """Names from (name, key) pairs. Names under three characters are left out: they match too much."""
    keys: dict[str, dict[str, None]] = {}
    for name, key in pairs:
        clean = " ".join(name.split())
        if len(clean) > 2:
            keys.setdefault(html.escape(clean), {})[key] = None
    known = {name: tuple(of) for name, of in keys.items()}
    return Names(known, hashlib.blake2b(repr(sorted(known.items())).encode(), digest_size=16).digest())


def pattern_of(names: Names) -> re.Pattern[str] | None:
    """The expression for the names, None for none; made once, for it costs more than reading a thousand bodies with it."""
    if names.digest not in _PATTERNS:
        _PATTERNS.clear()
        alternatives = _trie(names.keys) if names.keys else ""
        _PATTERNS[names.digest] = re.compile(rf"{_SKIPPED}|(?<!\w)(?:{alternatives})s?(?!\w)", re.DOTALL) if alternatives else None
    return _PATTERNS[names.digest]


_PATTERNS: dict[bytes, re.Pattern[str] | None] = {}


def _trie(words: Iterable[str]) -> str:
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _pattern(root)


def _pattern(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    """The longest branch first, so that the longer of two names wins."""
    prefix = ""
    while len(node) == 1 and "" not in node:
        char, node = next(iter(node.items()))
        prefix += _SPACE if char == " " else re.escape(char)
    if list(node) == [""]:
        return prefix
    branches = [(_SPACE if char == " " else re.escape(char)) + _pattern(rest) for char, rest in sorted(node.items()) if char]
    body = branches[0] if len(branches) == 1 else "|".join(branches)
    return prefix + (f"(?:{body})?" if "" in node else f"(?:{body})" if len(branches) > 1 else body)


def occurring(names: Names, texts: Iterable[str]) -> Names:
    """Only the names that stand in one of the texts: for a few texts much cheaper to look for, with the same findings."""
    whole = " ".join(" ".join(texts).split())
    keys = {name: of for name, of in names.keys.items() if name in whole}
    return Names(keys, hashlib.blake2b(repr(sorted(keys)).encode(), digest_size=16).digest())


def find(names: Names, text: str) -> tuple[Mention, ...]:
    """The first mention of each name in the HTML text, in its order."""
    pattern = pattern_of(names)
    if pattern is None:
        return ()
    found: dict[tuple[str, ...], Mention] = {}
    for match in pattern.finditer(text):
        words = match[0]
        if words[0] in "<\x02&":
            continue
        name = " ".join(words.split())
        name = name if name in names.keys else name.removesuffix("s")
        keys = names.keys.get(name)
        if keys and keys not in found:
            found[keys] = Mention(match.start(), match.end(), name, keys)
    return tuple(found.values())


def linked(text: str, mentions: Iterable[Mention], link: Callable[[Mention, str], str]) -> str:
    """The HTML with `link(mention, words)` in place of each mention's words."""
    parts, done = [], 0
    for mention in mentions:
        parts += [text[done : mention.start], link(mention, text[mention.start : mention.end])]
        done = mention.end
    return "".join([*parts, text[done:]])

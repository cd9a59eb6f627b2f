"""Known names in running text: found once in each body, linked at the first mention. Pure.

In three parts: the names of all records, made ready to be looked for; the mentions of them in the
HTML of a body (`find_names`), and that HTML with links (`linked`); and where a name that needs the
editor's hand stands in the Markdown of the file (`name_place`), for the message about it.

A text that is not even (`evened`) is searched as if it were, so that a name is found over every
kind of blank and hyphen, over line ends, and in any Unicode form.

The words of a body are held against the first words of all names; where one stands, the names that
begin with it are compared, by their second word. So the time hardly grows with the number of names.
A name matches whole words, over line breaks, and with a genitive -s, but not as a part of a word
with a hyphen.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from html import unescape

from chronik.chronicle.names.evened import Evened, even, evened, is_even
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.words.diagnostics import START, At
from chronik.words.digests import digest_of_text

_WORDS = late(r"\w+")
_SECOND = late(r"\s+(\w+)")

# What must not be linked into: tags, links, code, headings. Alternatives are tried in this order at
# each place.
_SKIPPED = late(
    r"<a\b[^>]*>.*?</a>"
    r"|<code\b.*?</code>"
    r"|<pre\b.*?</pre>"
    r"|<h[1-6]\b.*?</h[1-6]>"
    r"|<[^>]*>"
    r"|\x02[LC]\d+\x03"
    r"|&\w+;",
    re.DOTALL,
)

# What of a Markdown text is no running text: links, citations, addresses, code.
_NO_TEXT = late(r"\[\[.*?\]\]|\[@.*?\]|\]\([^)\n]*\)|`[^`\n]*`", re.DOTALL)


class Names(NamedTuple):
    """Names as they stand in HTML (blanks single), with the keys of the records that bear them."""

    keys: Mapping[str, tuple[str, ...]]
    digest: bytes  # of all names and keys: what a finding depends on besides the text


class Mention(NamedTuple):
    """A name in a rendered body: where it stands in the HTML, and whose name it may be."""

    start: int
    end: int
    name: str
    keys: tuple[str, ...]


def names_of(pairs: Iterable[tuple[str, str]]) -> Names:
    """Names from (name, key) pairs, but those under three characters, which match too much."""
    keys: dict[str, dict[str, None]] = {}
    for name, key in pairs:
        clean = even(name)
        if len(clean) > 2:
            keys.setdefault(html.escape(clean), {})[key] = None

    known = {name: tuple(bearers) for name, bearers in keys.items()}
    return Names(known, digest_of_text(repr(sorted(known.items()))))


def prepared(names: Names) -> None:
    """Make the index now, before workers part that would each make their own."""
    _index(Hashed(names))


class Index(NamedTuple):
    """Names by their first word and, after a blank, their second ("" for none)."""

    starts: Mapping[str, Mapping[str, list[str]]]  # the longest name first
    words: frozenset[str]  # first words, with and without a genitive -s

    # Words with the first letter of one of them: nearly all names begin with a capital.
    likely: re.Pattern[str]


class Hashed(NamedTuple):
    """Names as the key of a cache: by their digest, not by their thousands of entries."""

    of: Names

    def __hash__(self) -> int:
        return hash(self.of.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Hashed) and self.of.digest == other.of.digest


@lru_cache(maxsize=2)
def _index(names: Hashed) -> Index:
    starts: dict[str, dict[str, list[str]]] = {}
    for name in sorted(names.of.keys, key=len, reverse=True):
        if first := _WORDS.match(name):
            starts.setdefault(first[0], {}).setdefault(_word_at(name, first.end()), []).append(name)

    letters = "".join(sorted({re.escape(word[0]) for word in starts})) or "\0"
    return Index(
        starts,
        frozenset((*starts, *(f"{word}s" for word in starts))),
        re.compile(rf"[{letters}]\w*"),
    )


def _word_at(text: str, at: int) -> str:
    """The word that follows here after blanks, or ""."""
    match = _SECOND.match(text, at)
    return match[1] if match else ""


def find_names(names: Names, text: str) -> tuple[Mention, ...]:
    """The first mention of each record in the HTML text, in its order; where that is by a single
    word, the first by another name too.

    Of names that begin alike the longest counts.
    """
    if is_even(text):
        return _found(names, text)

    made = evened(text)
    found = _found(names, made.text)
    return tuple([_in_original(mention, made) for mention in found])


def _in_original(mention: Mention, made: Evened) -> Mention:
    start, end = made.span(mention.start, mention.end)
    return mention._replace(start=start, end=end)


def _found(names: Names, text: str) -> tuple[Mention, ...]:
    """As `find_names`, in an even text."""
    index = _index(Hashed(names))
    words = index.words.intersection(index.likely.findall(text))
    places = sorted([(start, word) for word in words for start in _places(word, text)])
    if not places:
        return ()

    skipped = _SKIPPED.finditer(text)
    gap, done = next(skipped, None), 0
    found: dict[tuple[tuple[str, ...], bool], Mention] = {}
    for start, word in places:
        while gap and gap.end() <= start:
            gap = next(skipped, None)
        if start < done or (gap and gap.start() <= start):
            continue
        candidates = index.starts.get(word) or index.starts[word[:-1]]
        name, end = _longest(candidates, text, start, start + len(word))
        if name:
            keys = names.keys[name]
            found.setdefault((keys, is_single(name)), Mention(start, end, name, keys))
            done = end
    return tuple(found.values())


def is_single(name: str) -> bool:
    """Whether a name is a single word that may be a common one (Brand, Halle, Essen).

    Abbreviations (DGB), capitals inside (MoosNet), digits, hyphens and points tell a name.
    """
    return name.isalpha() and name[1:].islower()


def _places(word: str, text: str) -> Iterator[int]:
    """Where the word stands as a whole word that continues no other over a hyphen."""
    at = text.find(word)
    while at >= 0:
        if is_whole(text, at, at + len(word)):
            yield at
        at = text.find(word, at + 1)


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether what stands there is no part of a longer word, and continues none over a hyphen."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or before in ("_", "-") or after.isalnum() or after == "_")


def _longest(
    candidates: Mapping[str, list[str]], text: str, start: int, after: int
) -> tuple[str, int]:
    """The longest candidate that stands at `start`, and where it ends; "" for none.

    Its first word ends at `after`.
    """
    second = _word_at(text, after)
    genitive = second[:-1] if second.endswith("s") else ""
    for name in (
        *(candidates.get(second, ()) if second else ()),
        *(candidates.get(genitive, ()) if genitive else ()),
        *candidates.get("", ()),
    ):
        end = _end(name, text, start)
        end += bool(end) and text[end : end + 1] == "s"
        if end and not _goes_on(text, end):
            return name, end
    return "", 0


def _end(name: str, text: str, start: int) -> int:
    """Where the name ends that stands at `start`, perhaps over a line break; 0 for nowhere."""
    if text.startswith(name, start):
        return start + len(name)
    if " " in name and "\n" in text[start : start + len(name)]:
        match = re.compile(_over_lines(name.split())).match(text, start)
        return match.end() if match else 0
    return 0


def _over_lines(words: Iterable[str]) -> str:
    """A pattern of the words with any blanks between them."""
    return r"\s+".join(map(re.escape, words))


def _goes_on(text: str, at: int) -> bool:
    """Whether a word goes on here, with a letter or digit, or over a hyphen („Sachsen-Anhalt“)."""
    here = text[at : at + 2]
    return here[:1].isalnum() or here[:1] == "_" or (here[:1] == "-" and here[1:].isalnum())


def linked(text: str, mentions: Iterable[Mention], link: Callable[[Mention, str], str]) -> str:
    """The HTML with `link(mention, words)` in place of each mention's words."""
    parts, done = [], 0
    for mention in mentions:
        parts += [text[done : mention.start], link(mention, text[mention.start : mention.end])]
        done = mention.end
    return "".join([*parts, text[done:]])


def name_place(text: str, name: str) -> At:
    """Line and column of the first mention of a name in a record's file; the start for none.

    Its head does not count, nor do links, citations and code in its Markdown.
    """
    masked = _NO_TEXT.sub(lambda part: re.sub(r"[^\n]", "\0", part[0]), text)
    head = max(masked.find("\n---", 3), 0)
    if not is_even(masked[head:]):
        made = evened(masked[head:])
        at = _first(made.text, unescape(name).split(), 0)
        return _place(text, head + made.starts[at] if at >= 0 else -1)
    return _place(text, _first(masked, unescape(name).split(), head))


def _first(text: str, words: list[str], start: int) -> int:
    at = text.find(words[0], start)
    if at >= 0 and not _is_name(text, at, " ".join(words)):  # its first word, of something else
        match = re.compile(rf"(?<![\w-]){_over_lines(words)}s?(?!\w)").search(text, at)
        at = match.start() if match else -1
    return at


def _place(text: str, at: int) -> At:
    return START if at < 0 else (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _is_name(text: str, at: int, name: str) -> bool:
    """Whether exactly the name stands there, as a whole; it may end in a genitive's s."""
    end = at + len(name)
    return text.startswith(name, at) and is_whole(text, at, end + (text[end : end + 1] == "s"))

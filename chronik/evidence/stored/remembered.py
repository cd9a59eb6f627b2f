"""Words that took long to read are remembered by the content of their file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from chronik.evidence.stored.marks import StoredWords, UnreadableError, place_words
from chronik.evidence.stored.reading import is_apart, words_of_files
from chronik.language.tuples import NamedTuple
from chronik.privacy.reporting import LegibleText
from chronik.words.digests import digest_of


class WordsReader(NamedTuple):
    """By the digests of the files: what earlier builds read, and what this one has asked for."""

    known: Mapping[str, StoredWords]
    used: dict[str, StoredWords]

    def words(self, name: str, parts: Sequence[bytes], pages: Sequence[str] = ()) -> StoredWords:
        """The words of a source, as `words_of_files` reads them. Raises UnreadableError."""
        if not is_apart(name):
            return words_of_files(name, parts, pages)
        digest = digest_of(repr((*map(digest_of, parts), *pages)).encode()).hex()
        if digest not in self.used:
            self.used[digest] = self.known.get(digest) or words_of_files(name, parts, pages)
        return self.used[digest]

    def legible(self, path: str, data: bytes) -> LegibleText:
        """What people read in a file. Of one that cannot be read a problem is told where a source
        names it.
        """
        if not is_apart(path):
            return LegibleText(data.decode("utf-8-sig", "replace"))
        try:
            words = self.words(path, [data])
        except UnreadableError:
            return LegibleText("", is_changeable=False)
        return LegibleText(words.text, partial(place_words, words.marks), is_changeable=False)

"""Words that took long to read are remembered by the content of their file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from chronik.evidence.stored.marks import StoredWords, UnreadableError, place_words
from chronik.evidence.stored.reading import is_binary, is_slow, words_of_file
from chronik.language.tuples import NamedTuple
from chronik.privacy.reporting import LegibleText
from chronik.words.digests import digest_of


class WordsReader(NamedTuple):
    """By the digests of the files: what earlier builds read, and what this one has asked for."""

    known: Mapping[str, StoredWords]
    used: dict[str, StoredWords]

    def words(self, name: str, data: bytes) -> StoredWords:
        """The words of a file of seeds/. Raises UnreadableError."""
        if not is_slow(name):
            return words_of_file(name, data)
        digest = digest_of(data).hex()
        if digest not in self.used:
            self.used[digest] = self.known.get(digest) or words_of_file(name, data)
        return self.used[digest]

    def legible(self, path: str, data: bytes) -> LegibleText:
        """What people read in a file. Of one that cannot be read a problem is told where a source
        names it.
        """
        if not is_slow(path):
            return LegibleText(data.decode("utf-8-sig", "replace"))
        try:
            words = self.words(path, data)
        except UnreadableError:
            text = "" if is_binary(path) else data.decode("utf-8-sig", "replace")
            return LegibleText(text, is_changeable=False)
        is_changeable = not is_binary(path)
        return LegibleText(words.text, partial(place_words, words.marks), is_changeable)

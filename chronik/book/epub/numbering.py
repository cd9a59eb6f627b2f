"""The notes of a chapter, counted as a reader meets them; each may be referred to several times."""

from __future__ import annotations

from chronik.book.flow import Inline


class ChapterNotes:
    """Counts while a chapter is drawn: the only object with a state, which never leaves it."""

    def __init__(self) -> None:
        self.notes: list[tuple[Inline, ...]] = []
        self.uses: list[int] = []  # how often each is referred to
        self._numbers: dict[tuple[str, int], int] = {}

    def number(self, name: tuple[str, int], words: tuple[Inline, ...]) -> tuple[int, int]:
        """The number of a note in the chapter, and how many times it was referred to with this."""
        if name not in self._numbers:
            self.notes.append(words)
            self.uses.append(0)
            self._numbers[name] = len(self.notes)
        number = self._numbers[name]
        self.uses[number - 1] += 1
        return number, self.uses[number - 1]

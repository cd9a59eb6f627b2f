"""Long lists in few records: packed into texts as long as a name may be, and each field given the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from typing import Any

from chronik.records.fields.table import Type
from chronik.records.kinds.entry import read_entry
from tests.trust.filled import Filling, bodies, is_read, written

ROOM = 160  # bytes, nearly: a name has 300 characters, with what is put behind it, and a head of dozens of fields 16,000 bytes
_WORDED = ("as", "as_written")  # which stand so in the source


def is_refused(text: str) -> bool:
    """Whether no name may hold it: it has what nobody sees, or commands a terminal."""
    problems = read_entry("content/people/a.yaml", f"name: {written(text)}\n".encode("utf-8", "replace")).problems
    return any(problem.severity == "error" for problem in problems)


def packed(texts: Sequence[str]) -> tuple[str, ...]:
    """All that names may hold, several in a text; what is too long is cut."""
    packs = [""]
    for text in texts:
        for start in range(0, len(text), ROOM):
            piece = " ".join(text[start : start + ROOM].split())
            if piece and not is_refused(piece):
                fits = len(written(packs[-1] + piece).encode()) < ROOM
                packs[-1:] = [f"{packs[-1]} {piece}".strip()] if fits else [packs[-1], piece]
    return tuple(pack for pack in packs if not is_refused(pack))


def turning(texts: Sequence[str], each: int) -> Callable[..., Filling]:
    """A filling that takes the next text for each field, and `each` of them for its body."""
    following = cycle(texts)

    class Turning(Filling):
        @property
        def quote(self) -> str:
            return self._plain.quote

        @property
        def _plain(self) -> Filling:
            return Filling(*self._replace(text=texts[self.number]))

        def value(self, type_: Type, name: str, inside: str) -> Any:
            one = self._plain if name in _WORDED else self._replace(text=next(following))
            return Filling.value(one, type_, name, inside)

        def bodies(self) -> Iterator[str]:
            pieces = [piece for _ in range(each) for piece in bodies(self._replace(text=next(following)))]
            while not is_read("\n\n".join(pieces)):  # brackets without end, more than one body may have
                pieces.pop()
            yield from pieces

    return Turning

"""What every open page is told: how the site stands. Threads of the server and of the builder share
it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Condition
from typing import Any, NamedTuple

_TOLD = ("site", "faults", "more", "works")


class Standing(NamedTuple):
    """A state to be told, and its number."""

    number: int
    words: str  # JSON


class Showing:
    """The state of the preview. `early` are pages that are drawn while the site is incomplete."""

    def __init__(self) -> None:
        self._turn = Condition()
        self._number = 0
        self._open: Counter[str] = Counter()
        self._replies: dict[int, Any] = {}
        self._asked = 0
        self.is_over = False
        self.site = 0  # counts the states of the site
        self.faults: list[dict[str, Any]] = []
        self.more = 0  # faults that are not among them
        self.works = False
        self.early: Mapping[str, bytes] = {}
        self.mount = ""  # path of the address that the site will have

    def tell(self, *, is_new: bool = False, **state: Any) -> None:
        """Set what has changed. `is_new`: pages may have changed too."""
        with self._turn:
            for name, value in state.items():
                setattr(self, name, value)
            self.site += is_new
            self._number += 1
            self._turn.notify_all()

    def after(self, number: int, patience: float) -> Standing | None:
        """The state, once it is another than that; None when it stays for so many seconds."""
        with self._turn:
            if not self._turn.wait_for(lambda: self._number != number or self.is_over, patience):
                return None
            state = {name: getattr(self, name) for name in _TOLD}
            return Standing(self._number, json.dumps(state))

    @contextmanager
    def looked_at(self, address: str) -> Iterator[None]:
        """Somebody has that page open."""
        with self._turn:
            self._open[address] += 1
        try:
            yield
        finally:
            with self._turn:
                self._open[address] -= 1
                self._open += Counter()

    def open_pages(self) -> list[str]:
        with self._turn:
            return sorted(self._open)

    # --- questions that another process answers ---------------------------------------------------

    def question(self) -> int:
        """A number for it."""
        with self._turn:
            self._asked += 1
            return self._asked

    def reply(self, number: int, words: Any) -> None:
        with self._turn:
            self._replies[number] = words
            self._turn.notify_all()

    def answer(self, number: int, patience: float) -> Any:
        """What was replied; None when nothing was for so many seconds."""
        with self._turn:
            self._turn.wait_for(lambda: number in self._replies or self.is_over, patience)
            return self._replies.pop(number, None)

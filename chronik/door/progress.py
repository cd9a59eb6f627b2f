"""How a run goes: how long each stage took, and, on a terminal and for work of over a second, how
far it is.
"""

from __future__ import annotations

import sys
import time

from chronik.words.german import number

PATIENCE = 1.0  # seconds of silence
PACE = 0.1  # seconds between two lines

# Empties the line of progress. A console of Windows may not know the sequence.
_EMPTY = f"\r{' ' * 70}\r" if sys.platform == "win32" else "\r\033[K"


class Progress:
    """Told of stages by the pipeline and the session; says what it knows on standard error, when
    that is a terminal.
    """

    def __init__(self) -> None:
        self.started = self._said = time.perf_counter()
        self._laps: list[tuple[str, float]] = []
        self._notes: list[str] = []

    def __call__(self, stage: str) -> None:
        """A stage is over."""
        self._laps.append((stage, time.perf_counter()))
        self._say(f"{stage} ✓")

    def step(self, stage: str, done: int, total: int) -> None:
        """A long stage has come so far."""
        self._say(f"{stage}: {number(done)} von {number(total)}")

    def note(self, words: str) -> None:
        """Something to say with the timings."""
        self._notes.append(words)

    def _say(self, words: str) -> None:
        now = time.perf_counter()
        if sys.stderr.isatty() and now - self.started > PATIENCE and now - self._said > PACE:
            self._said = now
            print(f"{_EMPTY}{words}", end="", file=sys.stderr, flush=True)

    def seconds(self) -> float:
        """Since the start; clears the line of progress."""
        if self._said > self.started and sys.stderr.isatty():
            print(_EMPTY, end="", file=sys.stderr, flush=True)
        return time.perf_counter() - self.started

    def words(self) -> str:
        """A line for each stage, then the notes."""
        before = [self.started, *(at for _, at in self._laps)]
        stages = [
            f"{stage:<16}{at - since:8.3f} s"
            for since, (stage, at) in zip(before, self._laps, strict=False)
        ]
        return "\n".join([*stages, *self._notes])

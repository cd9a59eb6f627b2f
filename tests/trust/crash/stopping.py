"""A change of several files whose process ends within."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from chronik.system import writing


class StoppedError(BaseException):
    """As if the process were gone: nothing after it is done."""


@contextmanager
def stopping(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """What is within ends with a StoppedError that the patched place raises; nothing is taken back or finished."""
    with monkeypatch.context() as patch:
        for name in ("_take_back", "_finish"):
            patch.setattr(writing, name, lambda *_: None)
        patch.setattr(writing, "_close", lambda journal: os.close(journal.file))
        with pytest.raises(StoppedError):
            yield patch

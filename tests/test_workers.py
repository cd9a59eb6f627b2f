"""Divided work gives what undivided work gives; a worker that fails or dies is an error, never a hang."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from chronik.workers import WorkerDiedError, batches, later, spread

PARENT = os.getpid()
MANY = list(range(1001))


def doubled(items: Sequence[int]) -> list[int]:
    return [2 * item for item in items]


@pytest.mark.parametrize("jobs", [1, 2, 3, 7])
def test_results_stand_in_the_order_of_the_items(jobs: int) -> None:
    assert spread(doubled, MANY, jobs=jobs) == doubled(MANY)


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_batches_hold_every_item_once(jobs: int) -> None:
    found = [item for batch in batches(list, MANY, jobs=jobs) for item in pickle.loads(batch)]
    assert sorted(found) == MANY


def test_nothing_is_nothing() -> None:
    assert spread(doubled, [], jobs=4) == []
    assert batches(list, [], jobs=4) == []


def test_what_a_worker_raises_is_raised() -> None:
    def fails(items: Sequence[int]) -> list[int]:
        if os.getpid() != PARENT:
            raise LookupError("weg")
        return doubled(items)

    with pytest.raises(LookupError, match="weg"):
        spread(fails, MANY, jobs=2)


def test_a_worker_that_is_killed_is_an_error() -> None:
    def dies(items: Sequence[int]) -> list[int]:
        if os.getpid() != PARENT:
            os.kill(os.getpid(), signal.SIGKILL)
        return doubled(items)

    with pytest.raises(WorkerDiedError):
        spread(dies, MANY, jobs=3)


def children() -> set[str]:
    """Process ids of the children of this process; the browser of other tests is one too."""
    found = set()
    for process in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # gone meanwhile
            if process.read_text("utf-8", "replace").rpartition(")")[2].split()[1] == str(os.getpid()):
                found.add(process.parent.name)
    return found


def test_no_worker_is_left_behind() -> None:
    before = children()
    spread(doubled, MANY, jobs=4)
    assert children() == before


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_was_begun_early_gives_its_result_when_it_is_asked_for(jobs: int) -> None:
    before = children()
    result = later(lambda: {"by": os.getpid(), "made": doubled(MANY)}, jobs=jobs)
    found = result()
    assert found["made"] == doubled(MANY)
    assert (found["by"] == PARENT) == (jobs == 1)
    assert children() == before


def test_what_was_begun_early_fails_when_it_is_asked_for() -> None:
    def fails() -> None:
        raise LookupError("weg")

    result = later(fails, jobs=2)
    with pytest.raises(LookupError, match="weg"):
        result()

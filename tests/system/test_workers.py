"""Divided work gives what undivided work gives; a worker that fails or dies is an error, never a hang."""

from __future__ import annotations

import os
import pickle
import select
import signal
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pytest

from chronik.system.workers import WorkerDiedError, batches, later, spread

PARENT = os.getpid()
MANY = list(range(1001))


def doubled(items: Iterable[int]) -> list[int]:
    return [2 * item for item in items]


@pytest.mark.parametrize("jobs", [1, 2, 3, 7])
def test_results_stand_in_the_order_of_the_items(jobs: int) -> None:
    assert spread(doubled, MANY, jobs=jobs) == doubled(MANY)


def in_pairs(items: Iterable[int]) -> list[list[int]]:
    every = [*items]
    return [every[at : at + 2] for at in range(0, len(every), 2)]


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_batches_hold_every_item_once(jobs: int) -> None:
    found = batches(in_pairs, MANY, jobs=jobs)()
    assert sorted(item for _, piece in found for item in piece) == MANY
    assert [pickle.loads(data) for data, _ in found] == [piece for _, piece in found]


def test_batches_are_begun_before_anybody_waits_for_them() -> None:
    heard, tell = os.pipe()

    def works(items: Iterable[int]) -> list[list[int]]:
        if os.getpid() != PARENT:
            os.write(tell, b".")
        return in_pairs(items)

    result = batches(works, MANY, jobs=2)
    assert select.select([heard], [], [], 30)[0]
    assert sorted(item for _, piece in result() for item in piece) == MANY
    os.close(heard)
    os.close(tell)


def test_nothing_is_nothing() -> None:
    assert spread(doubled, [], jobs=4) == []
    assert batches(list, [], jobs=4)() == []


def test_what_a_worker_raises_is_raised() -> None:
    def fails(items: Iterable[int]) -> list[int]:
        if os.getpid() != PARENT:
            raise LookupError("weg")
        return doubled(items)

    with pytest.raises(LookupError, match="weg"):
        spread(fails, MANY, jobs=2)


def test_a_worker_that_is_killed_is_an_error() -> None:
    def dies(items: Iterable[int]) -> list[int]:
        if os.getpid() != PARENT:
            os.kill(os.getpid(), signal.SIGKILL)
        return doubled(items)

    with pytest.raises(WorkerDiedError):
        spread(dies, MANY, jobs=3)


def test_what_this_process_raises_leaves_no_worker_waiting() -> None:
    """A worker with more to say than a pipe holds ends when nobody listens any more."""

    def fails(items: Iterable[int]) -> list[bytes]:
        if os.getpid() == PARENT:
            next(iter(items), None)  # the others may have been quicker
            raise LookupError("hier")
        return [bytes(1000) for _ in items]

    before = children()
    with pytest.raises(LookupError, match="hier"):
        spread(fails, MANY, jobs=2)
    assert children() == before


def test_whoever_is_ready_takes_more() -> None:
    """While one process is busy with one item, the other does three quarters of all: the first waits until it has."""
    most = len(MANY) * 3 // 4
    begun, begin = os.pipe()
    done, tell = os.pipe()

    def works(items: Iterable[int]) -> list[list[int]]:
        made = []
        if os.getpid() != PARENT:
            os.read(begun, 1)  # the first item is not for this process
        for item in items:
            if item == 0:
                os.write(begin, b".")
                heard = 0
                while heard < most and select.select([done], [], [], 30)[0]:
                    heard += len(os.read(done, most))
            else:
                os.write(tell, b".")
            made.append(os.getpid())
        return made

    makers = spread(works, MANY, jobs=2)
    for end in (begun, begin, done, tell):
        os.close(end)
    assert makers.count(makers[0]) <= len(MANY) - most


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

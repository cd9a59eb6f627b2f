"""Work divided over forked processes, which share the model and send back only what they made.

The result is the same for any number of jobs: shares are combined in the order of the items.
Without fork there is one.
"""

from __future__ import annotations

import gc
import io
import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any, Generic, TypeVar

from chronik.language.compiled import keep
from chronik.language.tuples import NamedTuple

T = TypeVar("T")
R = TypeVar("R")

WORTH = 200  # items below which a fork costs more than it saves
PIECES = 128  # in which each process takes its share of the items, one after another
_MOST = 1024  # pieces at all: their numbers fit into the smallest pipe there is, of 4096 bytes
_NUMBER = 4  # bytes
_ROOM = 1 << 20  # bytes in a pipe: as much as Linux gives anybody


class WorkerDiedError(RuntimeError):
    """A worker ended without a result (killed, out of memory)."""


class _Worker(NamedTuple):
    """A process, and the end of a pipe that its result will come out of."""

    pid: int
    out: int


_unheard: set[_Worker] = set()  # that this process has begun, and not yet heard


class _Share(NamedTuple):
    """What a process made of its share, and the numbers of the items that it took."""

    taken: list[int]
    made: Any


class _Batch(NamedTuple, Generic[R]):
    """The pieces that a worker made, pickled; and as they are, when this process made them."""

    data: list[bytes]
    made: Sequence[R] | None


def cores() -> int:
    """Processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    work: Callable[[Iterable[T]], Sequence[R]], items: Sequence[T], *, jobs: int, worth: int = WORTH
) -> list[R]:
    """`work(items)`, done in shares; `work` gives one result for each item, in their order.

    Raises what a worker raised, or WorkerDiedError.
    """
    if not _divided(jobs) or len(items) < worth:
        return list(work(items))

    results: list[Any] = [None] * len(items)
    for share in _shares(work, items, jobs)():
        for number, result in zip(share.taken, share.made, strict=True):
            results[number] = result
    return results


def _divided(jobs: int) -> bool:
    return jobs > 1 and hasattr(os, "fork")


def batches(
    work: Callable[[Iterable[T]], Sequence[R]], items: Sequence[T], *, jobs: int
) -> Callable[[], list[tuple[bytes, R]]]:
    """The pieces that `work(share)` makes of each share of the items, each with its pickle, so that
    it can be kept as it is.

    Other processes begin at once; what is returned does this one's share and waits for theirs.
    """
    own = os.getpid()

    def pickled(share: Iterable[T]) -> _Batch[R]:
        made = work(share)
        data = [pickle.dumps(piece, protocol=5) for piece in made]
        return _Batch(data, made if os.getpid() == own else None)

    def alone() -> list[_Share]:
        return [_Share([], pickled(items))] if items else []

    def result() -> list[tuple[bytes, R]]:
        found: list[_Batch[R]] = [share.made for share in shares()]
        return [
            piece
            for b in found
            for piece in zip(b.data, b.made or map(pickle.loads, b.data), strict=True)
        ]

    begun = _divided(jobs) and len(items) >= WORTH
    shares = _shares(pickled, items, jobs) if begun else alone
    return result


def later(work: Callable[[], R], *, jobs: int) -> Callable[[], R]:
    """`work()`, begun now in a process of its own; what is returned waits for its result.

    With one job it does the work. To be called once. It raises what the work raised, or
    WorkerDiedError.
    """
    if not _divided(jobs):
        return work
    worker = _start(work)

    def result() -> R:
        made: R = _finish(worker)
        return made

    return result


def _shares(
    work: Callable[[Iterable[T]], Any], items: Sequence[T], jobs: int
) -> Callable[[], list[_Share]]:
    """Begins in other processes; what is returned takes its own share and gives what each made.

    Each begins with neighbours, which need much the same; whoever is ready takes the next few of
    another: shares are equal in time, not in number. The starts of the shares lie in pipes, one a
    process: reading is taking, and no two processes read the same.
    """
    size = -(-len(items) // min(jobs * PIECES, _MOST))
    each = size * -(-len(items) // (size * jobs))  # what a process begins with
    queues = [
        _queue(range(first, min(first + each, len(items)), size))
        for first in range(0, len(items), each)
    ]

    def share(own: int) -> _Share:
        taken: list[int] = []

        def feed() -> Iterator[T]:
            for queue in (*queues[own:], *queues[:own]):
                while start := os.read(queue, _NUMBER):
                    first = int.from_bytes(start, "big")
                    for number in range(first, min(first + size, len(items))):
                        taken.append(number)
                        yield items[number]

        return _Share(taken, work(feed()))

    def result() -> list[_Share]:
        try:
            shares = [share(0)]
            while workers:
                shares.append(_finish(workers.pop(0)))
            return shares
        finally:
            _end(queues, workers)

    workers = [_start(partial(share, own)) for own in range(1, jobs)]
    return result


def _end(queues: Iterable[int], workers: Iterable[_Worker]) -> None:
    """Leave nothing behind, also when something was raised."""
    for queue in queues:
        while os.read(queue, _MOST):  # nobody takes more
            pass
        os.close(queue)
    for worker in workers:
        _leave(worker)


@contextmanager
def none_left() -> Iterator[None]:
    """No process begun meanwhile outlives this, also when something was raised: it would hold the
    files that are held here.
    """
    try:
        yield
    finally:
        for worker in [*_unheard]:
            _leave(worker)


def _leave(worker: _Worker) -> None:
    """What it has to say is not heard: it must not wait for ever for that."""
    _unheard.discard(worker)
    os.close(worker.out)
    _reap(worker.pid)


def _queue(starts: Iterable[int]) -> int:
    """The end of a pipe that these numbers come out of, and then nothing."""
    take, fill = os.pipe()
    os.write(fill, b"".join([start.to_bytes(_NUMBER, "big") for start in starts]))
    os.close(fill)
    return take


def _start(work: Callable[[], object]) -> _Worker:
    sys.stdout.flush()
    sys.stderr.flush()
    out, into = os.pipe()
    _widen(into)
    gc.freeze()
    pid = os.fork()
    if pid:
        os.close(into)
        _unheard.add(worker := _Worker(pid, out))
        return worker

    code = 1
    try:
        _unheard.clear()
        os.close(out)
        sys.stderr = io.StringIO()  # what a worker has to say comes back as its result
        with os.fdopen(into, "wb", buffering=_ROOM) as pipe:
            pickle.dump(_attempt(work), pipe, protocol=5)
        keep()
        code = 0
    finally:
        os._exit(code)


def _widen(pipe: int) -> None:
    """Room for megabytes, so that who writes and who reads wait for each other less often."""
    import fcntl  # late, as there is none where there is no fork

    with suppress(OSError, AttributeError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _ROOM)


def _attempt(work: Callable[[], object]) -> tuple[bool, Any]:
    """Whether it was done, and the result, or what was raised."""
    try:
        return True, work()
    except Exception as fault:
        return False, _portable(fault)


def _portable(fault: Exception) -> Exception:
    """The exception itself when it survives the pipe, else its words."""
    try:
        pickle.loads(pickle.dumps(fault))
    except Exception:
        return RuntimeError(f"{type(fault).__name__}: {fault}")
    return fault


def _finish(worker: _Worker) -> Any:
    """The worker's result; it is gone afterwards."""
    try:
        with os.fdopen(worker.out, "rb", buffering=_ROOM) as pipe:
            done, result = pickle.load(pipe)
    except (EOFError, pickle.UnpicklingError) as broken:
        raise WorkerDiedError("Ein Arbeitsprozess ist abgebrochen.") from broken
    finally:
        _unheard.discard(worker)
        _reap(worker.pid)

    if not done:
        raise result
    return result


def _reap(pid: int) -> None:
    try:
        os.waitpid(pid, 0)
    except ChildProcessError:
        return

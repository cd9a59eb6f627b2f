"""Work divided over forked processes. They share the model by fork and send back only what they made.

The result is the same for any number of jobs: shares are combined in the order of the items. Without fork there is one.
"""

from __future__ import annotations

import gc
import io
import os
import pickle
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

WORTH = 200  # items below which a fork costs more than it saves


class WorkerDiedError(RuntimeError):
    """A worker ended without a result (killed, out of memory)."""


def cores() -> int:
    """Processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(work: Callable[[Sequence[T]], Sequence[R]], items: Sequence[T], *, jobs: int, worth: int = WORTH) -> list[R]:
    """`work(items)`, done in shares; `work` gives one result for each item, in their order.

    Raises what a worker raised, or WorkerDiedError.
    """
    if jobs < 2 or len(items) < worth or not hasattr(os, "fork"):
        return list(work(items))
    sys.stdout.flush()
    sys.stderr.flush()
    pipes = [_start(work, items[number::jobs]) for number in range(1, jobs)]
    try:
        shares = [list(work(items[0::jobs])), *(_finish(*pipe) for pipe in pipes)]
    finally:
        for pid, _ in pipes:
            _reap(pid)
    results: list[Any] = [None] * len(items)
    for number, share in enumerate(shares):
        results[number::jobs] = share
    return results


def batches(work: Callable[[Sequence[T]], object], items: Sequence[T], *, jobs: int) -> list[bytes]:
    """Pickles of `work(share)`, one for each share of the items: what is to be kept need not be pickled again."""
    if jobs < 2 or len(items) < WORTH or not hasattr(os, "fork"):
        return [pickle.dumps(work(items), protocol=5)] if items else []
    shares = [items[number::jobs] for number in range(jobs)]
    return spread(lambda some: [pickle.dumps(work(share), protocol=5) for share in some], shares, jobs=jobs, worth=2)


def later(work: Callable[[], R], *, jobs: int) -> Callable[[], R]:
    """`work()`, begun now in a process of its own; what is returned waits for its result, or does the work when there is one job.

    To be called once. It raises what the work raised, or WorkerDiedError.
    """
    if jobs < 2 or not hasattr(os, "fork"):
        return work
    pid, out = _start(lambda only: [work()], [None])

    def result() -> R:
        try:
            made: R = _finish(pid, out)[0]
        finally:
            _reap(pid)
        return made

    return result


def _start(work: Callable[[Sequence[T]], Sequence[R]], share: Sequence[T]) -> tuple[int, int]:
    """Process id and the end of a pipe that a worker's result will come out of."""
    out, into = os.pipe()
    gc.freeze()
    pid = os.fork()
    if pid:
        os.close(into)
        return pid, out
    code = 1
    try:
        os.close(out)
        sys.stderr = io.StringIO()  # what a worker has to say comes back as its result
        with os.fdopen(into, "wb", buffering=1 << 20) as pipe:
            pickle.dump(_attempt(work, share), pipe, protocol=5)
        code = 0
    finally:
        os._exit(code)


def _attempt(work: Callable[[Sequence[T]], Sequence[R]], share: Sequence[T]) -> tuple[bool, Any]:
    try:
        return True, work(share)
    except Exception as fault:
        return False, _portable(fault)


def _portable(fault: Exception) -> Exception:
    """The exception itself when it survives the pipe, else its words."""
    try:
        pickle.loads(pickle.dumps(fault))
    except Exception:
        return RuntimeError(f"{type(fault).__name__}: {fault}")
    return fault


def _finish(pid: int, out: int) -> list[Any]:
    with os.fdopen(out, "rb", buffering=1 << 20) as pipe:
        try:
            done, result = pickle.load(pipe)
        except (EOFError, pickle.UnpicklingError) as broken:
            raise WorkerDiedError("Ein Arbeitsprozess ist abgebrochen.") from broken
    if not done:
        raise result
    return list(result)


def _reap(pid: int) -> None:
    try:
        os.waitpid(pid, 0)
    except ChildProcessError:
        return

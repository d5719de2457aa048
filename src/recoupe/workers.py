"""Doing one thing to many in parallel, in bounded memory, and going on where a process dies."""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Generic, TypeVar

from recoupe.errors import RecoupeError

J = TypeVar("J")
R = TypeVar("R")

# What a process with one language model, or one large page, was seen to take at most, with some to spare.
BYTES_PER_WORKER = 1 << 30
# Jobs handed out ahead for each worker: enough that none waits, few enough that payloads do not pile up.
AHEAD = 3
# Processes begin anew after this many jobs each: language models keep every word they ever saw, which
# came to 0.2 MB an article over a thousand pages of many publishers.
BEFORE_RENEWAL = 1_000


def worker_count(jobs: int, *, alone_below: int) -> int:
    """How many processes to use; 1 stands for doing it in this one.

    Args:
        jobs: how many there are.
        alone_below: with fewer jobs than this, starting processes would take longer than it saves.
    """
    if jobs < alone_below:
        return 1
    return max(1, min(cores(), free_memory() // BYTES_PER_WORKER, jobs))


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def free_memory() -> int:
    """Memory that can be had without swapping, in bytes; a guess where the system does not say."""
    for line in _lines(Path("/proc/meminfo")):
        if line.startswith("MemAvailable:"):
            return min(int(line.split()[1]) * 1024, _granted())
    return (
        os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2 if hasattr(os, "sysconf") else 2 << 30
    )


def _granted() -> int:
    """What the control group of this process may still take (Linux, cgroup v2)."""
    limit = next(_lines(Path("/sys/fs/cgroup/memory.max")), "max").strip()
    used = next(_lines(Path("/sys/fs/cgroup/memory.current")), "0").strip()
    return int(limit) - int(used) if limit.isdigit() else 1 << 62


def _lines(path: Path) -> Iterator[str]:
    if path.exists():
        yield from path.read_text(encoding="ascii", errors="replace").splitlines()


class Died(Generic[J]):
    """A job during which its process died: killed for its memory, or a fault in a library."""

    def __init__(self, job: J) -> None:
        """Say which job."""
        self.job = job


def each(work: Callable[[J], R], jobs: Iterable[J], workers: int) -> Iterator[R | Died[J]]:
    """Do the work on every job and yield the results as they come, in any order.

    Args:
        work: a function of a module, so that other processes find it; it should not raise.
        jobs: taken only as fast as they are done.
        workers: how many processes; 1 does it in this one.

    Raises:
        RecoupeError: processes cannot be started.
    """
    if workers == 1:
        yield from map(work, jobs)
        return
    waiting = iter(jobs)
    for job in waiting:
        suspects: list[J] = []
        batch = chain([job], islice(waiting, BEFORE_RENEWAL * workers - 1))
        yield from _until_one_dies(work, batch, workers, suspects)
        # One of these was fatal. Each gets a process of its own, so that only that one is lost.
        died: list[J] = []
        for suspect in suspects:
            yield from _until_one_dies(work, iter([suspect]), 1, died)
        if len(died) == len(suspects) > 1:
            raise RecoupeError("no process beside this one can be started; try again with --workers 1")
        yield from map(Died, died)


def in_order(work: Callable[[J], R], jobs: Iterable[J], workers: int) -> Iterator[R | Died[J]]:
    """The same, in the order of the jobs; results that come early are held back."""
    numbered = _Numbered(work)
    early: dict[int, R | Died[J]] = {}
    due = 0
    for found in each(numbered, enumerate(jobs), workers):
        if isinstance(found, Died):
            early[found.job[0]] = Died(found.job[1])
        else:
            early[found[0]] = found[1]
        while due in early:
            yield early.pop(due)
            due += 1


class _Numbered(Generic[J, R]):
    def __init__(self, work: Callable[[J], R]) -> None:
        self._work = work

    def __call__(self, job: tuple[int, J]) -> tuple[int, R]:
        return job[0], self._work(job[1])


def _until_one_dies(
    work: Callable[[J], R], jobs: Iterator[J], workers: int, suspects: list[J]
) -> Iterator[R]:
    """Work until all is done or a process dies; the jobs then under way are added to `suspects`."""
    context = multiprocessing.get_context("spawn")
    leash, hand = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(leash,))
    running: dict[Future[R], J] = {}
    try:
        ahead = deque(islice(jobs, workers * AHEAD))
        while ahead or running:
            while ahead:
                job = ahead.popleft()
                running[_submit(pool, work, job)] = job
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                job = running.pop(future)
                if isinstance(future.exception(), BrokenProcessPool):
                    suspects.append(job)
                else:
                    yield future.result()
                    ahead.extend(islice(jobs, 1) if not suspects else ())
            if suspects:
                suspects.extend([*running.values(), *ahead])
                return
    except BaseException:
        hand.close()  # whatever is under way is given up at once
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        hand.close()
        leash.close()


def _submit(pool: ProcessPoolExecutor, work: Callable[[J], R], job: J) -> Future[R]:
    try:
        return pool.submit(work, job)
    except BrokenProcessPool as problem:
        broken: Future[R] = Future()
        broken.set_exception(problem)
        return broken


def _begin(leash: Connection) -> None:
    """What each process does first: leave Ctrl-C to its parent, and end when the parent lets go or ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Pages and analyses are many objects and few cycles: looking for those took a tenth of the time.
    gc.set_threshold(50_000, 20, 20)
    threading.Thread(target=_end_with, args=(leash,), daemon=True).start()


def _end_with(leash: Connection) -> None:
    leash.poll(None)
    os._exit(1)

"""One writer at a time."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from recoupe.collect.disk import writing
from recoupe.errors import DossierBusy

LOCK_FILE = "lock"
TRIES = 3
PAUSE = 0.02  # seconds


@dataclass(frozen=True, slots=True)
class Lock:
    """The right to write to one dossier, for as long as the `with` block of `hold` lasts."""

    folder: Path


@contextmanager
def hold(folder: Path) -> Iterator[Lock]:
    """Keep other processes from writing to a dossier; those that read are not kept from anything.

    The system frees the lock when the process ends, however it ends.

    Raises:
        DossierBusy: another process writes to it.
        CannotWrite: no permission on the folder, or the disk is full.
    """
    with writing(folder):
        descriptor = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _try_again(descriptor):
            raise DossierBusy(
                f"{folder}: {_holder(descriptor)} is writing to this dossier; try again when it is done"
            )
        with writing(folder):
            os.ftruncate(descriptor, 0)
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, f"{os.getpid()}\n".encode())
        yield Lock(folder)
    finally:
        os.close(descriptor)


def is_held(folder: Path) -> bool:
    """Whether some process writes to a dossier just now; for those that only read."""
    try:
        descriptor = os.open(folder / LOCK_FILE, os.O_RDONLY)
    except OSError:
        return False
    try:
        return not _try_lock(descriptor, shared=True)
    finally:
        os.close(descriptor)


def _try_lock(descriptor: int, *, shared: bool = False) -> bool:
    try:
        _lock(descriptor, shared=shared)
    except OSError:
        return False
    return True


def _try_again(descriptor: int) -> bool:
    """Try to lock for a moment: `is_held` holds a lock for as long as it takes to look."""
    for _ in range(TRIES):
        if _try_lock(descriptor):
            return True
        time.sleep(PAUSE)
    return False


def _holder(descriptor: int) -> str:
    process = os.read(descriptor, 32).strip()
    return f"process {process.decode()}" if process.isdigit() else "another process"


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int, *, shared: bool) -> None:
        del shared  # there are only exclusive ones
        # Past the number of the process, so that others can read it while the lock is held.
        os.lseek(descriptor, 1024, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)
else:
    import fcntl

    def _lock(descriptor: int, *, shared: bool) -> None:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)

"""One writer at a time."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from recoupe.collect.disk import writing
from recoupe.errors import DossierBusy

LOCK_FILE = "lock"


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
        if not _try_lock(descriptor):
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


def _try_lock(descriptor: int) -> bool:
    try:
        _lock(descriptor)
    except OSError:
        return False
    return True


def _holder(descriptor: int) -> str:
    process = os.read(descriptor, 32).strip()
    return f"process {process.decode()}" if process.isdigit() else "another process"


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        # Past the number of the process, so that others can read it while the lock is held.
        os.lseek(descriptor, 1024, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

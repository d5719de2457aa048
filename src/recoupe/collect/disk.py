"""Bytes that are on the disk when we say so."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recoupe.errors import CannotWrite

NO_PERMISSION = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


def flush_file(descriptor: int) -> None:
    """Wait until what was written to an open file is on the disk."""
    if sys.platform == "darwin":  # there fsync alone leaves the bytes in the drive's own memory
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def flush_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, so that a new file is found again."""
    if sys.platform == "win32":  # folders cannot be opened there; the file system writes names by itself
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turn what the system says about writing into words for the user.

    Raises:
        CannotWrite: no permission, the disk is full, or it failed.
    """
    try:
        yield
    except OSError as error:
        raise cannot_write(folder, error) from error


def cannot_write(folder: Path, error: OSError) -> CannotWrite:
    """Say why a folder cannot be written, and what to do."""
    if error.errno in FULL:
        return CannotWrite(
            f"{folder}: the disk is full. Nothing that was reported as done is lost; "
            "make room, then run the same command again"
        )
    if error.errno in NO_PERMISSION:
        return CannotWrite(f"{folder}: no permission to write here; check who owns the folder")
    return CannotWrite(f"{folder}: cannot be written: {error.strerror or error}")

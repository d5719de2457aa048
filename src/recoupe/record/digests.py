"""A hash of the code, reference data and models that make a result, without importing any of them."""

import hashlib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
COMPILED = frozenset({".pyc", ".pyo"})


def code_digest(parts: Iterable[str], libraries: Iterable[str] = ()) -> str:
    """Hash source and reference files, and the versions of libraries and models.

    Args:
        parts: files and folders of this package (`read`, `errors.py`).
        libraries: names of distributions; one that is absent is hashed as absent.
    """
    state = hashlib.sha256()
    for path in _files(parts):
        state.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0")
        state.update(hashlib.sha256(path.read_bytes()).digest())
    for library in sorted(libraries):
        state.update(f"{library} {_version(library)}\0".encode())
    return state.hexdigest()[:16]


def _files(parts: Iterable[str]) -> list[Path]:
    found: set[Path] = set()
    for part in parts:
        path = PACKAGE / part
        found.update([path] if path.is_file() else path.rglob("*"))
    return sorted(path for path in found if path.suffix not in COMPILED and path.is_file())


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "absent"

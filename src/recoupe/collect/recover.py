"""Set aside what an interrupted run left behind: bytes that the log does not cover."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from recoupe.collect.disk import flush_file, flush_folder
from recoupe.collect.dossier import Dossier


@dataclass(frozen=True, slots=True)
class SetAside:
    """Bytes that were moved out of the evidence.

    Attributes:
        file: they stood in, relative to the dossier.
        offset: of the first.
        length: how many.
        kept_as: where they are now, relative to the dossier.
    """

    file: str
    offset: int
    length: int
    kept_as: str


def set_aside_tails(dossier: Dossier, log_end: int, covered: dict[str, int]) -> tuple[SetAside, ...]:
    """Move everything that the log does not cover into `set-aside/`.

    Done again after an interruption it comes to the same: bytes are cut off only once their copy
    is on the disk, under a name that depends on place and content.

    Args:
        dossier: whose lock is held.
        log_end: bytes of the log up to the end of its last finished line.
        covered: bytes of each WARC file that the log covers, by path relative to the dossier.

    Returns:
        What was moved, the log first.
    """
    ends = {dossier.log.name: log_end}
    for path in sorted(dossier.captures.iterdir()):
        if path.is_file() and not path.is_symlink():
            file = f"{dossier.captures.name}/{path.name}"
            ends[file] = covered.get(file, 0)
    tails = (_set_aside(dossier, file, end) for file, end in ends.items())
    return tuple(tail for tail in tails if tail is not None)


def shorter_than_logged(dossier: Dossier, covered: dict[str, int]) -> tuple[str, ...]:
    """The WARC files that are missing or end before the log says, relative to the dossier."""
    sizes = {file: dossier.folder / file for file in covered}
    return tuple(
        file for file, path in sizes.items() if not path.is_file() or path.stat().st_size < covered[file]
    )


def _set_aside(dossier: Dossier, file: str, end: int) -> SetAside | None:
    path = dossier.folder / file
    if not path.exists() or path.stat().st_size <= end:
        return None
    with path.open("r+b") as opened:
        opened.seek(end)
        tail = opened.read()
        kept_as = _keep(dossier, f"{path.name}.{end}", tail)
        opened.truncate(end)
        flush_file(opened.fileno())
    if end == 0 and path != dossier.log:
        path.unlink()
        flush_folder(dossier.captures)
    return SetAside(file, end, len(tail), kept_as)


def _keep(dossier: Dossier, stem: str, tail: bytes) -> str:
    dossier.set_aside.mkdir(exist_ok=True)
    name = f"{stem}.{hashlib.sha256(tail).hexdigest()[:16]}"
    _write_flushed(dossier.set_aside / name, tail)
    flush_folder(dossier.set_aside)
    flush_folder(dossier.folder)
    return f"{dossier.set_aside.name}/{name}"


def _write_flushed(path: Path, content: bytes) -> None:
    partial = path.with_name(f"{path.name}.part")
    with partial.open("wb") as file:
        file.write(content)
        file.flush()
        flush_file(file.fileno())
    partial.replace(path)

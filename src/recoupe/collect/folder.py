"""Walk a folder: every file in a stable order, or the reason why it is left out."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from recoupe.collect.dossier import is_dossier
from recoupe.collect.found import NOTHING_GIVEN, Cause, Given, LeftOut
from recoupe.collect.manifest import NAMES, Manifest, read_manifest

SYSTEM_FILES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "icon\r"})
UNFINISHED = (".part", ".crdownload", ".partial", ".tmp", ".swp", "~")
# Where browsers put the pictures and styles of a page that they save.
COMPANION = re.compile(r"(?P<page>.+)(?:_files|_fichiers|_Dateien|-Dateien|_archivos|_file|\.files)")
# A name that holds these could make the terminal do things.
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Listed:
    """A file to read.

    Attributes:
        path: where it stands.
        name: its path relative to the folder that was added, with `/`.
        given: what the manifests above it say.
    """

    path: Path
    name: str
    given: Given


def shown(name: str) -> str:
    r"""A file name as it can be shown and logged: control characters and bytes that are no UTF-8 as \xNN."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def walk(folder: Path, name: str = "", given: Given = NOTHING_GIVEN) -> Iterator[Listed | LeftOut]:
    """List the files of a folder and of those below, sorted by the bytes of their names.

    Links are never followed. A manifest speaks for the files beside and below it, and those that none
    lists are left out; where several list one file, the nearest wins.

    Args:
        folder: to walk.
        name: its path relative to what was added; empty for that itself.
        given: what holds for all files.
    """
    yield from _walk(folder, name, given, ())


def _walk(
    folder: Path, name: str, given: Given, above: tuple[tuple[str, Manifest], ...]
) -> Iterator[Listed | LeftOut]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        what = f"the folder cannot be listed: {error.strerror}"
        yield LeftOut(shown(name) or folder.name, Cause.UNREADABLE, what, fault=True)
        return
    manifest = read_manifest(folder, shown(name))
    yield from manifest.faults
    manifests = (*above, (name, manifest))
    names = frozenset(entry.name for entry in entries)
    for entry in entries:
        below = f"{name}/{entry.name}" if name else entry.name
        reason = _reason(entry, names)
        if reason is not None:
            yield LeftOut(shown(below), *reason)
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(folder / entry.name, below, given, manifests)
        elif any(manifest.is_there for _, manifest in manifests) and not _entries_for(below, manifests):
            yield LeftOut(
                shown(below), Cause.NOT_LISTED, "not listed in captures.toml, or not in a usable way"
            )
        else:
            yield Listed(folder / entry.name, below, _given_for(below, given, manifests))


def _given_for(name: str, given: Given, manifests: tuple[tuple[str, Manifest], ...]) -> Given:
    """What is known of a file: the nearest manifest before those above it, and those before the options."""
    for entry in _entries_for(name, manifests):
        given = entry.over(given)
    return given


def _entries_for(name: str, manifests: tuple[tuple[str, Manifest], ...]) -> list[Given]:
    """What each manifest above a file says of it, the outermost first."""
    entries = (
        manifest.entries.get(name[len(folder) + 1 :] if folder else name) for folder, manifest in manifests
    )
    return [entry for entry in entries if entry is not None]


def _reason(entry: os.DirEntry[str], names: frozenset[str]) -> tuple[Cause, str] | None:
    """Why a file or folder is left out on purpose, as code and words; None where it is read."""
    name = entry.name
    if entry.is_symlink():
        return Cause.LINK, "a link; links are not followed: add what it leads to by itself"
    if name.lower() in SYSTEM_FILES or name.startswith("._"):
        return Cause.SYSTEM_FILE, "made by the operating system"
    if name.startswith("."):
        return Cause.HIDDEN, "hidden; add it by itself to keep it"
    if entry.is_dir(follow_symlinks=False):
        return _folder_reason(entry, names)
    if not entry.is_file(follow_symlinks=False):
        return Cause.NOT_A_FILE, "a device, pipe or socket"
    if name in NAMES:
        return Cause.MANIFEST, "says what is known about the other files"
    if name.endswith(UNFINISHED):
        return Cause.UNFINISHED, "an unfinished or temporary file"
    return None


def _folder_reason(entry: os.DirEntry[str], names: frozenset[str]) -> tuple[Cause, str] | None:
    if is_dossier(Path(entry.path)):
        return Cause.DOSSIER, "a dossier of its own"
    companion = COMPANION.fullmatch(entry.name)
    if companion is not None and not names.isdisjoint(
        {f"{companion['page']}.html", f"{companion['page']}.htm"}
    ):
        return Cause.PAGE_PART, "pictures, styles and scripts of the page saved beside it"
    return None

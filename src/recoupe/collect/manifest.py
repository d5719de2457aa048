"""`captures.toml`: what is known about the files of a folder, written beside them."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path, PurePosixPath

from recoupe.collect.found import Cause, Given, LeftOut, check_given
from recoupe.errors import InputError

NAMES = ("captures.toml", "captures.json")
KEYS = frozenset(field.name for field in fields(Given))


NOTHING_TAKEN = "; mend it, or take it away, to add the files beside it"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a folder's manifest says.

    Attributes:
        entries: by path of the file, with `/`, relative to the folder.
        faults: entries that cannot be used.
        is_there: whether there is one; then only what it lists is taken, for what is added by mistake
            stays in the evidence.
    """

    entries: Mapping[str, Given]
    faults: tuple[LeftOut, ...] = ()
    is_there: bool = True


def read_manifest(folder: Path, name: str) -> Manifest:
    """Read a folder's manifest.

    Each `[[capture]]` has a `file` and any of `url`, `captured`, `published`, `outlet`, `language`.

    Args:
        folder: where it may stand.
        name: of the folder, relative to what was added, for messages.

    Returns:
        Its entries; none where there is no manifest.
    """
    for file_name in NAMES:
        path = folder / file_name
        source = f"{name}/{file_name}" if name else file_name
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            return Manifest({}, (_fault(source, f"cannot be read: {error.strerror}{NOTHING_TAKEN}"),))
        return _parse(path, content, source)
    return Manifest({}, is_there=False)


def _parse(path: Path, content: bytes, source: str) -> Manifest:
    try:
        text = content.decode("utf-8")
        tree = tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)
    except ValueError as error:
        return Manifest({}, (_fault(source, f"cannot be read: {error}{NOTHING_TAKEN}"),))
    listed = tree.get("capture") if isinstance(tree, dict) else None
    if not isinstance(listed, list):
        return Manifest({}, (_fault(source, f"holds no [[capture]] entry{NOTHING_TAKEN}"),))
    entries: dict[str, Given] = {}
    faults: list[LeftOut] = []
    for number, entry in enumerate(listed, 1):
        try:
            file, given = _entry(entry, path.parent)
        except InputError as error:
            faults.append(_fault(source, f"entry {number}: {error}"))
        else:
            entries[file] = given
    return Manifest(entries, tuple(faults))


def _entry(entry: object, folder: Path) -> tuple[str, Given]:
    if not isinstance(entry, dict) or not isinstance(entry.get("file"), str):
        raise InputError("`file` is missing")
    file = str(PurePosixPath(entry["file"]))
    unknown = sorted(str(key) for key in entry if key not in KEYS and key != "file")
    if unknown:
        raise InputError(f"{file}: unknown key {', '.join(unknown)}; known are {', '.join(sorted(KEYS))}")
    if PurePosixPath(file).is_absolute() or ".." in PurePosixPath(file).parts:
        raise InputError(f"{file}: leads out of the folder")
    if not (folder / file).is_file():
        raise InputError(f"{file}: is not in the folder")
    given = Given(**{key: _words(key, value) for key, value in entry.items() if key != "file"})
    check_given(given)
    return file, given


def _words(key: str, value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise InputError(f"{key}: {value!r} is no text and no date")


def _fault(source: str, what: str) -> LeftOut:
    return LeftOut(source, Cause.MANIFEST, what, fault=True)

"""Take in files, folders, archives and pasted text: what is to keep, and what is left out and why."""

import gzip
import hashlib
import os
import re
import stat
import sys
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import quote

from fastwarc.stream_io import ZstdReader

from recoupe.collect.archive import peek_packed
from recoupe.collect.archived import take_archive
from recoupe.collect.dossier import is_dossier
from recoupe.collect.folder import shown, walk
from recoupe.collect.found import (
    NOTHING_GIVEN,
    USUAL_LIMITS,
    Cause,
    Given,
    LeftOut,
    Limits,
    Received,
    check_given,
    in_utc,
)
from recoupe.collect.hints import Hints, find_hints
from recoupe.collect.media import BINARY, GZIP, HTML, TEXT, WARC, XHTML, ZSTD, media_type_of, sniff
from recoupe.errors import DamagedArchive, InputError, TooLarge, UnreadableFile

STEP = 1 << 16
PACKED = frozenset({GZIP, ZSTD})
ARCHIVE_NAME = re.compile(r"(?i)\.warc(?:\.gz|\.zst)?$")
PACKED_NAME = re.compile(r"(?i)\.(?:gz|zst)$")
NAMED_PAGES = frozenset({"html", "htm", "xhtml", "txt"})
PASTED = "-"
PASTED_NAME = "standard input"


def take_in(
    added: str | os.PathLike[str],
    given: Given = NOTHING_GIVEN,
    *,
    limits: Limits = USUAL_LIMITS,
    stdin: BinaryIO | None = None,
) -> Iterator[Received | LeftOut]:
    """Read what a person adds to a dossier.

    Args:
        added: a file, a folder (read recursively in sorted order), a WARC file, or `-` for what is
            pasted on standard input.
        given: what the person says about it.
        limits: what is refused.
        stdin: stands in for standard input.

    Yields:
        Things to keep and things left out, one payload in memory at a time. A thing that cannot
        be read is yielded as left out with its fault, and the rest goes on.

    Raises:
        InputError: nothing stands at `added`, it cannot be opened, or what is declared is malformed.
    """
    check_given(given)
    if os.fspath(added) == PASTED:
        yield from _take_pasted(stdin if stdin is not None else sys.stdin.buffer, given, limits)
        return
    if not os.fspath(added):
        raise UnreadableFile("an empty name was given; write . for the folder you are in")
    path = Path(added)
    if is_dossier(path):
        raise UnreadableFile(f"{path}: is a dossier; its pages are in the folder captures/ of it")
    kind = _kind(path)
    if kind == stat.S_IFDIR:
        if given.url is not None:
            raise InputError(
                f"{path}: --url names one page, and this is a folder; write a captures.toml into it"
            )
        yield from _take_folder(path, given, limits)
    elif kind == stat.S_IFREG:
        yield from _take_file(path, path.name, given, limits)
    else:
        raise UnreadableFile(f"{path}: neither a file nor a folder; what comes out of a pipe is added with -")


def _kind(path: Path) -> int:
    """What stands at a path, as `stat.S_IFDIR` and the like.

    Raises:
        UnreadableFile: nothing, or it cannot be seen.
    """
    try:
        return stat.S_IFMT(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnreadableFile(f"{path}: there is no such file or folder") from error
    except OSError as error:
        raise UnreadableFile(f"{path}: {error.strerror or error}") from error


def _take_file(path: Path, name: str, given: Given, limits: Limits) -> Iterator[Received | LeftOut]:
    """Read one file, named relative to what was added."""
    source = shown(name)
    try:
        with path.open("rb") as file:
            yield from _take_open(file, source, _file_url(name), given, limits)
    except (OSError, InputError) as error:
        yield _fault_of(source, error)


def _fault_of(source: str, error: OSError | InputError) -> LeftOut:
    """Say why something could not be read."""
    if isinstance(error, PermissionError):
        return LeftOut(source, Cause.NO_PERMISSION, "no permission to read it", fault=True)
    if isinstance(error, OSError):
        return LeftOut(source, Cause.UNREADABLE, error.strerror or str(error), fault=True)
    codes = {TooLarge: Cause.TOO_LARGE, DamagedArchive: Cause.DAMAGED_ARCHIVE}
    what = str(error).removeprefix(f"{source}: ")
    return LeftOut(source, codes.get(type(error), Cause.UNREADABLE), what, fault=True)


def _take_open(
    file: BinaryIO, source: str, url: str, given: Given, limits: Limits
) -> Iterator[Received | LeftOut]:
    """Read an open file that can be sought in, as an archive, a page, or either in gzip."""
    head = file.read(STEP)
    file.seek(0)
    if not head:
        raise UnreadableFile(f"{source}: the file is empty")
    kind = sniff(head)
    is_packed = kind in PACKED
    begins = peek_packed(file) if is_packed else head
    file.seek(0)
    if _is_archive(begins, source):
        if given.url is not None:
            raise InputError(f"{source}: --url names one page, and this archive holds its own addresses")
        yield from take_archive(file, source, given, limits)
        return
    payload = _unpack(file, kind, source, limits) if is_packed else _read(file, source, limits)
    if not payload:
        raise UnreadableFile(f"{source}: the file is empty once decompressed")
    name = PACKED_NAME.sub("", source) if is_packed else source
    yield _make_received(payload, name=name, source=source, url=url, given=given)


def _is_archive(begins: bytes, source: str) -> bool:
    """Whether this is an archive, by its first bytes; by its name where they are broken."""
    shown_as = sniff(begins)
    is_broken = not begins or shown_as == BINARY
    return shown_as == WARC or (is_broken and ARCHIVE_NAME.search(source) is not None)


def _make_received(payload: bytes, *, name: str, source: str, url: str, given: Given) -> Received:
    """Make what is kept of one file: its address from what was said, from the page, or from its name."""
    media_type = media_type_of(payload, name=name)
    hints = find_hints(payload) if media_type in (HTML, XHTML) else Hints()
    if given.url is not None:
        address, url_source = given.url, "declared"
    elif hints.url is not None:
        address, url_source = hints.url, hints.url_source
    else:
        address, url_source = url, "name"
    return Received(
        source=source,
        url=address,
        url_source=url_source,
        payload=payload,
        media_type=media_type,
        captured=in_utc(given.captured) if given.captured is not None else hints.captured,
        declared=given.declared(),
        problems=_problems(name, media_type),
    )


def _problems(name: str, media_type: str) -> tuple[str, ...]:
    """A file that is not what its name says is kept, and that is told."""
    ending = name.rpartition(".")[2].lower()
    readable = media_type in (HTML, XHTML, TEXT) or media_type.startswith("text/")
    differs = ending == "warc" or (ending in NAMED_PAGES and not readable)
    return (f"named_{ending}_but_is {media_type}",) if differs else ()


def _file_url(name: str) -> str:
    """A stable address for a file: its name relative to what was added, never where it stands here."""
    return "file:" + PACKED_NAME.sub("", quote(os.fsencode(name)))


def _read(file: BinaryIO, source: str, limits: Limits) -> bytes:
    payload = file.read(limits.payload + 1)
    if len(payload) > limits.payload:
        raise TooLarge(f"{source}: more than {limits.payload:,} bytes, the limit for one page")
    return payload


def _unpack(file: BinaryIO, kind: str, source: str, limits: Limits) -> bytes:
    """Decompress a whole file, up to the limit, so that a bomb does not fill the memory."""
    packed = gzip.GzipFile(fileobj=file, mode="rb") if kind == GZIP else ZstdReader(file)
    with packed:
        try:
            payload = packed.read(limits.payload + 1)
        except (EOFError, OSError, zlib.error) as error:
            what = "cut short" if isinstance(error, EOFError) else f"broken ({error})"
            raise DamagedArchive(f"{source}: the compressed data is {what}") from error
    if len(payload) > limits.payload:
        raise TooLarge(
            f"{source}: more than {limits.payload:,} bytes come out of it, the limit for one page; "
            "a decompression bomb looks like this"
        )
    return payload


def _take_pasted(stdin: BinaryIO, given: Given, limits: Limits) -> Iterator[Received | LeftOut]:
    """Read standard input; it is spooled to a file first, as archives must be sought in."""
    with tempfile.SpooledTemporaryFile(max_size=limits.payload) as spooled:
        digest = hashlib.sha256()
        while step := stdin.read(STEP):
            digest.update(step)
            spooled.write(step)
        spooled.seek(0)
        try:
            yield from _take_open(
                cast("BinaryIO", spooled),
                PASTED_NAME,
                f"file:pasted-{digest.hexdigest()[:16]}",
                given,
                limits,
            )
        except InputError as error:
            yield _fault_of(PASTED_NAME, error)


def _take_folder(top: Path, given: Given, limits: Limits) -> Iterator[Received | LeftOut]:
    for listed in walk(top, given=given):
        if isinstance(listed, LeftOut):
            yield listed
        else:
            yield from _take_file(listed.path, listed.name, listed.given, limits)

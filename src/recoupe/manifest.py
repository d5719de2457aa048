"""Documents listed in a manifest, each on its own: what `recoupe extract`, `read` and `compare` work on."""

import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO, TypeVar

from recoupe.articles import DIED, code_of, try_read
from recoupe.collect.found import Cause, LeftOut, check_date
from recoupe.collect.intake import take_in
from recoupe.errors import InputError, UnreadableFile
from recoupe.model.article import Article, Problem
from recoupe.model.capture import Capture, Declared
from recoupe.model.ids import digest
from recoupe.progress import Progress
from recoupe.record.results import Read
from recoupe.workers import Died, in_order, worker_count

__all__ = ["DIED", "Entry", "each_document", "open_page", "open_text", "read_entry", "read_manifest"]

R = TypeVar("R")

# The time it takes to start processes, in documents.
ALONE_BELOW = 48


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of a manifest.

    Attributes:
        doc: its name there.
        path: of its file.
        published: ISO 8601, or None where unknown.
        language: two-letter code, or None.
        url: or None.
        outlet: or None.
    """

    doc: str
    path: str
    published: str | None = None
    language: str | None = None
    url: str | None = None
    outlet: str | None = None

    @property
    def declared(self) -> Declared:
        """What the manifest says about it."""
        return Declared(self.published, self.outlet, self.language)

    @property
    def id(self) -> str:
        """A capture id that no other document of the manifest has, were it the same bytes."""
        return "c" + digest("manifest", self.doc)


def read_manifest(path: Path) -> tuple[Entry, ...]:
    """Read a manifest: a JSON object a line.

    Raises:
        InputError: it cannot be opened, or a line is no entry; the message says which.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as problem:
        raise InputError(f"{path}: cannot be read: {problem}") from problem
    return tuple(_entry(line, f"{path}, line {n}") for n, line in enumerate(lines, 1) if line.strip())


def _entry(line: str, where: str) -> Entry:
    try:
        given = json.loads(line)
    except ValueError as problem:
        raise InputError(f"{where}: is not JSON: {problem}") from problem
    if not isinstance(given, dict):
        raise InputError(f"{where}: is no JSON object")
    optional = {name: _text(given, name, where) for name in ("published", "language", "url", "outlet")}
    doc, path = _text(given, "doc", where), _text(given, "path", where)
    if doc is None or path is None:
        raise InputError(f"{where}: needs doc and path")
    return Entry(doc, path, **optional)


def _text(given: dict[str, object], name: str, where: str) -> str | None:
    value = given.get(name)
    if value is None or isinstance(value, str):
        return value
    raise InputError(f"{where}: {name} must be text, not {value!r}")


def open_text(entry: Entry, captured: str) -> tuple[Capture, bytes]:
    """Open a document as plain text, which it is whatever stands in it.

    Raises:
        UnreadableFile: it cannot be opened.
    """
    try:
        payload = Path(entry.path).read_bytes()
    except OSError as problem:
        raise UnreadableFile(f"{entry.path}: {problem.strerror}") from problem
    return _capture(entry, payload, captured, "text/plain", "utf-8"), payload


def open_page(entry: Entry, captured: str) -> tuple[Capture, bytes]:
    """Open a document as it would be added to a dossier: a page, text or PDF, gzipped or not.

    Raises:
        InputError: it cannot be opened or used.
    """
    found = next(take_in(entry.path), LeftOut(entry.path, Cause.UNREADABLE, "holds nothing"))
    if isinstance(found, LeftOut):
        raise UnreadableFile(f"{entry.path}: {found.detail}")
    return _capture(entry, found.payload, captured, found.media_type, found.charset, found.url), found.payload


def _capture(
    entry: Entry, payload: bytes, captured: str, media_type: str, charset: str | None, url: str | None = None
) -> Capture:
    return Capture(
        id=entry.id,
        url=entry.url or url or f"file:{Path(entry.path).name}",
        payload_sha256=hashlib.sha256(payload).hexdigest(),
        captured=captured,
        media_type=media_type,
        charset=charset,
        status=None,
        length=len(payload),
        declared=entry.declared,
    )


Opener = Callable[[Entry, str], tuple[Capture, bytes]]


def read_entry(
    opener: Opener, read: Callable[[Capture, bytes], Article], entry: Entry, captured: str
) -> Read:
    """Open and read one document; what cannot be used is said, and the others go on.

    Args:
        opener: `open_text` or `open_page`.
        read: makes an article of it.
        entry: which.
        captured: ISO 8601 time at which it was opened.
    """
    entry, doubtful = _with_sure_date(entry)
    try:
        capture, payload = opener(entry, captured)
    except InputError as problem:
        return Read(None, Problem(code_of(problem), str(problem)))
    found = try_read(read, capture, payload)
    if found.article is None:
        return found
    return Read(replace(found.article, problems=(*doubtful, *found.article.problems)))


def _with_sure_date(entry: Entry) -> tuple[Entry, tuple[Problem, ...]]:
    try:
        check_date(entry.published, "published")
    except InputError as problem:
        return replace(entry, published=None), (Problem("declared_date_unreadable", str(problem)),)
    return entry, ()


def each_document(
    work: Callable[[Entry], R],
    entries: tuple[Entry, ...],
    died: Callable[[Entry], R],
    stream: TextIO = sys.stderr,
) -> Iterator[R]:
    """Do the work on every document, in parallel, and yield the results in the manifest's order.

    Args:
        work: a function of a module, or an object of a class of one; it does not raise.
        entries: the documents.
        died: stands in where the process that did the work died.
        stream: where progress is written.
    """
    progress = Progress("documents", len(entries), stream)
    for found in in_order(work, entries, worker_count(len(entries), alone_below=ALONE_BELOW)):
        progress.step()
        yield died(found.job) if isinstance(found, Died) else found
    progress.end()

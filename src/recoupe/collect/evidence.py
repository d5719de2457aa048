"""Read the evidence of a dossier: captures in the order of the log, and their payloads."""

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from recoupe.collect.log import Head, Line, read_lines
from recoupe.collect.warc import payload_of, read_record
from recoupe.errors import EvidenceError, Withdrawn
from recoupe.model.capture import Capture, Declared

LOG_FILE = "log.jsonl"
CAPTURES_FOLDER = "captures"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands.

    Attributes:
        file: path relative to the dossier, with `/`.
        offset: its first byte there.
        length: in bytes.
    """

    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Kept:
    """One capture of a dossier.

    Attributes:
        capture: what is known of it.
        place: of its record.
        seq: number of its line in the log.
        codings: undone between the recorded body and the payload.
        source: the name of the file it came from, relative to what was added.
        problems: short codes for what was not as it should be when it came in.
        withdrawn: why its payload was withdrawn, or None.
    """

    capture: Capture
    place: Place
    seq: int
    codings: tuple[str, ...] = ()
    source: str = ""
    problems: tuple[str, ...] = ()
    withdrawn: str | None = None


class Evidence:
    """The captures of a dossier, read without keeping anyone from writing."""

    def __init__(self, folder: Path) -> None:
        """Read the log.

        Args:
            folder: of the dossier.

        Raises:
            EvidenceError: a line of the log cannot be read.
            NewerRecord: a newer version of Recoupe wrote the log.
        """
        self._folder = folder
        self._kept: dict[str, Kept] = {}
        self._head = Head()
        self._read = 0
        self.refresh()

    def refresh(self) -> None:
        """Read what was logged since."""
        for line in read_lines(self._folder / LOG_FILE, self._read):
            self._take(line)
            self._read = line.start + line.length
            self._head = line.head

    def _take(self, line: Line) -> None:
        if line.kind == "capture":
            kept = kept_of(line)
            self._kept[kept.capture.id] = kept
        elif line.kind == "declared":
            kept = self._named(line)
            declared = declared_over(line.declared(), kept.capture.declared)
            self._kept[kept.capture.id] = replace(kept, capture=replace(kept.capture, declared=declared))
        elif line.kind == "withdrawal":
            kept = self._named(line)
            self._kept[kept.capture.id] = replace(kept, withdrawn=line.text("reason"))

    def _named(self, line: Line) -> Kept:
        kept = self._kept.get(line.text("capture"))
        if kept is None:
            raise EvidenceError(f"line {line.number('seq')} of the log names a capture never added")
        return kept

    def captures(self) -> Iterator[Kept]:
        """Every capture, in the order of the log."""
        yield from self._kept.values()

    def __len__(self) -> int:
        """How many captures there are."""
        return len(self._kept)

    def __contains__(self, capture: object) -> bool:
        """Whether a capture of this id is there."""
        return capture in self._kept

    def get(self, capture: str) -> Kept:
        """One capture by its id.

        Raises:
            EvidenceError: there is none.
        """
        kept = self._kept.get(capture)
        if kept is None:
            raise EvidenceError(f"{self._folder}: holds no capture {capture}")
        return kept

    def head(self) -> Head:
        """Where the log ended when it was last read."""
        return self._head

    def payload(self, capture: str) -> bytes:
        """The bytes of a capture, checked against its hash.

        Raises:
            EvidenceError: there is no such capture, or its record was altered.
            Withdrawn: its payload was withdrawn.
        """
        return read_payload(self._folder, self.get(capture))


def read_payload(folder: Path, kept: Kept) -> bytes:
    """The bytes of one capture, checked against its hash; opens nothing but the file that holds it.

    Args:
        folder: of the dossier.
        kept: from `Evidence.captures`, here or in another process.

    Raises:
        EvidenceError: its record was altered or is missing.
        Withdrawn: its payload was withdrawn.
    """
    if kept.withdrawn is not None:
        raise Withdrawn(f"{kept.capture.url}: withdrawn: {kept.withdrawn}")
    try:
        payload = payload_of(read_record(read_place(folder, kept.place)), kept.codings)
    except EvidenceError as error:
        raise EvidenceError(f"{describe(kept.place)}: {error}; run `recoupe verify`") from error
    if hashlib.sha256(payload).hexdigest() != kept.capture.payload_sha256:
        what = "not the payload that was captured; run `recoupe verify`"
        raise EvidenceError(f"{describe(kept.place)}: {what}")
    return payload


def describe(place: Place) -> str:
    """A place in words."""
    return f"{place.file}, byte {place.offset:,}, {place.length:,} bytes"


def read_place(folder: Path, place: Place) -> bytes:
    """Read the bytes at a place.

    Raises:
        EvidenceError: the file is missing, cannot be read or ends before.
    """
    try:
        with (folder / place.file).open("rb") as file:
            file.seek(place.offset)
            member = file.read(place.length)
    except OSError as error:
        raise EvidenceError(f"{place.file}: {error.strerror}") from error
    if len(member) < place.length:
        raise EvidenceError(f"the file ends {place.length - len(member):,} bytes too early")
    return member


def place_of(line: Line) -> Place:
    """Where the record of a logged capture stands.

    Raises:
        EvidenceError: the line does not say, or leads out of the captures' folder.
    """
    file = line.text("file")
    folder, slash, name = file.partition("/")
    if folder != CAPTURES_FOLDER or not slash or "/" in name or "\\" in name or name in ("", ".", ".."):
        raise EvidenceError(f"line {line.number('seq')} of the log names a file outside captures/: {file!r}")
    return Place(sys.intern(file), line.number("offset"), line.number("length"))


def kept_of(line: Line) -> Kept:
    """Read a capture's line.

    Raises:
        EvidenceError: something is missing in it.
    """
    charset = line.text_or_none("charset")
    status = None if line.fields.get("status") is None else line.number("status")
    capture = Capture(
        id=line.text("capture"),
        url=line.text("url"),
        payload_sha256=line.text("payload_sha256"),
        captured=line.text("captured"),
        media_type=sys.intern(line.text("media_type")),
        charset=charset,
        status=status,
        length=line.number("payload_length"),
        declared=line.declared(),
        url_source=sys.intern(line.text("url_source")),
    )
    return Kept(
        capture=capture,
        place=place_of(line),
        seq=line.number("seq"),
        codings=line.texts("codings"),
        source=line.text("source"),
        problems=line.texts("problems"),
    )


def declared_over(later: Declared, earlier: Declared) -> Declared:
    """What a person said last, and what they said before where they did not say it again."""
    return Declared(
        published=earlier.published if later.published is None else later.published,
        outlet=earlier.outlet if later.outlet is None else later.outlet,
        language=earlier.language if later.language is None else later.language,
    )

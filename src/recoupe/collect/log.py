"""The log: one line for each thing that was done to the evidence, each holding the hash of the one before.

docs/evidence.md describes the format for those who check it without Recoupe.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from recoupe.errors import EvidenceError, NewerRecord
from recoupe.model.capture import Declared

LOG_FORMAT = 1
START = "0" * 64
# RFC 6962, section 2.1: a leaf is hashed behind a zero byte, so that the lines can one day be
# the leaves of a Merkle tree without any of them passing for an inner node.
LEAF = b"\x00"
TAIL = 1 << 13

Json = str | int | None | list[str] | dict[str, str]


@dataclass(frozen=True, slots=True)
class Head:
    """Where a log ends; written down elsewhere, it later shows whether the tail is missing.

    Attributes:
        seq: number of the last line; 0 for an empty log.
        hash: of that line.
    """

    seq: int = 0
    hash: str = START

    def __str__(self) -> str:
        """As it is printed and given back: `seq:hash`."""
        return f"{self.seq}:{self.hash}"


def parse_head(text: str) -> Head:
    """Read a head as it was printed.

    Raises:
        EvidenceError: it is malformed.
    """
    seq, _, digest = text.strip().partition(":")
    if not seq.isdecimal() or len(digest) != len(START) or set(digest) - set("0123456789abcdef"):
        raise EvidenceError(f"{text!r} is no head of a log; it looks like 12:5f0c…, with 64 digits")
    return Head(int(seq), digest)


def canonical(fields: Mapping[str, Json]) -> bytes:
    """The one way of writing these fields: sorted keys, no blanks, UTF-8, as RFC 8785 writes them too."""
    text = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8")


def entry_hash(fields: Mapping[str, Json]) -> str:
    """Hash an entry: SHA-256 of a zero byte and its canonical form without `hash`."""
    unhashed = {name: value for name, value in fields.items() if name != "hash"}
    return hashlib.sha256(LEAF + canonical(unhashed)).hexdigest()


def make_line(fields: Mapping[str, Json], head: Head) -> tuple[bytes, Head]:
    """Write the next line of a log.

    Args:
        fields: of the entry, without `seq`, `prev` and `hash`.
        head: where the log ends before.

    Returns:
        The line with its end, and where the log ends after.
    """
    entry = {**fields, "seq": head.seq + 1, "prev": head.hash}
    entry["hash"] = digest = entry_hash(entry)
    return canonical(entry) + b"\n", Head(head.seq + 1, digest)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a log, as read.

    Attributes:
        start: its first byte in the file.
        length: in bytes, with its end.
        fields: its content.
    """

    start: int
    length: int
    fields: Mapping[str, Json]

    @property
    def kind(self) -> str:
        """What was done: `begin`, `capture`, `declared` or `withdrawal`; others come from later versions."""
        return self.text("kind")

    @property
    def head(self) -> Head:
        """The head of a log that ends with this line."""
        return Head(self.number("seq"), self.text("hash"))

    def text(self, name: str) -> str:
        """A field that is text.

        Raises:
            EvidenceError: it is absent or something else.
        """
        value = self.fields.get(name)
        if not isinstance(value, str):
            raise EvidenceError(f"the line at byte {self.start:,} of the log has no text {name!r}")
        return value

    def text_or_none(self, name: str) -> str | None:
        """A field that is text or absent."""
        return None if self.fields.get(name) is None else self.text(name)

    def number(self, name: str) -> int:
        """A field that is a whole number.

        Raises:
            EvidenceError: it is absent or something else.
        """
        value = self.fields.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise EvidenceError(f"the line at byte {self.start:,} of the log has no number {name!r}")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A field that is a list of texts, empty where absent."""
        value = self.fields.get(name) or []
        if not isinstance(value, list):
            raise EvidenceError(f"the line at byte {self.start:,} of the log has no list {name!r}")
        return tuple(value)

    def declared(self) -> Declared:
        """What the person who added the capture said."""
        value = self.fields.get("declared") or {}
        if not isinstance(value, dict):
            raise EvidenceError(f"the line at byte {self.start:,} of the log has no table 'declared'")
        return Declared(
            published=value.get("published"), outlet=value.get("outlet"), language=value.get("language")
        )


def declared_fields(declared: Declared) -> dict[str, str]:
    """What a person said, as it is logged: only what they did say."""
    said = {"published": declared.published, "outlet": declared.outlet, "language": declared.language}
    return {name: value for name, value in said.items() if value is not None}


def parse_line(raw: bytes, start: int) -> Line:
    """Read one line.

    Args:
        raw: its bytes, with the end.
        start: its first byte in the file.

    Raises:
        EvidenceError: it is not finished or not JSON.
    """
    if not raw.endswith(b"\n"):
        raise EvidenceError(f"the line at byte {start:,} of the log is not finished")
    try:
        fields = json.loads(raw)
    except ValueError as error:
        what = f"the line at byte {start:,} of the log cannot be read; run `recoupe verify`"
        raise EvidenceError(what) from error
    if not isinstance(fields, dict):
        raise EvidenceError(f"the line at byte {start:,} of the log is no entry")
    return Line(start, len(raw), fields)


def read_raw(path: Path, start: int = 0) -> Iterator[tuple[int, bytes]]:
    """Read the lines of a log from a byte on, with where each begins; the last may be unfinished."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return
    with file:
        file.seek(start)
        for raw in file:
            yield start, raw
            start += len(raw)


def read_lines(path: Path, start: int = 0) -> Iterator[Line]:
    """Read the finished lines of a log; an unfinished one at the end is not yet part of it.

    Raises:
        EvidenceError: a line cannot be read.
        NewerRecord: a newer version of Recoupe wrote it.
    """
    for at, raw in read_raw(path, start):
        if not raw.endswith(b"\n"):
            return
        line = parse_line(raw, at)
        if line.kind == "begin" and line.number("format") > LOG_FORMAT:
            raise NewerRecord(f"{path}: made by a newer version of Recoupe; update Recoupe, then try again")
        yield line


def check_line(line: Line, raw: bytes, head: Head) -> str | None:
    """Check one line against the one before it.

    Args:
        line: as read.
        raw: its bytes.
        head: where the log ends before it.

    Returns:
        What is wrong in words, or None.
    """
    if line.fields.get("hash") != entry_hash(line.fields) or canonical(line.fields) + b"\n" != raw:
        return "this line was altered"
    if line.fields.get("prev") != head.hash or line.fields.get("seq") != head.seq + 1:
        return f"not the line that should follow: line {head.seq + 1} is missing, moved or replaced"
    return None


def read_head(path: Path) -> Head:
    """Where a log ends, read from its tail alone.

    Raises:
        EvidenceError: its last line cannot be read.
    """
    if not path.exists():
        return Head()
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        tail, start = b"", size
        while start > 0 and tail.count(b"\n") < 2:
            step = min(start, TAIL)
            start -= step
            file.seek(start)
            tail = file.read(step) + tail
    finished = tail[: tail.rfind(b"\n") + 1]
    begin = finished.rfind(b"\n", 0, -1) + 1
    return parse_line(finished[begin:], start + begin).head if finished else Head()

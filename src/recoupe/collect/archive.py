"""Read other people's WARC files: record after record, in little memory, up to the first damage."""

import re
import zlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from urllib.parse import quote

from recoupe.errors import DamagedArchive, UnreadableFile

STEP = 1 << 16
# Longer than any header block seen; what goes on for longer is no WARC.
HEADER_LIMIT = 1 << 18
BLANK = re.compile(r"[\x00-\x20\x7f]")
VERSION = re.compile(rb"WARC/\d+\.\d+$")
SEARCHED = 1 << 20
RECORD_START = re.compile(rb"\x1f\x8b\x08|\r\n\r\n(WARC/\d\.\d\r\n)")
LONGEST_START = 1 << 10  # enough of a gzip member to see what it holds
GZIP_MAGIC = b"\x1f\x8b"
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a record begins.

    Attributes:
        member: offset in the file of the gzip member that holds its beginning; 0 in a file that is
            not compressed.
        inner: decompressed bytes between there and the record.
    """

    member: int
    inner: int


class Unpacked:
    """A file read forward, decompressed where it is gzip, that knows where it stands."""

    def __init__(self, file: BinaryIO, name: str, *, member: int = 0) -> None:
        """Begin at `member`, the offset of a gzip member, or of anything in a plain file."""
        file.seek(member)
        magic = file.read(4)
        file.seek(member)
        if magic == ZSTD_MAGIC:
            raise UnreadableFile(f"{name}: compressed with zstd; decompress it with `zstd -d`, then add it")
        self._file = file
        self._name = name
        self._inflater = zlib.decompressobj(zlib.MAX_WBITS | 16) if magic[:2] == GZIP_MAGIC else None
        self._packed = b""
        self._ready = bytearray()
        self._unpacked = 0
        self._members = deque([Spot(member, 0)])

    @property
    def name(self) -> str:
        """The file's name, for messages."""
        return self._name

    def spot(self) -> Spot:
        """Where the next byte stands."""
        position = self._unpacked - len(self._ready)
        while len(self._members) > 1 and self._members[1].inner <= position:
            self._members.popleft()
        return Spot(self._members[0].member, position - self._members[0].inner)

    def at_end(self) -> bool:
        """Whether nothing follows.

        Raises:
            DamagedArchive: the file is broken here.
        """
        return not self._ready and not self._fill()

    def peek(self) -> bytes:
        """The next byte, which stays; nothing at the end."""
        return b"" if self.at_end() else bytes(self._ready[:1])

    def line(self) -> bytes:
        """The next line, without its end; what is left where the file ends first.

        Raises:
            DamagedArchive: the file is broken here, or the line does not end.
        """
        searched = 0
        while (end := self._ready.find(b"\n", searched)) < 0:
            searched = len(self._ready)
            if searched > HEADER_LIMIT:
                raise self.damaged("a line does not end")
            if not self._fill():
                return self.read(searched)
        return self.read(end + 1).rstrip(b"\r\n")

    def read(self, size: int) -> bytes:
        """The next `size` bytes, or fewer where the file ends.

        Raises:
            DamagedArchive: the file is broken here.
        """
        while len(self._ready) < size and self._fill():
            pass
        taken = bytes(self._ready[:size])
        del self._ready[:size]
        return taken

    def skip(self, size: int) -> int:
        """Pass over `size` bytes without holding them.

        Returns:
            How many there were.
        """
        left = size
        while left and (step := len(self.read(min(left, STEP)))):
            left -= step
        return size - left

    def place(self) -> int:
        """Offset in the file: of the gzip member that is being read, or of the next byte of a plain file."""
        spot = self.spot()
        return spot.member if self._inflater is not None else spot.member + spot.inner

    def damaged(self, what: str) -> DamagedArchive:
        """The error for damage at this place."""
        return DamagedArchive(f"{self._name}: {what} (byte {self.place():,})")

    def _fill(self) -> bool:
        """Make more bytes ready; False at the end of the file."""
        more = self._file.read(STEP) if self._inflater is None else self._inflate(self._inflater)
        self._ready += more
        self._unpacked += len(more)
        return bool(more)

    def _inflate(self, inflater: "zlib._Decompress") -> bytes:
        more = b""
        while not more:
            if inflater.eof:
                next_inflater = self._next_member()
                if next_inflater is None:
                    return b""
                inflater = next_inflater
            if not self._packed:
                self._packed = self._file.read(STEP)
                if not self._packed:
                    raise self.damaged("the compressed data is cut short")
            try:
                more = inflater.decompress(self._packed, STEP)
            except zlib.error as error:
                raise self.damaged("the compressed data is broken") from error
            self._packed = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
        return more

    def _next_member(self) -> "zlib._Decompress | None":
        """Begin the next gzip member; None where the file, or its padding of zeros, ends."""
        while not self._packed.lstrip(b"\x00"):
            self._packed = self._file.read(STEP)
            if not self._packed:
                return None
        self._packed = self._packed.lstrip(b"\x00")
        self._members.append(Spot(self._file.tell() - len(self._packed), self._unpacked))
        self._inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
        return self._inflater


@dataclass(frozen=True, slots=True)
class ArchiveRecord:
    """One WARC record.

    Attributes:
        spot: where it begins.
        type: `response`, `resource`, `revisit`, `request`, …
        headers: its WARC headers by lower-case name.
        length: of its block, as the header says.
        block: the block, or None where it was longer than asked for and passed over.
    """

    spot: Spot
    type: str
    headers: dict[str, str] = field(repr=False)
    length: int
    block: bytes | None = field(repr=False)

    @property
    def url(self) -> str:
        """Its address, without the angle brackets that some writers put around it; blanks are quoted."""
        written = self.headers.get("warc-target-uri", "").removeprefix("<").removesuffix(">")
        return BLANK.sub(lambda blank: quote(blank[0]), written)


def read_records(
    unpacked: Unpacked, *, limit: int, skipped: int, wanted: frozenset[str]
) -> Iterator[ArchiveRecord]:
    """Read the records of a WARC file in order.

    Args:
        unpacked: the file, at the beginning of a record.
        limit: bytes of a block beyond which it is passed over.
        skipped: bytes of a block beyond which the rest of the file is given up.
        wanted: types whose blocks are wanted; those of others are passed over.

    Yields:
        Each record, in any case without more than one block in memory.

    Raises:
        DamagedArchive: the file is cut short or broken; all records before were yielded.
    """
    while _reach_record(unpacked):
        yield _read_record(unpacked, limit=limit, skipped=skipped, wanted=wanted)


def find_record(file: BinaryIO, after: int) -> int | None:
    """Look for the next place where a record begins, past damage.

    Args:
        file: gzip with a member for each record, or plain.
        after: offset from which to look.

    Returns:
        The offset, or None where none follows.
    """
    file.seek(after)
    window, start = b"", after
    while more := file.read(SEARCHED):
        window += more
        for found in RECORD_START.finditer(window):
            if found[1] is not None:
                return start + found.start(1)
            if _is_record(window[found.start() : found.start() + STEP]):
                return start + found.start()
        kept = min(len(window), LONGEST_START)
        start += len(window) - kept
        window = window[-kept:]
    return None


def _is_record(member: bytes) -> bool:
    """Whether what looks like a gzip member is one and holds the beginning of a record."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(member, 16).startswith(b"WARC/")
    except zlib.error:
        return False


def _reach_record(unpacked: Unpacked) -> bool:
    """Pass over the blank lines between records; False at the end of the file."""
    while not unpacked.at_end():
        if unpacked.peek() not in b"\r\n":
            return True
        unpacked.read(1)
    return False


def _read_record(unpacked: Unpacked, *, limit: int, skipped: int, wanted: frozenset[str]) -> ArchiveRecord:
    spot = unpacked.spot()
    if not VERSION.match(unpacked.line().strip()):
        raise unpacked.damaged("no WARC record stands where one should begin")
    headers = _read_headers(unpacked)
    length = _length(unpacked, headers)
    record_type = headers.get("warc-type", "").lower()
    block = None
    if record_type in wanted and length <= limit:
        block = unpacked.read(length)
        found = len(block)
    elif length > skipped:
        raise unpacked.damaged(f"a record of {length:,} bytes, more than can be passed over")
    else:
        found = unpacked.skip(length)
    if found < length:
        raise unpacked.damaged(f"the file ends {length - found:,} bytes before the record does")
    return ArchiveRecord(spot=spot, type=record_type, headers=headers, length=length, block=block)


def _read_headers(unpacked: Unpacked) -> dict[str, str]:
    headers: dict[str, str] = {}
    name = ""
    size = 0
    while line := unpacked.line():
        size += len(line)
        if size > HEADER_LIMIT:
            raise unpacked.damaged("the header of a record does not end")
        text = line.decode("utf-8", "replace")
        if text[0] in " \t" and name:
            headers[name] += " " + text.strip()
            continue
        name, colon, value = text.partition(":")
        name = name.strip().lower()
        if not colon:
            raise unpacked.damaged("the header of a record cannot be read")
        headers[name] = value.strip()
    return headers


def _length(unpacked: Unpacked, headers: dict[str, str]) -> int:
    said = headers.get("content-length", "")
    if not re.fullmatch(r"[0-9]{1,18}", said):
        raise unpacked.damaged("a record does not say how long it is")
    return int(said)

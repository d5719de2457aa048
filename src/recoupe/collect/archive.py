"""Read WARC files record after record, and go on after damage.

fastwarc reads the records. What is added here is what it does not tell: where a file is cut short or
broken, and where the next record begins after that.
"""

import gzip
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import BinaryIO
from urllib.parse import quote

from fastwarc.stream_io import GzipReader, ZstdReader
from fastwarc.warc import ArchiveIterator, WarcRecord

from recoupe.errors import DamagedArchive

STEP = 1 << 16
# Longer than any header block seen; what goes on for longer is no WARC.
HEADER_LIMIT = 1 << 18
BLANK = re.compile(r"[\x00-\x20\x7f-\x9f]")
SEARCHED = 1 << 20
GZIP_MAGIC = b"\x1f\x8b"
HEADER_END = re.compile(rb"\r?\n\r?\n")
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
RECORD_START = re.compile(rb"\x1f\x8b\x08|\x28\xb5\x2f\xfd|\r\n\r\n(WARC/\d\.\d\r\n)")
SEEN = 16  # bytes that come out and show what it is
FED = 64  # bytes decompressed at once for that, lest damage further on hide the beginning
LONGEST_START = 1 << 10  # enough of a gzip member to see what it holds
Packed = GzipReader | ZstdReader


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a record begins.

    Attributes:
        member: offset in the file of the gzip member or zstd frame that holds it, or of the record
            itself where the file is not compressed.
        number: of the records that begin in the same member, from 0; not 0 only where an archive was
            compressed as a whole.
    """

    member: int
    number: int = 0


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
        """Its address."""
        return self.address("warc-target-uri")

    def address(self, header: str) -> str:
        """An address without the angle brackets that some writers put around it; blanks are quoted."""
        written = self.headers.get(header, "").removeprefix("<").removesuffix(">")
        return BLANK.sub(lambda blank: quote(blank[0]), written)


class Archive:
    """A WARC file, read forward from the beginning of a record; knows where it stands."""

    def __init__(self, file: BinaryIO, name: str, *, start: int = 0) -> None:
        """Begin at `start`, the offset of a gzip member, a zstd frame, or a record of a plain file."""
        self._file = file
        self._name = name
        self._packed = open_packed(file, start)
        self._spot = Spot(start, -1)  # of no record yet
        self._passed: int | None = None

    def records(self, *, limit: int, skipped: int, wanted: frozenset[str]) -> Iterator[ArchiveRecord]:
        """Read the records in order, in any case without more than one block in memory.

        Args:
            limit: bytes of a block beyond which it is passed over.
            skipped: bytes of a block beyond which the rest of the file is given up.
            wanted: types whose blocks are wanted; those of others are passed over.

        Raises:
            DamagedArchive: the file is cut short or broken; all records before were yielded.
        """
        try:
            yield from self._records(limit, skipped, wanted)
        except OSError as error:
            if error.errno is not None:  # the disk failed, not the archive
                raise
            if not _is_padding(self._file, self.place()):
                raise self._damaged(f"what should be a record cannot be read: {error}") from error

    def place(self) -> int:
        """Offset of what is being read: a gzip member or zstd frame, or a record of a plain file."""
        if self._packed is not None:
            return self._packed.frame_start_position() or 0
        if self._passed is None:
            return self._spot.member
        return _end_of_record(self._file, self._spot.member, self._passed)

    def _records(self, limit: int, skipped: int, wanted: frozenset[str]) -> Iterator[ArchiveRecord]:
        stream = self._file if self._packed is None else self._packed
        for record in ArchiveIterator(stream, parse_http=False, max_header_len=HEADER_LIMIT):
            self._spot, self._passed = self._spot_of(record), None
            headers = {name.lower(): value for name, value in record.headers.to_tuples()}
            kind, length = headers.get("warc-type", "").lower(), self._length(headers, skipped)
            if not kind or (kind in wanted and "warc-target-uri" not in headers):
                raise self._damaged("a record does not say what it is, or where it stood on the web")
            block = self._read(record, length, keep=kind in wanted and length <= limit)
            self._passed = length
            yield ArchiveRecord(self._spot, kind, headers, length, block)
        if isinstance(self._packed, GzipReader) and not _is_whole(self._file, self.place()):
            raise self._damaged("the compressed data is cut short")

    def _spot_of(self, record: WarcRecord) -> Spot:
        if self._packed is None:
            return Spot(record.stream_pos)
        member = self.place()
        return Spot(member, self._spot.number + 1 if member == self._spot.member else 0)

    def _length(self, headers: Mapping[str, str], skipped: int) -> int:
        said = headers.get("content-length", "")
        if not re.fullmatch(r"[0-9]{1,18}", said):
            raise self._damaged("a record does not say how long it is")
        if int(said) > skipped:
            raise self._damaged(f"a record of {int(said):,} bytes, more than can be passed over")
        return int(said)

    def _read(self, record: WarcRecord, length: int, *, keep: bool) -> bytes | None:
        """Read a block, or pass over it."""
        block = record.reader.read(length) if keep else None
        found = record.reader.consume(length) if block is None else len(block)
        if found < length:
            raise self._damaged(f"the file ends {length - found:,} bytes before the record does")
        return block

    def _damaged(self, what: str) -> DamagedArchive:
        return DamagedArchive(f"{self._name}: {what} (byte {self.place():,})")


def open_packed(file: BinaryIO, start: int = 0) -> Packed | None:
    """Decompress a file from an offset on; None where it is neither gzip nor zstd there."""
    file.seek(start)
    magic = file.read(len(ZSTD_MAGIC))
    file.seek(start)
    if magic == ZSTD_MAGIC:
        return ZstdReader(file)
    return GzipReader(file) if magic.startswith(GZIP_MAGIC) else None


def peek_packed(file: BinaryIO) -> bytes:
    """The first bytes that come out of a compressed file; nothing where it is broken from the start."""
    file.seek(0)
    is_zstd = file.read(len(ZSTD_MAGIC)) == ZSTD_MAGIC
    file.seek(0)
    packed = ZstdReader(file, buffer_size=FED) if is_zstd else gzip.GzipFile(fileobj=file, mode="rb")
    try:
        return packed.read(SEEN)
    except (EOFError, OSError, zlib.error):
        return b""


def find_record(file: BinaryIO, after: int) -> int | None:
    """Look for the next place where a record begins, past damage.

    Args:
        file: in gzip or zstd with a member for each record, or plain.
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
    """Whether what looks like a gzip member or zstd frame is one and holds the beginning of a record."""
    return peek_packed(BytesIO(member)).startswith(b"WARC/")


def _is_padding(file: BinaryIO, start: int) -> bool:
    """Whether nothing but zeros follows, with which tapes and some tools fill up a file."""
    file.seek(start)
    return not file.read(STEP).strip(b"\x00")


def _is_whole(file: BinaryIO, member: int) -> bool:
    """Whether the last gzip member of a file has its end, which fastwarc does not ask for."""
    file.seek(member)
    with gzip.GzipFile(fileobj=file, mode="rb") as packed:
        try:
            while packed.read(STEP):
                pass
        except EOFError:
            return False
    return True


def _end_of_record(file: BinaryIO, start: int, length: int) -> int:
    """Where a record of a plain file ends that begins at `start` and has a block of `length` bytes."""
    file.seek(start)
    head = HEADER_END.search(file.read(HEADER_LIMIT))
    return start + (0 if head is None else head.end()) + length

"""Withdraw a payload, for safety or law: its place, its hash and the reason stay."""

import hashlib
import uuid
import zlib
from pathlib import Path

from recoupe.collect.disk import flush_file
from recoupe.collect.evidence import Kept, read_place
from recoupe.errors import EvidenceError

GZIP_WITH_COMMENT = b"\x1f\x8b\x08\x10\x00\x00\x00\x00\x00\xff"  # RFC 1952: flag FCOMMENT, no time
WORDS = b"withdrawn"


def stand_in(kept: Kept) -> bytes:
    """What stands in a withdrawn record's place: a WARC record of the same length that says so.

    The gzip member is filled up with blanks in its comment, so that every record after it stays
    where the log says. The same capture always has the same.

    Raises:
        EvidenceError: the place is too short for it, which no record of ours is.
    """
    record_id = uuid.UUID(hashlib.sha256(f"withdrawn {kept.capture.id}".encode()).hexdigest()[:32], version=4)
    head = (
        f"WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Record-ID: <urn:uuid:{record_id}>\r\n"
        f"WARC-Date: {kept.capture.captured}\r\n"
        f"Content-Type: text/plain\r\nContent-Length: {len(WORDS)}\r\n\r\n"
    )
    record = head.encode() + WORDS + b"\r\n\r\n"
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(record) + packer.flush()
    trailer = zlib.crc32(record).to_bytes(4, "little") + len(record).to_bytes(4, "little")
    room = kept.place.length - len(GZIP_WITH_COMMENT) - 1 - len(packed) - len(trailer)
    if room < 0:
        raise EvidenceError(f"the record of {kept.capture.id} is too short to be withdrawn in its place")
    return GZIP_WITH_COMMENT + b" " * room + b"\x00" + packed + trailer


def overwrite(folder: Path, kept: Kept) -> None:
    """Put the stand-in where the record was, unless it is there already, and wait for the disk.

    Raises:
        EvidenceError: the file is missing or too short.
    """
    instead = stand_in(kept)
    if read_place(folder, kept.place) == instead:
        return
    with (folder / kept.place.file).open("r+b") as file:
        file.seek(kept.place.offset)
        file.write(instead)
        file.flush()
        flush_file(file.fileno())

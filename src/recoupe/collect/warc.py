"""Our own WARC records: one gzip member each, written and read back."""

import hashlib
import uuid
import zlib
from dataclasses import dataclass

from recoupe.collect.codings import undo_all
from recoupe.collect.found import Received
from recoupe.collect.http import split_block
from recoupe.errors import EvidenceError

LEVEL = 6  # 9 saves 0.5 % on the pages at hand and takes half as long again
# Codings were undone once, under the limit of that day; what comes out is known to fit.
NO_LIMIT = 1 << 40


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """One of our records, read back.

    Attributes:
        headers: WARC headers by lower-case name.
        block: an HTTP response, or the payload itself.
    """

    headers: dict[str, str]
    block: bytes


def make_record(received: Received, capture: str, captured: str) -> bytes:
    """Write what was received as a WARC/1.1 record (ISO 28500:2017).

    An HTTP response is kept as it was received, codings included; anything else is a `resource`.

    Args:
        received: what to keep.
        capture: its id.
        captured: ISO 8601 date, or date and time in UTC.

    Returns:
        One gzip member; the same for the same arguments.
    """
    is_response = received.block is not None
    block = received.payload if received.block is None else received.block
    block_digest = hashlib.sha256(block).hexdigest()
    body_digest = hashlib.sha256(split_block(block)[1]).hexdigest() if is_response else block_digest
    record_id = uuid.UUID(hashlib.sha256(f"{capture} {captured}".encode()).hexdigest()[:32], version=4)
    headers = {
        "WARC-Type": "response" if is_response else "resource",
        "WARC-Record-ID": f"<urn:uuid:{record_id}>",
        "WARC-Date": captured,
        "WARC-Target-URI": received.url,
        "WARC-Block-Digest": f"sha256:{block_digest}",
        "WARC-Payload-Digest": f"sha256:{body_digest}",
        "Content-Type": "application/http; msgtype=response" if is_response else received.media_type,
        "Content-Length": str(len(block)),
    }
    head = "WARC/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers.items()) + "\r\n"
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    parts = (head.encode(), block, b"\r\n\r\n")
    return b"".join([*(packer.compress(part) for part in parts), packer.flush()])


def read_record(member: bytes) -> StoredRecord:
    """Read one of our records back.

    Raises:
        EvidenceError: this is no whole record.
    """
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        record = unpacker.decompress(member)
    except zlib.error as error:
        raise EvidenceError("the compressed data is broken") from error
    head, blank, rest = record.partition(b"\r\n\r\n")
    headers = _headers(head)
    length = headers.get("content-length", "")
    if not unpacker.eof or unpacker.unused_data or not blank or not length.isdecimal():
        raise EvidenceError("this is no whole WARC record")
    if len(rest) != int(length) + 4:
        raise EvidenceError("the record is not as long as it says")
    return StoredRecord(headers, rest[: int(length)])


def _headers(head: bytes) -> dict[str, str]:
    lines = head.decode("utf-8", "replace").split("\r\n")[1:]
    pairs = (line.partition(": ") for line in lines)
    return {name.lower(): value for name, _, value in pairs}


def payload_of(record: StoredRecord, codings: tuple[str, ...]) -> bytes:
    """The payload of a record, with the codings undone that were undone when it was captured.

    Raises:
        EvidenceError: the body is not in these codings.
    """
    if record.headers.get("warc-type") != "response":
        return record.block
    return undo_all(split_block(record.block)[1], codings, NO_LIMIT)

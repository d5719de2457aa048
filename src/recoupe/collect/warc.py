"""Our own WARC records: one gzip member each, written by warcio and read back by fastwarc."""

import gzip
import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from fastwarc.warc import ArchiveIterator
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from recoupe.collect.codings import undo_all
from recoupe.collect.found import Received
from recoupe.collect.http import split_block
from recoupe.errors import EvidenceError

LEVEL = 6  # 9, which warcio takes where it compresses, saves 0.5 % on the pages at hand and is a third slower
# Codings were undone once, under the limit of that day; what comes out is known to fit.
NO_LIMIT = 1 << 40


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """One of our records, read back.

    Attributes:
        headers: WARC headers by lower-case name.
        block: an HTTP response, or the payload itself.
    """

    headers: Mapping[str, str]
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
    }
    return gzip.compress(write_record(headers, block), LEVEL, mtime=0)


def write_record(headers: Mapping[str, str], block: bytes) -> bytes:
    """A WARC/1.1 record, not compressed.

    warcio is handed the block as a whole: where it is given an HTTP head apart, it writes that anew
    in its own way, and what was received would not be what is kept.
    """
    head = StatusAndHeaders("", list(headers.items()), protocol="WARC/1.1")
    written = BytesIO()
    record = ArcWarcRecord(
        "warc", headers["WARC-Type"], head, BytesIO(block), None, headers["Content-Type"], len(block)
    )
    WARCWriter(written, gzip=False).write_record(record)
    return written.getvalue()


def read_record(member: bytes) -> StoredRecord:
    """Read one of our records back.

    Raises:
        EvidenceError: this is no whole record.
    """
    try:
        record = next(ArchiveIterator(BytesIO(member), parse_http=False))
        block = record.reader.read(record.content_length)
    except (OSError, StopIteration) as error:
        raise EvidenceError(f"this is no whole WARC record: {error}") from error
    if len(block) != record.content_length:
        raise EvidenceError("the record is not as long as it says")
    return StoredRecord({name.lower(): value for name, value in record.headers.to_tuples()}, block)


def payload_of(record: StoredRecord, codings: tuple[str, ...]) -> bytes:
    """The payload of a record, with the codings undone that were undone when it was captured.

    Raises:
        EvidenceError: the body is not in these codings.
    """
    if record.headers.get("warc-type") != "response":
        return record.block
    return undo_all(split_block(record.block)[1], codings, NO_LIMIT)

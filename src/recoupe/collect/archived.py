"""Pages out of a WARC file."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import BinaryIO

from recoupe.collect.archive import Archive, ArchiveRecord, Spot, find_record
from recoupe.collect.codings import undo_named
from recoupe.collect.found import LONGEST_ADDRESS, Cause, First, FirstsOf, Given, LeftOut, Limits, Received
from recoupe.collect.http import join_block, media_type_said, parse_response, split_block
from recoupe.collect.media import is_page_part, media_type_of, split_content_type
from recoupe.errors import DamagedArchive, TooLarge

WANTED = frozenset({"response", "resource", "revisit"})
SCHEMES = ("http://", "https://", "file:")
NO_CONTENT = frozenset({101, 103, 204, 205})
DIGESTS = frozenset({"md5", "sha1", "sha256", "sha512"})
NOT_MODIFIED = re.compile(rb"HTTP/\d(?:\.\d)?\s+304\b")
SHOWN = 200  # characters of an address in a message
NO_LIMIT = 1 << 40  # what was kept fitted when it came in
OTHER_TYPES = {
    "request": Cause.REQUEST,
    "warcinfo": Cause.WARCINFO,
    "metadata": Cause.METADATA,
    "conversion": Cause.CONVERSION,
}
# Said once for the whole file, with their number: an archive holds one for each page.
ON_PURPOSE = {
    Cause.REQUEST: "requests, which hold nothing that was published",
    Cause.WARCINFO: "notes of the archiver about itself",
    Cause.METADATA: "notes of the archiver",
    Cause.CONVERSION: "conversions of other records",
    Cause.NO_CONTENT: "redirects and other answers that have no content by nature",
    Cause.PAGE_PART: "pictures, styles, scripts and the like: parts of pages",
    Cause.OTHER_RECORD: "records of other types",
    Cause.NOT_A_PAGE: "records that stand at no address of the web",
}


def take_archive(file: BinaryIO, name: str, given: Given, limits: Limits) -> Iterator[Received | LeftOut]:
    """Read the pages of a WARC file, one in memory at a time.

    Args:
        file: can be sought in; gzip or not.
        name: of the file, for messages.
        given: what was declared for all its pages; `url` and `captured` come from the records.
        limits: see `Limits`.

    Yields:
        Pages and other documents in the order of the file; where it is damaged, the fault that says
        where, and then what follows the damage; at last what is left out, with the reason.
    """
    pages = ArchivePages(file, name, given, limits)
    start: int | None = 0
    while start is not None:
        archive = Archive(file, name, start=start)
        try:
            yield from _take_records(archive, pages, limits)
            break
        except DamagedArchive as error:
            what = str(error).removeprefix(f"{name}: ") + "; all records that are whole are taken"
            yield LeftOut(name, Cause.DAMAGED_ARCHIVE, what, fault=True)
        start = find_record(file, max(start, archive.place()) + 1)
    yield from pages.left_out()


def _take_records(archive: Archive, pages: "ArchivePages", limits: Limits) -> Iterator[Received | LeftOut]:
    for record in archive.records(limit=limits.payload, skipped=limits.skipped, wanted=WANTED):
        yield from pages.take(record)


class ArchivePages:
    """Turns the records of one file into pages; remembers where payloads stand, for revisits."""

    def __init__(self, file: BinaryIO, name: str, given: Given, limits: Limits) -> None:
        """Nothing is read yet."""
        self._file = file
        self._name = name
        self._given = given
        self._limits = limits
        self._digests: dict[str, Spot] = {}
        self._counts: Counter[Cause] = Counter()

    def left_out(self) -> Iterator[LeftOut]:
        """What was left out on purpose, each sort once with its number."""
        for code, count in sorted(self._counts.items()):
            yield LeftOut(self._name, code, ON_PURPOSE[code], count=count)

    def take(self, record: ArchiveRecord) -> Iterator[Received | LeftOut]:
        """Yield the page of a record, or the reason why it has none."""
        if record.type not in WANTED:
            self._counts[OTHER_TYPES.get(record.type, Cause.OTHER_RECORD)] += 1
        elif not record.url.lower().startswith(SCHEMES):
            self._counts[Cause.NOT_A_PAGE] += 1
        elif len(record.url) > LONGEST_ADDRESS:
            yield self._fault(record, Cause.UNREADABLE, f"its address has {len(record.url):,} characters")
        elif record.block is None:
            yield self._too_large(record, f"{record.length:,} bytes")
        else:
            yield from self._take_block(record, record.block)

    def _take_block(self, record: ArchiveRecord, block: bytes) -> Iterator[Received | LeftOut]:
        if record.type == "revisit":
            spot = self._digests.get(record.headers.get("warc-payload-digest", ""))
            if spot is None:
                yield from self._take_elsewhere(record, block)
                return
            block = stood_for(block, self._first_at(spot))
        elif "warc-payload-digest" in record.headers:
            self._digests.setdefault(record.headers["warc-payload-digest"], record.spot)
        try:
            received = self._receive(record, block)
        except TooLarge as error:
            yield self._too_large(record, str(error))
            return
        if not received.payload and _has_none_by_nature(received):
            self._counts[Cause.NO_CONTENT] += 1
        elif not received.payload:
            yield self._fault(record, Cause.NO_PAYLOAD, f"no payload{_status(received)}")
        elif is_page_part(received.media_type):
            self._counts[Cause.PAGE_PART] += 1
        else:
            yield received

    def _receive(self, record: ArchiveRecord, block: bytes) -> Received:
        """Make what is kept of a record.

        Raises:
            TooLarge: its payload is longer than the limit.
        """
        response = None if record.type == "resource" else parse_response(block, self._limits.payload)
        if response is None:
            said, charset = split_content_type(record.headers.get("content-type", ""))
            payload = block
        else:
            said, charset, payload = response.media_type, response.charset, response.payload
        problems = () if response is None else response.problems
        if record.type != "revisit" and not _has_its_digest(record, block):
            problems = (*problems, "digest_differs")
        return Received(
            source=self._name,
            url=record.url,
            url_source="archive",
            payload=payload,
            media_type=media_type_of(payload, name=record.url.partition("?")[0], said=said),
            charset=charset,
            captured=record.headers.get("warc-date"),
            status=None if response is None else response.status,
            block=None if response is None else block,
            codings=() if response is None else response.codings,
            declared=self._given.declared(),
            problems=problems,
        )

    def _first_at(self, spot: Spot) -> First:
        """Read a record of this file once more, for a revisit of it."""
        back_to = self._file.tell()
        archive = Archive(self._file, self._name, start=spot.member)
        records = archive.records(limit=self._limits.payload, skipped=self._limits.skipped, wanted=WANTED)
        record = next(islice(records, spot.number, None))
        self._file.seek(back_to)
        captured = record.headers.get("warc-date", "")
        return First(captured, record.block or b"", is_response=record.type != "resource")

    def _take_elsewhere(self, record: ArchiveRecord, block: bytes) -> Iterator[LeftOut]:
        """A revisit whose first capture is not in this file: perhaps the dossier holds it."""
        said = media_type_said(block)
        if said is not None and is_page_part(said):
            self._counts[Cause.PAGE_PART] += 1
            return
        fault = self._fault(
            record,
            Cause.REVISIT,
            "says only that the page was as before; add the archive that holds it, then this one again",
        )
        yield replace(fault, resolve=partial(self._resolve, record, block))

    def _resolve(self, record: ArchiveRecord, block: bytes, firsts_of: FirstsOf) -> Received | None:
        address = record.address("warc-refers-to-target-uri") or record.url
        for first in firsts_of(address):
            if repeats(record, first):
                return self._receive(record, stood_for(block, first))
        return None

    def _too_large(self, record: ArchiveRecord, how: str) -> LeftOut:
        return self._fault(
            record, Cause.TOO_LARGE, f"{how}; the limit is {self._limits.payload:,} bytes for one page"
        )

    def _fault(self, record: ArchiveRecord, code: Cause, what: str) -> LeftOut:
        place = f"{record.url[:SHOWN]} (byte {record.spot.member:,})"
        return LeftOut(self._name, code, f"{place}: {what}", fault=True)


def stood_for(block: bytes, first: First) -> bytes:
    """The block that a revisit stands for: its own head, if it has one of its own, and the first body."""
    if not first.is_response or not block.strip() or NOT_MODIFIED.match(block):
        return first.block
    return join_block(split_block(block)[0], split_block(first.block)[1])


def repeats(record: ArchiveRecord, first: First) -> bool:
    """Whether a capture is the one that a revisit repeats: by its digest, or else by its time."""
    said = record.headers.get("warc-payload-digest", "")
    if not said:
        return record.headers.get("warc-refers-to-date") == first.captured
    body = split_block(first.block)[1] if first.is_response else first.block
    joined, _, _ = undo_named(body, ["chunked"], NO_LIMIT)
    # Some archivers hash the body as it was sent, others without its chunks.
    return any(_is_digest(said, candidate) for candidate in (body, joined))


def _has_its_digest(record: ArchiveRecord, block: bytes) -> bool:
    """Whether a block is what its record says it was; true where it does not say in a way we know."""
    return _is_digest(record.headers.get("warc-block-digest", ""), block) is not False


def _is_digest(written: str, content: bytes) -> bool | None:
    """Whether a digest is that of some bytes; None where its algorithm is not known."""
    algorithm, _, said = written.partition(":")
    algorithm = algorithm.lower().replace("-", "")
    if algorithm not in DIGESTS:
        return None
    digest = hashlib.new(algorithm, content, usedforsecurity=False).digest()
    plain = base64.b32encode(digest).decode().rstrip("=")
    return said.lower().rstrip("=") in (plain.lower(), digest.hex())


def _has_none_by_nature(received: Received) -> bool:
    return received.status is not None and (300 <= received.status < 400 or received.status in NO_CONTENT)


def _status(received: Received) -> str:
    return "" if received.status is None else f" (HTTP {received.status})"

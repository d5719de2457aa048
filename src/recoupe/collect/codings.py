"""Undo what lies between the bytes on the wire and the page: chunks, gzip, deflate, Brotli, Zstandard.

Libraries undo them; they are driven in steps, so that a bomb is noticed when it passes the limit and
what comes out before damage is kept.
"""

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO

from recoupe.errors import EvidenceError, TooLarge

STEP = 1 << 16
# Bytes that come out, and whether they were complete; None where the body is not in the coding
# that its header names: servers and archivers often lie.
Undone = tuple[bytes, bool] | None


class _Broken(Exception):
    """The body is not, or not to its end, in the coding that it should be in."""

    def __init__(self, last: bytes = b"") -> None:
        super().__init__()
        self.last = last


def _chunked(body: bytes) -> Iterator[bytes]:
    """HTTP/1.1 chunks (RFC 9112, section 7.1)."""
    from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader

    reader = ChunkedDataReader(BytesIO(body), raise_exceptions=True)
    try:
        while first := reader.read(1):
            yield first + reader.read(reader.rem_length())
    except ChunkedDataException as error:
        raise _Broken(error.data) from error


def _gzip(body: bytes) -> Iterator[bytes]:
    with gzip.GzipFile(fileobj=BytesIO(body), mode="rb") as unpacked:
        try:
            while step := unpacked.read1(STEP):
                yield step
        except (EOFError, OSError, zlib.error) as error:
            raise _Broken from error


def _deflate(body: bytes) -> Iterator[bytes]:
    """With the zlib wrapper that the standard asks for or, as some servers send it, without."""
    wrapped = len(body) > 1 and body[0] & 0x0F == zlib.DEFLATED and int.from_bytes(body[:2]) % 31 == 0
    inflater = zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)
    while not inflater.eof:
        try:
            step = inflater.decompress(body, STEP)
        except zlib.error as error:
            raise _Broken from error
        if not step and not inflater.eof:
            raise _Broken
        yield step
        body = inflater.unconsumed_tail


def _brotli(body: bytes) -> Iterator[bytes]:
    import brotli

    decompressor = brotli.Decompressor()
    while not decompressor.is_finished():
        try:
            step = decompressor.process(body, output_buffer_limit=STEP)
        except brotli.error as error:
            raise _Broken from error
        if not step and decompressor.can_accept_more_data():
            raise _Broken
        yield step
        body = b""


def _zstd(body: bytes) -> Iterator[bytes]:
    from fastwarc.stream_io import ZstdReader

    reader = ZstdReader(BytesIO(body))
    try:
        while step := reader.read(STEP):
            yield step
    except OSError as error:
        raise _Broken from error


UNDO: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "chunked": _chunked,
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}


def undo(body: bytes, coding: str, limit: int) -> Undone:
    """Undo one coding.

    Args:
        body: as received.
        coding: one of `UNDO`.
        limit: of the bytes that come out.

    Returns:
        The bytes, and whether they were complete; None where the body is not in this coding.

    Raises:
        TooLarge: more than `limit` bytes come out.
    """
    if not body:
        return None
    undone = bytearray()
    try:
        for step in UNDO[coding](body):
            undone += step
            if len(undone) > limit:
                raise TooLarge(f"more than {limit:,} bytes come out of {len(body):,}")
    except _Broken as broken:
        undone += broken.last
        return (bytes(undone), False) if undone else None
    return bytes(undone), True


def undo_named(
    body: bytes, named: Iterable[str], limit: int
) -> tuple[bytes, tuple[str, ...], tuple[str, ...]]:
    """Undo the codings that headers name, as far as the bytes really are in them.

    Args:
        body: as received.
        named: codings in the order in which they are undone: the last applied first.
        limit: of the bytes that come out.

    Returns:
        The payload; the codings that were undone; and problems as codes.

    Raises:
        TooLarge: more than `limit` bytes come out.
    """
    undone: list[str] = []
    problems: list[str] = []
    for coding in named:
        if coding in ("", "identity"):
            continue
        if coding not in UNDO:
            problems.append(f"coding_not_undone {coding}")
            break
        result = undo(body, coding, limit)
        if result is None:
            continue
        body, complete = result
        undone.append(coding)
        if not complete:
            problems.append("body_cut_short")
    return body, tuple(undone), tuple(problems)


def undo_all(body: bytes, codings: Iterable[str], limit: int) -> bytes:
    """Undo the codings that were undone when a capture was made.

    Raises:
        EvidenceError: the bytes are not in one of them.
        TooLarge: more than `limit` bytes come out.
    """
    for coding in codings:
        result = undo(body, coding, limit)
        if result is None:
            raise EvidenceError(
                f"the recorded body is not in {coding}, which was undone when it was captured"
            )
        body, _ = result
    return body

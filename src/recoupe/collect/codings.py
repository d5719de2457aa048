"""Undo what lies between the bytes on the wire and the page: chunks, gzip, deflate, Brotli."""

import re
import zlib
from collections.abc import Callable, Iterable

from recoupe.errors import EvidenceError, TooLarge

CHUNK_LINE = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]*)?\r?\n")
GZIP_MAGIC = b"\x1f\x8b"
STEP = 1 << 16


# Bytes that come out, and whether they were complete; None where the body is not in the coding
# that its header names: servers and archivers often lie.
Undone = tuple[bytes, bool] | None


def undo_chunked(body: bytes, limit: int) -> Undone:
    """Join the chunks of an HTTP/1.1 body (RFC 9112, section 7.1).

    Returns:
        The body, and whether its last chunk was there; None where no length of a chunk begins it.

    Raises:
        TooLarge: more than `limit` bytes.
    """
    chunks: list[bytes] = []
    position = 0
    while (line := CHUNK_LINE.match(body, position)) is not None:
        size = int(line[1], 16)
        if size == 0:
            return b"".join(chunks), True
        chunks.append(body[line.end() : line.end() + size])
        position = line.end() + size
        position += 2 if body[position : position + 2] == b"\r\n" else body[position : position + 1] == b"\n"
    if not chunks:
        return None
    joined = b"".join(chunks)
    if len(joined) > limit:
        raise TooLarge(f"more than {limit:,} bytes")
    return joined, False


def undo_gzip(body: bytes, limit: int) -> Undone:
    """Undo gzip, over several members where there are.

    Returns:
        The bytes, and whether they were complete; None where the body is no gzip.

    Raises:
        TooLarge: more than `limit` bytes come out.
    """
    if not body.startswith(GZIP_MAGIC):
        return None
    inflated: list[bytes] = []
    left = limit
    while body.startswith(GZIP_MAGIC):
        member, complete, body = _inflate(body, zlib.MAX_WBITS | 16, left)
        inflated.append(member)
        left -= len(member)
        if not complete:
            return b"".join(inflated), False
    return b"".join(inflated), True


def undo_deflate(body: bytes, limit: int) -> Undone:
    """Undo deflate, with the zlib wrapper that the standard asks for or, as some servers send it, without.

    Raises:
        TooLarge: more than `limit` bytes come out.
    """
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        inflated, complete, _ = _inflate(body, window, limit)
        if complete or inflated:
            return inflated, complete
    return None


def _inflate(body: bytes, window: int, limit: int) -> tuple[bytes, bool, bytes]:
    inflater = zlib.decompressobj(window)
    try:
        inflated = inflater.decompress(body, limit + 1)
    except zlib.error:
        return _inflate_until_broken(body, window, limit), False, b""
    if len(inflated) > limit:
        raise TooLarge(f"more than {limit:,} bytes come out of {len(body):,}")
    return inflated, inflater.eof, inflater.unused_data


def _inflate_until_broken(body: bytes, window: int, limit: int) -> bytes:
    """What comes out before the damage, in small steps so that little of it is lost."""
    inflater = zlib.decompressobj(window)
    inflated = bytearray()
    for start in range(0, len(body), STEP):
        try:
            inflated += inflater.decompress(body[start : start + STEP], limit + 1 - len(inflated))
        except zlib.error:
            break
        if len(inflated) > limit:
            raise TooLarge(f"more than {limit:,} bytes come out of {len(body):,}")
    return bytes(inflated)


def undo_brotli(body: bytes, limit: int) -> Undone:
    """Undo Brotli (RFC 7932).

    Raises:
        TooLarge: more than `limit` bytes come out.
    """
    import brotli

    decompressor = brotli.Decompressor()
    inflated = bytearray()
    feed = body
    while not decompressor.is_finished():
        try:
            inflated += decompressor.process(feed, output_buffer_limit=STEP)
        except brotli.error:
            if not inflated:
                return None
            break
        if len(inflated) > limit:
            raise TooLarge(f"more than {limit:,} bytes come out of {len(body):,}")
        feed = b""
        if decompressor.can_accept_more_data():
            break
    return bytes(inflated), decompressor.is_finished()


UNDO: dict[str, Callable[[bytes, int], Undone]] = {
    "chunked": undo_chunked,
    "gzip": undo_gzip,
    "x-gzip": undo_gzip,
    "deflate": undo_deflate,
    "br": undo_brotli,
}


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
        undo = UNDO.get(coding)
        if undo is None:
            problems.append(f"coding_not_undone {coding}")
            break
        result = undo(body, limit)
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
        result = UNDO[coding](body, limit)
        if result is None:
            raise EvidenceError(
                f"the recorded body is not in {coding}, which was undone when it was captured"
            )
        body, _ = result
    return body

"""HTTP responses as archives hold them; warcio reads their heads."""

import re
from dataclasses import dataclass
from io import BytesIO

from warcio.statusandheaders import (
    StatusAndHeaders,
    StatusAndHeadersParser,
    StatusAndHeadersParserException,
)

from recoupe.collect.codings import undo_named
from recoupe.collect.media import split_content_type

PARSER = StatusAndHeadersParser(["HTTP/"])
STATUS = re.compile(r"\d(?:\.\d)?\s+(\d{3})")


@dataclass(frozen=True, slots=True)
class Response:
    """One HTTP response.

    Attributes:
        status: its status.
        media_type: of the Content-Type header, or None.
        charset: of the Content-Type header, or None.
        payload: the body with its codings undone.
        codings: those that were undone.
        problems: what was not as it should be.
    """

    status: int
    media_type: str | None
    charset: str | None
    payload: bytes
    codings: tuple[str, ...]
    problems: tuple[str, ...]


def parse_response(block: bytes, limit: int) -> Response | None:
    """Take an HTTP response apart.

    Args:
        block: head and body.
        limit: of the payload's bytes.

    Returns:
        The response, or None where the block is none.

    Raises:
        TooLarge: the payload is longer than the limit.
    """
    parsed = _parse_head(block)
    status = None if parsed is None else STATUS.match(parsed[0].statusline)
    if parsed is None or status is None:
        return None
    head, length = parsed
    media_type, charset = split_content_type(head.get_header("content-type", ""))
    named = [*_codings(head, "transfer-encoding"), *_codings(head, "content-encoding")]
    payload, codings, problems = undo_named(block[length:], named, limit)
    return Response(int(status[1]), media_type, charset, payload, codings, problems)


def media_type_said(block: bytes) -> str | None:
    """The media type that the head of a response names, or None."""
    parsed = _parse_head(block)
    return None if parsed is None else split_content_type(parsed[0].get_header("content-type", ""))[0]


def join_block(head: bytes, body: bytes) -> bytes:
    """Put a head, with or without the blank line that ends it, before a body."""
    return head.rstrip(b"\r\n") + b"\r\n\r\n" + body


def split_block(block: bytes) -> tuple[bytes, bytes]:
    """Part the head of an HTTP message, with the blank line that ends it, from its body."""
    parsed = _parse_head(block)
    length = len(block) if parsed is None else parsed[1]
    return block[:length], block[length:]


def _parse_head(block: bytes) -> tuple[StatusAndHeaders, int] | None:
    """The head of an HTTP response and its length in bytes; None where the block does not begin with one."""
    stream = BytesIO(block)
    try:
        head = PARSER.parse(stream)
    except (EOFError, StatusAndHeadersParserException):
        return None
    return head, stream.tell()


def _codings(head: StatusAndHeaders, name: str) -> list[str]:
    """The codings of one header, the last applied first; where it is repeated, RFC 9110 joins the values."""
    said = ",".join(value for header, value in head.headers if header.lower() == name)
    return [coding.strip().lower() for coding in reversed(said.split(","))]

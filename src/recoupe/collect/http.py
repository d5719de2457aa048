"""HTTP responses as archives hold them."""

import re
from dataclasses import dataclass

from recoupe.collect.codings import undo_named
from recoupe.collect.media import split_content_type

HEAD_END = re.compile(rb"\r?\n\r?\n")
STATUS_LINE = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})")


@dataclass(frozen=True, slots=True)
class Response:
    """One HTTP response.

    Attributes:
        status: its status.
        media_type: of the Content-Type header, or None.
        charset: of the Content-Type header, or None.
        location: where a redirect leads, or None.
        body: as received.
        payload: the body with its codings undone.
        codings: those that were undone.
        problems: what was not as it should be.
    """

    status: int
    media_type: str | None
    charset: str | None
    location: str | None
    body: bytes
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
    status = STATUS_LINE.match(block)
    if status is None:
        return None
    head, body = split_block(block)
    headers = _headers(head)
    media_type, charset = split_content_type(headers.get("content-type", ""))
    named = [*_codings(headers, "transfer-encoding"), *_codings(headers, "content-encoding")]
    payload, codings, problems = undo_named(body, named, limit)
    return Response(
        status=int(status[1]),
        media_type=media_type,
        charset=charset,
        location=headers.get("location"),
        body=body,
        payload=payload,
        codings=codings,
        problems=problems,
    )


def split_block(block: bytes) -> tuple[bytes, bytes]:
    """Part the head of an HTTP message from its body."""
    end = HEAD_END.search(block)
    return (block, b"") if end is None else (block[: end.start()], block[end.end() :])


def _headers(head: bytes) -> dict[str, str]:
    """Header values by lower-case name; of a repeated one all, as RFC 9110 joins them."""
    headers: dict[str, str] = {}
    lines = re.sub(r"\r?\n[ \t]+", " ", head.decode("latin-1")).splitlines()
    for line in lines[1:]:
        name, colon, value = line.partition(":")
        name = name.strip().lower()
        if colon and name:
            headers[name] = f"{headers[name]}, {value.strip()}" if name in headers else value.strip()
    return headers


def _codings(headers: dict[str, str], name: str) -> list[str]:
    """The codings of one header, the last applied first."""
    return [coding.strip().lower() for coding in reversed(headers.get(name, "").split(","))]

"""What sort of file some bytes are: by the bytes first, then by name or header."""

import re
from email.message import Message
from pathlib import PurePosixPath

SNIFFED = 1024  # bytes, as the WHATWG MIME Sniffing standard takes them, rounded down
BINARY = "application/octet-stream"
TEXT = "text/plain"
HTML = "text/html"
XHTML = "application/xhtml+xml"
WARC = "application/warc"
GZIP = "application/gzip"
ZSTD = "application/zstd"

SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"\x1f\x8b", GZIP),
    (b"WARC/", WARC),
    (b"\x28\xb5\x2f\xfd", ZSTD),
    (b"PK\x03\x04", "application/zip"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"\x00\x00\x01\x00", "image/x-icon"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"wOFF", "font/woff"),
    (b"wOF2", "font/woff2"),
    (b"{\\rtf", "application/rtf"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"\x7fELF", BINARY),
    (b"MZ", BINARY),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!", "application/vnd.rar"),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage"),
)
# A signature of two letters could be how a text begins.
WEAK = frozenset({b"BM", b"MZ", b"ID3"})
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|script|style|iframe|table|div|section|article|main|header|nav"
    rb"|h[1-6]|p|br|a|b|i|ul|ol|font|meta|link|img|span|!--)[\s>/-]",
    re.IGNORECASE,
)
# Bytes that the WHATWG MIME Sniffing standard calls binary data.
BINARY_BYTES = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
BY_NAME = {
    ".htm": HTML,
    ".html": HTML,
    ".xhtml": XHTML,
    ".txt": TEXT,
    ".text": TEXT,
    ".md": "text/markdown",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
    ".csv": "text/csv",
    ".xml": "application/xml",
    ".rss": "application/rss+xml",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".eml": "message/rfc822",
    ".mht": "multipart/related",
    ".mhtml": "multipart/related",
}


def sniff(head: bytes) -> str:
    """Tell the media type from the first bytes alone.

    Args:
        head: the first bytes of the file; 1,024 are enough.

    Returns:
        A media type; `text/plain` for text without markup, `application/octet-stream` for what
        is neither known nor text.
    """
    head = head[:SNIFFED]
    if head.startswith(UTF16_MARKS):
        return _text(head.replace(b"\x00", b"")[2:])
    binary = _is_binary(head)
    for signature, media_type in SIGNATURES:
        if head.startswith(signature) and (binary or signature not in WEAK):
            return media_type
    if head[4:8] == b"ftyp":
        return "video/mp4"
    if head.startswith(b"RIFF"):
        return "image/webp" if head[8:12] == b"WEBP" else "audio/x-wav"
    return BINARY if binary else _text(head)


def _is_binary(head: bytes) -> bool:
    """Whether this is no text: a zero byte, or more than one control byte in a hundred; pages hold strays."""
    return b"\x00" in head or len(BINARY_BYTES.findall(head)) * 100 > len(head)


def _text(head: bytes) -> str:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"<?xml"):
        return XHTML if b"<html" in text.lower() else "application/xml"
    return HTML if MARKUP.match(text) else TEXT


def media_type_of(head: bytes, *, name: str = "", said: str | None = None) -> str:
    """Tell the media type from the bytes, then from what was said, then from the name.

    Args:
        head: the first bytes.
        name: the file's name, or the last part of the address.
        said: the media type of an HTTP header, without parameters, or None.

    Returns:
        What the bytes show wherever they show more than "text": what was said or the ending of
        a name only tells kinds of text apart.
    """
    shown = sniff(head)
    if shown not in (TEXT, "application/xml"):
        return shown
    claim = said if said is not None else BY_NAME.get(PurePosixPath(name.lower()).suffix)
    return claim if claim is not None and _is_text(claim) else shown


def _is_text(media_type: str) -> bool:
    return media_type.startswith(("text/", "message/", "multipart/")) or bool(
        re.search(r"[/+](?:xml|json|javascript|x-ndjson)$", media_type)
    )


def split_content_type(value: str) -> tuple[str | None, str | None]:
    """Take a Content-Type header apart.

    Returns:
        Media type and charset, in lower case; each None where it is absent or malformed.
    """
    message = Message()
    message["content-type"] = value
    media_type = value.split(";")[0].strip().lower()
    charset = message.get_param("charset")
    return (
        media_type if re.fullmatch(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+", media_type) else None,
        charset.strip().lower() if isinstance(charset, str) and charset.strip() else None,
    )


def is_page_part(media_type: str) -> bool:
    """Whether this is a picture, font, style or script: a part of a page, never an article."""
    return media_type.startswith(("image/", "font/", "audio/", "video/")) or media_type in (
        "text/css",
        "text/javascript",
        "application/javascript",
        "application/x-javascript",
        "application/font-woff",
        "application/vnd.ms-fontobject",
    )

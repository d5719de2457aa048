"""What a payload holds: a page, plain text, a PDF, or something that cannot be analysed."""

import codecs
import re
from enum import Enum

from recoupe.errors import TooLarge, UnreadableFile

# The largest page that was saved with all its pictures inside, among those seen, had 40 MB; a
# parsed page takes about ten times its size in memory.
LIMIT = 64 * 1024 * 1024
HEAD = 4096
MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|link|script|div|p|article|section|table|span|h[1-6]|ul|ol|a|"
    rb"main|figure|br|img|time|form|nav|header|footer)\b[^<]*>",
    re.IGNORECASE,
)
# First bytes of formats that people save or rename by mistake, with what to call them.
MAGIC = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF file (picture or sound)"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip file inside another"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x00\x00\x00\x18ftyp", "a film"),
    (b"\x00\x00\x00\x20ftyp", "a film"),
    (b"ID3", "a sound file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3", "a database"),
)
# Text that is no article, by its media type, with what to call it.
NOT_ARTICLES = {
    "application/json": "data in JSON",
    "application/x-ndjson": "data in JSON",
    "application/xml": "data in XML",
    "text/xml": "data in XML",
    "application/rss+xml": "a feed",
    "application/atom+xml": "a feed",
    "text/csv": "a table",
    "message/rfc822": "an e-mail",
    "multipart/related": "a page saved as MHTML (save it as HTML instead)",
}
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Scraped pages hold a few stray control bytes; a binary holds one in six.
CONTROL_SHARE = 0.05


class Content(Enum):
    """What a payload is read as."""

    PAGE = "page"
    PLAIN = "plain"
    PDF = "pdf"


def tell_content(payload: bytes, media_type: str, name: str) -> Content:
    """Say what a payload is, by its bytes first: media types and endings are often wrong.

    Args:
        payload: the bytes.
        media_type: as received.
        name: the URL or file, for messages.

    Returns:
        How it is read.

    Raises:
        TooLarge: it is larger than `LIMIT`.
        UnreadableFile: it is empty, neither text nor PDF, or text of a kind that is no article.
    """
    if len(payload) > LIMIT:
        size, limit = len(payload) // 1_000_000, LIMIT // 1_000_000
        raise TooLarge(
            f"{name}: {size} MB are more than the {limit} MB that are read; save it without its media"
        )
    if not payload.strip(b" \t\r\n\x00"):
        raise UnreadableFile(f"{name}: the file is empty; capture the page again")
    if b"%PDF-" in payload[:1024]:
        return Content.PDF
    _refuse_binary(payload, name)
    head = payload[:HEAD].replace(b"\x00", b"")
    says_page = "html" in media_type.lower()
    if MARKUP.search(head) or (says_page and MARKUP.search(payload)):
        return Content.PAGE
    if media_type.lower() in NOT_ARTICLES:
        what = NOT_ARTICLES[media_type.lower()]
        raise UnreadableFile(f"{name}: this is {what}, not an article; it is kept but not analysed")
    return Content.PLAIN


def _refuse_binary(payload: bytes, name: str) -> None:
    for magic, what in MAGIC:
        if payload.startswith(magic):
            raise UnreadableFile(f"{name}: this is {what}, not a page; it is kept but not analysed")
    if payload.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return
    head = payload[:HEAD]
    if len(CONTROL.findall(head)) > CONTROL_SHARE * len(head):
        raise UnreadableFile(f"{name}: this is binary, not a page or text; it is kept but not analysed")

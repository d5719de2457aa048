"""Captures: the bytes of a page as received."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Declared:
    """What the person who added a capture said about it; nothing here was read from the page.

    Attributes:
        published: ISO 8601 date or date and time, or None.
        outlet: the outlet's name, or None.
        language: two-letter code, or None.
    """

    published: str | None = None
    outlet: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """One capture, without its bytes.

    Attributes:
        id: see `recoupe.model.ids.capture_id`.
        url: the address it was received from; `file:` and a name for what was never on the web.
        payload_sha256: of the payload after transfer encodings are undone, in hexadecimal.
        captured: ISO 8601 date and time with zone; a bare date where only that was declared.
        media_type: as received, for instance `text/html`; guessed from the bytes where nothing was said.
        charset: as received in a header, or None.
        status: the HTTP status, or None where the capture came from a file.
        length: of the payload, in bytes.
        declared: what the person who added it said.
        url_source: what gave the address: `declared`, `archive`, `singlefile`, `saved from`, `canonical`,
            `og:url`, or `name` where it only has the name of a file.
    """

    id: str
    url: str
    payload_sha256: str
    captured: str
    media_type: str
    charset: str | None
    status: int | None
    length: int
    declared: Declared = Declared()
    url_source: str = "declared"

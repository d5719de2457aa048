"""Write the WARC file of the bundled example from the pages in `example_warc/`.

Each page becomes one response record in a gzip member of its own, as web archives keep them.
Record ids and dates are fixed, so that the same pages give the same records.
"""

import io
import sys
import uuid
from dataclasses import dataclass
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HERE = Path(__file__).resolve().parent
PAGES = HERE / "example_warc"
WARC = HERE.parent / "examples" / "tamarie" / "captures-mars.warc.gz"


@dataclass(frozen=True, slots=True)
class Received:
    """A page as it is said to have been received.

    Attributes:
        file: its name in `example_warc/`.
        url: the address it stands for.
        captured: when, in UTC, as WARC/1.1 writes dates.
    """

    file: str
    url: str
    captured: str


RECEIVED = (
    Received(
        "radio-carrefour-cahier.html",
        "https://radio-carrefour.example/monde/disparus-djoulat-cahier",
        "2024-03-15T08:40:11Z",
    ),
    Received(
        "lowland-courier-list.html",
        "https://www.lowlandcourier.example/world/tamaria-ninety-three-names",
        "2024-03-15T08:41:02Z",
    ),
    Received(
        "vigie-registre.html",
        "https://la-vigie.example/verifications/soldats-du-5-mars",
        "2024-03-15T08:41:47Z",
    ),
)


def record_id(url: str) -> str:
    """The id of a record, the same each time."""
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, url)}>"


def write_response(writer: WARCWriter, page: Received) -> None:
    """Write one page as a response record."""
    payload = (PAGES / page.file).read_bytes()
    http = StatusAndHeaders(
        "200 OK",
        [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(payload)))],
        protocol="HTTP/1.1",
    )
    record = writer.create_warc_record(
        page.url,
        "response",
        payload=io.BytesIO(payload),
        length=len(payload),
        http_headers=http,
        warc_headers_dict={"WARC-Record-ID": record_id(page.url), "WARC-Date": page.captured},
    )
    writer.write_record(record)


def build() -> bytes:
    """The WARC file's bytes."""
    target = io.BytesIO()
    writer = WARCWriter(target, gzip=True, warc_version="WARC/1.1")
    for page in RECEIVED:
        write_response(writer, page)
    return target.getvalue()


if __name__ == "__main__":
    content = build()
    WARC.write_bytes(content)
    sys.stdout.write(f"{WARC.name}: {len(RECEIVED)} records, {len(content)} bytes\n")

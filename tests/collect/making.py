"""Archives, pages and dossiers for the tests of collecting."""

import gzip
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from fastwarc.stream_io import ZstdWriter

from recoupe.collect.dossier import Dossier
from recoupe.collect.found import Received
from recoupe.collect.store import Outcome, open_store

NOON = datetime(2024, 3, 15, 12, 0, 0, tzinfo=UTC)


def noon() -> datetime:
    """A clock that stands still."""
    return NOON


def page(words: str = "Le marché a rouvert lundi.", head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body><p>{words}</p></body></html>".encode()


def received(number: int, words: str = "") -> Received:
    payload = page(words or f"Dépêche numéro {number} : rien de neuf au port.")
    url = f"https://vigie.example/{number}"
    return Received(f"{number}.html", url, "declared", payload, "text/html", captured="2024-03-15T08:00:00Z")


def fill(dossier: Dossier, count: int) -> list[Outcome]:
    with open_store(dossier, clock=noon) as store:
        return list(store.keep(received(number) for number in range(count)))


def http(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", *(headers or ("Content-Type: text/html; charset=utf-8",))]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(block: bytes, url: str, *headers: str, kind: str = "response", length: int | None = None) -> bytes:
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2022-01-09T10:11:12Z",
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>",
        f"Content-Length: {len(block) if length is None else length}",
        *headers,
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def archive(path: Path, *records: bytes, packed: bool = True) -> Path:
    path.write_bytes(b"".join(gzip.compress(each, mtime=0) if packed else each for each in records))
    return path


def zstd(content: bytes) -> bytes:
    """One zstd frame."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "frame")
        with ZstdWriter(str(path)) as writer:
            writer.write(content)
        return path.read_bytes()

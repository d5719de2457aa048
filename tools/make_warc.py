"""Make a large WARC file from the pages at hand: `python tools/make_warc.py PAGES OUT.warc.gz --count 10000`.

Every page of the folder serves in turn, each time at another address and with another first line,
so that no two records hold the same bytes. A third of the bodies are in gzip and a fifth in chunks,
as crawlers keep them.
"""

import argparse
import gzip
import itertools
import zlib
from collections.abc import Iterator
from pathlib import Path

CHUNK = 4096


def pages_in(folder: Path) -> Iterator[bytes]:
    """Every page of a folder, in sorted order, again and again."""
    paths = sorted(path for path in folder.rglob("*") if path.name.endswith((".html", ".html.gz")))
    if not paths:
        raise SystemExit(f"{folder}: holds no .html or .html.gz")
    for path in itertools.cycle(paths):
        content = path.read_bytes()
        yield gzip.decompress(content) if path.suffix == ".gz" else content


def chunks_of(body: bytes) -> bytes:
    parts = (body[start : start + CHUNK] for start in range(0, len(body), CHUNK))
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def make_record(number: int, page: bytes) -> bytes:
    """One response record, as a gzip member."""
    body = page.replace(b"<body", b"<!-- %d --><body" % number, 1) + b"<!-- %d -->" % number
    head = ["HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8"]
    if number % 3 == 0:
        body = gzip.compress(body, 6, mtime=0)
        head.append("Content-Encoding: gzip")
    if number % 5 == 0:
        body = chunks_of(body)
        head.append("Transfer-Encoding: chunked")
    block = "\r\n".join(head).encode() + b"\r\n\r\n" + body
    headers = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
        "WARC-Date: 2024-03-15T12:00:00Z\r\n"
        f"WARC-Target-URI: https://site-{number % 97}.example/page/{number}\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    packer = zlib.compressobj(1, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return packer.compress(headers.encode() + block + b"\r\n\r\n") + packer.flush()


def make_archive(pages: Path, out: Path, count: int) -> None:
    """Write an archive of `count` records."""
    with out.open("wb") as file:
        for number, page in enumerate(itertools.islice(pages_in(pages), count)):
            file.write(make_record(number, page))


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pages", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    options = parser.parse_args()
    make_archive(options.pages, options.out, options.count)


if __name__ == "__main__":
    main()

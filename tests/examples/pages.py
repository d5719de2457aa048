"""The example as a reader's eyes see it: visible words only, white space collapsed."""

import io
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tamarie"
UNSEEN = frozenset({"head", "script", "style"})
INLINE = frozenset({"a", "abbr", "b", "em", "i", "span", "strong", "time"})


@dataclass
class VisibleWords(HTMLParser):
    """Collects what is displayed; a line break stands where an element that is not inline begins or ends."""

    pieces: list[str] = field(default_factory=list)
    hidden: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 -- given by HTMLParser
        self.hidden += tag in UNSEEN
        self.pieces.append("" if tag in INLINE else "\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in UNSEEN
        self.pieces.append("" if tag in INLINE else "\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces.append(data)


def collapse(text: str) -> str:
    """Every run of white space, no-break spaces included, as one space."""
    return " ".join(text.split())


def visible(page: str) -> str:
    """The words of an HTML page that a reader sees."""
    words = VisibleWords()
    words.feed(page)
    words.close()
    return collapse("".join(words.pieces))


@cache
def archived() -> dict[str, tuple[str, str]]:
    """Pages of the WARC file by URL, each with the time it was captured."""
    records = ArchiveIterator(io.BytesIO((EXAMPLE / "captures-mars.warc.gz").read_bytes()))
    return {
        record.rec_headers["WARC-Target-URI"]: (
            record.content_stream().read().decode(),
            record.rec_headers["WARC-Date"],
        )
        for record in records
        if record.rec_type == "response"
    }


@cache
def words(file: str, url: str | None) -> str:
    """What a reader sees of one document of the example."""
    if file.endswith(".warc.gz"):
        return visible(archived()[url or ""][0])
    content = (EXAMPLE / file).read_text(encoding="utf-8")
    return collapse(content) if file.endswith(".txt") else visible(content)

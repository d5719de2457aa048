"""The lines and paragraphs of scraped text, with where they stand."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

# White space that editors and scrapers leave at the edges of lines, byte order marks included.
EDGES = " \t\r\n\f\v\xa0\u200b\u200e\u200f\u2028\u2029\u202f\ufeff"
_CHUNK = re.compile(r"(?:[^\r\n]+(?:\r\n|\r|\n|$)[ \t]*)+")
_LINE = re.compile(r"[^\r\n]+")
_END = re.compile(r"[.!?…:;»”\"'’)\]]\s*$")

# Text wrapped by hand or by a mail program runs to 60–100 columns and breaks inside sentences.
_WRAPPED = range(50, 101)
_WRAPPED_LINES = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or other line of its own.

    Attributes:
        text: without white space at its edges; inner line breaks stay.
        start: first code point in the whole text.
        end: one past the last.
    """

    text: str
    start: int
    end: int

    @property
    def plain(self) -> str:
        """The text with straight apostrophes and plain spaces, as long as it was."""
        return self.text.replace("’", "'").replace("\xa0", " ").replace("\u202f", " ").replace("\u2009", " ")

    @property
    def words(self) -> list[str]:
        """The words between white space."""
        return self.text.split()

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as sentences do."""
        return self.text.rstrip("»”\"'’)] \xa0").endswith((".", "!", "?", "…", ";"))


def split_lines(text: str) -> tuple[Line, ...]:
    """Part a text into paragraphs: at blank lines, and at single line breaks unless they only wrap.

    Args:
        text: as it stands, with any kind of line end.
    """
    return tuple(line for chunk in _CHUNK.finditer(text) for line in _parts(text, chunk.start(), chunk.end()))


def _parts(text: str, start: int, end: int) -> Iterator[Line]:
    """The lines of a stretch without blank lines, or the stretch where its breaks only wrap."""
    spans = [(found.start(), found.end()) for found in _LINE.finditer(text, start, end)]
    if _is_wrapped([text[a:b].rstrip() for a, b in spans]):
        spans = [(spans[0][0], spans[-1][1])]
    return _lines(text, spans)


def _lines(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Line]:
    """The lines at the spans, without white space at their edges; empty ones are no lines."""
    for start, end in spans:
        raw = text[start:end]
        body = raw.strip(EDGES)
        if body:
            start += len(raw) - len(raw.lstrip(EDGES))
            yield Line(body, start, start + len(body))


def _is_wrapped(lines: list[str]) -> bool:
    """Whether line breaks are only where a column ended."""
    if len(lines) < _WRAPPED_LINES:
        return False
    inner = lines[:-1]
    lengths = [len(line) for line in inner]
    broken = sum(_END.search(line) is None for line in inner)
    return median(lengths) in _WRAPPED and max(lengths) <= _WRAPPED[-1] + 20 and broken * 2 >= len(inner)

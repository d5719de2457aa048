"""PDF files: their text, page by page."""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdf
from pypdf.errors import PyPdfError

from recoupe.errors import UnreadableFile
from recoupe.model.article import Block, BlockKind, Part, Problem

BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
NUMBER = re.compile(r"\W*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:/|of|sur|de)\s*\d{1,4})?\W*", re.IGNORECASE)
# What damaged files make pypdf raise besides its own errors.
DAMAGE = (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OSError)


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF's text.

    Attributes:
        pages: the text of each page, as pypdf orders it; empty where a page holds none.
        title: as the file declares it, or None.
        problems: pages that could not be read or hold no text.
    """

    pages: tuple[str, ...]
    title: str | None
    problems: tuple[Problem, ...]


def read_pdf(payload: bytes, name: str) -> Pdf:
    """Read the text of a PDF.

    Args:
        payload: the file's bytes.
        name: its URL or file, for messages.

    Raises:
        UnreadableFile: it is encrypted or too damaged to open.
    """
    reader = _open(payload, name)
    texts: list[str] = []
    problems: list[Problem] = []
    for number, page in enumerate(reader.pages, 1):
        try:
            text = page.extract_text()
        except DAMAGE as error:
            problems.append(Problem("pdf_page_damaged", f"page {number} could not be read: {error}"))
            text = ""
        else:
            if not text.strip():
                problems.append(
                    Problem("pdf_page_without_text", f"page {number} holds no text; it may be a scan")
                )
        texts.append(text)
    return Pdf(tuple(texts), _title(reader), tuple(problems))


def _open(payload: bytes, name: str) -> pypdf.PdfReader:
    try:
        reader = pypdf.PdfReader(io.BytesIO(payload))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = 0 if locked else len(reader.pages)
    except DAMAGE as error:
        raise UnreadableFile(f"{name}: the PDF is damaged and cannot be opened ({error})") from error
    if locked:
        raise UnreadableFile(f"{name}: the PDF is encrypted; save a copy without a password and add that")
    if not pages:
        raise UnreadableFile(f"{name}: the PDF has no pages")
    return reader


def _title(reader: pypdf.PdfReader) -> str | None:
    try:
        title = reader.metadata.title if reader.metadata is not None else None
    except DAMAGE:
        return None
    return title.strip() or None if title else None


def split_pages(pages: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """The paragraphs of a PDF: page number counted from 1, start and end in that page's text."""
    for number, text in enumerate(pages, 1):
        start = 0
        for gap in (*BLANK.finditer(text), None):
            end = gap.start() if gap is not None else len(text)
            piece = text[start:end]
            low = start + len(piece) - len(piece.lstrip())
            high = start + len(piece.rstrip())
            if low < high:
                yield number, low, high
            start = gap.end() if gap is not None else end


def pdf_blocks(pages: Sequence[str]) -> tuple[str, tuple[Block, ...]]:
    """The text of a PDF and its blocks; lines that most pages repeat and page numbers are furniture.

    Args:
        pages: the text of each page.
    """
    places = list(split_pages(pages))
    words = [pages[number - 1][start:end] for number, start, end in places]
    repeated = Counter(words)
    often = max(3, len(pages) // 2)
    blocks, at = [], 0
    for (number, start, end), text in zip(places, words, strict=True):
        furniture = repeated[text] >= often or NUMBER.fullmatch(text) is not None
        kind = BlockKind.FURNITURE if furniture else BlockKind.BODY
        blocks.append(Block(kind, at, at + len(text), (Part(f"page[{number}]", start, end, 0),)))
        at += len(text) + 2
    return "\n\n".join(words), tuple(blocks)

"""From a capture to an article."""

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from recoupe.model.article import (
    BODY_KINDS,
    SEPARATOR,
    Article,
    Block,
    BlockKind,
    Problem,
    body_text,
)
from recoupe.model.capture import Capture
from recoupe.read.body import hints_of, likelihood
from recoupe.read.content import Content, tell_content
from recoupe.read.credits import find_credits
from recoupe.read.decode import Decoded, decode
from recoupe.read.kinds import mark_kinds
from recoupe.read.language import tell_language
from recoupe.read.metadata import Metadata, read_metadata
from recoupe.read.metadata_dates import declared_date
from recoupe.read.model import load_model
from recoupe.read.page import parse_page
from recoupe.read.plain import read_plain
from recoupe.read.prose import plain_body
from recoupe.read.similarity import reference, share_in, words_in
from recoupe.read.walk import Passage, walk

__all__ = ["plain_body", "read_capture"]


def read_capture(capture: Capture, payload: bytes) -> Article:
    """Read what a capture says: a page, plain text or a PDF.

    Args:
        capture: the capture.
        payload: its bytes.

    Returns:
        The article; what could not be read or dated stands in its problems.

    Raises:
        TooLarge: more bytes than are read.
        UnreadableFile: empty, binary, encrypted or damaged: kept, but it cannot be analysed.
    """
    content = tell_content(payload, capture.media_type, capture.url)
    if content is Content.PDF:
        return _read_pdf(capture, payload)
    decoded = decode(payload, capture.charset, html=content is Content.PAGE)
    if content is Content.PLAIN:
        return read_plain(capture, payload, decoded.text, decoded.charset)
    return _read_page(capture, decoded)


def _read_page(capture: Capture, decoded: Decoded) -> Article:
    """Walk a page, read its metadata and say what each block is for."""
    page = parse_page(decoded.text, capture.url)
    metadata = read_metadata(page.root, capture)
    passages, unseen = _visible(page.root)
    hints = hints_of(metadata)
    kinds = mark_kinds(passages, likelihood(passages, hints, load_model()), hints)
    text, blocks = _assemble(passages, kinds)
    body = "\n\n".join(
        passage.text for passage, kind in zip(passages, kinds, strict=True) if kind in BODY_KINDS
    )
    return Article(
        text=text,
        blocks=blocks,
        title=metadata.title,
        outlet=metadata.outlet,
        authors=metadata.authors,
        published=metadata.published,
        modified=metadata.modified,
        language=tell_language(body, metadata.language, capture.declared.language),
        credits=find_credits(text, blocks, metadata.outlet),
        problems=(*decoded.problems, *page.problems, *unseen, *metadata.problems, *_missing(metadata, body)),
    )


# What a page shows without scripts, where it shows nearly nothing else: a line that asks for them
# is shorter than this, an article longer.
NEXT_TO_NOTHING = 200


def _visible(root: etree._Element) -> tuple[list[Passage], tuple[Problem, ...]]:
    """The page's blocks; those for readers without scripts only where there is little else."""
    passages = walk(root)
    if _size(passages) >= NEXT_TO_NOTHING:
        return passages, ()
    without = walk(root, scripts=False)
    if _size(without) < _size(passages) + NEXT_TO_NOTHING:
        return passages, ()
    said = "the page shows its text only where scripts do not run; that text was read"
    return without, (Problem("text_in_noscript", said),)


def _size(passages: Sequence[Passage]) -> int:
    return sum(len(passage.text) for passage in passages)


def _assemble(passages: Sequence[Passage], kinds: Sequence[BlockKind]) -> tuple[str, tuple[Block, ...]]:
    """Join the blocks with a blank line and say where each stands."""
    blocks, at = [], 0
    for passage, kind in zip(passages, kinds, strict=True):
        end = at + len(passage.text)
        blocks.append(Block(kind, at, end, passage.parts, passage.box.tag))
        at = end + len(SEPARATOR)
    return SEPARATOR.join(passage.text for passage in passages), tuple(blocks)


# Structured data that repeats less than a third of its own text on the page speaks of text the
# page does not show.
SHOWN_SHARE = 0.34
WORTH_SAYING = 50


def _missing(metadata: Metadata, body: str) -> tuple[Problem, ...]:
    """What the page keeps to its structured data, and a body that was not found."""
    problems: list[Problem] = []
    stated = reference(metadata.article_body)
    words = stated.line.split() if stated is not None else []
    if len(words) >= WORTH_SAYING and share_in(words, reference(body)) < SHOWN_SHARE:
        said = f"structured data holds {len(words)} words that the page does not show; they were not read"
        problems.append(Problem("text_only_in_data", said))
    if not words_in(body):
        problems.append(Problem("no_body", "no block of the page reads as the body of an article"))
    return tuple(problems)


def _read_pdf(capture: Capture, payload: bytes) -> Article:
    # Loading pypdf takes as long as reading ten pages, and most captures are pages.
    from recoupe.read.pdf import pdf_blocks, read_pdf

    pdf = read_pdf(payload, capture.url)
    text, blocks = pdf_blocks(pdf.pages)
    article = Article(text, blocks)
    return replace(
        article,
        title=pdf.title,
        outlet=capture.declared.outlet,
        published=declared_date(capture),
        language=tell_language(body_text(article), None, capture.declared.language),
        credits=find_credits(text, blocks, capture.declared.outlet),
        problems=pdf.problems,
    )

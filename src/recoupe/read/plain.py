"""Scraped text without HTML, read as a page is: title, standfirst, headings, body, legends, furniture."""

from dataclasses import replace

from recoupe.model.article import Article, Block, BlockKind, Dated, Part, Problem, body_text
from recoupe.model.capture import Capture
from recoupe.read.credits import find_credits
from recoupe.read.language import tell_language
from recoupe.read.metadata_dates import Candidate, declared_date, keep_usable
from recoupe.read.metadata_names import unique
from recoupe.read.metadata_outlet import host_of
from recoupe.read.plain_bytes import byte_offsets
from recoupe.read.plain_lines import split_lines
from recoupe.read.plain_marks import Reading, mark_lines


def read_plain(capture: Capture, payload: bytes, text: str, charset: str) -> Article:
    """Read scraped text. Its text is the file's as it stands; blocks are its lines and paragraphs.

    Args:
        capture: for its address, its time and what was declared.
        payload: the bytes.
        text: the payload decoded, nothing removed.
        charset: Python's name of the encoding it was decoded with.
    """
    reading = mark_lines(split_lines(text), capture.declared.outlet)
    blocks = _blocks(reading, payload, text, charset)
    published, problems = _published(reading, capture)
    outlet = capture.declared.outlet or _outlet(reading) or host_of(capture.url)
    article = Article(
        text=text,
        blocks=blocks,
        title=reading.lines[reading.title].text if reading.title is not None else None,
        outlet=outlet,
        authors=unique(name for at in sorted(reading.signs) for name in reading.signs[at].authors),
        published=published,
        credits=find_credits(text, blocks, outlet),
        problems=problems,
    )
    return _with_language(article, capture)


def _blocks(reading: Reading, payload: bytes, text: str, charset: str) -> tuple[Block, ...]:
    """The lines as blocks, each with the bytes it stands at."""
    offsets = byte_offsets(
        payload, text, charset, (position for line in reading.lines for position in (line.start, line.end))
    )
    return tuple(
        Block(
            kind=reading.kinds.get(at, BlockKind.BODY),
            start=line.start,
            end=line.end,
            parts=(Part("bytes", offsets[line.start], offsets[line.end], 0),),
        )
        for at, line in enumerate(reading.lines)
    )


def _published(reading: Reading, capture: Capture) -> tuple[Dated | None, tuple[Problem, ...]]:
    """The date of the first date line, unless one was declared; one after the capture is not used."""
    values = [reading.signs[at].published for at in sorted(reading.signs)]
    found = [Candidate(value, "text", 1) for value in values if value is not None]
    usable, problems = keep_usable(found, capture.captured)
    first = Dated(usable[0].value, usable[0].source) if usable else None
    return declared_date(capture) or first, problems


def _outlet(reading: Reading) -> str | None:
    """The outlet that a share line or a line of its own names; the last one, where pages sign."""
    named = [reading.signs[at].outlet for at in sorted(reading.signs) if reading.signs[at].outlet]
    return named[-1] if named else None


def _with_language(article: Article, capture: Capture) -> Article:
    """The article with its language told from its body."""
    return replace(
        article,
        language=tell_language(body_text(article) or article.text, declared=capture.declared.language),
    )

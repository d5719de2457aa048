"""Articles: what a capture says, as text with blocks."""

from dataclasses import dataclass
from enum import StrEnum

SEPARATOR = "\n\n"


class BlockKind(StrEnum):
    """What a block of a page is for."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a block that stands in one piece in the capture.

    Attributes:
        path: in HTML the XPath of a text node, which any XPath 1.0 engine finds in the parsed page;
            in plain text `bytes`; in a PDF `page[n]`, counted from 1.
        start: first code point inside that node or page; first byte for `bytes`.
        end: one past the last.
        at: where the piece begins inside the block, in code points.
    """

    path: str
    start: int
    end: int
    at: int


@dataclass(frozen=True, slots=True)
class Block:
    """A visible block of a page.

    Attributes:
        kind: what the block is for.
        start: first code point in the article's text.
        end: one past the last.
        parts: where its words stand in the capture; line breaks that come from `<br>` belong to no part.
        tag: the HTML element that holds it, or an empty string.
    """

    kind: BlockKind
    start: int
    end: int
    parts: tuple[Part, ...] = ()
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with where it came from.

    Attributes:
        value: ISO 8601 date, or date and time with its zone as the page gives it.
        source: for instance `declared`, `json-ld`, `meta article:published_time`, `time element`, `text`.
    """

    value: str
    source: str


class CreditKind(StrEnum):
    """How an article names the place its account comes from."""

    AGENCY = "agency"  # (AFP), Reuters in the byline or the dateline
    WITH = "with"  # "avec AFP"
    MEDIUM = "medium"  # "a déclaré à Express.co.uk", "first published by X"


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or another medium that the article names as where its account comes from.

    Attributes:
        name: the agency or medium.
        kind: how it is named.
        start: first code point of the words that say so.
        end: one past the last.
    """

    name: str
    kind: CreditKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, dated or resolved.

    Attributes:
        code: a short name that can be counted, for instance `date_after_capture`.
        detail: what was found, in words for the user.
    """

    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Article:
    """What a capture says.

    The text is the walk of the page in page order, every visible block, furniture included,
    joined by a blank line and not normalised.

    Attributes:
        text: the text that every anchor counts in.
        blocks: in text order, without overlap; together with the separators they cover the text.
        title: or None.
        outlet: or None.
        authors: names of people or bodies that sign the article.
        published: or None where the page does not say.
        modified: or None.
        language: two-letter code, or None where it could not be told.
        credits: agencies and media that the article names as origin.
        problems: what could not be read.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: Dated | None = None
    modified: Dated | None = None
    language: str | None = None
    credits: tuple[Credit, ...] = ()
    problems: tuple[Problem, ...] = ()

    def words_of(self, block: Block) -> str:
        """The text of one block."""
        return self.text[block.start : block.end]


BODY_KINDS = frozenset({BlockKind.BODY, BlockKind.STANDFIRST, BlockKind.HEADING})


def body_text(article: Article) -> str:
    """The body blocks with standfirst and headings, joined by a blank line."""
    return SEPARATOR.join(article.words_of(block) for block in article.blocks if block.kind in BODY_KINDS)

"""Find a block's words again in its capture, through its parts alone.

Nothing here knows how the walk found them: a page is parsed and asked by XPath, a text is cut
by bytes, a PDF is read by page.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from recoupe.errors import AnchorError
from recoupe.model.article import Block, Part
from recoupe.model.capture import Capture
from recoupe.read.content import Content, tell_content
from recoupe.read.decode import decode
from recoupe.read.page import parse_page
from recoupe.read.pdf import read_pdf

PAGE = re.compile(r"page\[(\d+)\]")
NUMBERED = re.compile(r"/descendant::text\(\)\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Located:
    """An opened capture in which blocks are found again.

    Attributes:
        find: from a part to the words that stand there.
    """

    find: Callable[[Part], str]

    def words_of(self, block: Block) -> str:
        """The words of a block as they stand in the capture; what lies between parts is a line break.

        Raises:
            AnchorError: a part leads to no text.
        """
        words = ""
        for part in block.parts:
            words += "\n" * (part.at - len(words)) + self.find(part)
        return words


def open_capture(capture: Capture, payload: bytes) -> Located:
    """Open a capture so that many blocks can be found in it.

    Args:
        capture: for its media type and charset.
        payload: its bytes.

    Raises:
        UnreadableFile: the payload is not one that an article can come from.
    """
    content = tell_content(payload, capture.media_type, capture.url)
    if content is Content.PDF:
        pages = read_pdf(payload, capture.url).pages
        return Located(lambda part: _on_page(pages, part))
    decoded = decode(payload, capture.charset, html=content is Content.PAGE)
    if content is Content.PLAIN:
        return Located(lambda part: payload[part.start : part.end].decode(decoded.charset, errors="replace"))
    return Located(_in_page(parse_page(decoded.text, capture.url).root))


def words_at(capture: Capture, payload: bytes, block: Block) -> str:
    """Find one block's words again; for many blocks of a capture use `open_capture`.

    Args:
        capture: the block's capture.
        payload: its bytes.
        block: the block.

    Raises:
        AnchorError: a part leads to no text.
    """
    return open_capture(capture, payload).words_of(block)


def _on_page(pages: tuple[str, ...], part: Part) -> str:
    found = PAGE.fullmatch(part.path)
    if found is None or not 1 <= int(found[1]) <= len(pages):
        raise AnchorError(f"the PDF has no {part.path}")
    return pages[int(found[1]) - 1][part.start : part.end]


def _in_page(root: etree._Element) -> Callable[[Part], str]:
    """Find text nodes by XPath. Those numbered through the whole page are listed once."""
    numbered: list[str] = []

    def find(part: Part) -> str:
        number = NUMBERED.fullmatch(part.path)
        if number is None:
            nodes = _texts(root, part.path)
        else:
            if not numbered:
                numbered.extend(_texts(root, "/descendant::text()"))
            nodes = numbered[int(number[1]) - 1 : int(number[1])]
        if len(nodes) != 1:
            raise AnchorError(f"the page has no text at {part.path}")
        return nodes[0][part.start : part.end]

    return find


def _texts(root: etree._Element, path: str) -> list[str]:
    """The text nodes that an XPath finds."""
    found = root.xpath(path, smart_strings=False)
    return [node for node in found if isinstance(node, str)] if isinstance(found, list) else []

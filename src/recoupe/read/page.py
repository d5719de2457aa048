"""The parsed page: one parse that the walk, the metadata and the locators share."""

import re
from dataclasses import dataclass

from lxml import etree

from recoupe.errors import UnreadableFile
from recoupe.model.article import Problem

# What follows `</html>` would stand in a second tree that no path from the root reaches;
# HTML says that it belongs to the body, as when the end tag is left out.
END_TAG = re.compile(rb"</[Hh][Tt][Mm][Ll]\s*>")


# libxml2 stops reading where elements stand 2,048 deep, and says so with this code.
TOO_DEEP = etree.ErrorTypes.ERR_RESOURCE_LIMIT


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page as every part of the reader sees it.

    Attributes:
        root: the root element, with comments and scripts as they stand.
        problems: what the parser left out.
    """

    root: etree._Element
    problems: tuple[Problem, ...] = ()


def parse_page(markup: str, name: str = "the page") -> ParsedPage:
    """Parse a page.

    Args:
        markup: the decoded page.
        name: its URL or file, for messages.

    Raises:
        UnreadableFile: there is no element in it.
    """
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    content = END_TAG.sub(b"", markup.encode("utf-8", errors="replace"))
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(f"{name}: cannot be parsed as a page ({error})") from error
    # lxml's stubs promise an element, but a page of comments alone gives none.
    if root is None:
        raise UnreadableFile(f"{name}: holds nothing but comments or white space")
    limits = [entry.line for entry in parser.error_log if entry.type == TOO_DEEP]
    problems = [
        Problem("page_cut", f"elements nest too deep at line {line}; the rest is not read") for line in limits
    ]
    return ParsedPage(root, tuple(problems[:1]))

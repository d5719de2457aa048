"""What a web page says about its article: title, outlet, signatures, dates, language."""

from dataclasses import dataclass

from lxml.etree import _Element

from recoupe.model.article import Dated, Problem
from recoupe.model.capture import Capture
from recoupe.read.metadata_authors import decide_authors
from recoupe.read.metadata_dates import decide_dates
from recoupe.read.metadata_item import Item, choose
from recoupe.read.metadata_marks import Marks, collect_marks
from recoupe.read.metadata_outlet import decide_outlet, houses_of
from recoupe.read.metadata_titles import decide_title, page_titles, tidy


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about its article.

    Attributes:
        title: the article's own headline, or None.
        outlet: or None.
        authors: people or bodies that sign, as the page writes them.
        published: or None.
        modified: or None.
        language: two letters, as the page claims; the body's words decide.
        problems: dates that could not be used.
        description: the standfirst as the page gives it to machines, or None.
        article_body: the text of the article as structured data gives it, or None.
    """

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: Dated | None = None
    modified: Dated | None = None
    language: str | None = None
    problems: tuple[Problem, ...] = ()
    description: str | None = None
    article_body: str | None = None


def read_metadata(root: _Element, capture: Capture) -> Metadata:
    """Read what a page says about its article; what was declared with the capture wins.

    Structured data, Open Graph, other metas, microdata, visible bylines and date lines and the address
    vote; each decision stands in its own module.

    Args:
        root: the whole parsed document, scripts and head included; it is not changed.
        capture: for its address, its time and what was declared.
    """
    marks = collect_marks(root)
    url = _address(marks, capture)
    item = choose(marks.items, url, page_titles(marks))
    language = _language(marks, item)
    outlet = decide_outlet(marks, item, capture, url)
    houses = tuple(houses_of(marks, item, outlet, url))
    dates = decide_dates(marks, item, capture, url, language, root)
    return Metadata(
        title=decide_title(marks, item, houses),
        outlet=outlet,
        authors=decide_authors(marks, item, houses, root),
        published=dates.published,
        modified=dates.modified,
        language=language,
        problems=dates.problems,
        description=_description(marks, item),
        article_body=item.body if item is not None else None,
    )


def _address(marks: Marks, capture: Capture) -> str | None:
    """The page's address: where it came from, or else what it says of itself."""
    if capture.url.startswith(("http:", "https:")):
        return capture.url
    return next(
        (url for url in (marks.canonical, marks.first("url")) if url and url.startswith("http")), None
    )


def _language(marks: Marks, item: Item | None) -> str | None:
    """The language that the page claims, as two letters."""
    claims = (marks.language, marks.first("language"), item.language if item is not None else None)
    for claim in claims:
        code = (claim or "").strip().lower()[:2]
        if len(code) == 2 and code.isascii() and code.isalpha():
            return code
    return None


def _description(marks: Marks, item: Item | None) -> str | None:
    """The standfirst as the page gives it to machines."""
    text = marks.first("description") or (item.description if item is not None else None)
    return tidy(text) if text else None

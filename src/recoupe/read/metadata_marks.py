"""What a page marks about itself, gathered in one pass over its elements."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from tomllib import loads

from lxml.etree import _Element

from recoupe.read.metadata_item import Item, item_of
from recoupe.read.metadata_json import load_scripts

# Longer values are no names, titles or dates but whole texts caught by a wrong mark-up.
MAX_WORDS_LENGTH = 600
MAX_META = 2_000
_MAX_CANDIDATES = 60
_LABELS = ("class", "id", "data-testid")

_BYLINE = re.compile(
    r"(?<![a-z])(?:by-?line|author|auteur|autor|autore|signature|signed|writer|redakteur|journalist|credit-?line|"
    r"written-?by|posted-?by|contributor|firma|verfasser|skribent|fotoauthor)(?:s|es|e|en|in|i|name|names|list|-?info)?(?![a-z])"
)
_NOT_BYLINE = re.compile(
    r"(?<![a-z])(?:comment|related|avatar|image|photo|bio|social|follow|desc|sidebar|widget|footer)"
)
_DATE_LINE = re.compile(
    r"(?<![a-z])(?:date|dates|datetime|time|timestamp|published|publish|pubdate|pub-date|posted|publie|datum|fecha|data)"
    r"(?:line|time|stamp|on|at|-?published)?(?![a-z])"
)
_UNMARKED = frozenset(
    {"style", "svg", "path", "img", "source", "br", "option", "body", "html", "head", "use", "input"}
)
_ASIDE = frozenset({"aside", "nav", "footer", "form", "template", "noscript"})
_RELATED = re.compile(
    r"(?<![a-z])(?:related|recommend|teaser|sidebar|most-?read|comments?|also|widget|promo|similar|latest)"
)
_AUTHOR_PAGE = re.compile(
    r"/(?:author|auteur|autor|autore|autoren|autori|profile|people|person|journalist|staff|by|journaliste|signature|"
    r"contributor|redaktion|team|columnist|reporter)s?/"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the page that something marks as a name or a date.

    Attributes:
        words: one entry for each piece of text inside the element, spaces folded.
        value: the machine-readable value (`datetime`, `content`), or None.
        name: the mark: an `itemprop`, a `rel`, `time` or `class`.
        label: the element's classes and id, in lower case.
        position: the element's place in page order.
        aside: whether it stands in something beside the article.
        links: the texts of the links inside that lead to an author's page.
    """

    words: tuple[str, ...]
    value: str | None
    name: str
    label: str
    position: int
    aside: bool
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """What a page marks about itself.

    Attributes:
        metas: contents of `<meta>` by name, property or itemprop in lower case, in page order.
        page_title: the words of `<title>`, or None.
        headings: every `<h1>`.
        names: marks of authors, in page order.
        dates: marks of dates, in page order.
        items: what structured data describes, in page order.
        canonical: the address that the page gives itself, or None.
        language: of `<html lang>`, as written, or None.
    """

    metas: Mapping[str, tuple[str, ...]]
    page_title: str | None
    headings: tuple[Mark, ...]
    names: tuple[Mark, ...]
    dates: tuple[Mark, ...]
    items: tuple[Item, ...]
    canonical: str | None
    language: str | None

    def contents(self, kind: str) -> Iterator[tuple[str, str]]:
        """Name and content of the page's metas that stand for a kind of fact, best first.

        Args:
            kind: a key of `reference/page_marks.toml`.
        """
        for name in meta_names()[kind]:
            for content in self.metas.get(name, ()):
                yield name, content

    def first(self, kind: str) -> str | None:
        """The best content of a kind, or None."""
        return next((content for _, content in self.contents(kind)), None)


@cache
def meta_names() -> Mapping[str, tuple[str, ...]]:
    """The names of metas for each kind of fact, best first."""
    text = files("recoupe.reference").joinpath("page_marks.toml").read_text(encoding="utf-8")
    return {kind: tuple(names) for kind, names in loads(text).items()}


@dataclass(slots=True)
class _Gathering:
    """What the pass has met so far."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    page_title: str | None = None
    headings: list[Mark] = field(default_factory=list)
    names: list[Mark] = field(default_factory=list)
    dates: list[Mark] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    canonical: str | None = None


def collect_marks(root: _Element) -> Marks:
    """Gather what a page marks about itself.

    Args:
        root: the parsed document, scripts included; it is not changed.
    """
    found = _Gathering()
    for position, element in enumerate(root.iter("*")):
        if element.tag not in _UNMARKED:
            _take(found, element, position)
    nodes = load_scripts(found.scripts)
    return Marks(
        metas={name: tuple(contents) for name, contents in found.metas.items()},
        page_title=found.page_title,
        headings=tuple(found.headings),
        names=tuple(found.names),
        dates=tuple(found.dates),
        items=tuple(item for item in map(item_of, nodes) if item is not None),
        canonical=found.canonical,
        language=root.get("lang")
        or root.get("{http://www.w3.org/XML/1998/namespace}lang")
        or root.get("xml:lang"),
    )


def _take(found: _Gathering, element: _Element, position: int) -> None:
    """Add what one element marks."""
    tag = element.tag
    if tag == "meta":
        _take_meta(found, element, position)
    elif tag == "script":
        if "ld+json" in (element.get("type") or "").lower() and element.text:
            found.scripts.append(element.text)
    elif tag == "title":
        if found.page_title is None and _parent_tag(element) != "svg":
            found.page_title = fold_spaces(element.text or "") or None
    elif tag == "link":
        if found.canonical is None and "canonical" in (element.get("rel") or "").lower().split():
            found.canonical = element.get("href")
    else:
        if tag == "h1":
            found.headings.append(_mark(element, "h1", position))
        if element.attrib:
            _take_label(found, element, position)


def _take_meta(found: _Gathering, element: _Element, position: int) -> None:
    """Add a `<meta>`; one inside a microdata item also marks a name or a date."""
    content = (element.get("content") or "").strip()
    if not content:
        return
    for attribute in ("property", "name", "itemprop", "http-equiv"):
        name = element.get(attribute)
        if name and attribute == "itemprop" and name.lower().startswith("date"):
            found.dates.append(Mark((), content[:MAX_WORDS_LENGTH], name.lower(), "", position, aside=False))
        elif name:
            contents = found.metas.setdefault(name.strip().lower(), [])
            if len(contents) < _MAX_CANDIDATES:
                contents.append(content[:MAX_META])


def _take_label(found: _Gathering, element: _Element, position: int) -> None:
    """Add an element whose attributes mark a name or a date."""
    marked = element.get("itemprop") or element.get("property")
    itemprop = marked.lower().split()[0].rsplit(":", 1)[-1] if marked and marked.strip() else ""
    tag = element.tag
    if "date" in itemprop:
        _add(found.dates, element, itemprop, position)
    elif tag == "time" or tag == "relative-time":
        _add(found.dates, element, "time", position)
    elif itemprop in {"author", "creator"}:
        _add(found.names, element, "author", position)
    elif tag == "a" and _leads_to_author(element):
        signed = "author" in (element.get("rel") or "").lower().split()
        _add(found.names, element, "rel" if signed else "link", position)
    else:
        _take_class(found, element, position)


def _take_class(found: _Gathering, element: _Element, position: int) -> None:
    """Add an element whose classes, id or test id speak of a byline or a date."""
    for attribute in _LABELS:
        raw = element.get(attribute)
        kind = _kind_of_label(raw) if raw else None
        if kind is not None:
            _add(found.names if kind == "byline" else found.dates, element, "class", position)
            return


# Pages repeat their classes, and so do pages of one site: one search in ten is a new one.
@lru_cache(maxsize=4096)
def _kind_of_label(raw: str) -> str | None:
    """Whether classes speak of a byline or a date."""
    label = _parted(raw)
    if _BYLINE.search(label) and not _NOT_BYLINE.search(label):
        return "byline"
    return "date" if _DATE_LINE.search(label) else None


@lru_cache(maxsize=4096)
def _is_related(raw: str) -> bool:
    """Whether classes speak of something beside the article."""
    return _RELATED.search(_parted(raw)) is not None


def _add(marks: list[Mark], element: _Element, name: str, position: int) -> None:
    """Add a mark unless there are too many, or it holds a whole text."""
    if len(marks) < _MAX_CANDIDATES:
        mark = _mark(element, name, position)
        if mark.value is not None or mark.words:
            marks.append(mark)


def _mark(element: _Element, name: str, position: int) -> Mark:
    """What an element marks."""
    return Mark(
        words=pieces_of(element),
        value=element.get("datetime") or element.get("content") or element.get("data-datetime") or None,
        name=name,
        label=_parted(_raw_label(element)),
        position=position,
        aside=is_aside(element),
        links=_author_links(element),
    )


def pieces_of(element: _Element) -> tuple[str, ...]:
    """The pieces of text inside an element, or none where they are too long to be a name, title or date."""
    pieces: list[str] = []
    length = 0
    for node in element.iter("*"):
        if node.tag not in {"script", "style", "svg", "noscript", "template"} and node.text:
            pieces.append(fold_spaces(node.text))
        if node is not element and node.tail:
            pieces.append(fold_spaces(node.tail))
        length += len(pieces[-1]) if pieces else 0
        if length > MAX_WORDS_LENGTH:
            return ()
    return tuple(piece for piece in pieces if piece)


def _author_links(element: _Element) -> tuple[str, ...]:
    """The texts of links to authors' pages inside an element, or of the element itself."""
    links = [element] if element.tag == "a" else list(element.iter("a"))[:20]
    return tuple(" ".join(words) for link in links if _leads_to_author(link) and (words := pieces_of(link)))


def _leads_to_author(link: _Element) -> bool:
    """Whether a link leads to an author's page."""
    if "author" in (link.get("rel") or "").lower().split():
        return True
    return _AUTHOR_PAGE.search(link.get("href") or "") is not None


def is_aside(element: _Element) -> bool:
    """Whether an element stands in something beside the article."""
    return any(
        outer.tag in _ASIDE or _is_related(_raw_label(outer))
        for outer in element.iterancestors()
        if outer.tag not in {"body", "html"}
    )


def _raw_label(element: _Element) -> str:
    """An element's classes, id and test id as written."""
    kind, name, test = element.get("class"), element.get("id"), element.get("data-testid")
    return f"{kind or ''} {name or ''} {test or ''}" if kind or name or test else ""


def _parted(raw: str) -> str:
    """Classes in lower case, their words parted by hyphens."""
    return _CAMEL.sub("-", raw[:400]).lower().replace("_", "-")


def _parent_tag(element: _Element) -> str:
    """The tag of the element around, or an empty string."""
    outer = element.getparent()
    return str(outer.tag) if outer is not None else ""


def fold_spaces(text: str) -> str:
    """The text with runs of white space as one space."""
    return " ".join(text.split())

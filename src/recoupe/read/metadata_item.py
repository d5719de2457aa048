"""What structured data says about the page's article, whichever syntax it stands in."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from recoupe.read.metadata_json import Json, Node, text_of, texts_of, types_of
from recoupe.read.metadata_names import fold

# How surely a schema.org type is the page's own article rather than something beside it.
_WEIGHT = {
    "NewsArticle": 6, "ReportageNewsArticle": 6, "AnalysisNewsArticle": 6, "OpinionNewsArticle": 6,
    "BackgroundNewsArticle": 6, "ReviewNewsArticle": 6, "AskPublicNewsArticle": 6, "SatiricalArticle": 6,
    "LiveBlogPosting": 6, "Article": 5, "BlogPosting": 4, "Report": 4, "TechArticle": 4,
    "ScholarlyArticle": 4, "AdvertiserContentArticle": 4, "SocialMediaPosting": 3,
    "DiscussionForumPosting": 3, "CreativeWork": 2,
    "ClaimReview": 2, "Review": 2, "WebPage": 1, "ItemPage": 1, "VideoObject": 1, "PodcastEpisode": 1,
}  # fmt: skip
_ARTICLES = 3


@dataclass(frozen=True, slots=True)
class Item:
    """One article or page as structured data describes it.

    Attributes:
        source: `json-ld`, `microdata` or `rdfa`.
        weight: how surely its type is the page's own article.
        headline: or None.
        url: or None.
        published: as written, or None.
        created: as written, or None.
        modified: as written, or None.
        authors: names as written.
        publisher: or None.
        description: or None.
        body: the article's text, or None.
        language: as written, or None.
    """

    source: str
    weight: int
    headline: str | None = None
    url: str | None = None
    published: str | None = None
    created: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    description: str | None = None
    body: str | None = None
    language: str | None = None

    @property
    def is_article(self) -> bool:
        """Whether its type is an article's rather than a page's."""
        return self.weight >= _ARTICLES


def item_of(node: Node) -> Item | None:
    """Read a node of linked data, or None where it describes no article or page."""
    weight = max((_WEIGHT.get(kind, 0) for kind in types_of(node)), default=0)
    if not weight:
        return None
    return Item(
        source="json-ld",
        weight=weight,
        headline=text_of(node.get("headline")) or text_of(node.get("name")),
        url=_address(node.get("url")) or _address(node.get("mainEntityOfPage")) or _address(node.get("@id")),
        published=_moment(node.get("datePublished")),
        created=_moment(node.get("dateCreated")) or _moment(node.get("uploadDate")),
        modified=_moment(node.get("dateModified")),
        authors=_signatures(node.get("author")) or _signatures(node.get("creator")),
        publisher=text_of(node.get("publisher")) or text_of(node.get("sourceOrganization")),
        description=text_of(node.get("description")),
        body=next(iter(texts_of(node.get("articleBody"))), None),
        language=text_of(node.get("inLanguage")),
    )


def choose(items: tuple[Item, ...], url: str | None, titles: frozenset[str]) -> Item | None:
    """Choose the item that is the page's own article.

    Args:
        items: in page order.
        url: the page's address, or None.
        titles: the page's titles and main headings, folded (`recoupe.read.metadata_names.fold`).

    Returns:
        The best match; the first of several equal ones; None where there is none.
    """
    return max(items, key=lambda item: _score(item, url, titles), default=None)


def same_page(a: str | None, b: str | None) -> bool:
    """Whether two addresses name the same page, whatever their scheme, `www.`, query and final slash."""
    return a is not None and b is not None and _key(a) == _key(b) and _key(a) != ("", "")


def _score(item: Item, url: str | None, titles: frozenset[str]) -> int:
    """How well an item matches the page; a matching address or headline outweighs any type."""
    score = item.weight
    if same_page(item.url, url):
        score += 8 if item.is_article else 2
    if item.headline is not None and fold(item.headline) in titles:
        score += 8 if item.is_article else 1
    return score + (item.published is not None) + bool(item.authors)


def _key(url: str) -> tuple[str, str]:
    """Host and path of an address, or two empty strings."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:
        return "", ""
    return host.removeprefix("www.").removeprefix("m."), parts.path.rstrip("/")


def _address(value: Json) -> str | None:
    """An address, or the `@id` of the thing that stands for it."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) and value.startswith(("http", "/")) else None


def _moment(value: Json) -> str | None:
    """A date as written; numbers are epochs."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(int(value)) if abs(value) < 1e14 else None
    return text_of(value)


def _signatures(value: Json) -> tuple[str, ...]:
    """The names of those who sign, as written."""
    people = value if isinstance(value, list) else [value]
    return tuple(name for person in people[:60] for name in _names(person))


def _names(person: Json) -> list[str]:
    """The names of one value: given and family name where the whole is absent."""
    if not isinstance(person, dict):
        return texts_of(person)
    whole = texts_of(person.get("name")) or texts_of(person.get("byline"))
    if whole:
        return whole
    parts = texts_of(person.get("givenName"))[:1] + texts_of(person.get("familyName"))[:1]
    return [" ".join(parts)] if parts else []

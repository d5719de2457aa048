"""Which outlet published the page."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from anyascii import anyascii

from recoupe.model.capture import Capture
from recoupe.read.metadata_item import Item
from recoupe.read.metadata_marks import Marks
from recoupe.read.metadata_names import fold
from recoupe.read.metadata_titles import tidy, title_tail

_EDGES = " \t•|·:–—-»>"
# A longer name is a slogan.
_MAX_WORDS = 8
_GENERIC = frozenset(
    {
        "www",
        "m",
        "mobile",
        "amp",
        "news",
        "info",
        "actu",
        "edition",
        "en",
        "fr",
        "com",
        "co",
        "org",
        "net",
        "gov",
        "gouv",
        "ac",
    }
)


def decide_outlet(marks: Marks, item: Item | None, capture: Capture, url: str | None) -> str | None:
    """Decide which outlet published the page: declared, marked, or else its host.

    Args:
        marks: what the page marks.
        item: what structured data says about the article, or None.
        capture: for what was declared.
        url: the page's address, or None.
    """
    if capture.declared.outlet:
        return capture.declared.outlet
    return next((name for name in _names(marks, item, url) if _is_name(name)), None) or host_of(url)


def houses_of(marks: Marks, item: Item | None, outlet: str | None, url: str | None) -> Iterator[str]:
    """Every name of the outlet that a title may carry, with its host and the host's main label."""
    if outlet:
        yield outlet
    for name in _names(marks, item, url):
        if _is_name(name):
            yield name
    host = host_of(url)
    if host:
        yield host
        yield from (label for label in host.split(".")[:-1] if label not in _GENERIC)


def host_of(url: str | None) -> str | None:
    """The host of a web address without `www.`, or None for anything else."""
    try:
        parts = urlsplit((url or "").strip())
        host = parts.hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and parts.scheme in {"http", "https"} else None


def _names(marks: Marks, item: Item | None, url: str | None) -> Iterator[str]:
    """The outlet's names as the page marks them, best first."""
    return (name for raw in _raw_names(marks, item, url) if (name := tidy(raw).strip(_EDGES)))


def _raw_names(marks: Marks, item: Item | None, url: str | None) -> Iterator[str]:
    """The same as the page writes them."""
    sites = [content for _, content in marks.contents("outlet") if not content.startswith(("@", "http"))]
    yield from sites[:1]
    if item is not None and item.publisher:
        yield item.publisher
    yield from sites[1:]
    tail = title_tail(marks)
    if tail is not None and _names_host(tail, url):
        yield tail


def _is_name(name: str) -> bool:
    """Whether words can be an outlet's name rather than a slogan or an address."""
    return 0 < len(name.split()) <= _MAX_WORDS and not name.startswith(("http", "@"))


def _names_host(tail: str, url: str | None) -> bool:
    """Whether the end of a title is the name that the host spells."""
    host, folded = fold((host_of(url) or "").rsplit(".", 1)[0]), fold(anyascii(tail))
    return len(folded) > 2 and len(host) > 2 and (folded in host or host in folded)

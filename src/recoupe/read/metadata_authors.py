"""Who signs the article, from what its page marks."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.etree import _Element

from recoupe.read.metadata_item import Item
from recoupe.read.metadata_lines import signatures
from recoupe.read.metadata_marks import Mark, Marks
from recoupe.read.metadata_names import fold, is_personal, leads_to_name, names_in, names_of_all, unique

# A byline stands near the main heading: this many elements after it, and this many before.
_AFTER = 250
_BEFORE = 40
_ADDRESS = re.compile(r"^(?:https?:)?//|^@|^www\.|\.(?:com|org|net|fr|de)/")


def decide_authors(
    marks: Marks, item: Item | None, outlets: tuple[str, ...], root: _Element
) -> tuple[str, ...]:
    """Decide who signs the article.

    The best mark that names someone other than the outlet wins; where every mark names the outlet, the
    outlet signs.

    Args:
        marks: what the page marks.
        item: what structured data says about the article, or None.
        outlets: the outlet's names, with its host and the host's main label.
        root: the document, searched for a visible signature only where nothing marks one.
    """
    houses = _houses(outlets)
    hidden = [names for names in _hidden(marks, item) if names]
    found = [*hidden, *(names for names in _visible(marks) if names), *_page_author(item)]
    found = found or _unmarked(marks, root)
    signed = [names for names in found if not all(fold(name) in houses for name in names)]
    if not signed:
        return found[0] if found else ()
    best = next((names for names in hidden if _completes(names, signed[0])), signed[0])
    own = tuple(name for name in best if fold(name) not in houses)
    return own if any(map(is_personal, own)) else best


def _hidden(marks: Marks, item: Item | None) -> Iterator[tuple[str, ...]]:
    """The names given to machines, best first."""
    if item is not None and item.is_article:
        yield _linked(item)
    yield from _from_metas(marks)


def _visible(marks: Marks) -> Iterator[tuple[str, ...]]:
    """The names given to readers near the main heading, best first."""
    near = [mark for mark in marks.names if not mark.aside and _is_near(mark, marks)]
    for name in ("author", "rel"):
        yield names_of_all(_words_of(mark) for mark in near if mark.name == name)
    for mark in near:
        if mark.name == "class":
            yield _signature(mark)
    yield names_of_all(_words_of(mark) for mark in near if mark.name == "link")


def _unmarked(marks: Marks, root: _Element) -> list[tuple[str, ...]]:
    """The first visible signature after the main heading."""
    if not marks.headings:
        return []
    found = (names for names in signatures(root, after=marks.headings[-1].position) if names)
    return list(islice(found, 1))


def _page_author(item: Item | None) -> Iterator[tuple[str, ...]]:
    """The author of a page that structured data does not call an article."""
    if item is not None and not item.is_article and _linked(item):
        yield _linked(item)


def _linked(item: Item) -> tuple[str, ...]:
    """The names that structured data gives; addresses are none."""
    return names_of_all(name for name in item.authors if not _ADDRESS.search(name))


def _from_metas(marks: Marks) -> Iterator[tuple[str, ...]]:
    """The names of each author meta; addresses, accounts and captions are none."""
    by_name: dict[str, list[str]] = {}
    for name, content in marks.contents("author"):
        if not _ADDRESS.search(content) and not content.startswith("("):
            by_name.setdefault(name, []).append(content)
    for contents in by_name.values():
        yield names_of_all(contents)
    labels, values = marks.metas.get("twitter:label1", ()), marks.metas.get("twitter:data1", ())
    if (
        labels
        and values
        and re.search(r"written|écrit|geschrieben|autor|verfasst|escrito|scritto", labels[0], re.I)
    ):
        yield names_in(values[0])


def _is_near(mark: Mark, marks: Marks) -> bool:
    """Whether a byline stands near one of the page's main headings."""
    if not marks.headings:
        return True
    return any(-_BEFORE <= mark.position - heading.position <= _AFTER for heading in marks.headings)


def _words_of(mark: Mark) -> str:
    """What a mark gives: its value, else its link to an author, else its words."""
    if mark.value is not None:
        return mark.value
    return ", ".join(mark.links) if mark.links else ", ".join(mark.words[:1])


def _signature(mark: Mark) -> tuple[str, ...]:
    """The names in an element whose class speaks of a byline."""
    if mark.links:
        return names_of_all(mark.links)
    pieces = list(mark.words[:8])
    if not pieces:
        return ()
    led = [at for at, piece in enumerate(pieces[:4]) if leads_to_name(piece)]
    if led:
        after = pieces[led[0] : led[0] + 2]
        return names_in(after[0]) or names_in(after[-1])
    return unique(name for name in names_in(pieces[0]) if is_personal(name))


def _completes(names: tuple[str, ...], best: tuple[str, ...]) -> bool:
    """Whether one list holds all of another's names and more, all of the shape of a person's."""
    folded = {fold(name) for name in names}
    return len(names) > len(best) and {fold(name) for name in best} <= folded and all(map(is_personal, names))


def _houses(outlets: tuple[str, ...]) -> frozenset[str]:
    """The outlet's names and their acronyms, folded."""
    acronyms = ("".join(word[0] for word in name.split()) for name in outlets if len(name.split()) > 1)
    return frozenset(fold(name) for name in (*outlets, *acronyms))

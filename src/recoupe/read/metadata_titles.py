"""The article's own headline, from what its page marks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from recoupe.read.metadata_item import Item
from recoupe.read.metadata_marks import Mark, Marks
from recoupe.read.metadata_names import fold

# Headlines longer than this are texts that a page put in the wrong place.
_MAX_LENGTH = 400

_JOINT = re.compile(r"\s+[|\-–—·•»›:/]+\s+|\s*[|｜：]\s*")
_DATE_TAIL = re.compile(r"^[\d\s./:,-]+$|^\w+\s?:?\s*\d{1,2}\.\d{1,2}\.\d{4}$")


@dataclass(frozen=True, slots=True)
class Titles:
    """The page's titles, each without the outlet's name.

    Attributes:
        heading: of the `<h1>` that is most like the others, or None.
        shared: as the page gives it to social networks, or None.
        linked: the headline of structured data, or None.
        page: the words of `<title>`, or None.
    """

    heading: str | None
    shared: str | None
    linked: str | None
    page: str | None


def decide_title(marks: Marks, item: Item | None, houses: Iterable[str]) -> str | None:
    """Decide what the article's own headline is.

    What the page gives to be shared, without the outlet's name, comes before its heading: on pages not
    looked at, this order did better than any vote between titles that differ.

    Args:
        marks: what the page marks.
        item: what structured data says about the article, or None.
        houses: the outlet's names, its host and parts of it.
    """
    titles = _titles(marks, item, frozenset(fold(house) for house in houses) - {""})
    return _whole(titles) or titles.heading or titles.linked or titles.page


def page_titles(marks: Marks) -> frozenset[str]:
    """Every title of the page, folded, so that structured data can be matched with it."""
    texts = [" ".join(heading.words) for heading in marks.headings]
    texts += [content for _, content in marks.contents("title")] + [marks.page_title or ""]
    heads = [head for text in texts for head in (text, *_JOINT.split(text)[:1])]
    return frozenset(folded for folded in map(fold, map(tidy, heads)) if len(folded) > 5)


def title_tail(marks: Marks) -> str | None:
    """What follows the headline in `<title>` after the last joint, or all of a short one; None for none."""
    tail = _JOINT.split(tidy(marks.page_title or ""))[-1]
    return tail if 0 < len(tail) <= 40 else None


def tidy(text: str) -> str:
    """A title with entities undone, once more where they were written twice, and single spaces."""
    text = unescape(text)
    return " ".join((unescape(text) if "&" in text else text).replace("\xad", "").split())[:_MAX_LENGTH]


def _titles(marks: Marks, item: Item | None, houses: frozenset[str]) -> Titles:
    """The page's titles without the outlet's name and what else only some of them carry after a joint."""
    shared = marks.first("title")
    linked = item.headline if item is not None and item.is_article else None
    raw = [tidy(text) for text in (shared, linked, marks.page_title) if text]
    heading = _main_heading(marks.headings, raw)
    known = frozenset(fold(text) for text in (*raw, heading or "") if text)
    return Titles(
        heading=heading,
        shared=_trimmed(shared, known, houses),
        linked=_trimmed(linked, known, houses),
        page=_trimmed(marks.page_title, known, houses),
    )


def _whole(titles: Titles) -> str | None:
    """The shared title, or the heading where a quotation mark in it ended the meta's attribute early."""
    shared, heading = titles.shared, titles.heading
    if shared and heading and heading.startswith(shared) and heading[len(shared) :].lstrip().startswith('"'):
        return heading
    return shared


def _main_heading(headings: tuple[Mark, ...], others: list[str]) -> str | None:
    """The `<h1>` that shares most words with the page's other titles; a lone one needs to share none."""
    texts = [text for text in (tidy(" ".join(heading.words)) for heading in headings) if text]
    wanted = [set(text.casefold().split()) for text in others]
    ranked = [
        (max((_share(set(text.casefold().split()), words) for words in wanted), default=0.0), text)
        for text in texts
    ]
    best = max(ranked, key=lambda pair: pair[0], default=None)
    if best is None or (len(texts) > 1 and best[0] == 0):
        return None
    return best[1]


def _share(words: set[str], others: set[str]) -> float:
    """The share of words that two sets have in common."""
    return len(words & others) / (len(words | others) or 1)


def _trimmed(text: str | None, known: frozenset[str], houses: frozenset[str]) -> str | None:
    """A title without the outlet's name, sections and dates that were joined to it.

    A cut is made where what is left is itself another title of the page, or where what goes is the
    outlet's name.
    """
    if not text:
        return None
    text = tidy(text)
    for joint in _JOINT.finditer(text):
        if fold(text[: joint.start()]) == fold(text[joint.end() :]):
            return text[: joint.start()].strip()
        if joint.start() > 0 and fold(text[: joint.start()]) in known:
            return text[: joint.start()].strip()
    return _cut_house(text, houses)


def _cut_house(text: str, houses: frozenset[str]) -> str | None:
    """The title without the outlet's name and dates at either end."""
    joints = list(_JOINT.finditer(text))
    while joints and (
        _is_house(text[joints[-1].end() :], houses) or _DATE_TAIL.match(text[joints[-1].end() :].strip())
    ):
        text = text[: joints.pop().start()]
    if joints and _is_house(text[: joints[0].start()], houses):
        text = text[joints[0].end() :]
    return text.strip() or None


def _is_house(words: str, houses: frozenset[str]) -> bool:
    """Whether words name the outlet, in full or in the part that stands in its host."""
    folded = fold(words)
    if not folded or len(words) > 60:
        return False
    return folded in houses or any(
        len(house) > 4 and (house in folded or (len(folded) > 4 and folded in house)) for house in houses
    )

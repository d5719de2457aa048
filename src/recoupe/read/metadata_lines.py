"""Date lines and signatures that only readers see: nothing but their words and place marks them."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from recoupe.read.dates import read_date
from recoupe.read.metadata_marks import fold_spaces, is_aside, pieces_of
from recoupe.read.metadata_names import is_personal, leads_to_name, names_in

_INVISIBLE = frozenset({"script", "style", "template", "noscript", "title", "option", "textarea"})
_LINES = frozenset(
    {
        "p",
        "div",
        "span",
        "li",
        "td",
        "address",
        "small",
        "b",
        "strong",
        "em",
        "i",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    }
)
_STRESSED = frozenset({"b", "strong", "em", "i", "address", "small"})
# "Samedi 5 janvier 2022 à 10 h 05 min | Mis à jour …": longer lines are sentences.
_MAX_LINE = 80
# A byline stands at most this many elements after the main heading.
_NEAR = 60
# A bare name signs only where it follows the heading at once.
_NEXT = 3
_DATE_SHAPE = re.compile(
    r"^(?:[^\W\d]+\W+){0,4}\d{1,2}(?:er|st|nd|rd|th)?[\s./-]+"
    r"(?:(?:de\s)?[^\W\d]{3,}\.?,?[\s./-]+(?:de\s)?|\d{1,2}[./-])\d{2,4}"
)
_AFTER_DATE = re.compile(r"\d\W*\s[|–—·•-]\s(?P<name>[^\d|–—·•]{4,60})$")


def date_lines(root: _Element, *, after: int) -> Iterator[str]:
    """Short visible texts that hold a full numeric or worded date and little else, in page order.

    Args:
        root: the document.
        after: position in page order of the element to begin after.
    """
    for position, element in enumerate(root.iter("*")):
        if position < after or element.tag in _INVISIBLE:
            continue
        for text in (element.text, element.tail):
            line = fold_spaces(text or "")
            if 8 <= len(line) <= _MAX_LINE and _DATE_SHAPE.match(line) and not is_aside(element):
                yield line


def signatures(root: _Element, *, after: int) -> Iterator[tuple[str, ...]]:
    """The names of short lines near the heading that sign: "Par X", "8 mars 2024 – X", a bare name.

    Args:
        root: the document.
        after: position in page order of the main heading.
    """
    for position, element in enumerate(root.iter("*")):
        if position > after + _NEAR:
            return
        if position <= after or element.tag not in _LINES or is_aside(element):
            continue
        words = pieces_of(element)
        if words and len(" ".join(words)) <= 2 * _MAX_LINE:
            bare = element.tag in _STRESSED and position <= after + _NEXT
            yield _names_of(words, bare=bare)


def _names_of(words: tuple[str, ...], *, bare: bool) -> tuple[str, ...]:
    """The names that a line signs with; none where it does not sign."""
    if leads_to_name(words[0]):
        found = names_in(words[0]) or names_in(" ".join(words[:2]))
        return tuple(name for name in found if is_personal(name) or name.isupper())
    dated = _AFTER_DATE.search(words[0])
    if dated is not None and read_date(words[0]) is not None:
        return tuple(name for name in names_in(dated["name"]) if is_personal(name))
    if bare and len(words) == 1 and is_personal(words[0]) and len(words[0].split()) <= 3:
        return names_in(words[0])
    return ()

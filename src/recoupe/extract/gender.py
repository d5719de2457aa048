"""Whether women or men bear the names of an article, as far as titles, given names and articles tell."""

from collections.abc import Sequence

from recoupe.extract.book import Book
from recoupe.extract.naming import Name
from recoupe.extract.tokens import plain
from recoupe.model.vocabulary import NameKind
from recoupe.reference.given_names import is_womans

# Code points before a name in which its title or article stands.
_BEFORE = 16


def tell_genders(book: Book, names: Sequence[Name], chosen: Sequence[int]) -> None:
    """Note on each card what shows its gender.

    Of people a woman's title weighs most, then the given name, then a man's title: translations put
    "M." before women too. Of bodies and states the article before the name tells.

    Args:
        book: of the article.
        names: in text order.
        chosen: the card of each.
    """
    told: dict[int, dict[bool, int]] = {}
    for name, card in zip(names, chosen, strict=True):
        before = _word_before(book, name.start)
        rules = book.pack.names
        words = (rules.womans, rules.mans) if name.kind is NameKind.PERSON else (rules.la, rules.le)
        for feminine, known in zip((True, False), words, strict=True):
            if before in known:
                counts = told.setdefault(card, {True: 0, False: 0})
                counts[feminine] += 1
    for number, entry in enumerate(book.cards):
        counts = told.get(number, {True: 0, False: 0})
        if entry.kind is NameKind.PERSON:
            by_name = _by_given_name(entry.names)
            entry.feminine = True if counts[True] else by_name
            if entry.feminine is None and counts[False]:
                entry.feminine = False
        elif counts[True] != counts[False]:
            entry.feminine = counts[True] > counts[False]


def _word_before(book: Book, position: int) -> str:
    words = plain(book.text[max(0, position - _BEFORE) : position]).lower().split()
    return words[-1] if words else ""


def _by_given_name(names: Sequence[str]) -> bool | None:
    for name in sorted(names, key=len, reverse=True):
        parts = name.split()
        found = is_womans(parts[0]) if len(parts) > 1 else None
        if found is not None:
            return found
    return None

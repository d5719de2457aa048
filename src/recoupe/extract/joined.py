"""Names that a sentence joins ("Untel et Telle"): several people or bodies whom "ils" can mean."""

from collections.abc import Iterator
from functools import partial

from recoupe.extract.book import Book, Mark
from recoupe.extract.people import Card
from recoupe.extract.tokens import plain
from recoupe.model.vocabulary import NameKind

_ALONE = frozenset({NameKind.PERSON, NameKind.ORGANISATION})


def joined(book: Book, sentence: int) -> dict[int, int]:
    """The cards of joined names, made where there are none yet, by the start of the last name of each."""
    found: dict[int, int] = {}
    for run in _runs(book, sentence):
        words = " ".join(plain(book.text[run[0].start : run[-1].end]).split())
        found[run[-1].start] = book.unnamed(NameKind.GROUP, words, partial(_several, words))
    return found


def _several(words: str) -> Card:
    return Card(kind=NameKind.GROUP, names=[words], plural=True, named=False)


def _runs(book: Book, sentence: int) -> Iterator[list[Mark]]:
    """Names with nothing but commas and a last "et" between them."""
    marks = (book.marks[at] for at in book.marks_in(sentence))
    names = sorted(
        (mark for mark in marks if mark.form == "name" and book.cards[mark.card].kind in _ALONE),
        key=lambda mark: mark.start,
    )
    run: list[Mark] = []
    for name in names:
        between = plain(book.text[run[-1].end : name.start]).strip().lower() if run else ""
        if run and between == ",":
            run.append(name)
        elif run and between in book.pack.names.conjoining:
            yield [*run, name]
            run = []
        else:
            run = [name]

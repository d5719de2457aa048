"""Closed lists of words, written as one reads them."""


def line_of(words: str) -> list[str]:
    """The words of a line, parted by blanks, in order."""
    return words.split()


def word_set(words: str) -> frozenset[str]:
    """The words of a line, parted by blanks."""
    return frozenset(words.split())

"""Folding: text made easy to match, with every code point where it was."""

from recoupe.extract.tokens import plain

_MORE = str.maketrans({"\n": " ", "\r": " ", "\t": " ", "–": "-", "—": "-", "‒": "-", "«": '"', "»": '"'})


def fold(text: str) -> str:
    """Lower the case and unify apostrophes, quotation marks, spaces and dashes, without moving anything.

    Returns:
        a string of the same length, so that positions in it are positions in `text`.
    """
    even = plain(text).translate(_MORE)
    lowered = even.lower()
    if len(lowered) == len(even):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in even)

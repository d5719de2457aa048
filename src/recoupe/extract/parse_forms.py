"""What the parser knows of a word by its form alone, as rows of its tables.

A form shows its letters, their first and last few, and its shape. Each becomes a row number by a
hash, so that no list of words is needed.
"""

import re
from functools import lru_cache
from zlib import crc32

from recoupe.extract.tokens import plain

# Rows that each thing shown has in the table: the word, its endings, its beginning, its shape.
SIZES = (16_384, 1_024, 4_096, 8_192, 4_096, 512)
ROWS = sum(SIZES)

_DIGIT = re.compile(r"\d")
_OFFSETS = tuple(sum(SIZES[:index]) for index in range(len(SIZES)))
_SHAPE_LENGTH = 10


@lru_cache(maxsize=1 << 14)
def rows_of(form: str) -> tuple[int, ...]:
    """Number what a form shows.

    Args:
        form: as it stands in the text.

    Returns:
        One row of the table for each of `SIZES`.
    """
    written = _DIGIT.sub("0", plain(form))
    word = written.lower()
    shown = (word, word[-2:], word[-3:], word[-4:], word[:3], shape_of(written))
    return tuple(
        offset + crc32(part.encode()) % size
        for part, offset, size in zip(shown, _OFFSETS, SIZES, strict=True)
    )


def shape_of(form: str) -> str:
    """The shape of a form, runs shortened to two signs: `Xxx`, `XX`, `xx`, `00`."""
    signs: list[str] = []
    for char in form[:_SHAPE_LENGTH]:
        sign = "X" if char.isupper() else "x" if char.isalpha() else "0" if char.isdigit() else char
        if signs[-2:] != [sign, sign]:
            signs.append(sign)
    return "".join(signs)


def keys_of(form: str) -> tuple[int, int]:
    """The hashes under which the meaning of a form is kept: as written, and in lower case."""
    written = plain(form)
    return crc32(written.encode()), crc32(written.lower().encode())

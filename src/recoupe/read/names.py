"""The words in which a page's makers name its parts: class names, ids and the like."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources

from recoupe.read.walk import Box

WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]{2,}(?![a-z])")
# The same where nothing is in capitals, as in most names.
SMALL = re.compile(r"[a-z]+")
# Longer runs are generated keys, one letter says nothing.
SHORTEST, LONGEST_WORD = 2, 18
# Boxes are told apart by how far they stand above the words: itself, the next, the two after, the rest.
LEVELS = (0, 1, 2, 2)
FAR = 3
LONGEST = 400
# Pages of publishers stand less than 40 deep; a page made to be deep must not cost its depth at each block.
HIGH = 48


@lru_cache(maxsize=20_000)
def words_of(names: str) -> tuple[str, ...]:
    """The words that a box's names are made of, in lower case, each once.

    Args:
        names: class, id and the like, as the page writes them.
    """
    names = names[:LONGEST]
    low = names.lower()
    found = SMALL.findall(names) if low == names else [word.lower() for word in WORD.findall(names)]
    return tuple(dict.fromkeys([word for word in found if SHORTEST <= len(word) <= LONGEST_WORD]))


def signs_of(tag: str, names: str) -> tuple[str, ...]:
    """What a box says of itself: its tag and the words of its names."""
    return (f"<{tag}>", *words_of(names))


def level_of(distance: int) -> int:
    """The level at which a box stands that is so many boxes above the words."""
    return LEVELS[distance] if distance < len(LEVELS) else FAR


def path_signs(chain: Sequence[Box]) -> list[str]:
    """Every sign on the way from the words up to the root, with its level.

    Args:
        chain: the innermost box first.
    """
    return [
        f"{level_of(distance)}{sign}"
        for distance, box in enumerate(chain)
        for sign in signs_of(box.tag, box.names)
    ]


def chain_of(box: Box, limit: int = HIGH) -> list[Box]:
    """A box and those around it, innermost first, up to a limit."""
    chain = [box]
    while box.parent is not None and len(chain) < limit:
        box = box.parent
        chain.append(box)
    return chain


@cache
def purposes() -> dict[str, frozenset[str]]:
    """The words by which page makers say what a part is for (reference/box_words.toml)."""
    text = (resources.files("recoupe.reference") / "box_words.toml").read_text(encoding="utf-8")
    return {purpose: frozenset(words) for purpose, words in tomllib.loads(text).items()}


@lru_cache(maxsize=20_000)
def purposes_of(names: str) -> tuple[int, ...]:
    """The numbers of the purposes, in their file's order, that a box's names speak of."""
    spoken = _purposes_by_word()
    found = {number for word in words_of(names) for number in spoken.get(word, ())}
    return tuple(sorted(found)) if found else ()


@cache
def _purposes_by_word() -> dict[str, list[int]]:
    """The numbers of the purposes that each word speaks of."""
    spoken: dict[str, list[int]] = {}
    for number, words in enumerate(purposes().values()):
        for word in words:
            spoken.setdefault(word, []).append(number)
    return spoken


SHORT = 90
LONG = "~"
LONGEST_LABEL = 600
LABEL = re.compile(r"[^\W\d_]+")


def label_signs(text: str) -> list[str]:
    """The words of a block, each once: of a short one with its first and last marked.

    Those of a longer one begin with a mark of their own; one as long as a full paragraph has none.
    """
    if len(text) > LONGEST_LABEL:
        return []
    words = LABEL.findall(text.lower())
    if not words:
        return []
    if len(text) > SHORT:
        return [LONG + word for word in dict.fromkeys(words)]
    return list(dict.fromkeys([*words, f"^{words[0]}", f"{words[-1]}$"]))

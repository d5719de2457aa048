"""Stories: which articles are about one happening, by vocabulary, names and publication time."""

import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from recoupe.compare.linked import Linked
from recoupe.compare.wording import plain
from recoupe.model.article import BODY_KINDS
from recoupe.model.comparison import Copy, Reading, Story
from recoupe.model.ids import digest
from recoupe.model.vocabulary import Relation

# Terms that an article is known by: the heaviest ones.
TERMS = 40
# A term in more articles than this tells nothing about two of them.
CROWD = 150
# Articles published further apart tell different happenings, or one that is over.
WINDOW_DAYS = 4
# Cosines above which two articles, and then two groups on average, are about one happening. Between two
# languages only names and numbers meet, and those of one crisis meet in all its stories.
ALIKE = 0.1
ALIKE_NAMES = 0.45
# The words of a title and of the first paragraphs say what an article is about.
LEAD = 3
STEM = 7
_WORD = re.compile(r"[^\W\d_]{3,}|\d[\d.,]*\d|\d")

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Counts:
    """Terms with how often each stands in an article.

    Attributes:
        terms: each once; the same strings for all articles, so that they are held once.
        counts: of each.
    """

    terms: tuple[str, ...]
    counts: tuple[int, ...]

    def __post_init__(self) -> None:
        """Share the strings with all other articles."""
        object.__setattr__(self, "terms", tuple(map(sys.intern, self.terms)))


def _counts(terms: Mapping[str, int]) -> Counts:
    return Counts(tuple(terms), tuple(terms.values()))


@dataclass(frozen=True, slots=True)
class Subject:
    """What an article is about, in counted terms.

    Attributes:
        article: the capture id.
        language: or None.
        day: number of the day of publication, or None.
        words: the stems of its words with their counts, those of its lead more than once.
        names: the entities it names with their counts, the same in every language.
    """

    article: str
    language: str | None
    day: int | None
    words: Counts
    names: Counts


def subject_of(reading: Reading, linked: Linked) -> Subject:
    """Count the terms of an article."""
    words: Counter[str] = Counter()
    blocks = [block for block in reading.article.blocks if block.kind in BODY_KINDS]
    if reading.article.title:
        words.update(dict.fromkeys(_stems(reading.article.title), LEAD))
    for position, block in enumerate(blocks):
        weight = 2 if position < LEAD else 1
        for stem in _stems(reading.article.words_of(block)):
            words[stem] += weight
    names = Counter(
        owner
        for mention in reading.extraction.mentions
        if (owner := linked.owners.get(reading.id, {}).get(mention.referent)) is not None
        and linked.entities[owner].named
    )
    return Subject(
        reading.id, reading.article.language, _day(reading.published), _counts(words), _counts(names)
    )


def _stems(words: str) -> Iterable[str]:
    """The stems of some words."""
    return (plain(word)[:STEM] for word in _WORD.findall(words))


def _day(published: str | None) -> int | None:
    """The number of a day, or None where the date does not read."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def stories_of(subjects: Sequence[Subject], copies: Iterable[Copy]) -> tuple[Story, ...]:
    """Part the articles into stories.

    Pairs are joined from the most alike on, where the two groups are alike on average; copies are
    always about one happening.

    Args:
        subjects: of all articles, in any order.
        copies: all relations.
    """
    subjects = sorted(subjects, key=lambda one: one.article)
    likeness = _likeness(subjects)
    groups = _Groups(len(subjects), likeness)
    place = {subject.article: position for position, subject in enumerate(subjects)}
    for copy in sorted(copies, key=lambda one: (one.a, one.b)):
        if copy.relation is Relation.COPY:
            groups.join(place[copy.a], place[copy.b])
    for (left, right), _ in sorted(likeness.items(), key=lambda row: (-row[1], row[0])):
        if groups.alike(left, right):
            groups.join(left, right)
    return tuple(
        Story(
            "s" + digest("story", subjects[members[0]].article), tuple(subjects[m].article for m in members)
        )
        for members in groups.all()
    )


class _Groups:
    """Groups of articles with the sum of the likeness between any two of them."""

    def __init__(self, size: int, likeness: Mapping[tuple[int, int], float]) -> None:
        """Start with every article alone."""
        self._members = {position: [position] for position in range(size)}
        self._group = list(range(size))
        self._sums: defaultdict[int, dict[int, float]] = defaultdict(dict)
        for (left, right), score in likeness.items():
            self._sums[left][right] = self._sums[right][left] = score

    def alike(self, left: int, right: int) -> bool:
        """Whether the groups of two articles are different and alike on average."""
        a, b = self._group[left], self._group[right]
        size = len(self._members[a]) * len(self._members[b])
        return a != b and self._sums[a].get(b, 0.0) >= size / 2

    def join(self, left: int, right: int) -> None:
        """Make one group of the groups of two articles."""
        a, b = sorted((self._group[left], self._group[right]))
        if a == b:
            return
        for other, score in self._sums.pop(b, {}).items():
            del self._sums[other][b]
            if other != a:
                total = self._sums[a].get(other, 0.0) + score
                self._sums[a][other] = self._sums[other][a] = total
        for member in self._members[b]:
            self._group[member] = a
        self._members[a] = sorted(self._members[a] + self._members.pop(b))

    def all(self) -> list[list[int]]:
        """All groups in the order of their first article."""
        return [self._members[first] for first in sorted(self._members)]


def _likeness(subjects: Sequence[Subject]) -> dict[tuple[int, int], float]:
    """Likeness of the pairs that may be one story: 1 at the threshold of their kind, at most 2."""
    words = _cosines([subject.words for subject in subjects], ALIKE)
    names = _cosines([subject.names for subject in subjects], ALIKE_NAMES)
    found: dict[tuple[int, int], float] = {}
    for pair in words.keys() | names.keys():
        left, right = subjects[pair[0]], subjects[pair[1]]
        if left.day is not None and right.day is not None and abs(left.day - right.day) > WINDOW_DAYS:
            continue
        if left.language == right.language:
            score = words.get(pair, 0.0) / ALIKE
        else:
            score = names.get(pair, 0.0) / ALIKE_NAMES
        if score >= 1:  # weaker pairs count as nothing
            found[pair] = min(2.0, score)
    return found


def _cosines(counts: Sequence[Counts], least: float) -> dict[tuple[int, int], float]:
    """Cosines from `least` on of the pairs of counts that share a term, weighted by how rare each term is."""
    frequency = Counter(term for one in counts for term in one.terms)
    vectors = [_weighted(one, frequency, len(counts)) for one in counts]
    places: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for position, vector in enumerate(vectors):
        for term, weight in vector.items():
            places[term].append((position, weight))
    keys: list[np.ndarray[tuple[int], np.dtype[np.int64]]] = []
    products: list[np.ndarray[tuple[int], np.dtype[np.float64]]] = []
    for posting in places.values():
        if 2 <= len(posting) <= CROWD:
            owners = np.array([row[0] for row in posting], dtype=np.int64)
            weights = np.array([row[1] for row in posting])
            upper = np.triu_indices(len(posting), 1)
            keys.append(owners[upper[0]] * len(counts) + owners[upper[1]])
            products.append(weights[upper[0]] * weights[upper[1]])
    if not keys:
        return {}
    pairs, back = np.unique(np.concatenate(keys), return_inverse=True)
    # Sums in a fixed order and rounded, so that the order of terms cannot change a decision.
    sums = np.round(np.bincount(back, weights=np.concatenate(products)), 9)
    alike = sums >= least
    rows = zip(pairs[alike].tolist(), sums[alike].tolist(), strict=True)
    return {divmod(pair, len(counts)): score for pair, score in rows}


def _weighted(counts: Counts, frequency: Counter[str], size: int) -> Weights:
    """The heaviest terms of an article with their weights, of length one."""
    weights = {
        term: (1 + math.log(count)) * math.log(1 + size / frequency[term])
        for term, count in zip(counts.terms, counts.counts, strict=True)
    }
    heaviest = sorted(weights, key=lambda term: (-weights[term], term))[:TERMS]
    length = math.sqrt(sum(weights[term] ** 2 for term in heaviest)) or 1.0
    return {term: weights[term] / length for term in heaviest}

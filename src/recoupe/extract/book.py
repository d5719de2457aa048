"""What is gathered of one article while its mentions are resolved."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from recoupe.extract.offices import Office
from recoupe.extract.pack import Pack
from recoupe.extract.people import Card
from recoupe.extract.syntax import Sentence
from recoupe.model.naming import fold
from recoupe.model.vocabulary import NameKind

# Sentences after which a mention no longer answers a pronoun.
_MEMORY = 4
# How fast it fades: set on invented articles, so that a source still outweighs a bare mention one
# sentence later.
_FADING = 1.5


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention while it is being gathered.

    Attributes:
        start: first code point.
        end: one past the last.
        form: as in `Mention`.
        card: index of its card.
        head: first code point of its head.
    """

    start: int
    end: int
    form: str
    card: int
    head: int


@dataclass(slots=True)
class Book:
    """All that has been gathered of one article.

    Attributes:
        text: the article's.
        pack: of its language.
        cards: of its referents.
        sentences: of the article.
        marks: of its mentions, in the order in which they were found.
        offices: those that a card holds, by the card's index.
    """

    text: str
    pack: Pack
    cards: list[Card]
    sentences: Sequence[Sentence]
    marks: list[Mark] = field(default_factory=list)
    offices: dict[int, list[Office]] = field(default_factory=dict)
    _by_sentence: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    _recent: list[tuple[int, float, int]] = field(default_factory=list)
    _holders: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _unnamed: dict[tuple[NameKind | None, str], int] = field(default_factory=dict)

    def sentence_of(self, position: int) -> int:
        """Index of the sentence at or before a position."""
        return bisect_right(self.sentences, position, key=lambda sentence: sentence.start) - 1

    def add(self, mark: Mark) -> int:
        """Note a mention and return its index."""
        self.marks.append(mark)
        self._by_sentence[self.sentence_of(mark.start)].append(len(self.marks) - 1)
        return len(self.marks) - 1

    def marks_in(self, sentence: int) -> list[int]:
        """Indices of the mentions of a sentence, in the order in which they were found."""
        return self._by_sentence.get(sentence, [])

    def remember(self, card: int, weight: float, sentence: int) -> None:
        """Note that a sentence speaks of a referent, and how much it is about it."""
        self._recent.append((card, weight, sentence))

    def recalled(self, sentence: int, agrees: Callable[[int], bool]) -> int | None:
        """The referent that the article spoke of last and most, among those that agree."""
        scores: dict[int, float] = {}
        for card, weight, seen in reversed(self._recent):
            if sentence - seen > _MEMORY:
                break
            if agrees(card):
                scores[card] = max(scores.get(card, 0.0), weight / (1 + _FADING * (sentence - seen)))
        return max(sorted(scores), key=lambda card: scores[card]) if scores else None

    def subject_of(self, sentence: int, agrees: Callable[[int], bool]) -> int | None:
        """The referent that a sentence is about, where it agrees and is no bare mention."""
        about: tuple[float, int] | None = None
        for card, weight, seen in reversed(self._recent):
            if seen < sentence:
                break
            if seen == sentence and weight > 1 and agrees(card) and (about is None or weight > about[0]):
                about = weight, card
        return None if about is None else about[1]

    def last_mark(self, card: int, before: int) -> int | None:
        """The mention of a referent that stands last before a position, a few sentences back at most."""
        last = self.sentence_of(before)
        for sentence in range(last, max(-1, last - _MEMORY - 1), -1):
            for at in reversed(self.marks_in(sentence)):
                if self.marks[at].card == card and self.marks[at].start < before:
                    return at
        return None

    def give(self, card: int, office: Office) -> None:
        """Note that a referent holds an office."""
        self.offices.setdefault(card, []).append(office)
        if card not in self._holders[office.noun]:
            self._holders[office.noun].append(card)

    def holders(self, noun: str) -> Iterator[int]:
        """Referents that hold an office of that head."""
        yield from self._holders.get(noun, ())

    def unnamed(self, kind: NameKind | None, words: str, new: Callable[[], Card]) -> int:
        """The referent that a description stands for, made where there is none yet.

        Args:
            kind: of the referent; None where the words alone tell.
            words: the description.
            new: makes the card.
        """
        key = (kind, fold(words))
        if key not in self._unnamed:
            self.cards.append(new())
            self._unnamed[key] = len(self.cards) - 1
        return self._unnamed[key]

    def is_named(self, position: int, names: Sequence[Mark]) -> bool:
        """Whether one of the names, in text order, covers a position."""
        index = bisect_left(names, position + 1, key=lambda mark: mark.start) - 1
        return index >= 0 and names[index].start <= position < names[index].end

"""What is gathered of one article while its mentions are resolved."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from recoupe.extract.offices import Office
from recoupe.extract.pack import Pack
from recoupe.extract.people import Card
from recoupe.extract.syntax import Sentence
from recoupe.model.naming import fold
from recoupe.model.vocabulary import NameKind

# Sentences in which the last mention of a referent is looked for.
_NEAR = 8
# Sentences that tell what an article is about: its title and the one after.
_OPENING = 2


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


@dataclass(frozen=True, slots=True)
class Seen:
    """A place where the article spoke of a referent, as far as it helps to tell whom words mean later.

    Attributes:
        card: index of its card.
        start: first code point of the words.
        sentence: index of their sentence.
        how: as a `source`, as a `subject`, as a `possessor` or as any `other` part.
        form: as in `Mention`.
        quoted: whether the words stand inside a quotation.
    """

    card: int
    start: int
    sentence: int
    how: str
    form: str
    quoted: bool


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
        quotes: spans of the outermost quotations, in text order.
        memory: where the article spoke of whom, in the order of reading.
        counted: how often, by the card's index.
        topics: cards that the first sentences speak of.
        unquoted: for each sentence, how many up to it are not wholly quoted.
        choices: for training, the signs of each candidate by the start of the words that asked; else None.
    """

    text: str
    pack: Pack
    cards: list[Card]
    sentences: Sequence[Sentence]
    marks: list[Mark] = field(default_factory=list)
    offices: dict[int, list[Office]] = field(default_factory=dict)
    quotes: Sequence[tuple[int, int]] = ()
    memory: list[Seen] = field(default_factory=list)
    counted: Counter[int] = field(default_factory=Counter)
    topics: set[int] = field(default_factory=set)
    unquoted: list[int] = field(default_factory=list)
    choices: dict[int, dict[int, tuple[float, ...]]] | None = None
    _by_sentence: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    _holders: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _unnamed: dict[tuple[NameKind | None, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Count the sentences that are not wholly quoted."""
        total = 0
        for sentence in self.sentences:
            words = [token.start for token in sentence.tokens if token.text[0].isalnum()]
            total += not (words and self.is_quoted(words[0]) and self.is_quoted(words[-1]))
            self.unquoted.append(total)

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

    def remember(self, card: int, how: str, start: int, form: str) -> None:
        """Note that the article speaks of a referent, where, and as what."""
        sentence = self.sentence_of(start)
        self.memory.append(Seen(card, start, sentence, how, form, self.is_quoted(start)))
        self.counted[card] += 1
        if sentence < _OPENING:
            self.topics.add(card)

    def is_quoted(self, position: int) -> bool:
        """Whether a position stands inside a quotation."""
        index = bisect_right(self.quotes, position, key=lambda quote: quote[0]) - 1
        return index >= 0 and position < self.quotes[index][1]

    def last_mark(self, card: int, before: int) -> int | None:
        """The mention of a referent that stands last before a position, a few sentences back at most."""
        last = self.sentence_of(before)
        for sentence in range(last, max(-1, last - _NEAR - 1), -1):
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

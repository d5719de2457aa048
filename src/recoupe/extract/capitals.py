"""Whether the name of a capital means the city or the government that sits there.

"Washington a condamné", "entre Moscou et Washington", "la réponse de Paris" speak of governments;
"à Washington", "la mairie de Paris" of cities. Where the sentence does not tell, what it says of the
name elsewhere does; else it is the city.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recoupe.extract.syntax import Analysis, Sentence, Token
from recoupe.extract.tokens import word_of
from recoupe.reference.capitals import CapitalWords, capital_words
from recoupe.reference.states import state_named

_SUBJECT = ("nsubj", "obl:agent")
_OWNED = ("nmod", "poss", "obl")
_JOINED = frozenset({"conj", "flat:name", "flat:foreign", "appos"})
# Steps up from a name to the word on which it depends.
_CLIMBS = 3


def is_capital(words: str) -> bool:
    """Whether a name is a capital's, and no state's ("Djibouti")."""
    return state_named(words) is None and state_named(words, capital=True) is not None


def governments(analysis: Analysis, language: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    """Find which names of capitals mean governments.

    Args:
        analysis: of the article.
        language: of its text.
        spans: of the names of capitals, in text order.

    Returns:
        The starts of those that do.
    """
    rules = capital_words(language)
    if rules is None:
        return set()
    places = _places(analysis.sentences, spans)
    told = {place.start: place.tells(rules) for place in places}
    named: dict[str, set[bool | None]] = defaultdict(set)
    for place in places:
        named[place.words].add(told[place.start])
    return {
        place.start
        for place in places
        if told[place.start] or (told[place.start] is None and named[place.words] == {True, None})
    }


@dataclass(frozen=True, slots=True)
class _Place:
    """A capital's name where it stands.

    Attributes:
        sentence: around it.
        first: index of its first token.
        last: index of its last token.
    """

    sentence: Sentence
    first: int
    last: int

    @property
    def start(self) -> int:
        return self.sentence.tokens[self.first].start

    @property
    def words(self) -> str:
        return " ".join(token.text for token in self.sentence.tokens[self.first : self.last + 1])

    def tells(self, rules: CapitalWords) -> bool | None:
        """True for a government, False for a city, None where the sentence does not tell."""
        before = self._before()
        if before in rules.in_place or self._opens_dateline():
            return False
        if before in rules.before:
            return True
        head = self._head()
        if _between(self.sentence.tokens[: self.first], rules):
            return head is None or _is_between(self.sentence, self.first, rules)
        if head is None:
            return None
        relation, governor = head
        if relation.startswith(_SUBJECT) and relation != "nsubj:pass":
            return _lemma(governor) in rules.verbs or None
        if relation.startswith(_OWNED) and (before in rules.of or self._owns()):
            return _lemma(governor) in rules.nouns
        return None

    def _before(self) -> str:
        """The preposition right before the name."""
        return word_of(self.sentence.tokens[self.first - 1].text) if self.first else ""

    def _opens_dateline(self) -> bool:
        """Whether the name stands in capitals at the head of its sentence ("LISBON (Reuters)")."""
        return self.first == 0 and len(self.words) > 2 and self.words.isupper()

    def _owns(self) -> bool:
        after = self.sentence.tokens[self.last + 1 : self.last + 2]
        return bool(after) and word_of(after[0].text) in {"'s", "'"}

    def _head(self) -> tuple[str, Token] | None:
        """The relation in which the name, or what it stands beside, depends on another word."""
        tokens, at = self.sentence.tokens, self.first
        for _ in range(_CLIMBS):
            inside = self.first <= tokens[at].head <= self.last
            if not inside and tokens[at].relation not in _JOINED:
                break
            if tokens[at].head == at:
                return None
            at = tokens[at].head
        token = tokens[at]
        if token.relation == "pobj" and tokens[token.head].head != token.head:
            return "nmod", tokens[tokens[token.head].head]
        return None if token.head == at else (token.relation, tokens[token.head])


def _lemma(token: Token) -> str:
    return token.lemma.lower()


def _between(before: Sequence[Token], rules: CapitalWords) -> bool:
    """Whether the name stands after "entre", first or second of two."""
    near = [word_of(token.text) for token in before[-5:]]
    return any(word in rules.between_words for word in near)


def _is_between(sentence: Sentence, first: int, rules: CapitalWords) -> bool:
    """Whether what stands between the two is a matter of governments."""
    before = sentence.tokens[max(0, first - 10) : first]
    return any(_lemma(token) in rules.between for token in before)


def _places(sentences: Sequence[Sentence], spans: Iterable[tuple[int, int]]) -> list[_Place]:
    """The names with their sentences."""
    places = []
    remaining = sorted(spans)
    for sentence in sentences:
        while remaining and remaining[0][0] < sentence.end:
            start, end = remaining.pop(0)
            inside = [at for at, token in enumerate(sentence.tokens) if start <= token.start < end]
            if inside:
                places.append(_Place(sentence, inside[0], inside[-1]))
    return places

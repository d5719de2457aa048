"""Where things happen."""

from collections.abc import Iterable, Sequence

from recoupe.extract.event_lexicon import EventWords
from recoupe.extract.syntax import Sentence
from recoupe.extract.tree import token_at
from recoupe.model.facts import Mention
from recoupe.model.vocabulary import NameKind

WHERE = frozenset({NameKind.PLACE, NameKind.STATE})
# Steps from a place up to the words that it depends on.
_STEPS = 12


def place_of(
    sentence: Sentence,
    index: int,
    places: Iterable[int],
    mentions: Sequence[Mention],
    words: EventWords,
) -> int | None:
    """The place that a sentence gives to a happening: first one that hangs on its words.

    Args:
        sentence: the sentence.
        index: the token that names the happening.
        places: the mentions of places that may be meant.
        mentions: whom and what the article names.
        words: gives the words that a place follows.
    """
    at = sentence.tokens[index].start
    return min(
        places,
        key=lambda i: (
            not is_where(sentence, mentions[i], words),
            not _hangs_on(sentence, mentions[i], index),
            abs(mentions[i].anchor.start - at),
        ),
        default=None,
    )


def is_stated(
    sentence: Sentence, index: int, place: int | None, mentions: Sequence[Mention], words: EventWords
) -> bool:
    """Whether a sentence says that a happening took place there, or only names the place beside it."""
    if place is None:
        return False
    return is_where(sentence, mentions[place], words) or _hangs_on(sentence, mentions[place], index)


def _hangs_on(sentence: Sentence, mention: Mention, index: int) -> bool:
    """Whether a mention depends on a token, through whatever stands between."""
    token = token_at(sentence, mention.anchor.start)
    for _ in range(_STEPS):
        if token is None or token == index:
            return token == index
        token = sentence.tokens[token].head
    return False


def places_in(inside: Sequence[int], mentions: Sequence[Mention]) -> list[int]:
    """The mentions that name a place or a state."""
    return [i for i in inside if mentions[i].kind in WHERE and mentions[i].form == "name"]


def main_place(
    sentence: Sentence,
    mentions: Sequence[Mention],
    inside: Sequence[int],
    words: EventWords,
    before: int | None,
) -> int | None:
    """Where the text is once it has told a sentence: it stays at a place until it names another.

    Args:
        sentence: the sentence.
        mentions: whom and what the article names.
        inside: indices of the mentions that begin in the sentence.
        words: gives the words that a place follows.
        before: where the text was.
    """
    places = places_in(inside, mentions)
    where = [i for i in places if is_where(sentence, mentions[i], words)]
    if where:
        return where[0]
    return places[0] if before is None and places else before


def is_where(sentence: Sentence, mention: Mention, words: EventWords) -> bool:
    """Whether a mention is a place that a word such as "à" introduces."""
    if mention.kind not in WHERE:
        return False
    before = [token.text.lower() for token in sentence.tokens if token.end <= mention.anchor.start][-3:]
    return bool(words.where.intersection(before))

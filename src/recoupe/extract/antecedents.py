"""Whom a pronoun, a bare description or a quotation without cue means: the likeliest referent.

Every referent that may be meant is weighed by signs of how the article spoke of it before: how
far back, as what, whether it spoke last, whether only inside quotations. Weights are trained
(`tools/train_speakers.py`) and hold for any language (ranking of mentions after Denis and
Baldridge 2008, "Specialized Models and Ranking for Coreference Resolution").
"""

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from recoupe.extract.book import Book, Seen
from recoupe.model.vocabulary import NameKind
from recoupe.reference.antecedents import antecedent_weights

# Sentences after which a mention no longer answers, those that are wholly quoted not counted.
_MEMORY = 6
# Mentions that are looked at: a sentence without end asks for no more.
_LOOKED_AT = 80

INCISE, SUBJECT, CARRIED, DESCRIPTION = "incise", "subject", "carried", "description"

# What weighs, in the order of the weights.
SIGNS = (
    "same sentence",
    "one back",
    "two back",
    "three back",
    "further back",
    "same paragraph",
    "subject last",
    "spoke last there",
    "possessor last",
    "subject of the same sentence",
    "subject one back",
    "latest of all",
    "latest speaker",
    "latest speaker in this paragraph",
    "latest speaker, set in",
    "latest speaker, carried on",
    "subject one back, carried on",
    "named latest, carried on",
    "only quoted",
    "times spoken of",
    "gender agrees",
    "number agrees",
    "person",
    "state",
    "several, for one",
    "named",
    "in the title or first sentence",
    "named in this paragraph",
)


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Words that mean somebody spoken of before.

    Attributes:
        start: first code point.
        sentence: index of its sentence in the analysis.
        how: `incise` for a subject set in after its verb, `subject` for any other pronoun, `carried`
            for a quotation without cue, `description` for a noun phrase.
        feminine: what its form shows, or None.
        plural: whether it means several.
    """

    start: int
    sentence: int
    how: str
    feminine: bool | None = None
    plural: bool = False


def antecedent(book: Book, anaphor: Anaphor, agrees: Callable[[int], bool]) -> int | None:
    """The card of whom an anaphor means, among those that agree; None where none does."""
    found = candidates(book, anaphor, agrees)
    if book.choices is not None:
        book.choices[anaphor.start] = found
    weights = _weights()
    return max(sorted(found), key=lambda card: sum(map(float.__mul__, weights, found[card])), default=None)


def candidates(book: Book, anaphor: Anaphor, agrees: Callable[[int], bool]) -> dict[int, tuple[float, ...]]:
    """The cards that may be meant, each with its signs in the order of `SIGNS`."""
    near: dict[int, list[Seen]] = {}
    latest = speaker = None
    for seen in itertools.islice(reversed(book.memory), _LOOKED_AT):
        if seen.start >= anaphor.start:
            continue
        if _steps(book, seen, anaphor) > _MEMORY:
            break
        if seen.how == "source" and speaker is None:
            speaker = seen
        if seen.card in near:
            near[seen.card].append(seen)
        elif agrees(seen.card):
            near[seen.card] = [seen]
            if latest is None and not seen.quoted:
                latest = seen.card
    return {
        card: _signs(book, anaphor, card, told, latest=card == latest, speaker=speaker)
        for card, told in near.items()
    }


def _steps(book: Book, seen: Seen, anaphor: Anaphor) -> int:
    """Sentences between, those that are wholly quoted not counted."""
    return book.unquoted[anaphor.sentence] - book.unquoted[seen.sentence]


def _signs(
    book: Book, anaphor: Anaphor, card: int, told: list[Seen], *, latest: bool, speaker: Seen | None
) -> tuple[float, ...]:
    plain = [seen for seen in told if not seen.quoted]
    last = plain[0] if plain else told[0]
    steps = _steps(book, last, anaphor)
    near = [seen for seen in plain or told if seen.sentence == last.sentence]
    as_subject = any(seen.how in {"subject", "source"} for seen in near)
    block = book.sentences[anaphor.sentence].block
    here = book.sentences[last.sentence].block == block
    spoke = speaker is not None and speaker.card == card
    carried = anaphor.how == CARRIED
    entry = book.cards[card]
    true = (
        steps == 0,
        steps == 1,
        steps == 2,
        steps == 3,
        steps > 3,
        here,
        as_subject,
        any(seen.how == "source" for seen in near),
        all(seen.how == "possessor" for seen in near),
        as_subject and steps == 0,
        as_subject and steps == 1,
        latest,
        spoke,
        spoke and speaker is not None and book.sentences[speaker.sentence].block == block,
        spoke and anaphor.how == INCISE,
        spoke and carried,
        carried and as_subject and steps <= 1,
        carried and latest,
        not plain,
        math.log(1 + book.counted[card]),
        anaphor.feminine is not None and entry.feminine == anaphor.feminine,
        anaphor.plural and (entry.plural or entry.kind is NameKind.GROUP),
        entry.kind is NameKind.PERSON,
        entry.kind is NameKind.STATE,
        anaphor.plural and not entry.plural and entry.kind is not NameKind.GROUP,
        entry.named,
        card in book.topics,
        here and any(seen.form == "name" and book.sentences[seen.sentence].block == block for seen in plain),
    )
    return tuple(map(float, true))


@cache
def _weights() -> tuple[float, ...]:
    weights = antecedent_weights()
    return tuple(weights.get(sign, 0.0) for sign in SIGNS)


def forget() -> None:
    """Read the weights anew; for training."""
    antecedent_weights.cache_clear()
    _weights.cache_clear()

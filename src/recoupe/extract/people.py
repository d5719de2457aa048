"""One article's names, joined under who or what they mean."""

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from recoupe.extract.naming import Name
from recoupe.extract.tokens import plain
from recoupe.model.naming import fold, sound_key
from recoupe.model.vocabulary import NameKind
from recoupe.reference.bodies import bodies_by_key
from recoupe.reference.gazetteer import towns_spelled
from recoupe.reference.states import state_named

# A sound shorter than this tells nobody from another.
_SHORTEST_SOUND = 4


@dataclass(slots=True)
class Card:
    """What an article tells of one referent, while it is being gathered.

    Attributes:
        kind: person, organisation, state, group or place.
        names: surface forms, the fullest decides the name.
        roles: offices with it.
        feminine: True or False where titles, offices or pronouns show it, else None.
        plural: whether it is several.
        named: whether any name stands for it.
        state: code of the state that it is or belongs to, or None.
    """

    kind: NameKind
    names: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    feminine: bool | None = None
    plural: bool = False
    named: bool = True
    state: str | None = None

    @property
    def name(self) -> str:
        """The fullest name; of a state its own before its capital's."""
        own = self.kind is NameKind.STATE
        return max(
            self.names,
            key=lambda name: (own and state_named(name) is not None, len(name.split()), len(name)),
        )


def join_names(text: str, names: Sequence[Name]) -> tuple[list[Card], list[int]]:
    """Join the names of an article.

    A surname alone means the person of the article who bears it; where two do, the one named
    last before it. A name beside its acronym in brackets means the same body.

    Args:
        text: the article's text.
        names: in text order.

    Returns:
        The cards, and for each name the index of its card.
    """
    cards: list[Card] = []
    index: dict[tuple[str, str], int] = {}
    order = sorted(range(len(names)), key=lambda at: (-len(_words(text, names[at]).split()), at))
    chosen = [-1] * len(names)
    for at in order:
        if " " in _words(text, names[at]) or not _may_be_surname(names[at], text):
            chosen[at] = _full(text, names[at], cards, index)
    bearers = _bearers(cards)
    for at in sorted(order):
        if chosen[at] < 0:
            chosen[at] = _single(text, at, names, chosen, cards, index, bearers)
    _join_acronyms(text, names, chosen, cards)
    return cards, chosen


def _words(text: str, name: Name) -> str:
    return " ".join(plain(text[name.start : name.end]).split())


def _may_be_surname(name: Name, text: str) -> bool:
    """Whether a single word could be somebody's surname: a person, or what no gazetteer knows."""
    if name.kind is NameKind.PERSON:
        return True
    folded = fold(_words(text, name))
    known = state_named(folded, capital=True) or folded in bodies_by_key(fold) or towns_spelled(folded)
    return not known


def _full(text: str, name: Name, cards: list[Card], index: dict[tuple[str, str], int]) -> int:
    words = _words(text, name)
    keys = _keys(words, name.kind)
    found = next((index[key] for key in keys if key in index), None)
    if found is None:
        state = state_named(words, capital=True) if name.kind is NameKind.STATE else None
        cards.append(Card(kind=name.kind, state=state))
        found = len(cards) - 1
    for key in keys:
        index.setdefault(key, found)
    _add_name(cards[found], words)
    return found


def _keys(words: str, kind: NameKind) -> tuple[tuple[str, str], ...]:
    folded = fold(words)
    if kind is NameKind.STATE:
        return (("state", state_named(folded, capital=True) or folded),)
    if kind is NameKind.PERSON:
        return ("person", folded), ("sound", sound_key(words))
    body = bodies_by_key(fold).get(folded)
    if kind is NameKind.ORGANISATION and body is not None:
        return (("body", body.name),)
    return ((str(kind), folded),)


def _add_name(card: Card, words: str) -> None:
    if words not in card.names:
        card.names.append(words)


def _single(
    text: str,
    at: int,
    names: Sequence[Name],
    chosen: list[int],
    cards: list[Card],
    index: dict[tuple[str, str], int],
    bearers: dict[str, set[int]],
) -> int:
    """The card of a name of one word: the bearer named last before it, else the first after it."""
    words = _words(text, names[at])
    folded, sound = fold(words), sound_key(words)
    may = bearers.get(folded) or (bearers.get(f"~{sound}") if len(sound) >= _SHORTEST_SOUND else None)
    if not may:
        return _full(text, names[at], cards, index)
    found = next(iter(may))
    if len(may) > 1:
        before = (chosen[other] for other in range(at - 1, -1, -1) if chosen[other] in may)
        after = (chosen[other] for other in range(at + 1, len(names)) if chosen[other] in may)
        found = next(itertools.chain(before, after), found)
    _add_name(cards[found], words)
    return found


def _bearers(cards: Sequence[Card]) -> dict[str, set[int]]:
    """People by the words that can stand for their full names alone: surname, given name, sound."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, card in enumerate(cards):
        for name in card.names if card.kind is NameKind.PERSON else ():
            parts = name.split()
            if len(parts) > 1:
                for words in (parts[-1], parts[0], " ".join(parts[1:])):
                    found[fold(words)].add(number)
                found[f"~{sound_key(parts[-1])}"].add(number)
    return found


def _join_acronyms(text: str, names: Sequence[Name], chosen: list[int], cards: list[Card]) -> None:
    """Join `Long Name (LN)`, and every other place where the acronym stands."""
    for left, right in zip(range(len(names)), range(1, len(names)), strict=False):
        between = text[names[left].end : names[right].start]
        long_form, short = _words(text, names[left]), _words(text, names[right])
        if between.strip() != "(" or text[names[right].end : names[right].end + 1] != ")":
            continue
        if not _abbreviates(short, long_form) and not _abbreviates(long_form, short):
            continue
        kept, gone = chosen[left], chosen[right]
        for name in cards[gone].names:
            _add_name(cards[kept], name)
        chosen[:] = [kept if card == gone else card for card in chosen]


def _abbreviates(short: str, long_form: str) -> bool:
    """Whether most letters of an acronym begin words of the long form, in order."""
    letters = [letter.lower() for letter in fold(short).replace(" ", "")]
    if not 2 <= len(letters) <= 8 or not short.replace(".", "").isupper() or len(long_form) <= len(short):
        return False
    initials = [word[0] for word in fold(long_form.replace("'", " ")).split()]
    matched = 0
    for initial in initials:
        if matched < len(letters) and initial == letters[matched]:
            matched += 1
    return matched >= len(letters) - 1

"""What each name of an article is taken for, by votes over all places where it stands."""

from collections import Counter, defaultdict

from recoupe.extract.name_line import Line, Span, begins, words_of
from recoupe.extract.name_rules import NameRules
from recoupe.extract.pack import Pack
from recoupe.extract.tokens import word_of
from recoupe.model.naming import fold
from recoupe.model.vocabulary import NameKind
from recoupe.reference.bodies import bodies_by_key
from recoupe.reference.gazetteer import towns_spelled
from recoupe.reference.given_names import given_names
from recoupe.reference.states import state_named, state_of_demonym

# Inhabitants from which a town's name outweighs the tool's guess that it is a person's.
WELL_KNOWN = 100_000

# Kinds by the labels of tools and model.
LABELS = {"person": NameKind.PERSON, "organisation": NameKind.ORGANISATION, "place": NameKind.PLACE}


def votes_on(
    line: Line, spans: list[Span], pack: Pack, people: frozenset[int]
) -> dict[str, Counter[NameKind]]:
    """What each name is taken for, over all places where it stands; what is sure outweighs."""
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    surnames = {
        word
        for span in spans
        if span.label == "person" and span.last - span.first > 1
        for word in (words_of(line, Span(span.last - 1, span.last, "")),)
    }
    for span in spans:
        words = words_of(line, span)
        kind = _listed_kind(words)
        if kind is not None:
            votes[words][kind] += 10
        if is_titled(line, span.first, pack.names):
            votes[words][NameKind.PERSON] += 4
        if span.last - span.first == 1 and words in surnames:
            votes[words][NameKind.PERSON] += 3
        ends = {word_of(line.tokens[span.first].text), word_of(line.tokens[span.last - 1].text)}
        body = span.last - span.first > 1 and not ends.isdisjoint(pack.names.organisations)
        if body:
            votes[words][NameKind.ORGANISATION] += 4
        if span.first > 0 and word_of(line.tokens[span.first - 1].text) in pack.names.places:
            votes[words][NameKind.PLACE] += 2
        label = LABELS.get(span.label)
        if label is not None:
            votes[words][label] += 2 if span.sure else 1
        if len(words) <= 5 and words.isupper() and words.isalpha() and span.last - span.first == 1:
            votes[words][NameKind.ORGANISATION] += 2
        town = towns_spelled(fold(words))
        likely = span.first in people and not is_governed(line, span.first, pack.names)
        if kind is None and not town and not body and likely:
            votes[words][NameKind.PERSON] += 3
        if span.first > 0 and word_of(line.tokens[span.first - 1].text) in pack.names.locating:
            votes[words][NameKind.PLACE] += 2
        if word_of(line.tokens[span.first].text) in given_names():
            votes[words][NameKind.PERSON] += 2 if span.last - span.first > 1 and not body else 0
        if town and words not in surnames and not is_titled(line, span.first, pack.names):
            votes[words][NameKind.PLACE] += 2 if town[0].population >= WELL_KNOWN else 0
    _with_full_names(votes)
    return votes


def is_governed(line: Line, index: int, rules: NameRules) -> bool:
    """Whether an article or a preposition stands right before a token ("président de la Banque")."""
    return index > 0 and word_of(line.tokens[index - 1].text) in rules.articles | rules.links


def _with_full_names(votes: dict[str, Counter[NameKind]]) -> None:
    """Let a surname that stands alone for a person vote for the full name, and the other way round."""
    for words, counts in list(votes.items()):
        last = words.split()[-1]
        if last == words or last not in votes:
            continue
        for one, other in ((counts, votes[last]), (votes[last], counts)):
            if one[NameKind.PERSON] > max((n for k, n in one.items() if k is not NameKind.PERSON), default=0):
                other[NameKind.PERSON] += 2


def _listed_kind(words: str) -> NameKind | None:
    folded = fold(words)
    if state_named(folded) is not None:
        return NameKind.STATE
    return NameKind.ORGANISATION if folded in bodies_by_key(fold) else None


def is_titled(line: Line, first: int, rules: NameRules) -> bool:
    """Whether a title or an office stands right before."""
    if first == 0 or line.blocks[first] != line.blocks[first - 1]:
        return False
    word = word_of(line.tokens[first - 1].text)
    return word in rules.titles or word in rules.offices


def is_common(line: Line, span: Span, rules: NameRules) -> bool:
    """Whether a proposed name is no name: an inhabitant, a letter, a capital at a sentence's head."""
    words = words_of(line, span)
    if state_named(words) is not None:
        return False
    if span.last - span.first == 1:
        token = line.tokens[span.first]
        opens = begins(line, span.first)
        lowered = words.lower()
        return (
            len(words) < 2
            or state_of_demonym(words) is not None
            or lowered in rules.places | rules.titles | rules.offices | rules.directions | rules.abstract
            or (opens and lowered in rules.organisations)
            or (opens and token.tag not in {"PROPN", "X", "NOUN"})
        )
    if all(part in rules.titles | rules.offices for part in words.lower().split()):
        return True
    last = line.tokens[span.last - 1].text
    return span.last - span.first == 2 and len(last) == 1 and words.split()[0].lower() in rules.organisations

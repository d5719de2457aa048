"""Names of people that were cut wrongly, mended by the offices that stand beside them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.extract.name_rules import NameRules
from recoupe.extract.naming import Name
from recoupe.extract.offices import Office
from recoupe.extract.syntax import Analysis, Sentence
from recoupe.extract.tokens import plain, word_of
from recoupe.model.vocabulary import NameKind
from recoupe.reference.given_names import given_names

# Words of the longest name that is looked for before an office.
_LONGEST = 5
# Code points from the beginning of an office beyond which no name stands in its phrase.
_FARTHEST = 200


def mended(
    analysis: Analysis, names: Sequence[Name], offices: Sequence[Office], rules: NameRules
) -> tuple[Name, ...]:
    """Mend the names of people that offices show to be cut wrongly.

    Args:
        analysis: of the article.
        names: in text order.
        offices: in text order.
        rules: of the language.

    Returns:
        The names, in text order: without the end of an office at their head ("Affaires étrangères Jean
        Untel"), joined to a given name that is a country's too, and those that stand before an office
        where none was seen ("Jean Untel, député de …").
    """
    text = analysis.article.text
    people = [office for office in offices if office.kind is NameKind.PERSON and not office.plural]
    starts = [office.start for office in people]

    def between(start: int, end: int) -> Sequence[Office]:
        return people[bisect_left(starts, start) : bisect_left(starts, end)]

    parted = [_parted(text, name, between(name.start - _FARTHEST, name.start)) for name in names]
    found = list(_joined(text, parted, rules))
    covered = {position for name in found for position in range(name.start, name.end)}
    for sentence in analysis.sentences:
        inside = between(sentence.start, sentence.end)
        found.extend(
            name
            for name in _unseen(sentence, inside, rules)
            if covered.isdisjoint(range(name.start, name.end))
        )
    return tuple(sorted(found, key=lambda name: name.start))


def _parted(text: str, name: Name, people: Sequence[Office]) -> Name:
    """A name without the end of an office before a given name in it."""
    if name.kind in {NameKind.PERSON, NameKind.STATE}:
        return name
    if not any(office.head < name.start < office.reach for office in people):
        return name
    parts = plain(text[name.start : name.end]).split(" ")
    for at in range(1, len(parts) - 1):
        if parts[at].lower() in given_names():
            start = name.start + len(" ".join(parts[:at])) + 1
            return replace(name, start=start, kind=NameKind.PERSON, titled=True)
    return name


def _joined(text: str, names: Sequence[Name], rules: NameRules) -> Iterator[Name]:
    """Names, a given name joined to the surname after it where the one was taken for a country's."""
    last: Name | None = None
    for name in names:
        if last is not None and _goes_on(text, last, name, rules):
            last = replace(name, start=last.start)
            continue
        if last is not None:
            yield last
        last = name
    if last is not None:
        yield last


def _goes_on(text: str, first: Name, second: Name, rules: NameRules) -> bool:
    if first.kind not in {NameKind.STATE, NameKind.PLACE} or second.kind is not NameKind.PERSON:
        return False
    between = plain(text[first.end : second.start]).lower()
    linked = not between.strip() or between.strip() in rules.links
    return (
        linked and len(between) <= len(" de la ") and text[first.start : first.end].lower() in given_names()
    )


def _unseen(sentence: Sentence, people: Sequence[Office], rules: NameRules) -> Iterator[Name]:
    """Capitalised words before a comma and an office, at the head of a sentence."""
    tokens = sentence.tokens
    for office in people:
        comma = next((at for at, token in enumerate(tokens) if token.start >= office.start), 0) - 1
        words = tokens[:comma]
        if not 2 <= len(words) <= _LONGEST or tokens[comma].text != ",":
            continue
        if all(_is_name_like(token.text, rules) for token in words):
            yield Name(words[0].start, words[-1].end, NameKind.PERSON, sentence.block, titled=True)


def _is_name_like(word: str, rules: NameRules) -> bool:
    known = word_of(word) in rules.articles | rules.organisations | rules.places | rules.abstract
    return (word[0].isupper() and not known) or word == "-"

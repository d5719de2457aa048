"""Spans that may be names: what the tools propose, mended, and what the reference lists know."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from recoupe.extract.acronyms import long_names
from recoupe.extract.name_line import Line, Span, begins, words_of
from recoupe.extract.name_rules import NameRules
from recoupe.extract.syntax import NameSpan, Token
from recoupe.extract.tokens import word_of
from recoupe.model.naming import fold
from recoupe.reference.bodies import bodies_by_key
from recoupe.reference.gazetteer import towns_spelled
from recoupe.reference.states import state_named

_CUTS = frozenset('»«"”“,:;()!?–—/•|')
# Tokens of the longest listed name that is looked for.
_WIDEST = 6
# Tokens of the town names that are looked for, and inhabitants from which a town is.
_TOWN_WIDTHS = (2, 3)
_LARGE = 300_000


def spans_in(line: Line, proposed: Iterable[NameSpan], rules: NameRules) -> list[Span]:
    """Find the spans of an article that may be names, in text order, without overlap.

    Args:
        line: the article's tokens.
        proposed: what the tools propose.
        rules: of the language.
    """
    spans = [span for name in proposed for span in _mended(line, name, rules)]
    return _split_people(line, _without_overlap([*_known(line), *long_names(line, rules), *spans]))


def _mended(line: Line, name: NameSpan, rules: NameRules) -> Iterator[Span]:
    """A proposed name without what does not belong to it."""
    first = line.index_at(name.start)
    if first is None:
        return
    last = first
    while last < len(line.tokens) and line.tokens[last].end <= name.end:
        last += 1
    last = _cut(line, first, last)
    label = name.label
    if label == "organisation":
        first = _headed(line, first, rules)
    while first < last and _leads(line, first, last, rules, label):
        label = "person" if word_of(line.tokens[first].text) in rules.titles else label
        first += 1
    while last > first and _trails(line.tokens[last - 1], label):
        last -= 1
    if first < last and any(
        char.isupper() for char in line.tokens[first].text[:2] + line.tokens[last - 1].text[:1]
    ):
        yield from _with_split(line, Span(first, last, label), rules)


def _headed(line: Line, first: int, rules: NameRules) -> int:
    """Where a body's name begins that was proposed without its head ("ministère de l'" Intérieur)."""
    at = first - 1
    while at > max(0, first - 3) and word_of(line.tokens[at].text) in rules.articles | rules.links:
        at -= 1
    linked = 0 <= at < first - 1 and not line.tokens[first].text.isupper()
    return at if linked and word_of(line.tokens[at].text) in rules.bodies else first


def _cut(line: Line, first: int, last: int) -> int:
    """Stop a name before a quotation mark, a conjunction or a finite verb."""
    for index in range(first, last):
        token = line.tokens[index]
        if token.text in _CUTS or (
            (index > first and token.tag in {"SCONJ"}) or (token.tag == "AUX" and token.text.islower())
        ):
            return index
    return last


def _leads(line: Line, first: int, last: int, rules: NameRules, label: str) -> bool:
    """Whether a word at the front is no part of the name: an article, a title, an office."""
    token = line.tokens[first]
    word = word_of(token.text)
    if first + 1 >= last:
        return word in rules.articles and len(word) < 4
    if line.tokens[first + 1].text == "-":
        return False
    if word in rules.articles:
        return token.text[0].islower() or begins(line, first)
    if word in rules.titles and line.tokens[first + 1].text[0].isupper():
        return label != "organisation" or word.endswith(".") or token.text[0].islower()
    if label == "person" and word in rules.offices and token.text[0].islower():
        return True
    return (
        token.text[0].islower()
        and word not in rules.organisations
        and label in {"person", "place", "other"}
        and not word.endswith("'")
    )


def _trails(token: Token, label: str) -> bool:
    if not any(char.isalnum() for char in token.text) or word_of(token.text) == "'s":
        return True
    return (
        label in {"person", "place"}
        and token.text[0].islower()
        and token.tag in {"ADP", "DET", "VERB", "AUX", "ADV", "CCONJ", "PRON"}
    )


def _with_split(line: Line, span: Span, rules: NameRules) -> Iterator[Span]:
    """Part a body from its member named after it ("membre du Conseil de la Fédération Jean Untel")."""
    tail = span.last
    while tail > span.first and line.tokens[tail - 1].text[0].isupper():
        tail -= 1
    linked = tail > span.first and word_of(line.tokens[tail - 1].text) in rules.links
    if linked and span.last - tail >= 3 and _follows_office(line, span.first, rules):
        yield Span(span.first, tail + 1, "organisation", sure=True)
        yield Span(tail + 1, span.last, "person", sure=True)
        return
    yield span


def _follows_office(line: Line, first: int, rules: NameRules) -> bool:
    """Whether an office stands before a token, an article or "du" at most between."""
    before = [word_of(token.text) for token in line.tokens[max(0, first - 3) : first]]
    while before and before[-1] in rules.links | rules.articles:
        before.pop()
    return bool(before) and before[-1] in rules.offices


def _known(line: Line) -> Iterator[Span]:
    """Names of states, capitals, large towns and bodies of the reference lists, whatever the tool says."""
    index = 0
    while index < len(line.tokens):
        capital = line.tokens[index].text[0].isupper()
        widths = range(_WIDEST, 0, -1) if capital else ()
        width = next((w for w in widths if _is_listed(line, index, w)), 0)
        if width:
            yield Span(
                index,
                index + width,
                "place" if _is_place(words_of(line, Span(index, index + width, ""))) else "organisation",
                sure=True,
            )
        index += max(1, width)


def _is_listed(line: Line, index: int, width: int) -> bool:
    token = line.tokens[index]
    if index + width > len(line.tokens):
        return False
    if (
        line.blocks[index] != line.blocks[index + width - 1]
        or not line.tokens[index + width - 1].text[0].isalnum()
    ):
        return False
    words = words_of(line, Span(index, index + width, ""))
    if len(words) < 2 or (width == 1 and token.tag in {"DET", "PRON", "ADP", "VERB", "AUX", "ADJ"}):
        return False
    if width == 1 and len(words) <= 5 and not words.isupper() and not state_named(words):
        return False
    if width == 1 and len(words) <= 3 and not words.replace(".", "").isupper():
        return False
    return _listed(words) or (width in _TOWN_WIDTHS and _is_town(line, index, width))


def _is_town(line: Line, index: int, width: int) -> bool:
    """Whether several words are the name of a large town, "de" in it at most ("Rio de Janeiro")."""
    inner = line.tokens[index + 1 : index + width - 1]
    whole = line.tokens[index + width - 1].text[0].isupper() and all(token.text == "de" for token in inner)
    return whole and _large_town(words_of(line, Span(index, index + width, "")))


@lru_cache(maxsize=65536)
def _large_town(words: str) -> bool:
    towns = towns_spelled(fold(words))
    return bool(towns) and towns[0].population >= _LARGE


def _is_place(words: str) -> bool:
    return state_named(words, capital=True) is not None or (" " in words and _large_town(words))


@lru_cache(maxsize=65536)
def _listed(words: str) -> bool:
    folded = fold(words)
    return bool(folded) and (state_named(folded, capital=True) is not None or folded in bodies_by_key(fold))


def _without_overlap(spans: Iterable[Span]) -> list[Span]:
    """Keep the longer of two names that share words, those with a kind first."""
    kept: list[Span] = []
    taken: set[int] = set()
    for span in sorted(
        spans, key=lambda span: (span.label == "other", span.first - span.last, not span.sure, span.first)
    ):
        if taken.isdisjoint(range(span.first, span.last)):
            kept.append(span)
            taken.update(range(span.first, span.last))
    return sorted(kept, key=lambda span: span.first)


def _split_people(line: Line, spans: list[Span]) -> list[Span]:
    """Part two surnames that stand side by side where the article uses each alone."""
    times = Counter(words_of(line, span) for span in spans)
    alone = {words_of(line, span) for span in spans if span.last - span.first == 1}
    last_words = Counter(
        words_of(line, Span(span.last - 1, span.last, "")) for span in spans if span.last - span.first > 1
    )
    split: list[Span] = []
    for span in spans:
        first, second = (
            Span(span.first, span.first + 1, "person"),
            Span(span.first + 1, span.last, "person"),
        )
        both = span.last - span.first == 2 and {words_of(line, first), words_of(line, second)} <= alone
        surname_first = last_words[words_of(line, first)] > 0
        if span.label == "person" and both and (surname_first or times[words_of(line, span)] == 1):
            split.extend((first, second))
        else:
            split.append(span)
    return split

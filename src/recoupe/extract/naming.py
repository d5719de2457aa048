"""Names in the text: what the tools propose, mended by the language's rules and the gazetteers."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from recoupe.extract.name_rules import NameRules
from recoupe.extract.pack import Pack
from recoupe.extract.syntax import Analysis, NameSpan, Token
from recoupe.extract.tokens import plain, word_of
from recoupe.model.naming import fold
from recoupe.model.vocabulary import NameKind
from recoupe.reference.bodies import bodies_by_key
from recoupe.reference.gazetteer import towns_spelled
from recoupe.reference.states import state_named, state_of_demonym

# Inhabitants from which a town's name outweighs the tool's guess that it is a person's.
_WELL_KNOWN = 100_000

_CUTS = frozenset('»«"”“,:;()!?–—/•|')
_SENTENCE_ENDS = frozenset({".", "!", "?", ":", "…", "»", "«", '"', "“", "”"})
# Tokens of the longest listed name that is looked for.
_WIDEST = 6

_LABELS = {"person": NameKind.PERSON, "organisation": NameKind.ORGANISATION, "place": NameKind.PLACE}


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands.

    Attributes:
        start: first code point in the article's text.
        end: one past the last.
        kind: what it names.
        block: index of its block.
        titled: whether a title or office stands right before it.
    """

    start: int
    end: int
    kind: NameKind
    block: int
    titled: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """All tokens of an article in text order, with the block of each."""

    tokens: tuple[Token, ...]
    blocks: tuple[int, ...]
    first: dict[int, int]

    def index_at(self, start: int) -> int | None:
        return self.first.get(start)


def find_named(analysis: Analysis, pack: Pack, people: Sequence[tuple[int, int]] = ()) -> tuple[Name, ...]:
    """Find the names of people, organisations, states and places, in text order, without overlap.

    Args:
        analysis: of the article.
        pack: of its language.
        people: spans where the name of a person is likely: beside an office, before a reporting verb.
    """
    line = _line(analysis)
    spans = [span for name in analysis.names for span in _mended(line, name, pack.names)]
    spans = _split_people(line, _without_overlap([*_known(line), *spans]))
    votes = _votes(line, spans, pack, _positions(line, people))
    names = [name for name in (_decided(line, span, votes, pack) for span in spans) if name is not None]
    return tuple(sorted([*names, *_repeated(line, names)], key=lambda name: name.start))


def _line(analysis: Analysis) -> _Line:
    tokens = tuple(token for sentence in analysis.sentences for token in sentence.tokens)
    blocks = tuple(sentence.block for sentence in analysis.sentences for _ in sentence.tokens)
    return _Line(tokens, blocks, {token.start: index for index, token in enumerate(tokens)})


@dataclass(frozen=True, slots=True)
class _Span:
    """Tokens of a proposed name."""

    first: int
    last: int
    label: str
    sure: bool = False


def _words(line: _Line, span: _Span) -> str:
    """The name's words as they stand, joined as the text joins them."""
    parts = []
    for index in range(span.first, span.last):
        token = line.tokens[index]
        gap = index > span.first and line.tokens[index - 1].end < token.start
        parts.append((" " if gap else "") + plain(token.text))
    return "".join(parts)


def _mended(line: _Line, name: NameSpan, rules: NameRules) -> Iterator[_Span]:
    """A proposed name without what does not belong to it."""
    first = line.index_at(name.start)
    if first is None:
        return
    last = first
    while last < len(line.tokens) and line.tokens[last].end <= name.end:
        last += 1
    last = _cut(line, first, last)
    label = name.label
    while first < last and _leads(line, first, last, rules, label):
        label = "person" if word_of(line.tokens[first].text) in rules.titles else label
        first += 1
    while last > first and _trails(line.tokens[last - 1], label):
        last -= 1
    if first < last and any(
        char.isupper() for char in line.tokens[first].text[:2] + line.tokens[last - 1].text[:1]
    ):
        yield from _with_split(line, _Span(first, last, label), rules)


def _cut(line: _Line, first: int, last: int) -> int:
    """Stop a name before a quotation mark, a conjunction or a finite verb."""
    for index in range(first, last):
        token = line.tokens[index]
        if token.text in _CUTS or (
            (index > first and token.tag in {"SCONJ"}) or (token.tag == "AUX" and token.text.islower())
        ):
            return index
    return last


def _leads(line: _Line, first: int, last: int, rules: NameRules, label: str) -> bool:
    """Whether a word at the front is no part of the name: an article, a title, an office."""
    token = line.tokens[first]
    word = word_of(token.text)
    if first + 1 >= last:
        return word in rules.articles and len(word) < 4
    if line.tokens[first + 1].text == "-":
        return False
    if word in rules.articles:
        return token.text[0].islower() or _begins(line, first)
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


def _begins(line: _Line, index: int) -> bool:
    """Whether a token begins a sentence, where a capital tells nothing."""
    return (
        index == 0
        or line.blocks[index] != line.blocks[index - 1]
        or line.tokens[index - 1].text in _SENTENCE_ENDS
    )


def _trails(token: Token, label: str) -> bool:
    if not any(char.isalnum() for char in token.text) or word_of(token.text) == "'s":
        return True
    return (
        label in {"person", "place"}
        and token.text[0].islower()
        and token.tag in {"ADP", "DET", "VERB", "AUX", "ADV", "CCONJ", "PRON"}
    )


def _with_split(line: _Line, span: _Span, rules: NameRules) -> Iterator[_Span]:
    """Part a body from its member named after it ("membre du Conseil de la Fédération Jean Untel")."""
    tail = span.last
    while tail > span.first and line.tokens[tail - 1].text[0].isupper():
        tail -= 1
    linked = tail > span.first and word_of(line.tokens[tail - 1].text) in rules.links
    if linked and span.last - tail >= 3 and _follows_office(line, span.first, rules):
        yield _Span(span.first, tail + 1, "organisation", sure=True)
        yield _Span(tail + 1, span.last, "person", sure=True)
        return
    yield span


def _follows_office(line: _Line, first: int, rules: NameRules) -> bool:
    """Whether an office stands before a token, an article or "du" at most between."""
    before = [word_of(token.text) for token in line.tokens[max(0, first - 3) : first]]
    while before and before[-1] in rules.links | rules.articles:
        before.pop()
    return bool(before) and before[-1] in rules.offices


def _known(line: _Line) -> Iterator[_Span]:
    """Names of states and bodies that stand in the reference lists, whatever the tool says."""
    index = 0
    while index < len(line.tokens):
        capital = line.tokens[index].text[0].isupper()
        widths = range(_WIDEST, 0, -1) if capital else ()
        width = next((w for w in widths if _is_listed(line, index, w)), 0)
        if width:
            yield _Span(
                index,
                index + width,
                "place" if state_named(_words(line, _Span(index, index + width, ""))) else "organisation",
                sure=True,
            )
        index += max(1, width)


def _is_listed(line: _Line, index: int, width: int) -> bool:
    token = line.tokens[index]
    if index + width > len(line.tokens):
        return False
    if (
        line.blocks[index] != line.blocks[index + width - 1]
        or not line.tokens[index + width - 1].text[0].isalnum()
    ):
        return False
    words = _words(line, _Span(index, index + width, ""))
    if len(words) < 2 or (width == 1 and token.tag in {"DET", "PRON", "ADP", "VERB", "AUX", "ADJ"}):
        return False
    if width == 1 and len(words) <= 5 and not words.isupper() and not state_named(words):
        return False
    if width == 1 and len(words) <= 3 and not words.replace(".", "").isupper():
        return False
    return _listed(words)


@lru_cache(maxsize=65536)
def _listed(words: str) -> bool:
    folded = fold(words)
    return bool(folded) and (state_named(folded) is not None or folded in bodies_by_key(fold))


def _without_overlap(spans: Iterable[_Span]) -> list[_Span]:
    """Keep the longer of two names that share words, those with a kind first."""
    kept: list[_Span] = []
    taken: set[int] = set()
    for span in sorted(
        spans, key=lambda span: (span.label == "other", span.first - span.last, not span.sure, span.first)
    ):
        if taken.isdisjoint(range(span.first, span.last)):
            kept.append(span)
            taken.update(range(span.first, span.last))
    return sorted(kept, key=lambda span: span.first)


def _split_people(line: _Line, spans: list[_Span]) -> list[_Span]:
    """Part two surnames that stand side by side where the article uses each alone."""
    times = Counter(_words(line, span) for span in spans)
    alone = {_words(line, span) for span in spans if span.last - span.first == 1}
    last_words = Counter(
        _words(line, _Span(span.last - 1, span.last, "")) for span in spans if span.last - span.first > 1
    )
    split: list[_Span] = []
    for span in spans:
        first, second = (
            _Span(span.first, span.first + 1, "person"),
            _Span(span.first + 1, span.last, "person"),
        )
        both = span.last - span.first == 2 and {_words(line, first), _words(line, second)} <= alone
        surname_first = last_words[_words(line, first)] > 0
        if span.label == "person" and both and (surname_first or times[_words(line, span)] == 1):
            split.extend((first, second))
        else:
            split.append(span)
    return split


def _votes(
    line: _Line, spans: list[_Span], pack: Pack, people: frozenset[int]
) -> dict[str, Counter[NameKind]]:
    """What each name is taken for, over all places where it stands; what is sure outweighs."""
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    surnames = {
        word
        for span in spans
        if span.label == "person" and span.last - span.first > 1
        for word in (_words(line, _Span(span.last - 1, span.last, "")),)
    }
    for span in spans:
        words = _words(line, span)
        kind = _listed_kind(words)
        if kind is not None:
            votes[words][kind] += 10
        if _is_titled(line, span.first, pack.names):
            votes[words][NameKind.PERSON] += 4
        if span.last - span.first == 1 and words in surnames:
            votes[words][NameKind.PERSON] += 3
        ends = {word_of(line.tokens[span.first].text), word_of(line.tokens[span.last - 1].text)}
        body = span.last - span.first > 1 and not ends.isdisjoint(pack.names.organisations)
        if body:
            votes[words][NameKind.ORGANISATION] += 4
        if span.first > 0 and word_of(line.tokens[span.first - 1].text) in pack.names.places:
            votes[words][NameKind.PLACE] += 2
        label = _LABELS.get(span.label)
        if label is not None:
            votes[words][label] += 2 if span.sure else 1
        if len(words) <= 5 and words.isupper() and words.isalpha() and span.last - span.first == 1:
            votes[words][NameKind.ORGANISATION] += 2
        town = towns_spelled(fold(words))
        if kind is None and not town and not body and span.first in people:
            votes[words][NameKind.PERSON] += 3
        if town and words not in surnames and not _is_titled(line, span.first, pack.names):
            votes[words][NameKind.PLACE] += 2 if town[0].population >= _WELL_KNOWN else 0
    return votes


def _positions(line: _Line, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Indices of the tokens that begin in one of the spans."""
    found: set[int] = set()
    for start, end in spans:
        index = bisect_left(line.tokens, start, key=lambda token: token.start)
        while index < len(line.tokens) and line.tokens[index].start < end:
            found.add(index)
            index += 1
    return frozenset(found)


def _listed_kind(words: str) -> NameKind | None:
    folded = fold(words)
    if state_named(folded) is not None:
        return NameKind.STATE
    return NameKind.ORGANISATION if folded in bodies_by_key(fold) else None


def _is_titled(line: _Line, first: int, rules: NameRules) -> bool:
    """Whether a title or an office stands right before."""
    if first == 0 or line.blocks[first] != line.blocks[first - 1]:
        return False
    word = word_of(line.tokens[first - 1].text)
    return word in rules.titles or word in rules.offices


def _decided(line: _Line, span: _Span, votes: dict[str, Counter[NameKind]], pack: Pack) -> Name | None:
    counted = votes[_words(line, span)]
    if not counted or _is_common(line, span, pack.names):
        return None
    kind = max(sorted(counted), key=lambda kind: counted[kind])
    if counted[kind] == 0:
        return None
    return Name(
        line.tokens[
            _with_street(line, span.first, pack.names) if kind is NameKind.PLACE else span.first
        ].start,
        line.tokens[span.last - 1].end,
        kind,
        line.blocks[span.first],
        _is_titled(line, span.first, pack.names),
    )


def _with_street(line: _Line, first: int, rules: NameRules) -> int:
    """Where the name of a street, square or station begins ("place de la République")."""
    index = first
    while index > 0 and first - index < 3 and word_of(line.tokens[index - 1].text) in rules.links:
        index -= 1
    if index == 0 or line.blocks[index - 1] != line.blocks[first]:
        return first
    return index - 1 if word_of(line.tokens[index - 1].text) in rules.streets else first


def _is_common(line: _Line, span: _Span, rules: NameRules) -> bool:
    """Whether a proposed name is no name: an inhabitant, a letter, a capital at a sentence's head."""
    words = _words(line, span)
    if state_named(words) is not None:
        return False
    if span.last - span.first == 1:
        token = line.tokens[span.first]
        begins = _begins(line, span.first)
        lowered = words.lower()
        return (
            len(words) < 2
            or state_of_demonym(words) is not None
            or lowered in rules.places | rules.titles | rules.offices | rules.directions
            or (begins and lowered in rules.organisations)
            or (begins and token.tag not in {"PROPN", "X", "NOUN"})
        )
    if all(part in rules.titles | rules.offices for part in words.lower().split()):
        return True
    last = line.tokens[span.last - 1].text
    return span.last - span.first == 2 and len(last) == 1 and words.split()[0].lower() in rules.organisations


def _repeated(line: _Line, names: list[Name]) -> Iterator[Name]:
    """Surnames, and names of one rare word, that stand again where the tool saw no name."""
    covered = {position for name in names for position in range(name.start, name.end)}
    known: dict[str, Name] = {}
    for name in names:
        tokens = [token for token in _tokens_of(line, name) if token.text[0].isalnum()]
        if name.kind is NameKind.PERSON and len(tokens) > 1 and len(tokens[-1].text) > 2:
            known[tokens[-1].text] = name
        elif len(tokens) == 1 and tokens[0].tag == "PROPN" and len(tokens[0].text) > 2:
            known.setdefault(tokens[0].text, name)
    for index, token in enumerate(line.tokens):
        found = known.get(token.text)
        if (
            found is not None
            and token.start not in covered
            and token.text[0].isupper()
            and token.tag in {"PROPN", "NOUN", "X"}
        ):
            yield replace(found, start=token.start, end=token.end, block=line.blocks[index], titled=False)


def _tokens_of(line: _Line, name: Name) -> list[Token]:
    index = line.index_at(name.start)
    found: list[Token] = []
    while index is not None and index < len(line.tokens) and line.tokens[index].end <= name.end:
        found.append(line.tokens[index])
        index += 1
    return found

"""Names in the text: what the tools propose, mended by the language's rules and the gazetteers."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recoupe.extract.acronyms import long_names
from recoupe.extract.capitals import governments, is_capital
from recoupe.extract.name_line import Line, Span, begins, line_of, words_of
from recoupe.extract.name_model import corrected, load_model
from recoupe.extract.name_rules import NameRules
from recoupe.extract.name_spans import spans_in
from recoupe.extract.name_votes import LABELS, WELL_KNOWN, is_common, is_governed, is_titled, votes_on
from recoupe.extract.pack import Pack
from recoupe.extract.syntax import Analysis, Token
from recoupe.extract.tokens import word_of
from recoupe.model.naming import fold, sound_key
from recoupe.model.vocabulary import NameKind
from recoupe.reference.gazetteer import towns_spelled
from recoupe.reference.given_names import given_names
from recoupe.reference.institutions import institution_words
from recoupe.reference.media import platforms
from recoupe.reference.states import state_named

# Public bodies that are named by what they are for.
_PUBLIC = frozenset({"council", "court", "chamber", "assembly", "ministry", "senate", "office"})
# Words of the longest body that its noun and what belongs to it give.
_WIDEST = 9
# Letters that an acronym has at most.
_LETTERS = 5
# Letters from which a word that sounds like a surname is that surname.
_SHORTEST_SOUND = 5

_DASHES = frozenset("-–—‐\u2011")
_NO_NAME = frozenset({"DET", "PRON", "ADP", "ADV", "CCONJ", "SCONJ", "AUX", "NUM", "PUNCT"})

# A site by its address ("Sarnie-infos.net").
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:[a-z]{2}|com|org|net|info|news|tv|press|media)", re.IGNORECASE)

_KINDS = {
    NameKind.PERSON: "person",
    NameKind.ORGANISATION: "organisation",
    NameKind.GROUP: "organisation",
    NameKind.STATE: "place",
    NameKind.PLACE: "place",
}


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands.

    Attributes:
        start: first code point in the article's text.
        end: one past the last.
        kind: what it names.
        block: index of its block.
        titled: whether a title or office stands right before it.
        sure: whether the reference lists know it, or its phrase shows it.
        likely: whether it stands where the name of a person is likely.
    """

    start: int
    end: int
    kind: NameKind
    block: int
    titled: bool = False
    sure: bool = False
    likely: bool = False


def find_named(analysis: Analysis, pack: Pack, people: Sequence[tuple[int, int]] = ()) -> tuple[Name, ...]:
    """Find the names of people, organisations, states and places, in text order, without overlap.

    Args:
        analysis: of the article.
        pack: of its language.
        people: spans where the name of a person is likely: beside an office, before a reporting verb.
    """
    line = line_of(analysis)
    names = _by_rules(line, analysis, pack, people)
    if pack.names.model is not None:
        names = _with_model(line, analysis, pack, names)
    ruling = _ruling(analysis, pack, names)
    return tuple(replace(name, kind=NameKind.STATE) if name.start in ruling else name for name in names)


def _with_model(line: Line, analysis: Analysis, pack: Pack, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """The names that the model finds, with those of the rules that it must not undo."""
    model = load_model(pack.names.model or "")
    told = [(name.start, name.end, _KINDS[name.kind]) for name in names]
    spans = corrected(model, analysis.sentences, analysis.names, told, pack.names)
    found = [
        _named(line, *_whole(line, start, end, pack.names), LABELS[kind], pack.names)
        for start, end, kind in spans
    ]
    people_told = {(name.start, name.end) for name in names if name.likely and name.kind is NameKind.PERSON}
    found = [
        replace(name, kind=NameKind.PERSON) if (name.start, name.end) in people_told else name
        for name in _with_towns(analysis.article.text, found, people_told)
    ]
    ruling = _ruling(analysis, pack, names)
    firm = [
        name
        for name in names
        if name.sure or name.start in ruling or _is_fuller(line, name, found, pack.names)
    ]
    likely = [name for name in names if name.kind is NameKind.PERSON and name.likely]
    whole = sorted(found, key=lambda name: name.start - name.end)
    kept = tuple(_laid_over(firm, whole, likely))
    more = (
        *_coordinated(line, kept, names),
        *_institutions(line, pack.names),
        *_defined(line, pack.names),
    )
    return tuple(sorted(_laid_over(kept, more), key=lambda name: name.start))


def _defined(line: Line, rules: NameRules) -> Iterator[Name]:
    """Acronyms wherever they stand, of bodies whose long names stand before them in brackets once."""
    letters = {line.tokens[span.last + 1].text for span in long_names(line, rules)}
    for index, token in enumerate(line.tokens):
        if token.text in letters:
            yield Name(token.start, token.end, NameKind.ORGANISATION, line.blocks[index])


def _institutions(line: Line, rules: NameRules) -> Iterator[Name]:
    """Bodies by a capitalised noun and what "de" joins to it ("le Conseil de défense de la région")."""
    for first, token in enumerate(line.tokens):
        if _is_body(line, first, rules) and institution_words().meaning(word_of(token.text)) in _PUBLIC:
            last = _reach(line, first, rules)
            if last > first + 1 and line.tokens[first + 1].text in rules.links:
                end = line.tokens[last].end
                yield Name(token.start, end, NameKind.ORGANISATION, line.blocks[first])
        elif _SITE.fullmatch(token.text):
            yield Name(token.start, token.end, NameKind.ORGANISATION, line.blocks[first])


def _is_body(line: Line, first: int, rules: NameRules) -> bool:
    """Whether a capitalised noun for a body stands at a place where no sentence begins."""
    text = line.tokens[first].text
    capital = text[0].isupper() and not text.isupper() and not begins(line, first)
    return capital and word_of(text) in rules.bodies | rules.organisations


def _reach(line: Line, first: int, rules: NameRules) -> int:
    """Index of the last noun or adjective that belongs to the noun at `first`."""
    last, index = first, first + 1
    while index < min(len(line.tokens), first + _WIDEST) and line.blocks[index] == line.blocks[first]:
        token = line.tokens[index]
        word = word_of(token.text)
        if token.tag in {"NOUN", "ADJ", "PROPN"}:
            last = index
        elif token.tag == "CCONJ" or not (
            word in rules.links or (word in rules.articles and index > last + 1)
        ):
            break
        index += 1
    return last


def _with_towns(text: str, found: Sequence[Name], people: set[tuple[int, int]]) -> Iterator[Name]:
    """The names, a large town that is taken for a person put right where nobody bears its name."""
    persons = [text[name.start : name.end].split() for name in found if name.kind is NameKind.PERSON]
    borne = {word for words in persons if len(words) > 1 for word in words}
    for name in found:
        words = text[name.start : name.end]
        alone = name.kind is NameKind.PERSON and " " not in words and words not in borne
        if alone and not name.titled and (name.start, name.end) not in people and _is_large_town(words):
            yield replace(name, kind=NameKind.PLACE)
        else:
            yield name


def _is_large_town(words: str) -> bool:
    towns = () if words.lower() in given_names() else towns_spelled(fold(words))
    return bool(towns) and towns[0].population >= WELL_KNOWN


def _coordinated(line: Line, kept: Sequence[Name], names: Sequence[Name]) -> list[Name]:
    """People whom the rules find, and a conjunction joins to people kept ("Anne et Petit doivent…")."""
    ends = {name.end for name in kept if name.kind is NameKind.PERSON}
    starts = {name.start for name in kept if name.kind is NameKind.PERSON}
    found = []
    for name in names:
        first = line.first[name.start]
        last = first + len(_tokens_of(line, name)) - 1
        after = first > 1 and line.tokens[first - 1].tag == "CCONJ" and line.tokens[first - 2].end in ends
        following = line.tokens[last + 1 : last + 3]
        before = len(following) == 2 and following[0].tag == "CCONJ" and following[1].start in starts
        if name.kind is NameKind.PERSON and (after or before):
            found.append(name)
    return found


def _ruling(analysis: Analysis, pack: Pack, names: Sequence[Name]) -> set[int]:
    """Starts of the capitals among some names that mean governments."""
    text = analysis.article.text
    capitals = [(name.start, name.end) for name in names if is_capital(text[name.start : name.end])]
    return governments(analysis, pack.language, capitals) if capitals else set()


def _is_fuller(line: Line, name: Name, found: Sequence[Name], rules: NameRules) -> bool:
    """Whether the rules keep the head of a name that the model cuts off ("pont" from "pont du Sel")."""
    first = line.tokens[line.first[name.start]]
    heads = rules.organisations | rules.bodies | rules.streets
    if name.end == first.end or word_of(first.text) not in heads:
        return False
    inside = [one for one in found if one.start < name.end and name.start < one.end]
    return bool(inside) and all(name.start <= one.start and one.end <= name.end for one in inside)


def _laid_over(*layers: Sequence[Name]) -> Iterator[Name]:
    """Names of the first layer, then of each next where none stands yet."""
    taken: set[int] = set()
    for layer in layers:
        for name in layer:
            if taken.isdisjoint(range(name.start, name.end)):
                taken.update(range(name.start, name.end))
                yield name


def _whole(line: Line, start: int, end: int, rules: NameRules) -> tuple[int, int]:
    """A span with what a hyphen joins to it ("Jean" before "-Marie Untel"), no dash or "de" at its end."""
    first = line.first[start]
    if first and line.tokens[first].text[0] in _DASHES and line.tokens[first - 1].end == start:
        first -= 1
    while first > 1 and _is_joint(line, first - 1) and line.tokens[first - 2].text[0].isupper():
        first -= 2
    last = first
    while last + 1 < len(line.tokens) and line.tokens[last + 1].start < end:
        last += 1
    while (
        last + 2 < len(line.tokens) and _is_joint(line, last + 1) and line.tokens[last + 2].text[0].isupper()
    ):
        last += 2
    while last > first and (line.tokens[last].text in _DASHES or line.tokens[last].text in rules.links):
        last -= 1
    if _goes_on(line, first, last, rules):
        last = max(last, _reach(line, first, rules))
    return line.tokens[first].start, line.tokens[last].end


def _goes_on(line: Line, first: int, last: int, rules: NameRules) -> bool:
    """Whether "de" joins more to the name of a body ("Syndicat libre" of "Syndicat libre des mineurs")."""
    following = line.tokens[last + 1 : last + 2]
    return bool(following) and following[0].text in rules.links and _is_body(line, first, rules)


def _is_joint(line: Line, index: int) -> bool:
    """Whether a token is a hyphen with no space around it."""
    before, token, after = line.tokens[index - 1 : index + 2]
    return token.text in _DASHES - {"–", "—"} and before.end == token.start and token.end == after.start


def found_by_rules(
    analysis: Analysis, pack: Pack, people: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int, str]]:
    """What the rules alone find, as the model sees it: start, end and kind of each name."""
    names = _by_rules(line_of(analysis), analysis, pack, people)
    return [(name.start, name.end, _KINDS[name.kind]) for name in names]


def _by_rules(
    line: Line, analysis: Analysis, pack: Pack, people: Sequence[tuple[int, int]]
) -> tuple[Name, ...]:
    spans = spans_in(line, analysis.names, pack.names)
    positions = _positions(line, people)
    votes = votes_on(line, spans, pack, positions)
    names = [
        replace(
            name,
            likely=_is_likely(line, span, positions, pack.names),
            sure=span.sure and span.last - span.first > 1,
        )
        for span in spans
        if (name := _decided(line, span, votes, pack)) is not None
    ]
    return tuple(sorted([*names, *_repeated(line, names)], key=lambda name: name.start))


def _named(line: Line, start: int, end: int, kind: NameKind, rules: NameRules) -> Name:
    """A name where the model finds one."""
    first = line.first[start]
    last = first + 1
    while last < len(line.tokens) and line.tokens[last].end <= end:
        last += 1
    words = words_of(line, Span(first, last, ""))
    if kind is NameKind.PLACE and state_named(words) is not None:
        kind = NameKind.STATE
    elif words in platforms() or _SITE.fullmatch(words) or (kind is NameKind.PERSON and _is_letters(words)):
        kind = NameKind.ORGANISATION
    return Name(start, end, kind, line.blocks[first], is_titled(line, first, rules))


def _is_letters(words: str) -> bool:
    """Whether a name is letters that stand for a longer one."""
    return words.isalpha() and words.isupper() and 2 <= len(words) <= _LETTERS


def _is_likely(line: Line, span: Span, people: frozenset[int], rules: NameRules) -> bool:
    """Whether a name stands where that of a person is likely, and begins no sentence as a common word may."""
    alone = span.last - span.first == 1 and line.tokens[span.first].tag != "PROPN"
    return span.first in people and not alone and not is_governed(line, span.first, rules)


def _positions(line: Line, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Indices of the tokens that begin in one of the spans."""
    found: set[int] = set()
    for start, end in spans:
        index = bisect_left(line.tokens, start, key=lambda token: token.start)
        while index < len(line.tokens) and line.tokens[index].start < end:
            found.add(index)
            index += 1
    return frozenset(found)


def _decided(line: Line, span: Span, votes: dict[str, Counter[NameKind]], pack: Pack) -> Name | None:
    counted = votes[words_of(line, span)]
    if not counted or is_common(line, span, pack.names):
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
        is_titled(line, span.first, pack.names),
    )


def _with_street(line: Line, first: int, rules: NameRules) -> int:
    """Where the name of a street, square or station begins ("place de la République")."""
    index = first
    while index > 0 and first - index < 3 and word_of(line.tokens[index - 1].text) in rules.links:
        index -= 1
    if index == 0 or line.blocks[index - 1] != line.blocks[first]:
        return first
    return index - 1 if word_of(line.tokens[index - 1].text) in rules.streets else first


def _repeated(line: Line, names: list[Name]) -> Iterator[Name]:
    """Surnames, and names of one rare word, that stand again where the tool saw no name.

    A surname that is spelled another way there ("Iachine" beside "Yashin") is told by its sound.
    """
    covered = {position for name in names for position in range(name.start, name.end)}
    known: dict[str, Name] = {}
    sounding: dict[str, Name] = {}
    for name in names:
        tokens = [token for token in _tokens_of(line, name) if token.text[0].isalnum()]
        if name.kind is NameKind.PERSON and len(tokens) > 1 and len(tokens[-1].text) > 2:
            known[tokens[-1].text] = name
            sounding[sound_key(tokens[-1].text)] = name
        elif len(tokens) == 1 and tokens[0].tag == "PROPN" and len(tokens[0].text) > 2:
            known.setdefault(tokens[0].text, name)
    for index, token in enumerate(line.tokens):
        if token.start in covered or not token.text[0].isupper():
            continue
        named = token.tag in {"PROPN", "NOUN", "X"} or not begins(line, index)
        found = known.get(token.text) if named else None
        sounds = (
            found is None
            and token.tag not in _NO_NAME
            and len(token.text) >= _SHORTEST_SOUND
            and sounding.get(sound_key(token.text))
        )
        name_of = found or sounds
        if name_of:
            yield replace(
                name_of,
                start=token.start,
                end=token.end,
                block=line.blocks[index],
                titled=False,
                sure=bool(sounds) or token.tag in _NO_NAME,
            )


def _tokens_of(line: Line, name: Name) -> list[Token]:
    index = line.index_at(name.start)
    found: list[Token] = []
    while index is not None and index < len(line.tokens) and line.tokens[index].end <= name.end:
        found.append(line.tokens[index])
        index += 1
    return found

"""Signs by which a trained model tells names: what each token shows, as numbers.

A token shows a few things (its form, its shape, what the tool and the rules take it for, …). A
sign is one of them, or two or three together, of the token or its neighbours; its number is a
hash, so that the model needs no list of words.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from recoupe.extract.name_rules import NameRules
from recoupe.extract.syntax import NameSpan, Sentence
from recoupe.extract.tokens import word_of
from recoupe.model.naming import fold
from recoupe.reference.bodies import bodies_by_key
from recoupe.reference.gazetteer import towns_spelled
from recoupe.reference.states import state_named, state_of_demonym

Numbers = npt.NDArray[np.int64]

# Rows of the table of weights; signs that share one by chance did no harm at this size.
ROWS = 1 << 17
# What a token shows, in the order of `_shown`.
_WORD, _SHAPE, _TAIL, _HEAD, _TAG, _TOOL, _RULE, _KIND, _ELSEWHERE, _PLACE, _RELATION = range(11)
# Signs as pairs of what is shown and where, seen from the token.
_TEMPLATES: tuple[tuple[tuple[int, int], ...], ...] = (
    ((_WORD, 0),),
    ((_WORD, -1),),
    ((_WORD, 1),),
    ((_WORD, -2),),
    ((_WORD, 2),),
    ((_SHAPE, 0),),
    ((_SHAPE, -1), (_SHAPE, 0)),
    ((_SHAPE, 0), (_SHAPE, 1)),
    ((_SHAPE, -1), (_SHAPE, 0), (_SHAPE, 1)),
    ((_TAIL, 0), (_SHAPE, 0)),
    ((_HEAD, 0), (_SHAPE, 0)),
    ((_TAG, 0), (_SHAPE, 0)),
    ((_TAG, -1), (_TAG, 0), (_TAG, 1)),
    ((_TAG, -1), (_TOOL, 0)),
    ((_TOOL, 0), (_RULE, 0)),
    ((_TOOL, -1), (_TOOL, 0)),
    ((_TOOL, 0), (_TOOL, 1)),
    ((_TOOL, 0), (_SHAPE, 0)),
    ((_RULE, 0),),
    ((_RULE, -1), (_RULE, 0), (_RULE, 1)),
    ((_RULE, 0), (_SHAPE, 0), (_TAG, 0)),
    ((_RULE, 0), (_ELSEWHERE, 0)),
    ((_RULE, 0), (_KIND, 0)),
    ((_RULE, 0), (_PLACE, 0)),
    ((_RULE, 0), (_WORD, -1)),
    ((_RULE, 0), (_RELATION, 0)),
    ((_RULE, -1), (_WORD, 0)),
    ((_RULE, 1), (_WORD, 0)),
    ((_KIND, 0), (_SHAPE, 0)),
    ((_KIND, -1), (_SHAPE, 0)),
    ((_KIND, 1), (_SHAPE, 0)),
    ((_KIND, -1), (_WORD, -1), (_RULE, 0)),
    ((_PLACE, 0), (_SHAPE, 0)),
    ((_PLACE, 0), (_KIND, 0), (_TOOL, 0)),
    ((_ELSEWHERE, 0),),
    ((_ELSEWHERE, 0), (_TOOL, 0), (_SHAPE, 0)),
    ((_ELSEWHERE, 0), (_PLACE, 0)),
    ((_ELSEWHERE, -1), (_ELSEWHERE, 0)),
    ((_WORD, -1), (_SHAPE, 0)),
    ((_WORD, 1), (_SHAPE, 0)),
    ((_WORD, -1), (_WORD, -2), (_SHAPE, 0)),
    ((_RELATION, 0), (_SHAPE, 0)),
    ((_WORD, 0), (_PLACE, 1)),
    ((_KIND, 0), (_PLACE, 1)),
    ((_WORD, -1), (_PLACE, 0)),
    ((_WORD, 0), (_WORD, 1), (_SHAPE, 2)),
    ((_KIND, 0), (_WORD, 1), (_RULE, 2)),
    ((_KIND, 0), (_SHAPE, 1), (_SHAPE, 2)),
    ((_KIND, -1), (_WORD, 0), (_SHAPE, 1)),
    ((_KIND, -2), (_WORD, -1), (_SHAPE, 0)),
    ((_WORD, -2), (_WORD, -1), (_RULE, 0)),
    ((_WORD, 0), (_RULE, 2)),
    ((_WORD, 0), (_TAG, 1), (_SHAPE, 1)),
    ((_TAIL, 0), (_TAIL, 1), (_SHAPE, 0)),
)
# Tokens that a sign may look aside.
_REACH = 2
_NOTHING = (0,) * 11
# Tokens that are worked on together.
_BATCH = 2_000


def signs_of(
    sentences: Sequence[Sentence],
    proposed: Sequence[NameSpan],
    decided: Sequence[tuple[int, int, str]],
    rules: NameRules,
) -> list[Numbers]:
    """Number the signs of every token.

    Args:
        sentences: of an article.
        proposed: the names that the tool proposes.
        decided: start, end and kind of those that the rules decide on, in text order.
        rules: of the language.

    Returns:
        For each sentence an array: a row a token, a column a sign, each below `ROWS`.
    """
    tool = [(name.start, name.end, name.label) for name in proposed]
    elsewhere = _majorities(sentences, decided)
    found: list[Numbers] = []
    for batch in _batches(sentences):
        shown: list[tuple[int, ...]] = [_NOTHING] * _REACH
        for sentence in batch:
            labels = zip(_labels(sentence, tool), _labels(sentence, decided), strict=True)
            shown.extend(
                _shown(sentence, index, in_tool, in_rules, rules, elsewhere)
                for index, (in_tool, in_rules) in enumerate(labels)
            )
            shown.extend([_NOTHING] * _REACH)
        signs = _combined(shown)
        first = 0
        for sentence in batch:
            found.append(signs[first : first + len(sentence.tokens)])
            first += len(sentence.tokens) + _REACH
    return found


def _batches(sentences: Sequence[Sentence]) -> Iterator[Sequence[Sentence]]:
    """Sentences in groups that are quick to work on together and small in memory."""
    first = count = 0
    for index, sentence in enumerate(sentences):
        if count > _BATCH:
            yield sentences[first:index]
            first, count = index, 0
        count += len(sentence.tokens)
    if first < len(sentences):
        yield sentences[first:]


def _labels(sentence: Sentence, spans: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    """For each token, whether it begins a span or goes on in one, and of which kind."""
    at = max(0, bisect_left(spans, sentence.start, key=lambda span: span[0]) - 1)
    for token in sentence.tokens:
        while at < len(spans) and spans[at][1] <= token.start:
            at += 1
        inside = at < len(spans) and spans[at][0] <= token.start
        yield ("B-" if spans[at][0] == token.start else "I-") + spans[at][2] if inside else "O"


def _majorities(sentences: Sequence[Sentence], decided: Sequence[tuple[int, int, str]]) -> dict[str, str]:
    """What the rules take each capitalised form for most often in the article."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    small: set[str] = set()
    for sentence in sentences:
        for token, label in zip(sentence.tokens, _labels(sentence, decided), strict=True):
            if token.text[0].isupper():
                votes[token.text][label[2:]] += 1
            else:
                small.add(token.text)
    return {
        form: f"{max(sorted(counts), key=lambda kind: counts[kind])}{min(sum(counts.values()), 3)}"
        f"{form.lower() in small}"
        for form, counts in votes.items()
    }


def _shown(
    sentence: Sentence,
    index: int,
    in_tool: str,
    in_rules: str,
    rules: NameRules,
    elsewhere: dict[str, str],
) -> tuple[int, ...]:
    token = sentence.tokens[index]
    word, shape, tail, head, kind, place = _of_form(token.text, rules)
    begins = index == 0 or sentence.tokens[index - 1].text in {"«", '"', "“", ":"}
    return (
        word,
        shape * 2 + begins,
        tail,
        head,
        _number(token.tag),
        _number(in_tool),
        _number(in_rules),
        kind,
        _number(elsewhere.get(token.text, "")),
        place,
        _number(token.relation),
    )


@lru_cache(maxsize=1 << 16)
def _of_form(form: str, rules: NameRules) -> tuple[int, int, int, int, int, int]:
    """What a token shows by its form alone: word, shape, last and first letters, kind of word, place."""
    word = word_of(form)
    parts = (word, shape_of(form), word[-3:], word[:3], _kind_of(word, rules), _place_of(form))
    return tuple(map(_number, parts))  # type: ignore[return-value]


@lru_cache(maxsize=1 << 16)
def _number(shown: str) -> int:
    return crc32(shown.encode())


def shape_of(form: str) -> str:
    """The shape of a form: `Xx`, `XX`, `x`, `Xx-Xx`, `9`."""
    signs: list[str] = []
    for char in form[:12]:
        sign = "X" if char.isupper() else "x" if char.isalpha() else "9" if char.isdigit() else char
        if signs[-2:] != [sign, sign]:
            signs.append(sign)
    return "".join(signs)


def _kind_of(word: str, rules: NameRules) -> str:
    """Which lists of the language a word stands in."""
    lists = (
        rules.titles,
        rules.offices,
        rules.bodies,
        rules.organisations,
        rules.places,
        rules.articles,
        rules.links,
        rules.directions,
        rules.streets,
    )
    return "".join("1" if word in one else "0" for one in lists)


def _place_of(form: str) -> str:
    """What the reference lists know a form as."""
    if not form[0].isupper():
        return "demonym" if state_of_demonym(form) is not None else ""
    folded = fold(form)
    if state_named(folded) is not None:
        return "state"
    if folded in bodies_by_key(fold):
        return "body"
    towns = towns_spelled(folded)
    return f"town{len(str(towns[0].population))}" if towns else "none"


def _combined(shown: list[tuple[int, ...]]) -> Numbers:
    """Hash what tokens show into the numbers of their signs.

    Args:
        shown: of tokens, with nothing shown around and between sentences.

    Returns:
        A row for each, those at both ends left out.
    """
    table = np.array(shown, dtype=np.uint64)
    count = len(shown) - 2 * _REACH
    signs = np.empty((count, len(_TEMPLATES)), dtype=np.int64)
    for column, template in enumerate(_TEMPLATES):
        mixed = np.full(count, column + 1, dtype=np.uint64)
        for what, aside in template:
            mixed = (mixed * _MIX) ^ table[_REACH + aside : _REACH + aside + count, what]
            mixed ^= mixed >> _SHIFT
        signs[:, column] = ((mixed * _MIX) >> _DOWN) % np.uint64(ROWS)
    return signs


_MIX, _SHIFT, _DOWN = np.uint64(0x9E3779B97F4A7C15), np.uint64(29), np.uint64(32)

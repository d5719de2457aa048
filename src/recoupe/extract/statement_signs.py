"""Signs by which a trained decision tells what is a statement, as plain words.

Each proposal shows its way and cue, its source, its content, its quotation marks, where it stands
and what else is proposed for the same words. A sign is a short readable text (`content opens: de`),
alone and together with the way in which the language reports.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.extract.attribution import Attribution
from recoupe.extract.carried_signs import Preceding, carried_signs
from recoupe.extract.noun_senses import speaking_kind
from recoupe.extract.quoted import reads_as_sentence
from recoupe.extract.scene import Scene
from recoupe.extract.sources import Source, is_passive
from recoupe.extract.syntax import Sentence, Token
from recoupe.extract.tokens import word_of
from recoupe.extract.tree import auxiliaries, children, is_finite

# Counts from which more makes no difference, by how they are told apart.
_LENGTHS = (1, 2, 3, 4, 6, 9, 14, 22, 40)
_OPEN_TAGS = frozenset({"NOUN", "PROPN", "NUM", "X", "SYM"})
_VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class _View:
    """A proposal with what stands around it.

    Attributes:
        scene: the article.
        one: the proposal.
        sentence: of its cue.
        cue: index of the cue's own word in it, or None.
        content: tokens of the content with the sentence and index of each.
    """

    scene: Scene
    one: Attribution
    sentence: Sentence
    cue: int | None
    content: tuple[tuple[Sentence, int], ...]


def signs_of(
    scene: Scene, proposals: Sequence[Attribution], standing: Sequence[Attribution] = ()
) -> list[frozenset[str]]:
    """Name the signs of proposals.

    Args:
        scene: the article.
        proposals: of its sentences.
        standing: what is decided already.

    Returns:
        For each proposal its signs.
    """
    near = _Neighbours(proposals, standing)
    return [_signs(scene, one, near) for one in proposals]


def _signs(scene: Scene, one: Attribution, near: "_Neighbours") -> frozenset[str]:
    view = _view(scene, one)
    alone = set(_way(view))
    for group in (_cue, _source, _content, _ends, _marks, _place):
        alone.update(group(view))
    alone.update(near.around(one))
    if one.cue is None:
        alone.update(carried_signs(scene, one, near.before.last(one.start)))
    return frozenset(alone | {f"{one.how}+{sign}" for sign in alone})


def _view(scene: Scene, one: Attribution) -> _View:
    sentence = scene.sentences[one.sentence]
    content = tuple(
        (held, index)
        for held in scene.sentences_in(one.start, one.end)[:_MOST]
        for index in range(*_between(held, one.start, one.end))
    )
    return _View(scene, one, sentence, _cue_word(one, sentence), content)


# Sentences of a content that are looked at; longer ones are quotations without doubt.
_MOST = 4


def _between(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Indices of the tokens that begin in a span."""
    tokens = sentence.tokens
    return (
        bisect_left(tokens, start, key=lambda token: token.start),
        bisect_left(tokens, end, key=lambda token: token.start),
    )


def _cue_word(one: Attribution, sentence: Sentence) -> int | None:
    if one.cue is None:
        return None
    inside = range(*_between(sentence, *one.cue))
    named = (index for index in inside if sentence.tokens[index].lemma == one.lemma)
    return next(named, inside.start if inside else None)


def _size(count: int) -> str:
    """A count, told roughly."""
    return str(bisect_right(_LENGTHS, count))


def _way(view: _View) -> Iterator[str]:
    one = view.one
    yield f"how: {one.how}"
    yield f"form: {one.form}"
    yield f"kind: {one.kind.value}"
    yield f"sure: {one.sure}"
    yield f"stance: {one.stance.value}"
    if one.continuing:
        yield "continues"


def _cue(view: _View) -> Iterator[str]:
    yield f"cue: {view.one.lemma}"
    yield f"bent: {view.scene.rules.wider.bent(view.one.how, view.one.lemma)}"
    if view.cue is None:
        return
    sentence, index, rules = view.sentence, view.cue, view.scene.rules
    token = sentence.tokens[index]
    helpers = auxiliaries(sentence, index)
    form = next((sentence.tokens[at] for at in (*helpers, index) if is_finite(sentence.tokens[at])), token)
    yield f"cue form: {_form(form)} {len(helpers)}"
    yield f"cue tag: {token.tag}"
    yield f"cue lists: {view.one.lemma in rules.verbs}{view.one.lemma in rules.naming}" + (
        f"{view.one.lemma in rules.with_object}{view.one.lemma in rules.with_infinitive}"
    )
    yield f"cue hangs: {token.relation}"
    if token.head != index:
        head = sentence.tokens[token.head]
        yield f"cue hangs on: {head.tag} {head.lemma if head.tag in _VERBS else ''}"
    if is_passive(sentence, index):
        yield "cue suffers"
    for child in children(sentence, index):
        below = sentence.tokens[child]
        word = word_of(below.text)
        if below.relation in {"mark", "advmod", "case"} or "Polarity=Neg" in below.morph:
            yield f"cue has: {word if child < index or below.relation == 'mark' else below.tag}"
        elif child > index:
            yield f"cue brings: {below.relation}"
    before = sentence.tokens[index - 1 - len(helpers)] if index > len(helpers) else None
    yield f"before cue: {_word_or_tag(before)}"
    after = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
    yield f"after cue: {_word_or_tag(after)}"


def _form(token: Token) -> str:
    kept = ("Mood=", "Tense=", "VerbForm=", "Person=")
    return " ".join(part for part in token.morph.split("|") if part.startswith(kept))


def _word_or_tag(token: Token | None) -> str:
    """A small word itself, of any other its part of speech."""
    if token is None:
        return "edge"
    return token.tag if token.tag in _OPEN_TAGS | _VERBS | {"ADJ", "ADV"} else word_of(token.text)


def _source(view: _View) -> Iterator[str]:
    source, scene = view.one.source, view.scene
    if source is None:
        yield "source: none"
        return
    held = next((s for s in scene.sentences_in(source.start, source.end)), view.sentence)
    first, last = _between(held, source.start, source.end)
    at = _between(held, source.head, source.head + 1)[0]
    head = held.tokens[min(at, len(held.tokens) - 1)]
    label = next((label for start, end, label in scene.names_over(source.head)), "none")
    plural = "Number=Plur" in head.morph
    kind = "pronoun" if source.pronoun else label if label != "none" else "noun"
    yield f"source: {kind}"
    yield f"speaks: {_speaks(scene, source, head, label)}"
    if source.pronoun:
        yield f"source word: {word_of(head.text)}"
    elif head.tag != "PROPN":
        sense = speaking_kind(word_of(head.text), scene.words, plural=plural)
        yield f"source sense: {None if sense is None else sense.value}"
        yield f"source noun: {head.lemma}"
    yield f"source head: {head.tag} {plural}"
    yield f"source hangs: {head.relation}"
    yield f"source opens: {_word_or_tag(held.tokens[min(first, len(held.tokens) - 1)])}"
    yield f"source size: {_size(last - first)}"
    if view.one.cue is not None:
        side = "before" if source.start < view.one.cue[0] else "after"
        gap = scene.text[min(source.end, view.one.cue[1]) : max(source.start, view.one.cue[0])]
        yield f"source {side}: {_size(len(gap.split()))}"
        yield f"source: {kind} {side}"
    if view.one.start <= source.start < view.one.end:
        yield "source in content"


def _speaks(scene: Scene, source: Source, head: Token, label: str) -> str:
    """How well the words of a source can mean somebody who speaks."""
    words = scene.words
    word = word_of(head.text)
    if source.pronoun:
        return "person" if word in words.singular | words.plural else "pronoun"
    if label in {"person", "organisation"}:
        return label
    lists = {
        "nobody": words.negative | words.abstract,
        "person": words.offices | words.anonymous,
        "group": words.groups,
        "organisation": words.bodies | words.organisations,
        "document": words.documents | words.source_nouns,
    }
    for kind, listed in lists.items():
        if word in listed or word.removesuffix("s") in listed:
            return kind
    if word.endswith(words.thing_endings):
        return "thing"
    return label if label != "none" else f"unknown {head.tag}"


def _content(view: _View) -> Iterator[str]:
    one, scene = view.one, view.scene
    yield f"words: {_size(len(scene.text[one.start : one.end].split()))}"
    if not view.content:
        return
    tokens = [held.tokens[index] for held, index in view.content]
    finite = [token for token in tokens if token.tag in _VERBS and is_finite(token)]
    yield f"verbs: {min(len(finite), 2)}"
    if finite:
        yield f"verb form: {_form(finite[0])}"
    yield f"opens: {_word_or_tag(tokens[0])}"
    yield f"opens: {tokens[0].tag} {_form(tokens[0])}"
    yield f"closes: {_word_or_tag(tokens[-1])}"
    roots = [
        token
        for (held, index), token in zip(view.content, tokens, strict=True)
        if not one.start <= held.tokens[token.head].start < one.end or token.head == index
    ]
    heads = [token for token in roots if token.tag != "PUNCT"]
    yield f"roots: {_size(len(heads))}"
    if heads:
        top = max(heads, key=lambda token: (token.tag in _VERBS, token.tag in _OPEN_TAGS, -token.start))
        yield f"top: {top.tag} {top.relation}"
        if top.tag in {"NOUN", "VERB"}:
            yield f"top: {top.lemma}"
            yield f"top ending: {top.lemma[-4:]}"
    if view.cue is not None and any(t.head == view.cue for t in heads) and one.start >= view.sentence.start:
        yield "hangs on cue"
    before, after = _beside(view)
    yield f"before content: {_word_or_tag(before)}"
    yield f"after content: {_word_or_tag(after)}"
    if one.cue is not None:
        side = "before" if one.cue[1] <= one.start else "after" if one.cue[0] >= one.end else "inside"
        gap = scene.text[min(one.end, one.cue[1]) : max(one.start, one.cue[0])]
        yield f"cue {side}: {_size(len(gap.split()))}"


def _ends(view: _View) -> Iterator[str]:
    """What follows the content in its last sentence, and what it hangs on."""
    if not view.content:
        return
    one = view.one
    sentence, last = view.content[-1]
    first = _between(sentence, one.start, one.end)[0]
    after = last + 1
    while after < len(sentence.tokens) and sentence.tokens[after].tag == "PUNCT":
        after += 1
    cut = sum(first <= token.head <= last for token in sentence.tokens[after:] if token.tag != "PUNCT")
    yield f"cut off: {min(cut, 3)}"
    if after >= len(sentence.tokens):
        yield "follows: nothing"
        return
    token = sentence.tokens[after]
    if first <= token.head <= last:
        within = "last" if token.head == last else "content"
    else:
        within = "cue" if token.head == view.cue else "else"
    yield f"follows: {within} {token.relation}"
    yield f"follows: {within} {after > last + 1}"
    yield f"follows: {_word_or_tag(token)}"
    yield f"left: {_size(len(sentence.tokens) - after)}"
    finite = any(t.tag in _VERBS and is_finite(t) for t in sentence.tokens[after:])
    yield f"verb left: {finite} {first <= token.head <= last}"


def _beside(view: _View) -> tuple[Token | None, Token | None]:
    """The tokens right before and after the content, in its own sentences."""
    (opening, first), (closing, last) = view.content[0], view.content[-1]
    before = opening.tokens[first - 1] if first else None
    after = closing.tokens[last + 1] if last + 1 < len(closing.tokens) else None
    return before, after


def _marks(view: _View) -> Iterator[str]:
    one, scene = view.one, view.scene
    quotes = scene.quotes_in(one.start, one.end)
    whole = any((quote.start, quote.end) == (one.start, one.end) for quote in quotes)
    yield f"quotes: {'whole' if whole else min(len(quotes), 2)}"
    crossing = [
        quote for quote in quotes if quote.start < one.start < quote.end or quote.start < one.end < quote.end
    ]
    if crossing:
        yield "cuts a quote"
    if whole or quotes:
        yield f"quote reads: {any(reads_as_sentence(scene, quote) for quote in quotes)}"
    outside = [
        quote for quote in scene.quotes_in(view.sentence.start, view.sentence.end) if quote not in quotes
    ]
    yield f"quotes beside: {min(len(outside), 2)}"
    yield f"capital: {scene.text[one.start].isupper()}"
    yield f"stop: {scene.text[one.end - 1] in '.!?…'}"
    if scene.follows_colon(one.start) or (whole and scene.follows_colon(quotes[0].outer_start)):
        yield "after colon"


def _place(view: _View) -> Iterator[str]:
    one, scene, sentence = view.one, view.scene, view.sentence
    if one.sentence == 0:
        yield "first sentence"
    if scene.is_title(sentence):
        yield "in title"
    if scene.block_start(sentence) == sentence.start:
        yield "opens block"
    yield f"from start: {one.start <= sentence.start + 2}"
    yield f"to end: {one.end >= sentence.end - 2}"
    if scene.text[sentence.end - 1] in ":?!":
        yield f"sentence ends: {scene.text[sentence.end - 1]}"
    if one.cue is not None:
        yield f"cue at: {_size(len(scene.text[sentence.start : one.cue[0]].split()))}"
    if one.cue is not None and scene.quote_over(one.cue[0]) is not None:
        yield "cue in quote"
    yield f"sentence size: {_size(len(sentence.tokens))}"


_Opening = tuple[tuple[int, int] | None, str, int]


def _opening(one: Attribution) -> _Opening:
    """What proposals share that differ only in where the content ends."""
    return one.cue, one.how, one.start


class _Neighbours:
    """What else is proposed or stands near a proposal."""

    def __init__(self, proposals: Sequence[Attribution], standing: Sequence[Attribution]) -> None:
        """Sort all by the sentence of their cue."""
        self.before = Preceding(standing)
        self._near: dict[int, list[Attribution]] = {}
        for one in (*standing, *proposals):
            self._near.setdefault(one.sentence, []).append(one)
        self._ends: dict[_Opening, list[Attribution]] = {}
        for one in proposals:
            self._ends.setdefault(_opening(one), []).append(one)

    def around(self, one: Attribution) -> Iterator[str]:
        """Signs of what is proposed for the same words, around, inside and before."""
        for aside in (-1, 0, 1):
            for other in self._near.get(one.sentence + aside, ()):
                if other is not one:
                    yield from _relation(one, other)
        rivals = self._ends[_opening(one)]
        rank = next(at for at, other in enumerate(rivals) if other is one)
        longer = sum(other.end > one.end for other in rivals)
        yield f"end: {min(rank, 3)} of {min(len(rivals), 4)}"
        yield f"sure opening: {any(other.sure for other in rivals)}"
        yield f"longer ends: {min(longer, 3)} of {min(len(rivals), 4)}"
        before = [other for other in self._near.get(one.sentence - 1, ()) if other.end <= one.start]
        yield f"sentence before: {before[-1].how if before else 'none'}"


def _relation(one: Attribution, other: Attribution) -> Iterator[str]:
    shared = min(one.end, other.end) - max(one.start, other.start)
    if shared <= 0:
        if one.sentence == other.sentence:
            yield f"also: {other.form}"
        return
    size = "longer" if other.end - other.start > one.end - one.start else "shorter"
    if one.cue is not None and one.cue == other.cue:
        yield f"rival: {other.how} {size}"
    elif one.cue is not None and other.start <= one.cue[0] < other.end:
        yield f"inside: {other.how} {other.sure}"
    elif other.cue is not None and one.start <= other.cue[0] < one.end:
        yield f"around: {other.how}"
    else:
        yield f"rival cue: {other.how} {size}"

"""Signs of the cue and the source of a proposed statement."""

from collections.abc import Iterator
from functools import lru_cache

from recoupe.extract.name_rules import NameRules
from recoupe.extract.noun_senses import speaking_kind
from recoupe.extract.scene import Scene
from recoupe.extract.sources import Source, is_passive
from recoupe.extract.statement_view import VERBS, View, between, form_of, size, word_or_tag, words_between
from recoupe.extract.syntax import Sentence, Token
from recoupe.extract.tokens import word_of
from recoupe.extract.tree import auxiliaries, children, is_finite


def way_signs(view: View) -> Iterator[str]:
    """In which way it is reported."""
    one = view.one
    yield f"how: {one.how}"
    yield f"form: {one.form}"
    yield f"kind: {one.kind.value}"
    yield f"sure: {one.sure}"
    yield f"stance: {one.stance.value}"
    if one.continuing:
        yield "continues"


def cue_signs(view: View) -> Iterator[str]:
    """What the cue is, and how it stands in its sentence."""
    rules, lemma = view.scene.rules, view.one.lemma
    yield f"cue: {lemma}"
    yield f"bent: {rules.wider.bent(view.one.how, lemma)}"
    if view.cue is None:
        return
    token = view.sentence.tokens[view.cue]
    yield f"cue tag: {token.tag}"
    yield f"cue lists: {lemma in rules.verbs}{lemma in rules.naming}" + (
        f"{lemma in rules.with_object}{lemma in rules.with_infinitive}"
    )
    yield f"cue hangs: {token.relation}"
    if token.head != view.cue:
        head = view.sentence.tokens[token.head]
        yield f"cue hangs on: {head.tag} {head.lemma if head.tag in VERBS else ''}"
    yield from _verb_group(view.sentence, view.cue)
    yield from _below_cue(view.sentence, view.cue)


def _verb_group(sentence: Sentence, index: int) -> Iterator[str]:
    """The form of the cue's verb with its auxiliaries, and the words beside them."""
    tokens = sentence.tokens
    helpers = auxiliaries(sentence, index)
    finite = next((tokens[at] for at in (*helpers, index) if is_finite(tokens[at])), tokens[index])
    yield f"cue form: {form_of(finite)} {len(helpers)}"
    if is_passive(sentence, index):
        yield "cue suffers"
    before = tokens[index - 1 - len(helpers)] if index > len(helpers) else None
    yield f"before cue: {word_or_tag(before)}"
    yield f"after cue: {word_or_tag(tokens[index + 1] if index + 1 < len(tokens) else None)}"


def _below_cue(sentence: Sentence, index: int) -> Iterator[str]:
    """What depends on the cue: small words themselves, else the relations."""
    for child in children(sentence, index):
        below = sentence.tokens[child]
        if below.relation in {"mark", "advmod", "case"} or "Polarity=Neg" in below.morph:
            named = child < index or below.relation == "mark"
            yield f"cue has: {word_of(below.text) if named else below.tag}"
        elif child > index:
            yield f"cue brings: {below.relation}"


def source_signs(view: View) -> Iterator[str]:
    """What kind of words the source is, and where it stands."""
    source, scene = view.one.source, view.scene
    if source is None:
        yield "source: none"
        return
    held = next(iter(scene.sentences_in(source.start, source.end)), view.sentence)
    last = len(held.tokens) - 1
    head = held.tokens[min(between(held, source.head, source.head + 1)[0], last)]
    label = next((label for _, _, label in scene.names_over(source.head)), "none")
    kind = "pronoun" if source.pronoun else label if label != "none" else "noun"
    first, end = between(held, source.start, source.end)
    yield f"source: {kind}"
    yield f"speaks: {_speaks(scene, source, head, label)}"
    yield from _source_head(scene, source, head)
    yield f"source opens: {word_or_tag(held.tokens[min(first, last)])}"
    yield f"source size: {size(end - first)}"
    yield from _source_place(view, source, kind)


def _source_head(scene: Scene, source: Source, head: Token) -> Iterator[str]:
    plural = "Number=Plur" in head.morph
    if source.pronoun:
        yield f"source word: {word_of(head.text)}"
    elif head.tag != "PROPN":
        sense = speaking_kind(word_of(head.text), scene.words, plural=plural)
        yield f"source sense: {None if sense is None else sense.value}"
        yield f"source noun: {head.lemma}"
    yield f"source head: {head.tag} {plural}"
    yield f"source hangs: {head.relation}"


def _source_place(view: View, source: Source, kind: str) -> Iterator[str]:
    if view.one.cue is not None:
        side = "before" if source.start < view.one.cue[0] else "after"
        apart = words_between(
            view.scene, min(source.end, view.one.cue[1]), max(source.start, view.one.cue[0])
        )
        yield f"source {side}: {apart}"
        yield f"source: {kind} {side}"
    if view.one.start <= source.start < view.one.end:
        yield "source in content"


def _speaks(scene: Scene, source: Source, head: Token, label: str) -> str:
    """How well the words of a source can mean somebody who speaks."""
    word = word_of(head.text)
    if source.pronoun:
        return "person" if word in scene.words.singular | scene.words.plural else "pronoun"
    if label in {"person", "organisation"}:
        return label
    listed = _listed(word, scene.words)
    return listed or (label if label != "none" else f"unknown {head.tag}")


@lru_cache(maxsize=1 << 12)
def _listed(word: str, words: NameRules) -> str | None:
    """What the lists of the language know a noun as."""
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
    return "thing" if word.endswith(words.thing_endings) else None

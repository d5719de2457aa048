"""Signs of the content of a proposed statement: its words, its bounds, its place."""

from collections.abc import Iterator

from recoupe.extract.quoted import reads_as_sentence
from recoupe.extract.statement_view import (
    OPEN_TAGS,
    VERBS,
    View,
    between,
    form_of,
    size,
    word_or_tag,
    words_between,
)
from recoupe.extract.syntax import Token
from recoupe.extract.tree import is_finite


def content_signs(view: View) -> Iterator[str]:
    """What the content is made of."""
    one, scene = view.one, view.scene
    yield f"words: {words_between(scene, one.start, one.end)}"
    if not view.content:
        return
    tokens = [held.tokens[index] for held, index in view.content]
    finite = [token for token in tokens if token.tag in VERBS and is_finite(token)]
    yield f"verbs: {min(len(finite), 2)}"
    if finite:
        yield f"verb form: {form_of(finite[0])}"
    yield f"opens: {word_or_tag(tokens[0])}"
    yield f"opens: {tokens[0].tag} {form_of(tokens[0])}"
    yield f"closes: {word_or_tag(tokens[-1])}"
    yield from _heads(view)
    before, after = _beside(view)
    yield f"before content: {word_or_tag(before)}"
    yield f"after content: {word_or_tag(after)}"
    if one.cue is not None:
        side = "before" if one.cue[1] <= one.start else "after" if one.cue[0] >= one.end else "inside"
        yield f"cue {side}: {words_between(scene, min(one.end, one.cue[1]), max(one.start, one.cue[0]))}"


def _heads(view: View) -> Iterator[str]:
    """The words of the content that hang on words outside it, and the chief of them."""
    one = view.one
    heads = [
        token
        for held, index in view.content
        for token in (held.tokens[index],)
        if token.tag != "PUNCT"
        and (token.head == index or not one.start <= held.tokens[token.head].start < one.end)
    ]
    yield f"roots: {size(len(heads))}"
    if not heads:
        return
    top = max(heads, key=lambda token: (token.tag in VERBS, token.tag in OPEN_TAGS, -token.start))
    yield f"top: {top.tag} {top.relation}"
    if top.tag in {"NOUN", "VERB"}:
        yield f"top: {top.lemma}"
        yield f"top ending: {top.lemma[-4:]}"
    if top.lemma in view.scene.rules.acts.get(one.lemma, ()):
        yield "an act"
    on_cue = view.cue is not None and any(token.head == view.cue for token in heads)
    if on_cue and one.start >= view.sentence.start:
        yield "hangs on cue"


def _beside(view: View) -> tuple[Token | None, Token | None]:
    """The tokens right before and after the content, in its own sentences."""
    (opening, first), (closing, last) = view.content[0], view.content[-1]
    before = opening.tokens[first - 1] if first else None
    after = closing.tokens[last + 1] if last + 1 < len(closing.tokens) else None
    return before, after


def end_signs(view: View) -> Iterator[str]:
    """What follows the content in its last sentence, and what that hangs on."""
    if not view.content:
        return
    sentence, last = view.content[-1]
    tokens = sentence.tokens
    first = between(sentence, view.one.start, view.one.end)[0]
    after = last + 1
    while after < len(tokens) and tokens[after].tag == "PUNCT":
        after += 1
    rest = tokens[after:]
    cut = sum(first <= token.head <= last for token in rest if token.tag != "PUNCT")
    yield f"cut off: {min(cut, 3)}"
    if not rest:
        yield "follows: nothing"
        return
    inside = first <= rest[0].head <= last
    on = "last" if rest[0].head == last else "content" if inside else "else"
    on = "cue" if not inside and rest[0].head == view.cue else on
    yield f"follows: {on} {rest[0].relation}"
    yield f"follows: {on} {after > last + 1}"
    yield f"follows: {word_or_tag(rest[0])}"
    yield f"left: {size(len(rest))}"
    yield f"verb left: {any(t.tag in VERBS and is_finite(t) for t in rest)} {inside}"


def mark_signs(view: View) -> Iterator[str]:
    """Quotation marks in and around the content."""
    one, scene = view.one, view.scene
    quotes = scene.quotes_in(one.start, one.end)
    whole = any((quote.start, quote.end) == (one.start, one.end) for quote in quotes)
    yield f"quotes: {'whole' if whole else min(len(quotes), 2)}"
    if any(q.start < one.start < q.end or q.start < one.end < q.end for q in quotes):
        yield "cuts a quote"
    if quotes:
        yield f"quote reads: {any(reads_as_sentence(scene, quote) for quote in quotes)}"
    beside = scene.quotes_in(view.sentence.start, view.sentence.end)
    yield f"quotes beside: {min(sum(quote not in quotes for quote in beside), 2)}"
    yield f"capital: {scene.text[one.start].isupper()}"
    yield f"stop: {scene.text[one.end - 1] in '.!?…'}"
    if scene.follows_colon(one.start) or (whole and scene.follows_colon(quotes[0].outer_start)):
        yield "after colon"


def place_signs(view: View) -> Iterator[str]:
    """Where the statement stands in its sentence and article."""
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
        yield f"cue at: {words_between(scene, sentence.start, one.cue[0])}"
        if scene.quote_over(one.cue[0]) is not None:
            yield "cue in quote"
    yield f"sentence size: {size(len(sentence.tokens))}"

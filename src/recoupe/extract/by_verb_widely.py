"""Every way in which a verb may report, to be weighed: more than `by_verb` is sure of.

For one cue it may offer several spans, the likeliest first; weights choose among them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.extract.after_cue import Content, contents_after
from recoupe.extract.attribution import Attribution, content_of
from recoupe.extract.boundaries import ends_of, reads_before, starts_before
from recoupe.extract.quoted import reads_as_sentence
from recoupe.extract.scene import PUNCTUATION, Scene
from recoupe.extract.sources import Source
from recoupe.extract.syntax import Sentence
from recoupe.extract.tokens import word_of
from recoupe.extract.tree import children, has_finite_verb, own_subject, subtree
from recoupe.extract.wide_cues import WideCue, agent_of, source_following, source_near, wide_verbs
from recoupe.model.vocabulary import StatementKind

_FORMS = {
    "que": "clause",
    "question": "clause",
    "after colon": "clause",
    "set in": "set in",
    "comme": "set in",
}
_COMMAS = frozenset({",", "–", "—", "-", ";"})


@dataclass(frozen=True, slots=True)
class _Place:
    scene: Scene
    at: int
    sentence: Sentence
    cue: WideCue


def by_verb_widely(scene: Scene, at: int, sentence: Sentence) -> Iterator[Attribution]:
    """Offer all that the verbs of a sentence may report.

    Args:
        scene: the article.
        at: index of the sentence in the scene.
        sentence: of the verbs.
    """
    for cue in wide_verbs(scene, sentence):
        place = _Place(scene, at, sentence, cue)
        yield from _by_agent(place)
        yield from _after(place)
        yield from _quoted(place)
        yield from _around(place)


def _after(place: _Place) -> Iterator[Attribution]:
    scene, sentence, cue = place.scene, place.sentence, place.cue
    source = source_near(scene, sentence, cue)
    oneself = _of_oneself(place)
    if oneself is not None:
        yield from _offers(place, oneself, source)
    source = source or source_following(scene, sentence, cue)
    for content in contents_after(scene, sentence, cue.head, cue.last, _brings(place)):
        if content.how in _FORMS or (oneself is None and _fits(place, content)):
            yield from _offers(place, content, source)


def _brings(place: _Place) -> frozenset[str]:
    """The prepositions that bring a cue's content; none where it ends in a verb ("fait savoir")."""
    last = place.sentence.tokens[place.cue.last]
    if place.cue.last > place.cue.head and "VerbForm=Inf" in last.morph:
        return frozenset()
    return place.scene.rules.wider.brings.get(place.cue.lemma, frozenset())


def _fits(place: _Place, content: Content) -> bool:
    """Whether a verb takes such a phrase as content, and it is neither its subject nor a deed."""
    cue = place.cue
    if cue.lemma not in place.scene.rules.wider.objects and cue.last == cue.head:
        return False
    if content.how != "object":
        return True
    subject = own_subject(place.sentence, cue.head)
    return (subject is None or subject < cue.last) and not _is_act(place, content)


def _is_act(place: _Place, content: Content) -> bool:
    """Whether verb and object together are a deed ("demander l'aide")."""
    acts = place.scene.rules.acts.get(place.cue.lemma)
    if not acts:
        return False
    after = (token for token in place.sentence.tokens if token.start >= content.start)
    head = next((token for token in after if token.tag in {"NOUN", "PROPN"}), None)
    return head is not None and head.lemma in acts


def _of_oneself(place: _Place) -> Content | None:
    """What somebody says to be ("se dit favorable à l'accord")."""
    cue, tokens = place.cue, place.sentence.tokens
    before = {word_of(token.text) for token in tokens[max(0, cue.first - 2) : cue.head]}
    index = cue.last + 1
    if cue.lemma not in place.scene.rules.of_oneself or not before & place.scene.rules.reflexives:
        return None
    if index >= len(tokens) or (tokens[index].tag == "PUNCT" and tokens[index].text in _COMMAS):
        return None
    ends = ends_of(place.scene, place.sentence, index, cue.head, clause=False)
    return Content("of oneself", tokens[index].start, ends, tokens[cue.last].end)


def _offers(place: _Place, content: Content, source: Source | None) -> Iterator[Attribution]:
    tokens, cue = place.sentence.tokens, place.cue
    reach = content.opened if content.how in {"que", "question"} else 0
    span = (tokens[cue.first].start, max(tokens[cue.last].end, reach))
    for rank, end in enumerate(content.ends):
        yield from _attribution(place, content.how, (content.start, end), source, span, rank)


def _attribution(
    place: _Place,
    how: str,
    held: tuple[int, int],
    source: Source | None,
    span: tuple[int, int],
    rank: int = 0,
) -> Iterator[Attribution]:
    start, end, kind = content_of(place.scene, *held)
    if end <= start:
        return
    yield Attribution(
        start,
        end,
        kind,
        place.at,
        place.cue.stance,
        source,
        span,
        form=_FORMS.get(how, "phrase"),
        continuing=place.cue.lemma in place.scene.rules.continuing,
        how=how,
        lemma=place.cue.lemma,
        rank=rank,
        sure=False,
    )


def _quoted(place: _Place) -> Iterator[Attribution]:
    """The quotations of the cue's sentence, after it and before it."""
    scene, sentence, cue = place.scene, place.sentence, place.cue
    first, last = sentence.tokens[cue.first], sentence.tokens[cue.last]
    for quote in scene.quotes_in(sentence.start, sentence.end):
        behind = quote.outer_start >= last.end
        if not behind and quote.outer_end > first.start:
            continue
        source = source_near(scene, sentence, cue)
        if source is None or not behind:
            source = source_following(scene, sentence, cue) or source
        whole = reads_as_sentence(scene, quote) or scene.follows_colon(quote.outer_start)
        yield Attribution(
            quote.start,
            quote.end,
            StatementKind.DIRECT if whole else StatementKind.MIXED,
            place.at,
            cue.stance,
            source,
            (first.start, last.end),
            form="quoted",
            continuing=cue.lemma in scene.rules.continuing,
            how="quote after" if behind else "quote before",
            lemma=cue.lemma,
            sure=False,
        )


def _around(place: _Place) -> Iterator[Attribution]:
    """Content before or around a cue that has its subject after it, or that "comme" opens."""
    scene, sentence, cue = place.scene, place.sentence, place.cue
    tokens = sentence.tokens
    if cue.form != "finite" or cue.first == 0 or _leans(place):
        return
    like = _like(place)
    source = source_following(scene, sentence, cue)
    if like is None and source is None:
        return
    if like is None and own_subject(sentence, cue.head) in range(cue.first):
        return
    begin = cue.first if like is None else like
    how = "set in" if like is None else "comme"
    source = source or source_near(scene, sentence, cue)
    reach = max(tokens[cue.last].end, source.end if source is not None else 0)
    span = (tokens[cue.first].start, reach)
    if begin > 0:
        reads = how == "comme" or reads_before(scene, sentence, begin)
        for rank, start in enumerate(starts_before(scene, sentence, begin) if reads else ()):
            yield from _attribution(place, how, (start, tokens[begin - 1].end), source, span, rank)
    rest = next((i for i, token in enumerate(tokens) if token.start >= reach and token.text == ","), None)
    if (
        rest is not None
        and rest + 1 < len(tokens)
        and has_finite_verb(sentence, tokens[rest].end, sentence.end)
    ):
        for rank, end in enumerate(ends_of(scene, sentence, rest + 1, cue.head, clause=True)):
            yield from _attribution(place, how + " after", (tokens[rest].end, end), source, span, rank)


def _leans(place: _Place) -> bool:
    """Whether a pronoun, a negation or an auxiliary before a cue shows that its subject stands there."""
    before = place.sentence.tokens[place.cue.first - 1]
    return before.tag == "AUX" or word_of(before.text) in place.scene.rules.wider.leaning


def _like(place: _Place) -> int | None:
    """Index of the "comme" that opens a cue ("comme l'a rappelé X")."""
    for index in range(place.cue.first - 1, max(place.cue.first - 5, -1), -1):
        word = word_of(place.sentence.tokens[index].text)
        if word in place.scene.rules.wider.like:
            return index
        if word in PUNCTUATION:
            return None
    return None


def _by_agent(place: _Place) -> Iterator[Attribution]:
    """What a passive or a participle gives as said by its agent ("accusé par X de …", "nié par X")."""
    scene, sentence, cue = place.scene, place.sentence, place.cue
    told = agent_of(scene, sentence, cue) if cue.form in {"past", "finite"} else None
    if told is None:
        return
    by, source = told
    tokens = sentence.tokens
    span = (tokens[cue.first].start, tokens[cue.last].end)
    brings = scene.rules.wider.brings.get(cue.lemma, frozenset()) | scene.rules.wider.of
    after = next((i for i, token in enumerate(tokens) if token.start >= source.end), len(tokens))
    for content in contents_after(scene, sentence, cue.head, after - 1, brings, noun=True):
        for rank, end in enumerate(content.ends):
            yield from _attribution(place, "by " + content.how, (content.start, end), source, span, rank)
    if by - cue.last > 2:
        start = tokens[cue.last + 2].start if _is_link(place, cue.last + 1) else tokens[cue.last + 1].start
        yield from _attribution(place, "by inside", (start, tokens[by - 1].end), source, span)
    yield from _undergoing(place, source, span)


def _is_link(place: _Place, index: int) -> bool:
    return place.sentence.tokens[index].tag == "ADP" or place.sentence.tokens[index].text == ":"


def _undergoing(place: _Place, source: Source, span: tuple[int, int]) -> Iterator[Attribution]:
    """What a passive is said of: its subject, or the noun before a participle, or its own clause."""
    sentence, cue = place.sentence, place.cue
    subject = own_subject(sentence, cue.head)
    if subject is None and cue.form == "past" and sentence.tokens[cue.head].head < cue.head:
        subject = sentence.tokens[cue.head].head
    if subject is None or subject > cue.first:
        return
    first, last = subtree(sentence, subject)
    last = min(last, cue.first)
    clause = next(
        (c for c in children(sentence, subject) if sentence.tokens[c].relation == "acl:relcl"), None
    )
    tokens = sentence.tokens
    spans = [(first, last), (first, subject + 1)]
    if clause is not None:
        spans.append((subtree(sentence, clause)[0], last))
    for rank, (start, end) in enumerate(spans):
        held = (tokens[start].start, tokens[end - 1].end)
        yield from _attribution(place, "undergoing", held, source, span, rank)

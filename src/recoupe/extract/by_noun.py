"""What a noun reports ("sa promesse de …", "l'annonce de … par X", "est d'avis que …"), to be weighed."""

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.extract.after_cue import Content, contents_after
from recoupe.extract.attribution import Attribution, content_of
from recoupe.extract.scene import Scene
from recoupe.extract.sources import Source, following_phrase, noun_phrase
from recoupe.extract.syntax import Sentence
from recoupe.extract.tokens import word_of
from recoupe.extract.tree import subject_of
from recoupe.model.vocabulary import Stance

# Words between a noun and the agent that "par" names.
_AGENT = 25
# Words between a verb of being and what tells a stance after it.
_NEAR = 4


@dataclass(frozen=True, slots=True)
class _Nominal:
    """A noun or quality that reports: its way, dictionary form, stance and span."""

    way: str
    lemma: str
    stance: Stance
    span: tuple[int, int]


def by_noun(scene: Scene, at: int, sentence: Sentence) -> Iterator[Attribution]:
    """Offer what the nouns and adjectives of a sentence may report.

    Args:
        scene: the article.
        at: index of the sentence in the scene.
        sentence: of the nouns.
    """
    for index, token in enumerate(sentence.tokens):
        if scene.quote_over(token.start) is not None:
            continue
        word = word_of(token.text)
        stance = scene.rules.wider.nouns.get(word)
        if (
            stance is not None
            and token.tag in {"NOUN", "PROPN", "ADJ", "VERB", "X"}
            and _is_noun(sentence, index)
        ):
            yield from _by_name(scene, at, sentence, index, stance)
        being = scene.rules.wider.being.get(word)
        if being is not None and _is_said_of(scene, sentence, index):
            yield from _by_quality(scene, at, sentence, index, being)


def _is_noun(sentence: Sentence, index: int) -> bool:
    """Whether a word that may be a verb stands as a noun here."""
    token = sentence.tokens[index]
    return token.tag == "NOUN" or (
        index > 0 and sentence.tokens[index - 1].tag in {"DET", "ADJ", "ADP", "NUM"}
    )


def _by_name(scene: Scene, at: int, sentence: Sentence, index: int, stance: Stance) -> Iterator[Attribution]:
    wider = scene.rules.wider
    brings = wider.of | wider.noun_brings
    token = sentence.tokens[index]
    cue = _Nominal("noun", word_of(token.text), stance, (_first_of(sentence, index), token.end))
    sources = list(_sources(scene, sentence, index))
    source = sources[0] if sources else None
    contents = list(contents_after(scene, sentence, index, index, brings, noun=True))
    told = _after_being(scene, sentence, index)
    if told is not None:
        contents.extend(contents_after(scene, sentence, index, told, frozenset(), noun=True))
    strong = _is_owned(scene, sentence, index, sources)
    for content in contents:
        if content.how.startswith("object") and not strong:
            continue
        owner = next((one for one in sources if one.start != content.start), source)
        yield from _offers(scene, at, content, cue, owner)


def _is_owned(scene: Scene, sentence: Sentence, index: int, sources: list[Source]) -> bool:
    """Whether a noun is surely somebody's: by a possessive, by "par", or as what a verb carries."""
    tokens = sentence.tokens
    if any(one.pronoun or one.start > tokens[index].end + 4 for one in sources):
        return True
    governor = tokens[tokens[index].head]
    return governor.lemma in scene.rules.wider.support and tokens[index].relation not in {
        "nsubj",
        "nsubj:pass",
    }


def _first_of(sentence: Sentence, index: int) -> int:
    """Where a noun's phrase begins: its article and adjectives taken in."""
    first = index
    while first > 0 and sentence.tokens[first - 1].tag in {"DET", "ADJ"}:
        first -= 1
    return sentence.tokens[first].start


def _sources(scene: Scene, sentence: Sentence, index: int) -> Iterator[Source]:
    """Whose the noun is: a possessive, "par X", the subject of its verb, "de X"."""
    tokens = sentence.tokens
    for before in range(index - 1, max(index - 4, -1), -1):
        if tokens[before].tag not in {"ADJ", "DET", "NUM"}:
            break
        if word_of(tokens[before].text) in scene.rules.wider.own:
            token = tokens[before]
            yield Source(token.start, token.end, token.start, token.end, pronoun=True)
    for after in range(index + 1, min(index + _AGENT, len(tokens) - 1)):
        if tokens[after].text in {",", ";", ":"}:
            break
        if word_of(tokens[after].text) in scene.rules.by:
            agent = following_phrase(sentence, after + 1)
            if agent is not None:
                yield agent
            break
    if index + 2 < len(tokens) and word_of(tokens[index + 1].text) in scene.rules.wider.of:
        owner = following_phrase(sentence, index + 2)
        if owner is not None:
            yield owner
    subject = subject_of(sentence, tokens[index].head)
    if subject is not None and subject != index and tokens[index].relation not in {"nsubj", "nsubj:pass"}:
        yield noun_phrase(sentence, subject)


def _after_being(scene: Scene, sentence: Sentence, index: int) -> int | None:
    """Index of a verb of being that says what the noun's content is ("son objectif est de …")."""
    for after in range(index + 1, min(index + 12, len(sentence.tokens) - 1)):
        token = sentence.tokens[after]
        if word_of(token.text) in scene.rules.wider.be:
            following = word_of(sentence.tokens[after + 1].text)
            links = scene.rules.before_infinitive | scene.rules.conjunctions
            return after if following in links else None
        if token.tag in {"VERB", "PUNCT"}:
            return None
    return None


def _is_said_of(scene: Scene, sentence: Sentence, index: int) -> bool:
    """Whether a quality is said of somebody by a verb of being or of showing."""
    before = sentence.tokens[max(0, index - _NEAR) : index]
    return any(
        word_of(token.text) in scene.rules.wider.be or token.lemma in scene.rules.of_oneself
        for token in before
    )


def _by_quality(
    scene: Scene, at: int, sentence: Sentence, index: int, stance: Stance
) -> Iterator[Attribution]:
    tokens = sentence.tokens
    brings = scene.rules.wider.of | scene.rules.wider.noun_brings
    start = index
    while start > 0 and word_of(tokens[start].text) not in scene.rules.wider.be and index - start < _NEAR:
        start -= 1
    subject = subject_of(sentence, index)
    if subject is None:
        subject = subject_of(sentence, tokens[index].head)
    source = None if subject is None or subject > index else noun_phrase(sentence, subject)
    cue = _Nominal("being", word_of(tokens[index].text), stance, (tokens[start].start, tokens[index].end))
    for content in contents_after(scene, sentence, index, index, brings, noun=True):
        yield from _offers(scene, at, content, cue, source)


def _offers(
    scene: Scene, at: int, content: Content, cue: _Nominal, source: Source | None
) -> Iterator[Attribution]:
    for rank, reach in enumerate(content.ends):
        start, end, kind = content_of(scene, content.start, reach)
        if start < end:
            yield Attribution(
                start,
                end,
                kind,
                at,
                cue.stance,
                source,
                cue.span,
                form="phrase",
                how=f"{cue.way} {content.how}",
                lemma=cue.lemma,
                rank=rank,
                sure=False,
            )

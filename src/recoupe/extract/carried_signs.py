"""Signs by which a sentence without cue is told to go on in the voice of the source before it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from recoupe.extract.attribution import Attribution
from recoupe.extract.reporting_verbs import stance_of_verb
from recoupe.extract.scene import Scene
from recoupe.extract.syntax import Sentence, Token
from recoupe.extract.tokens import word_of
from recoupe.extract.tree import auxiliaries, is_finite, own_subject

# Words at the beginning of a sentence that set a scene of its own ("Vers 13h00, …").
_OPENING = 5


class Preceding:
    """What was attributed before a position."""

    def __init__(self, found: Sequence[Attribution]) -> None:
        """Sort by where the words end."""
        self._found = sorted(found, key=lambda one: one.end)
        self._ends = [one.end for one in self._found]

    def last(self, position: int) -> Attribution | None:
        """The attribution that ends last before a position."""
        at = bisect_left(self._ends, position + 1) - 1
        return self._found[at] if at >= 0 else None


def carried_signs(scene: Scene, one: Attribution, before: Attribution | None) -> Iterator[str]:
    """Name the signs of a proposal without cue.

    Args:
        scene: the article.
        one: the proposal.
        before: what was attributed last before it.
    """
    sentence = scene.sentences[one.sentence]
    tense = _tense(sentence)
    yield f"main tense: {tense}"
    yield f"main subject: {_subject(sentence)}"
    if any("Mood=Cnd" in token.morph for token in sentence.tokens):
        yield "keeps a distance"
    if any("Person=1" in token.morph or "Person=2" in token.morph for token in sentence.tokens):
        yield "first person"
    if any(_sets_scene(scene, token) for token in sentence.tokens[:_OPENING]):
        yield "opens with a time"
    if any(stance_of_verb(scene, sentence, at) for at in range(len(sentence.tokens))):
        yield "holds a reporting verb"
    following = one.sentence + 1
    if following == len(scene.sentences) or scene.sentences[following].block != sentence.block:
        yield "closes block"
    if before is None:
        return
    held = scene.sentence_at(before.end - 1)
    place = max(before.sentence, before.sentence if held is None else held)
    yield f"goes on from: {before.how}"
    yield f"goes on from: {before.kind.value} {before.stance.value}"
    yield f"goes on after: {min(one.sentence - place, 3)} {scene.sentences[place].block == sentence.block}"
    yield f"tenses: {_tense(scene.sentences[place])} {tense}"


def _tense(sentence: Sentence) -> str:
    """Tense and mood of the main verb, composed ones told apart."""
    root = next((at for at, token in enumerate(sentence.tokens) if token.head == at), None)
    if root is None:
        return "none"
    helpers = [at for at in auxiliaries(sentence, root) if at < root]
    finite = next((sentence.tokens[at] for at in (*helpers, root) if is_finite(sentence.tokens[at])), None)
    if finite is None:
        return "none"
    parts = (part for part in finite.morph.split("|") if part.startswith(("Mood=", "Tense=")))
    composed = "composed" if helpers and "Tense=Past" in sentence.tokens[root].morph else "simple"
    return " ".join((*parts, composed))


def _subject(sentence: Sentence) -> str:
    """What kind of subject the main verb has: how it begins."""
    root = next((at for at, token in enumerate(sentence.tokens) if token.head == at), None)
    subject = None if root is None else own_subject(sentence, root)
    if subject is None:
        return "none"
    head = sentence.tokens[subject]
    if head.tag == "PRON":
        return word_of(head.text)
    opening: Token | None = next(
        (token for token in sentence.tokens[:subject] if token.head == subject and token.tag == "DET"), None
    )
    return f"{head.tag} {'' if opening is None else word_of(opening.text)}"


def _sets_scene(scene: Scene, token: Token) -> bool:
    return word_of(token.text) in scene.rules.time_words or (token.text[0].isdigit() and "h" in token.text)

"""Cues of every kind, those included that a text uses for other things too."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recoupe.extract.scene import Scene
from recoupe.extract.sources import Source, following_phrase, noun_phrase, source_of_verb
from recoupe.extract.syntax import Sentence, Token
from recoupe.extract.tokens import word_of
from recoupe.extract.tree import auxiliaries, is_finite
from recoupe.model.vocabulary import Stance

# Words between a verb and the word that makes it a cue ("fait de nouveau état").
_NEAR = 5
# Words between a passive and its agent.
_AGENT = 14
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})
_CLOSING = frozenset({",", ";", ":", "(", ")", "–", "—", "«", "»", '"', "“", "”"})


@dataclass(frozen=True, slots=True)
class WideCue:
    """A word that may report, with the words of its group.

    Attributes:
        head: index of the verb.
        first: index of the first word of the group, auxiliaries included.
        last: index of the last ("état" in "a fait état").
        lemma: dictionary form.
        stance: what it shows.
        form: `finite`, `participle` (present), `past` (participle alone) or `infinitive`.
        known: whether it is in a list of reporting verbs.
    """

    head: int
    first: int
    last: int
    lemma: str
    stance: Stance
    form: str
    known: bool = True


def wide_verbs(scene: Scene, sentence: Sentence) -> Iterator[WideCue]:
    """The verbs of a sentence that may report, outside quotations."""
    for index, token in enumerate(sentence.tokens):
        found = _read(scene, sentence, index)
        hyphened = token.start > 0 and scene.plain[token.start - 1] == "-"
        if found is None or hyphened or scene.quote_over(token.start) is not None:
            continue
        yield found


def _read(scene: Scene, sentence: Sentence, index: int) -> WideCue | None:
    token = sentence.tokens[index]
    lemma = _lemma(scene, sentence, index)
    if lemma is None:
        return None
    form = _form(sentence, index)
    if form is None:
        return None
    helpers = [at for at in auxiliaries(sentence, index) if index - 6 < at < index]
    first = min([index, *helpers])
    completions = scene.rules.wider.completions.get(lemma)
    made = None if completions is None else _completed(sentence, index, completions)
    if made is not None:
        return WideCue(index, first, made[0], lemma, made[1], form)
    naming = lemma in scene.rules.naming
    stance = scene.rules.verbs.get(lemma, scene.rules.wider.verbs.get(lemma))
    if stance is None and not naming and not _brings_clause(scene, sentence, index, token):
        return None
    return WideCue(index, first, index, lemma, stance or Stance.ASSERTS, form, stance is not None or naming)


def _lemma(scene: Scene, sentence: Sentence, index: int) -> str | None:
    """The dictionary form of a token that is, or may be, a verb."""
    token = sentence.tokens[index]
    listed = scene.rules.wider.forms.get(word_of(token.text))
    if token.tag in _VERBAL:
        return token.lemma if listed is None or _is_known(scene, token.lemma) else listed
    if listed is None or token.tag not in {"NOUN", "PROPN", "ADJ", "ADV", "ADP", "X"}:
        return None
    before = sentence.tokens[index - 1] if index > 0 else None
    governed = before is not None and before.tag in {"DET", "ADP", "NUM"}
    return None if governed else listed


def _is_known(scene: Scene, lemma: str) -> bool:
    rules = scene.rules
    return lemma in rules.verbs or lemma in rules.wider.verbs or lemma in rules.naming


def _form(sentence: Sentence, index: int) -> str | None:
    token = sentence.tokens[index]
    word = word_of(token.text)
    if "VerbForm=Inf" in token.morph:
        return "infinitive"
    if word.endswith("ant") and not is_finite(token):
        return "participle"
    if is_finite(token) or auxiliaries(sentence, index):
        return "finite"
    if "VerbForm=Part" in token.morph:
        return "past"
    return "finite" if token.tag not in {"ADJ"} else "past"


def _completed(
    sentence: Sentence, index: int, completions: Mapping[str, Stance]
) -> tuple[int, Stance] | None:
    for at in range(index + 1, min(index + _NEAR, len(sentence.tokens))):
        stance = completions.get(word_of(sentence.tokens[at].text))
        if stance is not None:
            return at, stance
    return None


def _brings_clause(scene: Scene, sentence: Sentence, index: int, token: Token) -> bool:
    """Whether a verb of no list has a clause with "que" right after it."""
    if index + 1 >= len(sentence.tokens) or token.tag != "VERB":
        return False
    following = sentence.tokens[index + 1]
    return word_of(following.text) in scene.rules.conjunctions and following.tag != "ADV"


def source_near(scene: Scene, sentence: Sentence, cue: WideCue) -> Source | None:
    """Who says it, by grammar, and where the tools see none by what stands beside the cue."""
    found = source_of_verb(sentence, cue.head, scene.rules, inverted=False)
    if found is None and cue.form == "infinitive":
        found = _before_infinitive(scene, sentence, cue)
    if found is None and cue.form != "past":
        found = _standing_before(scene, sentence, cue.first)
    return found


def source_following(scene: Scene, sentence: Sentence, cue: WideCue) -> Source | None:
    """Who says it, where the subject stands after the cue (", a déclaré X")."""
    found = source_of_verb(sentence, cue.head, scene.rules, inverted=True)
    if found is None and cue.last > cue.head and cue.form == "finite":
        found = following_phrase(sentence, cue.last + 1)
    if found is not None and found.start >= sentence.tokens[cue.head].start:
        return found
    return None


def agent_of(scene: Scene, sentence: Sentence, cue: WideCue) -> tuple[int, Source] | None:
    """The agent of a passive or of a participle: index of "par", and who."""
    for index in range(cue.last + 1, min(cue.last + _AGENT, len(sentence.tokens) - 1)):
        token = sentence.tokens[index]
        if token.text in {";", ":"} or (token.tag in _VERBAL and is_finite(token)):
            return None
        if word_of(token.text) in scene.rules.by and scene.quote_over(token.start) is None:
            source = following_phrase(sentence, index + 1)
            return None if source is None else (index, source)
    return None


def _before_infinitive(scene: Scene, sentence: Sentence, cue: WideCue) -> Source | None:
    """Who stands before "de" and an infinitive that tells ("Et lui d'ajouter que …")."""
    index = cue.first - 1
    if index < 1 or word_of(sentence.tokens[index].text) not in scene.rules.wider.of:
        return None
    return _standing_before(scene, sentence, index)


def _standing_before(scene: Scene, sentence: Sentence, index: int) -> Source | None:
    """The noun phrase that ends right before a cue, what stands in apposition to it passed over."""
    tokens = sentence.tokens
    end = index
    while index > 0 and not _parts(tokens[index - 1], scene):
        index -= 1
    for at in range(index, end):
        governed = at > index and tokens[at - 1].tag == "ADP"
        if tokens[at].tag in _NOMINAL and not governed:
            return noun_phrase(sentence, at)
    return None


def _parts(token: Token, scene: Scene) -> bool:
    """Whether a token keeps words before it from the subject."""
    if token.text in _CLOSING or token.tag == "SCONJ" or scene.quote_over(token.start) is not None:
        return True
    return token.tag in _VERBAL and is_finite(token)

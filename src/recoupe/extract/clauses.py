"""Clauses: where the content of a reporting verb begins and ends in its sentence."""

from recoupe.extract.boundaries import ends_of
from recoupe.extract.scene import Scene
from recoupe.extract.syntax import Sentence
from recoupe.extract.tokens import word_of
from recoupe.extract.tree import children, is_finite, subtree

# A conjunction further from its verb than this belongs to another one.
_FARTHEST = 25
_LINKING = frozenset({"CCONJ", "PUNCT"})


def clause_after_conjunction(scene: Scene, sentence: Sentence, verb: int) -> tuple[int, int, int] | None:
    """Find the clause that a conjunction opens after a reporting verb.

    Returns:
        Index of the conjunction, start and end of the clause in the text; None where there is none.
    """
    tokens = sentence.tokens
    for index in range(verb + 1, min(verb + _FARTHEST, len(tokens))):
        token = tokens[index]
        if scene.quote_over(token.start) is not None or token.text == ":":
            return None
        word = word_of(token.text)
        if word in scene.rules.conjunctions and token.tag != "ADV" and _opens(scene, sentence, verb, index):
            start = tokens[index].end
            return index, start, ends_of(scene, sentence, index + 1, verb, clause=True)[0]
        if index > verb + 1 and token.tag in {"VERB", "AUX"} and is_finite(token):
            return None
    return None


def _opens(scene: Scene, sentence: Sentence, verb: int, index: int) -> bool:
    """Whether a conjunction opens content of the verb, not a relative clause or a comparison."""
    token = sentence.tokens[index]
    if _restricts(scene, sentence, verb, index) or _joins_earlier(scene, sentence, verb, index):
        return False
    if token.tag == "SCONJ" or token.relation == "mark":
        previous = word_of(sentence.tokens[index - 1].text)
        return previous not in {
            "plus",
            "moins",
            "autant",
            "alors",
            "tandis",
            "bien",
            "afin",
            "dès",
            "ainsi",
            "tant",
        }
    if scene.rules.bare_clause:
        return False
    # The tools read "a dit mardi soir qu'elle" as a relative clause of the evening.
    previous = word_of(sentence.tokens[index - 1].text)
    return index == verb + 1 or previous in scene.rules.time_words or previous.isdigit()


def _restricts(scene: Scene, sentence: Sentence, verb: int, index: int) -> bool:
    """Whether "que" only restricts ("il ne dit que la vérité", "ne fait que répéter")."""
    if scene.rules.bare_clause or sentence.tokens[index - 1].tag not in {"VERB", "AUX"}:
        return False
    words = [word_of(token.text) for token in sentence.tokens[max(0, index - 4) : index]]
    return index - 1 != verb and bool({"ne", "n'"}.intersection(words))


def _joins_earlier(scene: Scene, sentence: Sentence, verb: int, index: int) -> bool:
    """Whether "et que" goes on from a "que" before the verb."""
    if word_of(sentence.tokens[index - 1].text) not in {"et", "ou", "and", "or"}:
        return False
    return any(word_of(token.text) in scene.rules.conjunctions for token in sentence.tokens[:verb])


def clause_end(scene: Scene, sentence: Sentence, verb: int, start: int) -> int:
    """Where content that begins at `start` ends: the sentence, or what the source says or does next."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if token.start <= start or scene.quote_over(token.start) is not None:
            continue
        if _turns(scene, sentence, verb, index):
            return tokens[_before(sentence, index)].end
    return sentence.end


def _turns(scene: Scene, sentence: Sentence, verb: int, index: int) -> bool:
    """Whether a token opens something beside the content: the next cue, or the next act of the source."""
    tokens = sentence.tokens
    token = tokens[index]
    previous = tokens[index - 1].text
    word = word_of(token.text)
    if (
        token.lemma in scene.rules.verbs
        and word.endswith(("ant", "ing"))
        and previous in {",", "en", "and", "et"}
    ):
        return True
    if previous == "," and any(
        tuple(word_of(t.text) for t in tokens[index : index + len(cue)]) == cue
        for cue in scene.rules.prepositions
        if cue != ("pour",)
    ):
        return True
    if token.relation in {"conj", "parataxis"} and token.head == verb and token.tag in {"VERB", "AUX"}:
        return True
    if token.text == ":" and any(
        quote.outer_start - token.end < 2 for quote in scene.quotes_in(token.end, token.end + 2)
    ):
        return True
    if previous == "," and token.tag in {"AUX", "VERB"}:
        following = [word_of(t.text) for t in tokens[index + 1 : index + 4]]
        return any(w.startswith("-") and w in scene.rules.clitics for w in following)
    return False


def _before(sentence: Sentence, index: int) -> int:
    """The last token of what stands before one, its own auxiliaries and links left out."""
    own = {child for child in children(sentence, index) if child < index}
    last = index - 1
    while last > 0 and (
        last in own
        or sentence.tokens[last].tag in _LINKING
        or sentence.tokens[last].text in {"en", "qu'", "that"}
    ):
        last -= 1
    return last


def bare_clause(scene: Scene, sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """The clause that depends on a verb with no conjunction ("X said it was over")."""
    for child in children(sentence, verb):
        if sentence.tokens[child].relation != "ccomp":
            continue
        first, last = subtree(sentence, child)
        if first > verb:
            return sentence.tokens[first].start, clause_end(
                scene, sentence, verb, sentence.tokens[first].start
            )
        if last <= verb:
            return sentence.tokens[first].start, sentence.tokens[last - 1].end
    return None


def infinitive_after(scene: Scene, sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """The infinitive that says what a verb promises, asks for or refuses, with what depends on it."""
    tokens = sentence.tokens
    for index in range(verb + 1, min(verb + 16, len(tokens))):
        token = tokens[index]
        if token.tag in {"VERB", "AUX"} and is_finite(token):
            return None
        linked = word_of(tokens[index - 1].text) in scene.rules.before_infinitive
        if not scene.rules.bare_clause and not _brings(scene, sentence, verb, index):
            continue
        if "VerbForm=Inf" in token.morph and (
            token.relation in {"xcomp", "ccomp", "obl:arg", "advcl", "acl"}
            or index == verb + 1
            or (linked and tokens[verb].lemma in scene.rules.with_infinitive)
        ):
            return token.start, ends_of(scene, sentence, index, verb, clause=False)[0]
    return None


def _brings(scene: Scene, sentence: Sentence, verb: int, index: int) -> bool:
    """Whether an infinitive may be a verb's own, not a purpose ("pour …") or another noun's."""
    before = index - 1
    while before > verb and word_of(sentence.tokens[before].text) in scene.rules.wider.pronouns_before:
        before -= 1
    token = sentence.tokens[before]
    if (
        before > verb
        and token.tag in {"ADP", "SCONJ"}
        and word_of(token.text) not in scene.rules.before_infinitive
    ):
        return False
    return sentence.tokens[index].relation != "acl" or sentence.tokens[index].head == verb


def said_of_oneself(scene: Scene, sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """What somebody says to be ("se dit favorable à l'accord")."""
    tokens = sentence.tokens
    before = [word_of(token.text) for token in tokens[max(0, verb - 3) : verb]]
    following = verb + 1
    while following < len(tokens) and tokens[following].tag == "ADV":
        following += 1
    if following >= len(tokens) or not scene.rules.reflexives.intersection(before):
        return None
    if tokens[following].tag not in {"ADJ", "VERB", "ADP"} or is_finite(tokens[following]):
        return None
    start = tokens[verb + 1].start
    return start, clause_end(scene, sentence, verb, start)


def object_after(scene: Scene, sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """The object of a verb that is content by itself ("condamner l'attaque")."""
    tokens = sentence.tokens
    for child in children(sentence, verb):
        if (
            child > verb
            and tokens[child].relation in {"obj", "obl:arg"}
            and tokens[child].tag in {"NOUN", "PROPN"}
        ):
            if tokens[child].lemma in scene.rules.acts.get(tokens[verb].lemma, ()):
                return None
            first = subtree(sentence, child)[0]
            first = max(first, verb + 1)
            return tokens[first].start, ends_of(scene, sentence, first, verb, clause=False)[0]
    return None

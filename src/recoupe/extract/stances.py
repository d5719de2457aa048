"""Stances: what a speaker does with what is said (asserts, denies, calls for, …)."""

from recoupe.extract.attribution import Attribution
from recoupe.extract.cues import CueRules
from recoupe.extract.scene import Scene
from recoupe.extract.syntax import Token
from recoupe.extract.tokens import word_of
from recoupe.model.vocabulary import Stance, StatementKind


def stance_of(scene: Scene, one: Attribution, rules: CueRules) -> Stance:
    """Tell the stance by the cue, or, where the cue only asserts, by the content.

    Args:
        scene: the article.
        one: content with its cue.
        rules: the cues of the language.
    """
    if one.stance is not Stance.ASSERTS:
        return one.stance
    content = scene.plain[one.start : one.end]
    if one.kind is not StatementKind.INDIRECT:
        if _is_imperative(scene, one, rules):
            return Stance.CALLS_FOR
        for pattern, stance in rules.voiced:
            if pattern.search(content):
                return stance
    return next((stance for pattern, stance in rules.stances if pattern.search(content)), Stance.ASSERTS)


def _is_imperative(scene: Scene, one: Attribution, rules: CueRules) -> bool:
    """Whether quoted words begin with an order ("Show us the letter")."""
    if not any(quote.start == one.start for quote in scene.quotes_in(one.start, one.end)):
        return False
    first = _first_word(scene, one)
    if first is None or not first.text[0].isupper() or word_of(first.text) in rules.no_orders:
        return False
    if word_of(scene.text[first.end : first.end + 5]) in rules.asking:
        return False
    by_form = first.tag in {"VERB", "AUX"} and ("Mood=Imp" in first.morph or _is_bare(first, rules))
    return by_form or (word_of(first.text).endswith(rules.orders) if rules.orders else False)


def _is_bare(token: Token, rules: CueRules) -> bool:
    """Whether a verb stands in its bare form, which is an order where the language has no other."""
    return not rules.orders and "VerbForm=Inf" in token.morph


def _first_word(scene: Scene, one: Attribution) -> Token | None:
    for sentence in scene.sentences_in(one.start, one.end):
        for token in sentence.tokens:
            if token.start >= one.start and token.text[0].isalnum():
                return token
    return None

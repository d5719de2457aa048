"""Sources: the words that name who says something, beside a cue."""

from dataclasses import dataclass

from recoupe.extract.cues import CueRules
from recoupe.extract.syntax import Sentence, Token
from recoupe.extract.tokens import word_of
from recoupe.extract.tree import auxiliaries, children, is_finite, own_subject, subject_of, subtree

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})
_STOPS = frozenset({",", ";", ":", ".", "!", "?", "«", "»", '"', "“", "”", "(", ")", "–", "—"})
_INSIDE = frozenset(
    {"nmod", "amod", "flat:name", "flat:foreign", "appos", "fixed", "nummod", "compound", "pobj", "prep"}
)
_TURNING = frozenset({"acl:relcl", "acl", "advcl", "parataxis", "ccomp"})


# Steps from a noun to the head of its phrase.
_CLIMBS = 4


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it, in the text's words.

    Attributes:
        start: first code point of the noun phrase or pronoun.
        end: one past the last, what stands in apposition left out.
        head: first code point of its head.
        reach: one past what may name it further ("le ministre, Jean Untel").
        pronoun: whether it is one.
    """

    start: int
    end: int
    head: int
    reach: int
    pronoun: bool = False


def source_of_verb(sentence: Sentence, verb: int, rules: CueRules, *, inverted: bool) -> Source | None:
    """Find who says what a reporting verb reports.

    Args:
        sentence: of the verb.
        verb: its index.
        rules: the cues of the language.
        inverted: whether the subject stands after the verb ("a déclaré le ministre").

    Returns:
        None where no subject, or one that names nobody ("on"), stands there.
    """
    clitic = _clitic(sentence, verb, rules)
    if clitic is not None:
        return _checked(sentence, clitic, rules)
    agent = _agent(sentence, verb, rules)
    if agent is not None:
        return _checked(sentence, agent, rules)
    before = _pronoun_before(sentence, verb, rules)
    if before is not None:
        return None if is_passive(sentence, verb) else _checked(sentence, before, rules)
    if inverted:
        following = _following(sentence, _past_times(sentence, verb + 1, rules))
        if following is not None:
            return _checked(sentence, following, rules)
    subject = _antecedent(sentence, verb, subject_of(sentence, verb))
    if subject is None:
        subject = _standing_before(sentence, verb)
    if subject is None or is_passive(sentence, verb) or (inverted and subject < verb):
        return None
    return _checked(sentence, subject, rules)


def source_after(sentence: Sentence, index: int) -> Source | None:
    """Read the noun phrase that begins at a token, as after `selon`."""
    if index >= len(sentence.tokens):
        return None
    if sentence.tokens[index].tag == "PRON" and index + 1 < len(sentence.tokens):
        token = sentence.tokens[index]
        if token.morph.find("Person=3") >= 0 or word_of(token.text) in {
            "lui",
            "elle",
            "eux",
            "elles",
            "him",
            "her",
            "them",
        }:
            return Source(token.start, token.end, token.start, token.end, pronoun=True)
    last = index
    while last < len(sentence.tokens) and not _stops(sentence.tokens[last]):
        last += 1
    if "PronType=Rel" in sentence.tokens[last - 1].morph and last < len(sentence.tokens):
        return _of_relative(sentence, last)
    if last == index:
        return None
    head = next((at for at in range(index, last) if sentence.tokens[at].tag in _NOMINAL), index)
    return Source(
        start=sentence.tokens[index].start,
        end=sentence.tokens[last - 1].end,
        head=sentence.tokens[head].start,
        reach=_apposition_end(sentence, last),
    )


def _of_relative(sentence: Sentence, verb: int) -> Source | None:
    """The subject after the verb of a relative ("selon ce qu'a confié le préfet")."""
    while verb < len(sentence.tokens) and sentence.tokens[verb].tag in {"AUX", "VERB", "ADV"}:
        verb += 1
    return following_phrase(sentence, verb)


def following_phrase(sentence: Sentence, index: int) -> Source | None:
    """The noun phrase that begins at a token, adverbs passed over, as after `par`."""
    head = _following(sentence, index)
    return None if head is None else noun_phrase(sentence, head)


def noun_phrase(sentence: Sentence, head: int) -> Source:
    """Read the noun phrase around its head."""
    first, last = subtree(sentence, head)
    for child in children(sentence, head):
        if child > head and sentence.tokens[child].relation in _TURNING:
            last = min(last, subtree(sentence, child)[0])
    end = head + 1
    while end < last and not _stops(sentence.tokens[end]) and not _leaves(sentence, end):
        end += 1
    while end > head + 1 and sentence.tokens[end - 1].tag in {"ADP", "CCONJ", "PUNCT", "DET", "ADV"}:
        end -= 1
    start = head
    while start > first and not _stops(sentence.tokens[start - 1]):
        start -= 1
    while start < head and _leads_in(sentence.tokens[start]):
        start += 1
    return Source(
        start=sentence.tokens[start].start,
        end=sentence.tokens[end - 1].end,
        head=sentence.tokens[head].start,
        reach=_apposition_end(sentence, end),
    )


def main_subject(sentence: Sentence) -> Source | None:
    """The subject of a sentence's main verb."""
    root = next((index for index, token in enumerate(sentence.tokens) if token.head == index), None)
    subject = None if root is None else own_subject(sentence, root)
    return None if subject is None else noun_phrase(sentence, subject)


def _leaves(sentence: Sentence, index: int) -> bool:
    """Whether a token after a head ends its phrase: a possessive, or "et" before a preposition."""
    token = sentence.tokens[index]
    if word_of(token.text) in {"'s", "'"}:
        return True
    following = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
    return token.tag == "CCONJ" and following is not None and following.tag in {"ADP", "ADV", "VERB", "AUX"}


def _leads_in(token: Token) -> bool:
    """Whether a token before a head is no part of its phrase: a preposition, a relative ("whose")."""
    return token.tag in {"ADP", "CCONJ", "SCONJ", "ADV"} or word_of(token.text) in {"whose", "dont"}


def _checked(sentence: Sentence, index: int, rules: CueRules) -> Source | None:
    token = sentence.tokens[index]
    word = word_of(token.text)
    if word in rules.impersonal:
        return None
    if word in rules.clitics or (token.tag == "PRON" and not _counts(token)):
        return Source(token.start, token.end, token.start, token.end, pronoun=True)
    return noun_phrase(sentence, index)


def _counts(token: Token) -> bool:
    """Whether a pronoun only counts or picks out people ("l'un des avocats", "beaucoup", "many")."""
    return "PronType=Prs" not in token.morph and "Person=" not in token.morph


def _pronoun_before(sentence: Sentence, verb: int, rules: CueRules) -> int | None:
    """The subject pronoun right before a finite verb, other pronouns and negations passed over."""
    first = min([verb, *(index for index in auxiliaries(sentence, verb) if index < verb)])
    if not is_finite(sentence.tokens[first]):
        return None
    for index in range(first - 1, max(-1, first - 5), -1):
        token = sentence.tokens[index]
        if word_of(token.text) in rules.clitics and token.tag == "PRON":
            return index
        if token.tag not in {"PRON", "ADV", "PART"}:
            break
    return None


def _standing_before(sentence: Sentence, verb: int) -> int | None:
    """The noun phrase right before a finite verb that the parser gave no subject."""
    first = min([verb, *(index for index in auxiliaries(sentence, verb) if index < verb)])
    if not is_finite(sentence.tokens[first]):
        return None
    index = first - 1
    while (
        index >= 0
        and sentence.tokens[index].tag in {"ADV", "PRON", "PUNCT"}
        and sentence.tokens[index].relation != "nsubj"
    ):
        index -= 1
    if index < 0 or sentence.tokens[index].tag not in _NOMINAL | {"ADJ"}:
        return None
    while sentence.tokens[index].relation in _INSIDE | {"conj"} and _joins(
        sentence, sentence.tokens[index].head, index
    ):
        index = sentence.tokens[index].head
    governed = index > 0 and any(
        sentence.tokens[child].relation == "case" for child in children(sentence, index)
    )
    return None if governed or sentence.tokens[index].tag not in _NOMINAL else index


def _joins(sentence: Sentence, head: int, index: int) -> bool:
    """Whether a head stands before a token with no comma between."""
    return head < index and all(token.text != "," for token in sentence.tokens[head:index])


def _antecedent(sentence: Sentence, verb: int, subject: int | None) -> int | None:
    """Whom a relative pronoun that is a verb's subject means."""
    if subject is None or "PronType=Rel" not in sentence.tokens[subject].morph:
        return subject
    tokens = sentence.tokens
    head = tokens[verb].head
    if tokens[verb].relation.startswith("acl") and head < verb:
        return _top(sentence, head, apart=tokens[subject - 1].text == ",")
    before = subject - 1
    while before >= 0 and tokens[before].text == ",":
        before -= 1
    if before < 0 or tokens[before].tag not in _NOMINAL | {"ADJ"}:
        return None
    return _top(sentence, before, apart=tokens[subject - 1].text == ",")


def _top(sentence: Sentence, head: int, *, apart: bool) -> int:
    """The head of the whole phrase that a noun ends, where the noun itself can hardly be meant.

    A comma before the relative parts it from the last noun ("X, neveu de Y, qui"); a place after a
    preposition does not speak ("le chef de mission pour la Syrie qui").
    """
    tokens = sentence.tokens
    for _ in range(_CLIMBS):
        relation, above = tokens[head].relation, tokens[head].head
        beside = relation in {"appos", "flat:name", "flat:foreign", "flat"}
        governed = relation.startswith("nmod") and (apart or tokens[head].tag == "PROPN")
        if above >= head or not (beside or governed) or tokens[above].tag not in _NOMINAL:
            break
        head = above
    return head


def _stops(token: Token) -> bool:
    return token.text in _STOPS or (token.tag in {"VERB", "AUX"} and "VerbForm=Fin" in token.morph)


def _apposition_end(sentence: Sentence, index: int) -> int:
    """One past what stands between commas right after a noun phrase, or the phrase's own end."""
    tokens = sentence.tokens
    end = tokens[index - 1].end
    if index >= len(tokens) or tokens[index].text not in {",", "("}:
        return end
    closing = index + 1
    while closing < len(tokens) and not _stops(tokens[closing]):
        closing += 1
    return tokens[closing - 1].end


def _clitic(sentence: Sentence, verb: int, rules: CueRules) -> int | None:
    """A pronoun that stands after the verb or its auxiliary ("a-t-il ajouté")."""
    for anchor in (*auxiliaries(sentence, verb), verb):
        for index in range(anchor + 1, min(anchor + 3, len(sentence.tokens))):
            word = word_of(sentence.tokens[index].text)
            if word in rules.clitics and (
                word.startswith("-") or sentence.tokens[index].relation.startswith("nsubj")
            ):
                return index
            if word != "-t":
                break
    return None


def _following(sentence: Sentence, index: int) -> int | None:
    """Head of the noun phrase that begins here, adverbs and what a preposition governs passed over."""
    tokens = sentence.tokens
    while index < len(tokens) and (tokens[index].tag in {"ADV", "ADP"} or _is_moment(tokens[index])):
        index = _past(sentence, index) if tokens[index].tag == "ADP" else index + 1
    start = index
    while index < len(tokens) and (tokens[index].tag in {"DET", "NUM", "ADJ"} or _is_elided(tokens[index])):
        index += 1
    if index < len(tokens) and tokens[index].tag in _NOMINAL:
        return index
    return start if start < index and tokens[start].tag in _NOMINAL else None


def _past_times(sentence: Sentence, index: int, rules: CueRules) -> int:
    """One past the words of a time after a verb ("a dit la nuit dernière le maire"), where more follows."""
    tokens = sentence.tokens
    last = index
    while last < len(tokens) and (
        word_of(tokens[last].text) in rules.time_words or tokens[last].tag == "NUM"
    ):
        last += 1
    if last == index and index + 1 < len(tokens) and tokens[index].tag == "DET":
        inner = _past_times(sentence, index + 1, rules)
        last = inner if inner > index + 1 else index
    named = last < len(tokens) and tokens[last].tag in {"DET", "NOUN", "PROPN", "PRON"}
    return last if named else index


def _is_elided(token: Token) -> bool:
    """Whether a token is an article cut short ("l'")."""
    return word_of(token.text).endswith("'")


def _is_moment(token: Token) -> bool:
    """Whether a noun after a verb says when, not who ("a déclaré jeudi le ministre")."""
    return token.tag == "NOUN" and token.relation.startswith(("obl", "advmod", "nmod:tmod", "npadvmod"))


def _past(sentence: Sentence, index: int) -> int:
    """One past the phrase that a preposition opens; one with a possessive is its noun alone."""
    tokens = sentence.tokens
    head = tokens[index].head
    last = max(index, head) + 1
    if any("Poss=Yes" in token.morph for token in tokens[index + 1 : last]):
        return last
    while last < len(tokens) and index <= tokens[last].head < last and tokens[last].relation in _INSIDE:
        last += 1
    return last


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether a verb stands in the passive."""
    return any(token.relation == "aux:pass" and token.head == verb for token in sentence.tokens)


def _agent(sentence: Sentence, verb: int, rules: CueRules) -> int | None:
    """Who a passive names as its agent."""
    if not is_passive(sentence, verb):
        return None
    for index in range(verb + 1, min(verb + 12, len(sentence.tokens))):
        if word_of(sentence.tokens[index].text) in rules.by:
            return _following(sentence, index + 1)
    return None

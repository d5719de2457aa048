"""Where English content ends: before what its source, or another one, says or does next."""

import re

from recoupe.extract.en.reporting import Report, subject_of, takes_turn
from recoupe.extract.name_rules import words
from recoupe.extract.scene import Scene
from recoupe.extract.syntax import Sentence
from recoupe.extract.tokens import word_of
from recoupe.extract.tree import children, is_finite, own_subject, subtree

CALENDAR = words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december yesterday today tomorrow week month year night morning
    evening afternoon weekend
""")
VERBAL = frozenset({"VERB", "AUX"})
# "KELBY, Norland (Agency) - " before the first sentence of a dispatch.
_DATELINE = re.compile(r"[A-Z][A-Z'./-]{2,}[^.!?:\"]{0,45}?(?:\([^)\n]{2,30}\))? ?[—–-]{1,2}\s+(?=\S)")


def after_dateline(scene: Scene, sentence: Sentence) -> int:
    """Where a sentence begins, the place and agency before the first one left out."""
    if sentence.start != scene.block_start(sentence):
        return sentence.start
    found = _DATELINE.match(scene.plain, sentence.start, sentence.end)
    return sentence.start if found is None else found.end()


def clause_end(scene: Scene, sentence: Sentence, report: Report, first: int, *, clausal: bool = True) -> int:
    """Where content that begins at a token ends: the sentence, or what its source says or does next."""
    tokens = sentence.tokens
    last = _reach(sentence, report)
    for index in range(first + 1, last):
        if scene.quote_over(tokens[index].start) is None and _turns(
            scene, sentence, report, index, clausal=clausal
        ):
            return tokens[_before(sentence, index)].end
    return tokens[last - 1].end


def _reach(sentence: Sentence, report: Report) -> int:
    """One past the last token that can be content: before the clause that the verb's own goes with."""
    token = sentence.tokens[report.verb]
    aside = token.relation == "acl:relcl" and _governs_on(sentence, report.verb)
    before = token.head > report.verb and token.relation in {"advcl", "acl", "pcomp", "csubj"}
    if not aside and not before:
        return len(sentence.tokens)
    return max(subtree(sentence, report.verb)[1], report.verb + 2)


def _governs_on(sentence: Sentence, verb: int) -> bool:
    """Whether the noun of a relative clause is the subject of a verb that stands after the clause."""
    antecedent = sentence.tokens[sentence.tokens[verb].head]
    return antecedent.relation.startswith("nsubj") and antecedent.head > verb


def _turns(scene: Scene, sentence: Sentence, report: Report, index: int, *, clausal: bool) -> bool:
    """Whether a token opens something beside the content."""
    tokens = sentence.tokens
    token, previous = tokens[index], word_of(tokens[index - 1].text)
    word = word_of(token.text)
    if token.lemma in scene.rules.verbs and word.endswith("ing") and previous in {",", "and", "–"}:
        return token.tag == "VERB"
    if word == "according" and index + 1 < len(tokens):
        return word_of(tokens[index + 1].text) == "to"
    if token.text == "," and _closes_with_cue(scene, sentence, index):
        return True
    marked = scene.quote_over(tokens[index - 1].start) is not None and tokens[index - 2].text == ","
    if marked and _closes_with_cue(scene, sentence, index - 1):
        return True
    if not clausal and word in {"which", "who"} and _is_reported_aside(scene, sentence, index):
        return True
    if token.text == ":":
        return any(quote.outer_start - token.end < 2 for quote in scene.quotes_in(token.end, token.end + 2))
    if _is_next_act(scene, sentence, report, index):
        return True
    if token.relation == "conj" and token.head == report.verb and token.tag in VERBAL:
        if "VerbForm=Inf" in token.morph:
            return False
        return not clausal or own_subject(sentence, index) is None or token.lemma in scene.rules.verbs
    if previous == "," and token.relation == "cc" and token.head == report.verb:
        conjunct = _conjunct(sentence, report.verb, index)
        return conjunct is not None and own_subject(sentence, conjunct) is None
    return False


def _is_next_act(scene: Scene, sentence: Sentence, report: Report, index: int) -> bool:
    """Whether a verb joined to the content is said by the same source ("… and called it a disgrace")."""
    token = sentence.tokens[index]
    reports = token.lemma in scene.rules.verbs or token.lemma in scene.rules.naming
    if token.relation != "conj" or not reports or own_subject(sentence, index) is not None:
        return False
    same = subject_of(sentence, index) == report.subject
    return is_finite(token) and (same or takes_turn(sentence, index, report.verb))


def _closes_with_cue(scene: Scene, sentence: Sentence, comma: int) -> bool:
    """Whether a sentence ends with another's cue ("…, the study found.")."""
    rest = [token for token in sentence.tokens[comma + 1 :] if token.tag != "PUNCT"]
    verbs = [token for token in rest if token.tag in VERBAL]
    if not 2 <= len(rest) <= 8 or len(verbs) != 1 or rest[0].tag in {"CCONJ", "SCONJ", "ADP", "VERB", "ADV"}:
        return False
    return verbs[0].lemma in scene.rules.verbs and is_finite(verbs[0]) and verbs[0] is rest[-1]


def _is_reported_aside(scene: Scene, sentence: Sentence, relative: int) -> bool:
    """Whether a relative clause is somebody's words of its own ("…, which they say is a response")."""
    for token in sentence.tokens[relative + 1 : relative + 6]:
        if token.tag in VERBAL:
            return token.lemma in scene.rules.verbs and token.relation == "acl:relcl"
    return False


def _conjunct(sentence: Sentence, verb: int, after: int) -> int | None:
    return next(
        (c for c in children(sentence, verb) if c > after and sentence.tokens[c].relation == "conj"), None
    )


def _before(sentence: Sentence, index: int) -> int:
    """The last token of what stands before one: its own helpers and links left out."""
    own = (subtree(sentence, child)[0] for child in children(sentence, index) if child < index)
    last = min([index, *own]) - 1
    if own_subject(sentence, index) is None:
        last = _before_joined(sentence, last)
    while last > 0 and (
        sentence.tokens[last].tag in {"CCONJ", "PUNCT"} or word_of(sentence.tokens[last].text) == "who"
    ):
        last -= 1
    return last


def _before_joined(sentence: Sentence, last: int) -> int:
    """The token before "and" and a noun phrase that the parser takes from the verb after it."""
    at = last
    while at > 0 and sentence.tokens[at].tag in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"}:
        at -= 1
    joined = at < last and sentence.tokens[at].tag == "CCONJ"
    opens = joined and sentence.tokens[at + 1].tag in {"DET", "PRON", "PROPN"}
    return at - 1 if opens else last


def without_time(sentence: Sentence, report: Report, content: int, end: int) -> int:
    """Content that ends before a time that goes with the verb ("threatened to leave last month")."""
    tokens = sentence.tokens
    last = subtree(sentence, content)[1]
    for child in children(sentence, report.verb):
        first, after = subtree(sentence, child)
        if first < last or tokens[first].start >= end or not _is_time(sentence, first, after):
            continue
        return tokens[first - 1].end
    return end


def _is_time(sentence: Sentence, first: int, last: int) -> bool:
    inside = [word_of(token.text) for token in sentence.tokens[first:last]]
    return len(inside) <= 5 and any(word in CALENDAR or word.isdigit() for word in inside)

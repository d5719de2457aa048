"""English clauses: where the content of a reporting verb begins and ends."""

from recoupe.extract.en.ends import CALENDAR, VERBAL, clause_end
from recoupe.extract.en.reporting import Report
from recoupe.extract.scene import Scene
from recoupe.extract.syntax import Sentence
from recoupe.extract.tokens import word_of
from recoupe.extract.tree import auxiliaries, children, has_finite_verb, is_finite, own_subject, subtree
from recoupe.model.vocabulary import Stance

_OPENING = frozenset(["that", "if", "whether", "how"])
# Verbs that no clause with "that" follows.
_UNJOINED = frozenset(["accuse", "blame", "apologise", "apologize", "call", "condemn", "urge"])
_SAYING = frozenset(["say", "add", "tell", "claim", "argue", "think", "believe"])
_WITH_GERUND = frozenset(
    [
        "deny",
        "admit",
        "recall",
        "remember",
        "suggest",
        "recommend",
        "regret",
        "propose",
        "acknowledge",
        "report",
    ]
)
_CLAUSAL = frozenset({Stance.ASSERTS, Stance.WARNS, Stance.ADMITS})
# Verbs that report only with a clause joined to them.
JOINED = frozenset(
    ["find", "found", "show", "rule", "read", "point", "figure", "urge", "order", "threaten", "understand"]
)
# How far from its verb "that" may stand where the parser sees no clause.
NEAR = 6


def clause_after(scene: Scene, sentence: Sentence, report: Report) -> tuple[int, int] | None:
    """The clause after a verb: "said (that) it was over", "asked whether …", "told him to leave" left out."""
    tokens = sentence.tokens
    if report.lemma in _UNJOINED:
        return None
    if tokens[report.verb].relation == "csubj" and tokens[report.verb].head == report.verb + 1:
        return tokens[report.verb + 1].start, sentence.end
    for child in children(sentence, report.verb):
        if not _may_be_content(sentence, report, child) or is_to(sentence, child):
            continue
        if _is_gerund(sentence, child) and (
            tokens[child].lemma in scene.rules.verbs or report.lemma not in _WITH_GERUND
        ):
            continue
        first, last = subtree(sentence, child)
        if last <= report.verb + 1 or (child < report.verb and last < report.verb + 4):
            continue
        begin = _opened(sentence, max(first, report.verb + 1), child)
        if has_finite_verb(sentence, tokens[begin].start, tokens[last - 1].end) or first > report.verb:
            if (
                not _has_predicate(sentence, child)
                or _is_small(sentence, report, child)
                or word_of(tokens[begin].text) in {"which", "who"}
            ):
                continue
            return tokens[begin].start, clause_end(scene, sentence, report, begin)
    return _after_that(scene, sentence, report) or _after_subject(scene, sentence, report)


def _may_be_content(sentence: Sentence, report: Report, child: int) -> bool:
    """Whether the parse joins a clause as content; after "said since …" it takes it for an aside."""
    if sentence.tokens[child].relation in {"ccomp", "xcomp"}:
        return True
    if sentence.tokens[child].relation != "advcl" or child < report.verb:
        return False
    first = subtree(sentence, child)[0]
    if report.lemma == "ask":
        return word_of(sentence.tokens[first].text) in {"if", "whether"}
    if report.lemma not in _SAYING:
        return False
    return first == report.verb + 1 and own_subject(sentence, child) is not None


def _is_gerund(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    alone = own_subject(sentence, index) is None and not auxiliaries(sentence, index)
    return alone and token.tag == "VERB" and word_of(token.text).endswith("ing")


def _is_small(sentence: Sentence, report: Report, child: int) -> bool:
    """Whether a verb of finding has no clause but a thing in a state ("found the door open")."""
    if report.lemma not in JOINED:
        return False
    return not any(is_finite(sentence.tokens[at]) for at in (child, *auxiliaries(sentence, child)))


def _has_predicate(sentence: Sentence, index: int) -> bool:
    """Whether a clause has a verb that is no bare infinitive or a subject of its own."""
    token = sentence.tokens[index]
    return token.tag in VERBAL or own_subject(sentence, index) is not None


def is_to(sentence: Sentence, index: int) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(
        word_of(sentence.tokens[child].text) == "to" and sentence.tokens[child].relation == "aux"
        for child in children(sentence, index)
    )


def _opened(sentence: Sentence, first: int, verb: int) -> int:
    """Index of the first token of content, what opens it left out."""
    for index in range(first, verb):
        if word_of(sentence.tokens[index].text) == "that" and sentence.tokens[index].relation == "mark":
            return index + 1
        if own_subject(sentence, verb) == index:
            break
    while first < verb and _opens(sentence, first):
        first += 1
    return first


def _opens(sentence: Sentence, index: int) -> bool:
    """Whether a token only opens content; "that" as a subject is part of it ("said that is all")."""
    token = sentence.tokens[index]
    if token.relation.startswith("nsubj"):
        return False
    return word_of(token.text) in _OPENING or token.text in {",", ":"}


def _after_that(scene: Scene, sentence: Sentence, report: Report) -> tuple[int, int] | None:
    """What follows "that" near a verb, where the parser joins it to something else."""
    tokens = sentence.tokens
    for index in range(report.verb + 1, min(report.verb + NEAR, len(tokens) - 1)):
        if tokens[index].tag in VERBAL or scene.quote_over(tokens[index].start) is not None:
            return None
        if word_of(tokens[index].text) == "that" and tokens[index].tag == "SCONJ":
            return tokens[index + 1].start, clause_end(scene, sentence, report, index + 1)
    return None


def _after_subject(scene: Scene, sentence: Sentence, report: Report) -> tuple[int, int] | None:
    """A clause that begins with its subject near a verb, where the parser joins it to something else."""
    tokens = sentence.tokens
    if report.stance not in _CLAUSAL or report.lemma in scene.rules.naming:
        return None
    for index in range(report.verb + 1, min(report.verb + NEAR, len(tokens) - 1)):
        token = tokens[index]
        if token.tag in {*VERBAL, "CCONJ"} or token.text in {",", ":", ";"} or "PronType=Rel" in token.morph:
            return None
        if word_of(token.text) in {"which", "who", "what"}:
            return None
        if token.relation.startswith("nsubj") and token.head > index and index != report.subject:
            begin = max(subtree(sentence, index)[0], report.verb + 1)
            over = tokens[token.head]
            if over.relation == "acl:relcl" and word_of(tokens[over.head].text) not in CALENDAR | {"time"}:
                return None
            if has_finite_verb(sentence, token.end, over.end):
                return tokens[begin].start, clause_end(scene, sentence, report, begin)
            return None
    return None

"""English content that is no clause: an infinitive, an object, what a preposition brings, a name given."""

from recoupe.extract.en.clauses import is_to
from recoupe.extract.en.ends import VERBAL, clause_end, without_time
from recoupe.extract.en.reporting import Report
from recoupe.extract.scene import Scene
from recoupe.extract.syntax import Sentence
from recoupe.extract.tokens import word_of
from recoupe.extract.tree import children, is_finite, own_subject, subtree
from recoupe.model.vocabulary import Stance

# What is refused by somebody who says nothing ("refused to comment").
_SILENT = frozenset(["comment", "say", "answer", "speak", "respond", "discuss", "elaborate", "be"])
# Verbs whose content comes after the one that it is said of ("accused him of lying").
_OF_OTHERS = frozenset(["accuse", "blame"])
_ADDRESSING = frozenset(["tell", "urge", "order", "warn", "advise", "implore", "beg"])
# How far from its verb an infinitive may stand.
_FAR = 14


def infinitive_after(scene: Scene, sentence: Sentence, report: Report) -> tuple[int, int] | None:
    """The infinitive with "to" that says what is pledged, asked or feared."""
    tokens = sentence.tokens
    for child in children(sentence, report.verb):
        if child > report.verb and tokens[child].relation in {"xcomp", "ccomp", "advcl"}:
            if not is_to(sentence, child) or (report.lemma == "call" and not _calls_on(sentence, report)):
                continue
            begin = next(c for c in children(sentence, child) if word_of(tokens[c].text) == "to")
            if tokens[child].lemma in _SILENT and report.lemma == "refuse":
                return None
            if report.lemma in _ADDRESSING and not _has_object(sentence, report, child):
                return None
            subject = own_subject(sentence, child)
            if subject is not None and subject > report.verb and report.stance is Stance.ASSERTS:
                begin = subtree(sentence, subject)[0]
            if word_of(tokens[begin - 1].text) in {"not", "never"}:
                begin -= 1
            return tokens[begin].start, without_time(
                sentence, report, child, clause_end(scene, sentence, report, begin, clausal=False)
            )
    return _far_infinitive(scene, sentence, report)


def _has_object(sentence: Sentence, report: Report, infinitive: int) -> bool:
    """Whether somebody is told to do something; without, the verb is passive ("ministers told to go")."""
    between = sentence.tokens[report.verb + 1 : infinitive]
    return any(token.tag in {"NOUN", "PROPN", "PRON"} for token in between)


def _far_infinitive(scene: Scene, sentence: Sentence, report: Report) -> tuple[int, int] | None:
    """The first infinitive with "to" after somebody called on, where the parser joins it to another noun."""
    tokens = sentence.tokens
    if report.stance not in {Stance.CALLS_FOR, Stance.WARNS}:
        return None
    for index in range(report.verb + 2, min(report.verb + _FAR, len(tokens) - 1)):
        if tokens[index].text in {",", ":", ";"} or (tokens[index].tag in VERBAL and index > report.verb):
            return None
        if word_of(tokens[index].text) == "to" and "VerbForm=Inf" in tokens[index + 1].morph:
            return tokens[index].start, clause_end(scene, sentence, report, index + 1, clausal=False)
    return None


def _calls_on(sentence: Sentence, report: Report) -> bool:
    after = sentence.tokens[report.verb + 1 : report.verb + 3]
    return any(word_of(token.text) in {"on", "upon"} for token in after)


def object_after(scene: Scene, sentence: Sentence, report: Report) -> tuple[int, int] | None:
    """The object that says what is condemned, denied or expected."""
    tokens = sentence.tokens
    for child in children(sentence, report.verb):
        if child < report.verb or tokens[child].relation not in {"obj", "ccomp", "xcomp", "oprd"}:
            continue
        if tokens[child].tag not in {"NOUN", "PROPN", "NUM", "SYM"}:
            continue
        told = any(word_of(tokens[other].text) == "to" for other in children(sentence, report.verb))
        if tokens[child].lemma in scene.rules.acts.get(report.lemma, ()) or (
            told and report.lemma == "report"
        ):
            return None
        begin, last = max(subtree(sentence, child)[0], report.verb + 1), subtree(sentence, child)[1]
        if last < len(tokens) and tokens[last].tag in VERBAL and is_finite(tokens[last]):
            return tokens[begin].start, sentence.end
        end = without_time(sentence, report, child, clause_end(scene, sentence, report, begin, clausal=False))
        return tokens[begin].start, end
    return None


def governed_after(scene: Scene, sentence: Sentence, report: Report) -> tuple[int, int] | None:
    """What a preposition brings that goes with the verb: "accused him of lying", "warned of a famine"."""
    tokens = sentence.tokens
    wanted = scene.rules.governed.get(report.lemma, frozenset())
    of_whom = {"obj", "nsubj:pass"}
    if report.lemma in _OF_OTHERS and not any(
        tokens[child].relation in of_whom for child in children(sentence, report.verb)
    ):
        return None
    for child in children(sentence, report.verb):
        if child < report.verb or word_of(tokens[child].text) not in wanted:
            continue
        if subtree(sentence, child)[1] - child < 2:
            continue
        return tokens[child + 1].start, without_time(
            sentence, report, child, clause_end(scene, sentence, report, child + 1, clausal=False)
        )
    return None


def named_after(scene: Scene, sentence: Sentence, report: Report) -> tuple[int, int] | None:
    """What something is called: "called it a “tragic” incident", "described the vote as a sham"."""
    tokens = sentence.tokens
    if any(tokens[child].relation == "compound:prt" for child in children(sentence, report.verb)):
        return None
    after = [child for child in children(sentence, report.verb) if child > report.verb]
    named = [
        child
        for child in after
        if tokens[child].relation == "oprd"
        or (tokens[child].relation in {"ccomp", "xcomp"} and tokens[child].tag in {"NOUN", "PROPN", "ADJ"})
        or (word_of(tokens[child].text) == "as" and tokens[child].relation in {"prep", "mark"})
    ]
    what = any(
        child < report.verb and word_of(tokens[child].text) == "what"
        for child in children(sentence, report.verb)
    )
    if what or not named:
        return None
    begin = min(subtree(sentence, child)[0] for child in after)
    begin = max(begin, report.verb + 1)
    return tokens[begin].start, clause_end(scene, sentence, report, begin)

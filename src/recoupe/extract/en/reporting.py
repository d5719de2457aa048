"""English reporting verbs where they can be cues, each with its subject.

The English parse is asked here, with its own labels: a preposition heads what it governs (`prep`,
`pobj`, `pcomp`), a subject may stand before or after its verb.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from recoupe.extract.cues import CueRules
from recoupe.extract.name_rules import words
from recoupe.extract.scene import Scene
from recoupe.extract.sources import Source, is_passive, noun_phrase
from recoupe.extract.syntax import Sentence
from recoupe.extract.tokens import word_of
from recoupe.extract.tree import auxiliaries, children, is_finite, own_subject, subtree
from recoupe.model.vocabulary import Stance

# Helpers that make saying something that did not happen, or not yet.
_UNREAL = frozenset(["could", "may", "might", "must", "should", "would", "shall", "can", "ca"])
_NEGATIONS = frozenset(["not", "n't", "never", "no"])
_RELATIVES = frozenset(["what", "which", "who", "that"])
_CONDITIONS = frozenset(["whether", "if", "unless"])
# Verbs over an infinitive that is said all the same ("went on to say").
_GOING_ON = frozenset(["go", "continue", "take", "begin"])
# Verbs whose infinitive of purpose is said ("called to say that …").
_ADDRESSED = frozenset(["say", "tell", "announce", "warn", "ask"])
_SHOWING = frozenset(["show", "indicate"])
_HEARING = words("court inquest jury tribunal trial hearing inquiry panel committee")
_EVIDENCE = words("""
    study report poll survey figure data statistic analysis research investigation inquiry record document
    review audit test result census finding paper
""")
_SHARED = frozenset(["conj", "xcomp", "advcl", "pcomp", "acl", "prep", "dep", "parataxis"])
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ"})
_WRITTEN = words("""
    statement report letter note memo tweet message post article advisory email notice alert release
    document filing book poster sign banner petition resolution editorial warning interview
""")
_OF_PEOPLE = ("er", "or", "ist", "ian", "man", "woman", "people", "person", "ee", "ant")
_SPEAKING = words("""
    board panel jury tribunal cabinet opposition leadership network crew congress chamber regulator
    watchdog developer operator union club squad faction lobby secretariat directorate bench
    firm airline retailer maker bank team country nation state city side camp public world
    resident passenger survivor family parent mother father sister brother son daughter wife husband
    economist expert critic study poll survey report figure data letter statement campaign charity
    some many others those most both
""")


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting verb.

    Attributes:
        verb: index of it.
        first: of the first token of its group, auxiliaries and adverbs included.
        lemma: its dictionary form.
        stance: what it shows.
        subject: index of the head of who reports, or None.
        source: who reports, or None.
        participle: whether it hangs on another verb ("adding", "to say").
    """

    verb: int
    first: int
    lemma: str
    stance: Stance
    subject: int | None
    source: Source | None
    participle: bool


def reports_in(scene: Scene, sentence: Sentence) -> Iterator[Report]:
    """The reporting verbs of a sentence that report something, in text order."""
    rules = scene.rules
    last: int | None = None
    before = 0
    for index, token in enumerate(sentence.tokens):
        verb = token.tag in {"VERB", "AUX"} or _is_misread(sentence, index)
        if not verb or scene.quote_over(token.start) is not None:
            continue
        stance = rules.verbs.get(token.lemma, Stance.ASSERTS if token.lemma in rules.naming else None)
        if stance is None and _ends_quotation(scene, sentence, index):
            stance = Stance.ASSERTS
        if stance is None or not _is_said(sentence, index):
            continue
        subject = subject_of(sentence, index)
        participle = not _is_finite(sentence, index) and not _is_main(sentence, index)
        if last is not None and (
            (participle and (subject is None or not can_speak(scene, sentence, subject)))
            or takes_turn(sentence, index, before)
        ):
            subject = last
        if subject is None and is_passive(sentence, index):
            continue
        if token.lemma == "found" and sentence.tokens[min(index + 1, len(sentence.tokens) - 1)].tag == "ADJ":
            continue
        if token.lemma in _SHOWING and (subject is None or not _is_evidence(sentence, subject)):
            continue
        if token.lemma == "hear" and (
            subject is None or sentence.tokens[subject].lemma.lower() not in _HEARING
        ):
            continue
        if subject is not None and not participle:
            last, before = subject, index
        yield Report(
            verb=index,
            first=_first_of(sentence, index),
            lemma=token.lemma,
            stance=stance,
            subject=subject,
            source=None if subject is None else source_at(sentence, subject, rules),
            participle=participle,
        )


def _ends_quotation(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Whether a verb stands with its subject right after a quotation that a comma ends ("“No,” she wept")."""
    tokens = sentence.tokens
    subject = own_subject(sentence, verb)
    if subject is None or not is_finite(tokens[verb]) or tokens[verb].tag != "VERB":
        return False
    first = min(verb, subtree(sentence, subject)[0]) if subject < verb else verb
    quote = scene.quote_over(tokens[first - 1].start) if first else None
    if quote is None or quote.outer_end > tokens[first].start or not quote.closed:
        return False
    beside = subject == verb - 1 or (subject > verb and subtree(sentence, subject)[0] == verb + 1)
    return beside and scene.plain[quote.end - 1] in ",?!"


def takes_turn(sentence: Sentence, verb: int, before: int) -> bool:
    """Whether a verb joined to content is said by the source before: tenses tell ("had died and called it").

    Args:
        sentence: of the verbs.
        verb: index of the joined one.
        before: index of the reporting verb before it.
    """
    token = sentence.tokens[verb]
    if token.relation != "conj" or not before < token.head < verb or own_subject(sentence, verb) is not None:
        return False
    told = {word_of(sentence.tokens[helper].text) for helper in auxiliaries(sentence, token.head)}
    past = all("Tense=Past" in t.morph and is_finite(t) for t in (token, sentence.tokens[before]))
    return past and bool(told & {"had", "would"}) and not auxiliaries(sentence, verb)


def _is_misread(sentence: Sentence, index: int) -> bool:
    """Whether the parser takes a verb for a noun and still gives it a subject ("the statement read")."""
    token = sentence.tokens[index]
    return token.tag == "NOUN" and token.head == index and own_subject(sentence, index) is not None


def _is_finite(sentence: Sentence, verb: int) -> bool:
    if is_finite(sentence.tokens[verb]) or has_subject(sentence, verb):
        return True
    return any(is_finite(sentence.tokens[helper]) for helper in auxiliaries(sentence, verb))


def has_subject(sentence: Sentence, verb: int) -> bool:
    """Whether a past form that the parser takes for a participle has a subject: it is finite then."""
    token = sentence.tokens[verb]
    if _is_misread(sentence, verb):
        return True
    if token.tag != "VERB" or "Tense=Past" not in token.morph:
        return False
    own = own_subject(sentence, verb)
    return own is not None and sentence.tokens[own].relation == "nsubj"


def _is_said(sentence: Sentence, verb: int) -> bool:
    """Whether a verb tells that something was said: not denied, not only possible, not a mere participle."""
    token = sentence.tokens[verb]
    helpers = [
        child for child in children(sentence, verb) if child < verb and _stands_by(sentence, child, verb)
    ]
    before = {word_of(sentence.tokens[child].text) for child in helpers}
    if before & _NEGATIONS or before & _CONDITIONS or (before & _UNREAL and "to" not in before):
        return False
    if token.relation == "acl" and "Tense=Past" in token.morph and not _is_main(sentence, verb):
        return False
    if _is_finite(sentence, verb):
        return True
    if "Aspect=Prog" in token.morph or "VerbForm=Ger" in token.morph:
        return token.relation not in {"amod", "compound"}
    if "VerbForm=Inf" in token.morph:
        above = sentence.tokens[token.head]
        return (token.relation == "advcl" and token.lemma in _ADDRESSED) or (
            token.relation in {"advcl", "xcomp"} and above.lemma in _GOING_ON
        )
    return token.relation == "root" or _is_main(sentence, verb)


def _stands_by(sentence: Sentence, helper: int, verb: int) -> bool:
    """Whether nothing parts a helper from its verb ("could also, analysts say, help")."""
    return all(token.text != "," for token in sentence.tokens[helper:verb])


def _is_main(sentence: Sentence, verb: int) -> bool:
    """Whether the parser read a past tense as a participle ("analysts estimated that …")."""
    return _main_noun(sentence, verb) is not None


def _main_noun(sentence: Sentence, verb: int) -> int | None:
    """The noun that the parser takes for a sentence's root where it is the subject of a past tense."""
    tokens = sentence.tokens
    if tokens[verb].relation != "acl" or "Tense=Past" not in tokens[verb].morph:
        return None
    if tokens[verb].lemma == "call" and word_of(
        tokens[verb + 1].text if verb + 1 < len(tokens) else ""
    ) not in {
        "on",
        "for",
    }:
        return None
    noun = tokens[verb].head
    while tokens[noun].relation == "appos" and tokens[noun].head < noun:
        noun = tokens[noun].head
    return noun if tokens[noun].relation == "root" and tokens[noun].tag in {"NOUN", "PROPN"} else None


def _first_of(sentence: Sentence, verb: int) -> int:
    own = [
        child
        for child in children(sentence, verb)
        if child < verb
        and sentence.tokens[child].relation in {"aux", "aux:pass", "advmod"}
        and _stands_by(sentence, child, verb)
    ]
    subject = own_subject(sentence, verb)
    return min([verb, *(child for child in own if subject is None or subject > verb or child > subject)])


def subject_of(sentence: Sentence, verb: int) -> int | None:
    """Head of the phrase that says who reports; None where nobody does."""
    if is_passive(sentence, verb):
        return _agent(sentence, verb)
    seen: set[int] = set()
    at = verb
    while at not in seen:
        seen.add(at)
        own = _own_subject(sentence, at)
        token = sentence.tokens[at]
        if own is not None:
            return _meant(sentence, at, own)
        main = _main_noun(sentence, at)
        if main is not None:
            return main
        if token.relation.startswith("acl") and at == verb:
            if not _is_written(sentence, token.head):
                return token.head
            at = _verb_over(sentence, token.head)
            continue
        joined = token.relation == "ccomp" and at != verb
        if token.relation not in _SHARED and not joined:
            break
        at = token.head
    return _right_after(sentence, verb) if at == verb else None


def _is_evidence(sentence: Sentence, subject: int) -> bool:
    """Whether a subject is something that shows what it says, or somebody who does."""
    token = sentence.tokens[subject]
    return token.lemma.lower() in _EVIDENCE or token.tag == "PROPN" or token.lemma.endswith(_OF_PEOPLE)


def _own_subject(sentence: Sentence, verb: int) -> int | None:
    """The subject of a verb or, where the parser puts it there, of its helper; no relative beside another."""
    for at in (verb, *auxiliaries(sentence, verb)):
        found = [c for c in children(sentence, at) if sentence.tokens[c].relation in {"nsubj", "nsubj:pass"}]
        named = [c for c in found if word_of(sentence.tokens[c].text) not in _RELATIVES]
        if found:
            return (named or found)[0]
    return None


def _is_written(sentence: Sentence, index: int) -> bool:
    """Whether a noun is something that somebody wrote, who is named beside it ("issued a warning saying")."""
    token = sentence.tokens[index]
    return token.lemma in _WRITTEN and token.relation in {"obj", "pobj"}


def _verb_over(sentence: Sentence, index: int) -> int:
    """The verb that a noun hangs on, itself where there is none."""
    seen: set[int] = set()
    while index not in seen and sentence.tokens[index].tag not in {"VERB", "AUX"}:
        seen.add(index)
        index = sentence.tokens[index].head
    return index


def _meant(sentence: Sentence, verb: int, subject: int) -> int:
    """Whom a subject means: the antecedent of a relative."""
    token = sentence.tokens[verb]
    if word_of(sentence.tokens[subject].text) in {"who", "which", "that"} and token.relation == "acl:relcl":
        return token.head
    return subject


def _agent(sentence: Sentence, verb: int) -> int | None:
    for child in children(sentence, verb):
        if word_of(sentence.tokens[child].text) == "by" and child > verb:
            return next((inner for inner in children(sentence, child) if inner > child), None)
    return None


def _right_after(sentence: Sentence, verb: int) -> int | None:
    """The noun phrase right after a verb that the parser gave no subject ("said John Smith")."""
    tokens = sentence.tokens
    index = verb + 1
    while index < len(tokens) and tokens[index].tag in {"DET", "ADJ", "NUM"}:
        index += 1
    if index >= len(tokens) or tokens[index].tag not in {"NOUN", "PROPN", "PRON"}:
        return None
    return head_from(sentence, index)


def head_from(sentence: Sentence, index: int) -> int:
    """The head of the noun phrase that begins at a token."""
    tokens = sentence.tokens
    while tokens[index].relation in {"compound", "nmod:poss", "det", "amod"} and tokens[index].head > index:
        index = tokens[index].head
    return index


def source_at(sentence: Sentence, index: int, rules: CueRules) -> Source | None:
    """Read who reports; None where the words name nobody."""
    token = sentence.tokens[index]
    word = word_of(token.text)
    if token.tag not in _NOMINAL or word in rules.impersonal:
        return None
    if word in rules.clitics:
        return Source(token.start, token.end, token.start, token.end, pronoun=True)
    phrase = noun_phrase(sentence, index)
    after = next((t for t in sentence.tokens if t.start > phrase.end and t.text not in {",", "("}), None)
    if after is not None and after.tag == "ADP":
        return replace(phrase, reach=phrase.end)
    return phrase


def group_start(sentence: Sentence, report: Report) -> int:
    """Index of the first token of a verb with its subject before it, appositions included."""
    if report.subject is None or report.subject > report.verb or report.participle:
        return report.first
    return min(report.first, subtree(sentence, report.subject)[0])


def can_speak(scene: Scene, sentence: Sentence, index: int) -> bool:
    """Whether a subject is somebody who can demand or condemn: a name, a pronoun, an office, a body."""
    token = sentence.tokens[index]
    word = word_of(token.text)
    if token.tag == "PROPN":
        return word not in scene.words.abstract
    if token.tag in {"PRON", "NUM", "DET"}:
        return word not in {"this", "that"}
    if any(sentence.tokens[c].tag == "PROPN" and c == index - 1 for c in children(sentence, index)):
        return True
    known = scene.words
    single = word.removesuffix("s") if "Number=Plur" in token.morph else word
    told = (known.offices, known.bodies, known.groups, known.organisations, known.anonymous, _SPEAKING)
    listed = any(word in nouns or single in nouns for nouns in (*told, known.source_nouns))
    return listed or single.endswith(_OF_PEOPLE)

"""English content around a cue that is set into it, and quotations beside their cues."""

from recoupe.extract.en.clauses import JOINED, NEAR
from recoupe.extract.en.ends import VERBAL, after_dateline
from recoupe.extract.en.reporting import Report, group_start, has_subject
from recoupe.extract.quotes import Quote
from recoupe.extract.scene import PUNCTUATION, Scene
from recoupe.extract.syntax import Sentence
from recoupe.extract.tokens import word_of
from recoupe.extract.tree import has_finite_verb, is_finite, own_subject

_MARKS = "".join(PUNCTUATION)
_FINDING = frozenset(["find", "found", "rule", "show"])
# Most words of a name with what it stands in apposition to.
_LONGEST_NAME = 20


def before_group(scene: Scene, sentence: Sentence, report: Report) -> tuple[int, int] | None:
    """Content without marks around a set-in "…, X said, …": what stands before it, else after it."""
    tokens = sentence.tokens
    first = group_start(sentence, report)
    if report.lemma in (JOINED - _FINDING) | scene.rules.naming or _is_relative(sentence, report):
        return None
    if first == 0 or tokens[first - 1].text not in {",", "–", "—", "-", "--", "?", "!"}:
        return None
    before = (after_dateline(scene, sentence), tokens[first - 1].start)
    after = _after_group(sentence, report)
    verb = tokens[report.verb]
    goes_on = verb.relation in {"parataxis", "ccomp"} and verb.head > report.verb
    whole = _is_sentence(sentence, *before) or scene.is_title(sentence)
    long = len(scene.plain[before[0] : before[1]].split()) > 2
    if whole and long and not goes_on and not _is_opening_clause(sentence, first):
        return before
    if after is None or not any(token.tag in VERBAL for token in sentence.tokens[after:]):
        return None
    return tokens[after].start, sentence.end


def _is_sentence(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a stretch has a finite verb, or a past form with a subject."""
    return has_finite_verb(sentence, start, end) or any(
        has_subject(sentence, index)
        for index, token in enumerate(sentence.tokens)
        if start <= token.start and token.end <= end
    )


def _is_relative(sentence: Sentence, report: Report) -> bool:
    """Whether a verb's subject is a relative ("X, who ruled …"), or stands with another verb."""
    subject = own_subject(sentence, report.verb)
    if subject is None:
        return report.subject is None or report.subject < report.verb
    return word_of(sentence.tokens[subject].text) in {"who", "which", "that"}


def _is_opening_clause(sentence: Sentence, first: int) -> bool:
    """Whether what stands before is no sentence of its own ("When asked, he said …")."""
    at = 1 if sentence.tokens[0].tag == "CCONJ" and len(sentence.tokens) > 1 else 0
    token = sentence.tokens[at]
    head = sentence.tokens[token.head]
    opens = token.tag == "SCONJ" or (token.relation in {"mark", "advmod"} and head.relation == "advcl")
    return opens and not any(
        other.relation in {"ccomp", "root"} and is_finite(other) for other in sentence.tokens[:first]
    )


def _after_group(sentence: Sentence, report: Report) -> int | None:
    """Index of the first token after the comma that closes a set-in group."""
    for index in range(report.verb + 1, len(sentence.tokens) - 1):
        token = sentence.tokens[index]
        if token.text in {",", "–", "—"}:
            return index + 1
        if token.head == report.verb and token.relation in {"obj", "ccomp", "xcomp", "oprd"}:
            return None
    return None


def going_on(sentence: Sentence, report: Report) -> tuple[int, int] | None:
    """What goes on after ", X said, and …" with a subject of its own."""
    tokens = sentence.tokens
    begin = _after_group(sentence, report)
    if begin is None or tokens[begin].tag != "CCONJ" or begin + 2 >= len(tokens):
        return None
    if not any(token.relation.startswith("nsubj") for token in tokens[begin + 1 :]):
        return None
    if tokens[begin + 1].tag in VERBAL:
        return None
    return tokens[begin + 1].start, sentence.end


def quote_before_group(scene: Scene, sentence: Sentence, report: Report) -> Quote | None:
    """The quotation that ends right before a verb with its subject."""
    start = sentence.tokens[group_start(sentence, report)].start
    near = max(scene.block_start(sentence), sentence.start - 3)
    quotes = [quote for quote in scene.quotes_in(near, start) if quote.outer_end <= start and quote.closed]
    if not quotes:
        return None
    between = scene.plain[quotes[-1].outer_end : start]
    return None if between.strip(_MARKS + " \n\u00a0") else quotes[-1]


def quote_after_group(scene: Scene, sentence: Sentence, report: Report, quote: Quote) -> Quote | None:
    """The quotation that goes on after a cue that cuts it ("“A,” she said, “B.”")."""
    tokens = sentence.tokens
    cut = max(report.verb, report.subject or 0)
    start = max(tokens[cut].end, report.source.end if report.source is not None else 0)
    following = [q for q in scene.quotes_in(start, sentence.end) if q.outer_start >= start and q is not quote]
    if not following:
        return None
    between = scene.plain[start : following[0].outer_start].rstrip()
    near = len(between.split()) <= NEAR and not has_finite_verb(sentence, start, following[0].outer_start)
    return following[0] if near and between.endswith(",") else None


def quote_before_name(scene: Scene, sentence: Sentence, report: Report) -> tuple[Quote, int] | None:
    """A quotation that a long name parts from its verb, and the token that the name begins with.

    "“A,” Ann Marsh, head of a firm of builders in Kelby told the Post.": the parser takes a noun near
    the verb for its subject.
    """
    verb = sentence.tokens[report.first].start
    quotes = [q for q in scene.quotes_in(sentence.start, verb) if q.outer_end <= verb and q.closed]
    if not quotes or scene.plain[quotes[-1].end - 1] not in ",?!":
        return None
    end = quotes[-1].outer_end
    between = scene.plain[end:verb].split()
    aside = between[-1:] and between[-1].endswith(",") and {"who", "which", "whose"}.intersection(between)
    if not 0 < len(between) <= _LONGEST_NAME or (has_finite_verb(sentence, end, verb) and not aside):
        return None
    first = next((at for at, token in enumerate(sentence.tokens) if token.start >= end), None)
    if first is None or sentence.tokens[first].tag not in {"PROPN", "DET", "PRON", "NOUN"}:
        return None
    return quotes[-1], first

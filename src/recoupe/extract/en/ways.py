"""The ways in which English reports: verb and clause, verb and quotation, "according to", headlines."""

from collections.abc import Iterator
from dataclasses import replace

from recoupe.extract.attribution import Attribution, inside_marks, kind_of, quotation_after
from recoupe.extract.en.according import by_source
from recoupe.extract.en.clauses import clause_after
from recoupe.extract.en.ends import after_dateline
from recoupe.extract.en.headlines import by_mark
from recoupe.extract.en.nouns import by_noun
from recoupe.extract.en.phrases import governed_after, infinitive_after, named_after, object_after
from recoupe.extract.en.reporting import Report, can_speak, head_from, reports_in, source_at
from recoupe.extract.en.set_in import (
    before_group,
    going_on,
    quote_after_group,
    quote_before_group,
    quote_before_name,
)
from recoupe.extract.quoted import quotes_after, reads_as_sentence
from recoupe.extract.quotes import Quote
from recoupe.extract.scene import Scene
from recoupe.extract.syntax import Sentence
from recoupe.model.vocabulary import Stance, StatementKind

# Verbs that bring no quotation ("showed a car marked “TV”").
CLAUSE_ONLY = frozenset(["find", "found", "show", "rule"])
# Words of a quotation that is no statement where its cue cuts it from a longer one.
_FRAGMENT = 3
# Verbs that bring nothing but quotations ("“No,” she laughed").
QUOTING = frozenset(["read", "share", "begin", "laugh", "continue", "sigh", "snap"])
_THOUGHTS = frozenset(
    ["believe", "think", "expect", "hope", "fear", "want", "plan", "intend", "feel", "wish"]
)


def reported_in(scene: Scene, at: int, sentence: Sentence) -> Iterator[Attribution]:
    """Find what a sentence reports; a headline that names its source by a mark reports nothing else."""
    marked = list(by_mark(scene, at, sentence))
    yield from marked
    if not marked or not scene.is_title(sentence):
        yield from by_source(scene, at, sentence)
        yield from by_noun(scene, at, sentence)
        yield from by_verb(scene, at, sentence)


def by_verb(scene: Scene, at: int, sentence: Sentence) -> Iterator[Attribution]:
    """Find what the reporting verbs of a sentence report."""
    for report in reports_in(scene, sentence):
        found = _reported(scene, at, sentence, report)
        yield from () if _is_thought_of_another(sentence, report) else found


def _is_thought_of_another(sentence: Sentence, report: Report) -> bool:
    """Whether a pronoun's thought only is what its speaker says ("police say they believe …")."""
    if report.source is None or not report.source.pronoun or report.lemma not in _THOUGHTS:
        return False
    token = sentence.tokens[report.verb]
    above = sentence.tokens[token.head]
    return token.relation == "ccomp" or (token.relation == "conj" and above.relation == "ccomp")


def _reported(scene: Scene, at: int, sentence: Sentence, report: Report) -> Iterator[Attribution]:
    rules = scene.rules
    says = report.lemma in rules.verbs
    quote = quote_before_group(scene, sentence, report)
    if quote is None and says:
        named_quote = quote_before_name(scene, sentence, report)
        if named_quote is not None:
            quote, first = named_quote
            source = source_at(sentence, head_from(sentence, first), rules)
            report = replace(report, source=source)
    clause = clause_after(scene, sentence, report) if says and report.lemma not in QUOTING else None
    quotes = [
        q
        for q in quotes_after(scene, at, sentence, report.verb)
        if not _is_of_another(scene, sentence, report, q)
    ]
    if quote is not None and not (_ended(scene, sentence, quote) and (clause or quotes)):
        yield from _around(scene, at, sentence, report, quote)
        return
    if report.lemma in rules.naming:
        named = named_after(scene, sentence, report)
        if named is not None and report.source is not None and _may_speak(scene, sentence, report):
            yield from _content(scene, at, sentence, report, named, "naming", form="clause")
            return
    if clause is not None and not _is_all(scene, clause, quotes):
        if report.source is not None:
            yield from _content(scene, at, sentence, report, clause, "clause", form="clause")
        return
    if quotes and says and report.source is not None and not reads_as_sentence(scene, quotes[0]):
        wider = [one for one in _phrase(scene, at, sentence, report) if one.end >= quotes[0].end]
        if wider and _may_speak(scene, sentence, report):
            yield from wider
            return
    if quotes and report.lemma not in CLAUSE_ONLY:
        yield from _quoted(scene, at, sentence, report, quotes)
        return
    if report.lemma in QUOTING:
        return
    if says and not report.participle:
        span = before_group(scene, sentence, report)
        if span is not None and report.source is not None:
            yield from _content(scene, at, sentence, report, span, "set in", form="set in")
            more = going_on(sentence, report)
            if more is not None and more[0] > span[1]:
                yield from _content(scene, at, sentence, report, more, "set in", form="set in")
            return
    if says and report.source is not None and _may_speak(scene, sentence, report):
        yield from _phrase(scene, at, sentence, report)


def _may_speak(scene: Scene, sentence: Sentence, report: Report) -> bool:
    return report.subject is not None and can_speak(scene, sentence, report.subject)


def _phrase(scene: Scene, at: int, sentence: Sentence, report: Report) -> Iterator[Attribution]:
    """Content that is an infinitive, an object or what a preposition brings."""
    rules = scene.rules
    span = infinitive_after(scene, sentence, report) if report.lemma in rules.with_infinitive else None
    if span is not None:
        yield from _content(scene, at, sentence, report, span, "infinitive", form="clause")
        return
    span = governed_after(scene, sentence, report)
    if span is not None:
        yield from _content(scene, at, sentence, report, span, "governed", form="clause")
        return
    span = object_after(scene, sentence, report) if report.lemma in rules.with_object else None
    if span is not None:
        yield from _content(scene, at, sentence, report, span, "object", form="clause")


def _is_of_another(scene: Scene, sentence: Sentence, report: Report, quote: Quote) -> bool:
    """Whether another reporting verb stands between a verb and a quotation."""
    return any(
        token.lemma in scene.rules.verbs and token.tag == "VERB" and token.text.endswith("ing")
        for token in sentence.tokens[report.verb + 1 :]
        if token.start < quote.outer_start
    )


def _is_all(scene: Scene, clause: tuple[int, int], quotes: list[Quote]) -> bool:
    """Whether a clause is nothing but quotations."""
    if not quotes or quotes[0].outer_start - clause[0] > 2:
        return False
    rest = scene.plain[min(quotes[-1].outer_end, clause[1]) : clause[1]]
    return len(rest.split()) < 2


def _ended(scene: Scene, sentence: Sentence, quote: Quote) -> bool:
    """Whether a quotation is a sentence that ended before this one began."""
    return quote.outer_end <= sentence.start and scene.plain[quote.end - 1] not in ",?!-—–"


def _cue(sentence: Sentence, report: Report) -> tuple[int, int]:
    return sentence.tokens[report.first].start, sentence.tokens[report.verb].end


def _content(
    scene: Scene,
    at: int,
    sentence: Sentence,
    report: Report,
    span: tuple[int, int],
    how: str,
    *,
    form: str,
) -> Iterator[Attribution]:
    start, end = _marked(scene, *scene.trimmed(*span))
    if end - start < 3:
        return
    yield Attribution(
        start,
        end,
        _kind(scene, start, end),
        at,
        _stance(report, how),
        report.source,
        _cue(sentence, report),
        form=form,
        continuing=report.lemma in scene.rules.continuing,
        how=how,
        lemma=report.lemma,
    )


def _marked(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """A span without marks around all of it; a quotation that it ends with is whole, with its mark."""
    start, last = inside_marks(scene, start, end)
    over = scene.quote_over(last - 1) if last > start else None
    if over is None or over.start < start:
        return start, last
    if over.start == start or not over.closed:
        return start, max(last, over.end)
    return start, over.outer_end


def _kind(scene: Scene, start: int, end: int) -> StatementKind:
    """Direct where content is one whole quotation that is a sentence; a quoted fragment is mixed."""
    kind = kind_of(scene, start, end)
    if kind is not StatementKind.DIRECT:
        return kind
    quote = scene.quote_over(start)
    return kind if quote is None or reads_as_sentence(scene, quote) else StatementKind.MIXED


def _stance(report: Report, how: str) -> Stance:
    """What the verb shows; somebody told to do something is called on."""
    if how == "naming":
        return Stance.ASSERTS
    if how == "infinitive" and report.stance is Stance.ASSERTS:
        return Stance.CALLS_FOR if report.lemma in {"tell", "advise"} else report.stance
    return report.stance


def _around(scene: Scene, at: int, sentence: Sentence, report: Report, quote: Quote) -> Iterator[Attribution]:
    """A quotation before its cue, and what follows it where the cue cuts it; a mere fragment left out."""
    following = quote_after_group(scene, sentence, report, quote)
    if following is None or len(scene.plain[quote.start : quote.end].split()) > _FRAGMENT:
        found = _before(scene, at, sentence, report, quote)
        if found is not None:
            yield found
    if following is not None:
        yield from _quoted(scene, at, sentence, report, [following])


def _before(scene: Scene, at: int, sentence: Sentence, report: Report, quote: Quote) -> Attribution | None:
    """A quotation with its cue after it, and the words of its sentence before it.

    None where those words hold a cue of their own ("X said it was “over”, Y reported").
    """
    holding = scene.sentences_in(quote.outer_start, quote.outer_start + 1)
    opening = after_dateline(scene, holding[0]) if holding else quote.outer_start
    lead = scene.trimmed(opening, quote.outer_start)
    start = quote.start
    if lead[1] > lead[0] and not scene.follows_colon(quote.outer_start) and not _was_told(scene, lead):
        if _has_cue(scene, *lead):
            return None
        start = lead[0]
    kind = StatementKind.DIRECT if start == quote.start else StatementKind.MIXED
    return Attribution(
        start,
        quote.end,
        kind,
        at,
        report.stance,
        report.source,
        _cue(sentence, report),
        form="quoted",
        continuing=report.lemma in scene.rules.continuing,
        how="quote before",
        lemma=report.lemma,
    )


def _was_told(scene: Scene, lead: tuple[int, int]) -> bool:
    """Whether what stands before a quotation is another one with its cue ("“A,” X said. “B,” …")."""
    return any(scene.plain[other.end - 1] in ",.?!" for other in scene.quotes_in(*lead))


def _has_cue(scene: Scene, start: int, end: int) -> bool:
    """Whether a reporting verb stands in a stretch, outside quotations."""
    return any(
        token.lemma in scene.rules.verbs and token.tag == "VERB" and scene.quote_over(token.start) is None
        for sentence in scene.sentences_in(start, end)
        for token in sentence.tokens
        if start <= token.start < end
    )


def _is_scare(scene: Scene, sentence: Sentence, report: Report, quote: Quote) -> bool:
    """Whether one quoted word is set apart, not reported: it does not stand right after the verb."""
    if report.lemma in scene.rules.naming or len(scene.plain[quote.start : quote.end].split()) > 1:
        return False
    return bool(scene.plain[sentence.tokens[report.verb].end : quote.outer_start].strip())


def _quoted(
    scene: Scene, at: int, sentence: Sentence, report: Report, quotes: list[Quote]
) -> Iterator[Attribution]:
    """Quotations after their verb."""
    for quote in quotes:
        whole = scene.follows_colon(quote.outer_start) or reads_as_sentence(scene, quote)
        if not whole and _is_scare(scene, sentence, report, quote):
            continue
        cue = _cue(sentence, report)
        yield quotation_after(scene, at, quote, report, report.source, cue, whole=whole)

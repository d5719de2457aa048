"""What a reporting verb reports: the ways in which languages join a verb to what is said.

With a conjunction, with a quotation after or before it, set into the sentence, with an infinitive,
with an object, with nothing between.
"""

from collections.abc import Iterator

from recoupe.extract.attribution import Attribution, content_of, inside_marks, kind_of, quotation_after
from recoupe.extract.boundaries import reads_before
from recoupe.extract.clauses import (
    bare_clause,
    clause_after_conjunction,
    clause_end,
    infinitive_after,
    object_after,
    said_of_oneself,
)
from recoupe.extract.quoted import quote_before, quotes_after, reads_as_sentence
from recoupe.extract.quotes import Quote
from recoupe.extract.reporting_verbs import Cue, is_present_participle
from recoupe.extract.scene import PUNCTUATION, Scene
from recoupe.extract.sources import is_passive, source_of_verb
from recoupe.extract.syntax import Sentence
from recoupe.extract.tree import has_finite_verb, is_finite, own_subject
from recoupe.model.vocabulary import StatementKind

# Quoted words that can be set apart without being anybody's, and words between them and their verb.
_FEW = 3


def by_verb(scene: Scene, at: int, sentence: Sentence, cue: Cue) -> Iterator[Attribution]:
    """Find what a reporting verb reports.

    Args:
        scene: the article.
        at: index of the sentence in the scene.
        sentence: of the verb.
        cue: the verb.
    """
    reports = cue.lemma in scene.rules.verbs or cue.lemma in scene.rules.helpers
    clause = clause_after_conjunction(scene, sentence, cue.verb) if reports else None
    if clause is not None:
        yield from _clause(scene, at, sentence, cue, clause)
        return
    quotes = quotes_after(scene, at, sentence, cue.last)
    if quotes:
        yield from _quoted_after(scene, at, sentence, cue, quotes)
        return
    before = quote_before(scene, sentence, cue.first)
    if before is not None:
        yield _quoted_before(scene, at, sentence, cue, before)
        return
    if reports:
        yield from _without_quote(scene, at, sentence, cue)


def _clause(
    scene: Scene, at: int, sentence: Sentence, cue: Cue, clause: tuple[int, int, int]
) -> Iterator[Attribution]:
    """Content that follows a conjunction; where it is one whole quotation, its words are direct."""
    tokens = sentence.tokens
    opened, *span = clause
    source = source_of_verb(sentence, cue.verb, scene.rules, inverted=False)
    start, end, kind = content_of(scene, *span)
    if source is None or end <= start:
        return
    yield Attribution(
        start,
        end,
        kind,
        at,
        cue.stance,
        source,
        (tokens[cue.first].start, max(tokens[opened].end, tokens[cue.last].end)),
        continuing=cue.lemma in scene.rules.continuing,
        how="que",
        lemma=cue.lemma,
    )


def _quoted_after(
    scene: Scene, at: int, sentence: Sentence, cue: Cue, quotes: list[Quote]
) -> Iterator[Attribution]:
    source = source_of_verb(sentence, cue.verb, scene.rules, inverted=False)
    if source is None and not is_present_participle(
        sentence.tokens[cue.verb].text, sentence.tokens[cue.verb].morph
    ):
        source = source_of_verb(sentence, cue.verb, scene.rules, inverted=True)
    first = quotes[0]
    colon = scene.follows_colon(first.outer_start)
    cue_end = min(first.outer_start, sentence.end)
    wider = None if colon else _wider(scene, sentence, cue, quotes)
    if wider is not None:
        cue_span = (sentence.tokens[cue.first].start, sentence.tokens[cue.last].end)
        how, start, end = wider
        yield Attribution(
            start,
            end,
            StatementKind.MIXED,
            at,
            cue.stance,
            source,
            cue_span,
            form="phrase",
            how=how,
            lemma=cue.lemma,
        )
        return
    suffers = is_passive(sentence, cue.verb) and source is not None and source.start < first.outer_start
    if suffers and not colon and source is not None and source.start < sentence.tokens[cue.verb].start:
        return
    for quote in quotes:
        whole = colon or reads_as_sentence(scene, quote)
        if not whole and _is_scare(scene, sentence, cue, quote):
            continue
        span = (sentence.tokens[cue.first].start, scene.before(cue_end))
        yield quotation_after(scene, at, quote, cue, source, span, whole=whole)


def _is_scare(scene: Scene, sentence: Sentence, cue: Cue, quote: Quote) -> bool:
    """Whether quoted words are set apart, not reported: few, and far from a verb that names nothing."""
    if cue.lemma in scene.rules.naming or len(scene.plain[quote.start : quote.end].split()) > _FEW:
        return False
    return len(scene.plain[sentence.tokens[cue.last].end : quote.outer_start].split()) > _FEW


def _wider(scene: Scene, sentence: Sentence, cue: Cue, quotes: list[Quote]) -> tuple[str, int, int] | None:
    """The infinitive or object that holds fragments of quotation ("demande de « cesser » les tirs")."""
    if any(reads_as_sentence(scene, quote) for quote in quotes):
        return None
    how, found = "infinitive", infinitive_after(scene, sentence, cue.verb)
    if found is None and cue.lemma not in scene.rules.naming:
        how, found = "object", object_after(scene, sentence, cue.verb)
    if found is None or not (found[0] <= quotes[0].outer_start and quotes[-1].outer_end <= found[1] + 1):
        return None
    start, end = inside_marks(scene, *scene.trimmed(*found))
    return (how, start, end) if start < end else None


def _quoted_before(scene: Scene, at: int, sentence: Sentence, cue: Cue, quote: Quote) -> Attribution:
    """A quotation, or the sentence that ends with one, with its cue after it."""
    between = scene.plain[quote.outer_end : sentence.tokens[cue.first].start]
    inverted = not any(word.strip("".join(PUNCTUATION)) for word in between.split())
    source = source_of_verb(sentence, cue.verb, scene.rules, inverted=inverted)
    lead = scene.trimmed(sentence.start, quote.outer_start) if quote.outer_start > sentence.start else (0, 0)
    if (
        lead[1] - lead[0] > 0
        and len(scene.text[lead[0] : lead[1]].split()) > 3
        and not scene.follows_colon(quote.outer_start)
    ):
        start, end, kind = lead[0], quote.end, StatementKind.MIXED
    else:
        start, end, kind = quote.start, quote.end, StatementKind.DIRECT
    cue_end = max(sentence.tokens[cue.last].end, source.end if source is not None and inverted else 0)
    return Attribution(
        start,
        end,
        kind,
        at,
        cue.stance,
        source,
        (sentence.tokens[cue.first].start, cue_end),
        form="quoted",
        continuing=cue.lemma in scene.rules.continuing,
        how="quote before",
        lemma=cue.lemma,
    )


def _without_quote(scene: Scene, at: int, sentence: Sentence, cue: Cue) -> Iterator[Attribution]:
    tokens = sentence.tokens
    set_in = _set_in(scene, sentence, cue)
    if set_in is not None:
        source = source_of_verb(sentence, cue.verb, scene.rules, inverted=True)
        how, span, cue_end = "set in", set_in, max(tokens[cue.last].end, source.end if source else 0)
    else:
        source = source_of_verb(sentence, cue.verb, scene.rules, inverted=False)
        found = None if source is None else _brought(scene, sentence, cue)
        if found is None or not is_finite(tokens[cue.first]):
            return
        how, span = found
        cue_end = tokens[cue.last].end
    start, end = scene.trimmed(*span)
    if start < end:
        yield Attribution(
            start,
            end,
            kind_of(scene, start, end),
            at,
            cue.stance,
            source,
            (tokens[cue.first].start, cue_end),
            form="phrase" if set_in is None else "set in",
            continuing=cue.lemma in scene.rules.continuing,
            how=how,
            lemma=cue.lemma,
        )


def _brought(scene: Scene, sentence: Sentence, cue: Cue) -> tuple[str, tuple[int, int]] | None:
    """What a verb brings with no conjunction, and in which way."""
    rules = scene.rules
    ways = (
        ("bare", bare_clause, rules.bare_clause),
        ("infinitive", infinitive_after, cue.lemma in rules.with_infinitive),
        ("object", object_after, cue.lemma in rules.with_object),
        ("of oneself", said_of_oneself, cue.lemma in rules.of_oneself),
    )
    for how, find, fits in ways:
        span = find(scene, sentence, cue.verb) if fits else None
        if span is not None:
            return how, span
    return None


def _set_in(scene: Scene, sentence: Sentence, cue: Cue) -> tuple[int, int] | None:
    """Content around a verb that is set into it with its subject after it (", a dit le ministre")."""
    tokens = sentence.tokens
    if cue.first == 0:
        return None
    if tokens[cue.first - 1].text not in {",", "–", "—", "-"}:
        return _closing(scene, sentence, cue)
    if not is_finite(tokens[cue.first]) or is_passive(sentence, cue.verb):
        return None
    source = source_of_verb(sentence, cue.verb, scene.rules, inverted=True)
    if source is None or source.start < tokens[cue.first].start:
        return None
    before = (sentence.start, tokens[cue.first - 1].start)
    tail = clause_end(scene, sentence, cue.verb, source.end)
    after = next((token.end for token in tokens if token.start >= source.end and token.text == ","), tail)
    if reads_before(scene, sentence, cue.first) or scene.quotes_in(*before):
        return before
    return (after, sentence.end) if has_finite_verb(sentence, after, sentence.end) else None


def _closing(scene: Scene, sentence: Sentence, cue: Cue) -> tuple[int, int] | None:
    """Content before a verb that ends its sentence with its subject, no comma between ("… assure X.")."""
    tokens = sentence.tokens
    if not is_finite(tokens[cue.first]) or own_subject(sentence, cue.verb) in range(cue.first):
        return None
    if tokens[cue.first - 1].tag not in {"NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV"}:
        return None
    source = source_of_verb(sentence, cue.verb, scene.rules, inverted=True)
    if source is None or source.pronoun or source.start < tokens[cue.last].end:
        return None
    rest = scene.plain[source.reach : sentence.end].strip(' .!?…»"')
    before = (sentence.start, tokens[cue.first].start)
    return before if not rest and reads_before(scene, sentence, cue.first) else None

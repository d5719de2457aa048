"""Attributions: which words are given as whose, and by what cue.

Every reporting verb and every preposition that names a source is tried in the ways in which
languages report: with a conjunction, with a quotation after or before it, set into the sentence,
with an infinitive, with an object. Quotations that are left and read as sentences carry on what
the source before them said.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from recoupe.extract.according import by_preposition
from recoupe.extract.attribution import Attribution, inside_marks, kind_of
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
from recoupe.extract.scene import PUNCTUATION, Scene
from recoupe.extract.sources import Source, is_passive, noun_phrase, source_of_verb
from recoupe.extract.syntax import Sentence
from recoupe.extract.tokens import word_of
from recoupe.extract.tree import auxiliaries, has_finite_verb, is_finite, own_subject
from recoupe.model.vocabulary import Stance, StatementKind

# Words are compared only where they stand in the same stretch of this many code points.
_CELL = 2_000
# Quoted words that can be set apart without being anybody's, and words between them and their verb.
_FEW = 3


@dataclass(frozen=True, slots=True)
class _Cue:
    """A reporting verb with the words of its group."""

    verb: int
    first: int
    last: int
    lemma: str
    stance: Stance


def find_attributions(scene: Scene) -> tuple[Attribution, ...]:
    """Find what an article attributes to sources, in text order."""
    found: list[Attribution] = []
    for index, sentence in enumerate(scene.sentences):
        here = list(by_preposition(scene, index, sentence))
        for cue in _cues(scene, sentence):
            here.extend(_with_source(sentence, cue, here, _by_verb(scene, index, sentence, cue)))
        found.extend(_without_inner(here))
        found.extend(_pointing_back(scene, index, sentence, found))
    kept = _without_doubles(found)
    kept.extend(_standing_alone(scene, kept))
    return tuple(sorted(kept, key=lambda one: (one.start, -one.end)))


def _with_source(
    sentence: Sentence, cue: _Cue, before: list[Attribution], found: Iterator[Attribution]
) -> Iterator[Attribution]:
    """Give a participle ("ajoutant que") the source of the cue that it goes with."""
    token = sentence.tokens[cue.verb]
    participle = _is_present_participle(token.text, token.morph)
    for one in found:
        if participle and before and before[-1].source is not None:
            yield replace(one, source=before[-1].source, continuing=True)
        elif participle and one.source is None:
            yield replace(one, source=_main_subject(sentence))
        else:
            yield one


def _main_subject(sentence: Sentence) -> Source | None:
    root = next((index for index, token in enumerate(sentence.tokens) if token.head == index), None)
    subject = None if root is None else own_subject(sentence, root)
    return None if subject is None else noun_phrase(sentence, subject)


def _without_inner(found: list[Attribution]) -> list[Attribution]:
    """Leave out what is reported inside the content of another, but for a named source's own clause."""
    return [one for one in found if not any(_is_part(one, other) for other in found if other is not one)]


def _is_part(one: Attribution, other: Attribution) -> bool:
    if one.cue is None or not (other.start <= one.cue[0] and one.cue[1] <= other.end):
        return False
    return one.form != "clause" or one.source is None or one.source.pronoun


def _cues(scene: Scene, sentence: Sentence) -> Iterator[_Cue]:
    """The reporting verbs of a sentence that can be cues where they stand."""
    for index, token in enumerate(sentence.tokens):
        stance = _stance_of(scene, sentence, index)
        if stance is None:
            continue
        helpers = auxiliaries(sentence, index)
        first = min([index, *(helper for helper in helpers if index - 5 < helper < index)])
        if not (
            is_finite(token)
            or helpers
            or _is_present_participle(token.text, token.morph)
            or "Inf" in token.morph
        ):
            continue
        if scene.quote_over(token.start) is not None and not _is_set_in(scene, sentence, first, index):
            continue
        yield _Cue(index, first, index, token.lemma, stance)


def _stance_of(scene: Scene, sentence: Sentence, index: int) -> Stance | None:
    token = sentence.tokens[index]
    if token.tag not in {"VERB", "AUX", "ADJ", "NOUN"}:
        return None
    if token.lemma in scene.rules.helpers:
        completions = scene.rules.helpers[token.lemma]
        for following in sentence.tokens[index + 1 : index + 4]:
            if word_of(following.text) in completions:
                return completions[word_of(following.text)]
    if token.tag not in {"VERB", "AUX"}:
        return None
    stance = scene.rules.verbs.get(token.lemma)
    return Stance.ASSERTS if stance is None and token.lemma in scene.rules.naming else stance


def _is_present_participle(word: str, morph: str) -> bool:
    return ("VerbForm=Part" in morph and ("Tense=Pres" in morph or "Aspect=Prog" in morph)) or (
        "VerbForm=Ger" in morph or (word.endswith("ant") and "Part" in morph)
    )


def _is_set_in(scene: Scene, sentence: Sentence, first: int, verb: int) -> bool:
    """Whether a verb stands between commas with its subject after it (", a-t-il dit,")."""
    if first == 0 or sentence.tokens[first - 1].text not in {",", "–", "—", "-", "?", "!"}:
        return False
    after = [word_of(token.text) for token in sentence.tokens[first : verb + 3]]
    return any(word.startswith("-") and word in scene.rules.clitics for word in after)


def _by_verb(scene: Scene, at: int, sentence: Sentence, cue: _Cue) -> Iterator[Attribution]:
    reports = cue.lemma in scene.rules.verbs or cue.lemma in scene.rules.helpers
    clause = clause_after_conjunction(scene, sentence, cue.verb) if reports else None
    if clause is not None:
        opened, start, end = clause
        source = source_of_verb(sentence, cue.verb, scene.rules, inverted=False)
        yield from _clause(scene, at, sentence, cue, source, start, end, sentence.tokens[opened].end)
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
    scene: Scene,
    at: int,
    sentence: Sentence,
    cue: _Cue,
    source: Source | None,
    start: int,
    end: int,
    cue_end: int,
) -> Iterator[Attribution]:
    """Content that follows a conjunction; where it is one whole quotation, its words are direct."""
    inner = inside_marks(scene, *scene.trimmed(start, end))
    if source is None or inner[1] <= inner[0]:
        return
    yield Attribution(
        *inner,
        kind_of(scene, *inner),
        at,
        cue.stance,
        source,
        (sentence.tokens[cue.first].start, max(cue_end, sentence.tokens[cue.last].end)),
        continuing=cue.lemma in scene.rules.continuing,
    )


def _quoted_after(
    scene: Scene, at: int, sentence: Sentence, cue: _Cue, quotes: list[Quote]
) -> Iterator[Attribution]:
    source = source_of_verb(sentence, cue.verb, scene.rules, inverted=False)
    if source is None and not _is_present_participle(
        sentence.tokens[cue.verb].text, sentence.tokens[cue.verb].morph
    ):
        source = source_of_verb(sentence, cue.verb, scene.rules, inverted=True)
    first = quotes[0]
    colon = scene.follows_colon(first.outer_start)
    cue_end = min(first.outer_start, sentence.end)
    wider = None if colon else _wider(scene, sentence, cue, quotes)
    if wider is not None:
        cue_span = (sentence.tokens[cue.first].start, sentence.tokens[cue.last].end)
        yield Attribution(*wider, StatementKind.MIXED, at, cue.stance, source, cue_span, form="phrase")
        return
    suffers = is_passive(sentence, cue.verb) and source is not None and source.start < first.outer_start
    if suffers and not colon and source is not None and source.start < sentence.tokens[cue.verb].start:
        return
    for quote in quotes:
        whole = colon or reads_as_sentence(scene, quote)
        if not whole and _is_scare(scene, sentence, cue, quote):
            continue
        yield Attribution(
            quote.start,
            quote.end,
            StatementKind.DIRECT if whole else StatementKind.MIXED,
            at,
            Stance.ASSERTS if cue.lemma in scene.rules.naming else cue.stance,
            source,
            (sentence.tokens[cue.first].start, scene.before(cue_end)),
            form="quoted",
            continuing=cue.lemma in scene.rules.continuing,
        )


def _is_scare(scene: Scene, sentence: Sentence, cue: _Cue, quote: Quote) -> bool:
    """Whether quoted words are set apart, not reported: few, and far from a verb that names nothing."""
    if cue.lemma in scene.rules.naming or len(scene.plain[quote.start : quote.end].split()) > _FEW:
        return False
    return len(scene.plain[sentence.tokens[cue.last].end : quote.outer_start].split()) > _FEW


def _wider(scene: Scene, sentence: Sentence, cue: _Cue, quotes: list[Quote]) -> tuple[int, int] | None:
    """The infinitive or object that holds fragments of quotation ("demande de « cesser » les tirs")."""
    if any(reads_as_sentence(scene, quote) for quote in quotes):
        return None
    found = infinitive_after(scene, sentence, cue.verb)
    if found is None and cue.lemma not in scene.rules.naming:
        found = object_after(scene, sentence, cue.verb)
    if found is None or not (found[0] <= quotes[0].outer_start and quotes[-1].outer_end <= found[1] + 1):
        return None
    start, end = inside_marks(scene, *scene.trimmed(*found))
    return (start, end) if start < end else None


def _quoted_before(scene: Scene, at: int, sentence: Sentence, cue: _Cue, quote: Quote) -> Attribution:
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
    )


def _without_quote(scene: Scene, at: int, sentence: Sentence, cue: _Cue) -> Iterator[Attribution]:
    tokens = sentence.tokens
    set_in = _set_in(scene, sentence, cue)
    if set_in is not None:
        source = source_of_verb(sentence, cue.verb, scene.rules, inverted=True)
        span, cue_end = set_in, max(tokens[cue.last].end, source.end if source else 0)
    else:
        source = source_of_verb(sentence, cue.verb, scene.rules, inverted=False)
        if source is None or not is_finite(tokens[cue.first]):
            return
        found = (
            (bare_clause(scene, sentence, cue.verb) if scene.rules.bare_clause else None)
            or (
                infinitive_after(scene, sentence, cue.verb)
                if cue.lemma in scene.rules.with_infinitive
                else None
            )
            or (object_after(scene, sentence, cue.verb) if cue.lemma in scene.rules.with_object else None)
            or (said_of_oneself(scene, sentence, cue.verb) if cue.lemma in scene.rules.of_oneself else None)
        )
        if found is None:
            return
        span, cue_end = found, tokens[cue.last].end
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
        )


def _set_in(scene: Scene, sentence: Sentence, cue: _Cue) -> tuple[int, int] | None:
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
    if has_finite_verb(sentence, *before) or not has_finite_verb(sentence, after, sentence.end):
        return before
    return after, sentence.end


def _closing(scene: Scene, sentence: Sentence, cue: _Cue) -> tuple[int, int] | None:
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
    return before if not rest and has_finite_verb(sentence, *before) else None


def _pointing_back(
    scene: Scene, at: int, sentence: Sentence, found: list[Attribution]
) -> Iterator[Attribution]:
    """A sentence that gives the source of the sentence before ("C'est ce qu'a déclaré …")."""
    if at == 0 or not scene.rules.pointing.match(scene.plain[sentence.start : sentence.end].lower()):
        return
    previous = scene.sentences[at - 1]
    if any(one.sentence == at - 1 for one in found):
        return
    for cue in _cues(scene, sentence):
        source = source_of_verb(sentence, cue.verb, scene.rules, inverted=True) or source_of_verb(
            sentence, cue.verb, scene.rules, inverted=False
        )
        if source is None:
            continue
        start, end = inside_marks(scene, *scene.trimmed(previous.start, previous.end))
        cue_span = (sentence.start, sentence.tokens[cue.last].end)
        yield Attribution(
            start, end, kind_of(scene, start, end), at, cue.stance, source, cue_span, form="pointed"
        )
        return


def _without_doubles(found: list[Attribution]) -> list[Attribution]:
    """Keep one attribution for the same words: the one whose source is told, then the first."""
    near: dict[int, list[Attribution]] = {}
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda one: (one.source is None, one.kind is not StatementKind.DIRECT)):
        cells = range(one.start // _CELL, one.end // _CELL + 1)
        if any(_same_words(one, other) for cell in cells for other in near.get(cell, ())):
            continue
        kept.append(one)
        for cell in cells:
            near.setdefault(cell, []).append(one)
    return kept


def _same_words(one: Attribution, other: Attribution) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared * 2 > max(one.end - one.start, other.end - other.start)


def _standing_alone(scene: Scene, found: list[Attribution]) -> Iterator[Attribution]:
    """Quotations with no cue that read as sentences: the source before them goes on."""
    taken = {cell for one in found for cell in range(one.start, one.end)}
    for quote in scene.quotes:
        index = scene.sentence_at(quote.start)
        if (
            index is None
            or quote.start in taken
            or quote.end - 1 in taken
            or not reads_as_sentence(scene, quote)
        ):
            continue
        sentence = scene.sentences[index]
        lead = scene.text[sentence.start : quote.outer_start]
        if lead.rstrip().endswith(":"):
            told = any(one.sentence == index for one in found)
            source = None if told else _main_subject(sentence)
            if source is not None and source.start >= quote.outer_start:
                source = None
            form = "alone" if source is None else "quoted"
            yield Attribution(quote.start, quote.end, StatementKind.DIRECT, index, source=source, form=form)
            continue
        if not lead.strip('«»“”" \u00a0\u202f–—-'):
            yield Attribution(quote.start, quote.end, StatementKind.DIRECT, index, form="alone")

"""Words that go on without a cue of their own: the source before them still speaks."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.extract.attribution import Attribution, inside_marks, kind_of
from recoupe.extract.carried_signs import Preceding
from recoupe.extract.lists import listed
from recoupe.extract.quoted import reads_as_sentence
from recoupe.extract.quotes import Quote
from recoupe.extract.scene import PUNCTUATION, Scene
from recoupe.extract.signatures import signed
from recoupe.extract.sources import Source, main_subject
from recoupe.extract.syntax import Sentence
from recoupe.extract.tree import has_finite_verb
from recoupe.model.vocabulary import StatementKind

# Sentences after a statement that may still be its source's.
_STEPS = 4
# Words before a comma that only join a sentence to the one before.
_LINKS = frozenset({"ADV", "CCONJ", "ADP", "PRON", "SCONJ"})
_LONGEST_LINK = 3


def standing_alone(scene: Scene, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Propose what goes on without a cue after what is attributed.

    Args:
        scene: the article.
        found: what its cues attribute.
    """
    taken = _Taken(found)
    yield from _quotations(scene, found, taken)
    yield from _sentences(scene, found, taken)
    yield from listed(scene, found)
    yield from (one for one in signed(scene) if not taken.meets(one.start, one.end))


class _Taken:
    """The words that are attributed already."""

    def __init__(self, found: Sequence[Attribution]) -> None:
        spans = sorted({(one.start, one.end) for one in found})
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in spans:
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def meets(self, start: int, end: int) -> bool:
        """Whether a span shares words with any."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._ends[at] > start


def _quotations(scene: Scene, found: Sequence[Attribution], taken: _Taken) -> Iterator[Attribution]:
    """Quotations that no cue introduces: those that read as sentences for sure, the others perhaps."""
    told = {one.sentence for one in found}
    last = Preceding(found)
    for quote in scene.quotes:
        index = scene.sentence_at(quote.start)
        if index is None or taken.meets(quote.start, quote.end):
            continue
        sentence = scene.sentences[index]
        reads = reads_as_sentence(scene, quote)
        if scene.is_title(sentence):
            continue
        lead = scene.text[sentence.start : quote.outer_start].rstrip()
        if lead.endswith(":"):
            source = None if index in told else _announced(scene, sentence, quote.outer_start)
            yield _alone(quote, index, source, sure=reads, how="carried after colon")
        elif not lead.strip("".join(PUNCTUATION) + " \u00a0\u202f"):
            source = _introduced(scene, index) or _continued(scene, last, index)
            goes_on = source is not None and scene.plain[quote.end - 1] in ".!?"
            yield _alone(quote, index, source, sure=reads or goes_on, how="carried quote")
        else:
            yield from _fragment(scene, quote, index, told)


def _before_quote(source: Source | None, quote: Quote) -> Source | None:
    return source if source is not None and source.end <= quote.outer_start else None


def _alone(quote: Quote, index: int, source: Source | None, *, sure: bool, how: str) -> Attribution:
    return Attribution(
        quote.start,
        quote.end,
        StatementKind.DIRECT,
        index,
        source=source,
        form="alone" if source is None else "quoted",
        how=how,
        sure=sure,
    )


def _introduced(scene: Scene, index: int) -> Source | None:
    """Whom the sentence before announces with a colon ("Le maire s'explique :")."""
    if index == 0 or scene.is_title(scene.sentences[index - 1]):
        return None
    before = scene.sentences[index - 1]
    return _announced(scene, before, before.end) if before.tokens[-1].text == ":" else None


def _announced(scene: Scene, sentence: Sentence, end: int) -> Source | None:
    """Whom words before a colon announce: their subject, else the last name ("Réaction d'Anna Kovel :")."""
    subject = main_subject(sentence)
    if subject is not None:
        return subject if subject.end <= end else None
    if any(token.tag in {"VERB", "AUX"} for token in sentence.tokens if token.end <= end):
        return None
    names = [name for name in scene.names_in(sentence.start, end) if name[2] in {"person", "organisation"}]
    return Source(names[-1][0], names[-1][1], names[-1][0], names[-1][1]) if names else None


def _fragment(scene: Scene, quote: Quote, index: int, told: set[int]) -> Iterator[Attribution]:
    """Quoted words inside a sentence without cue, alone and with the sentence around them."""
    sentence = scene.sentences[index]
    source = None if index in told else _before_quote(main_subject(sentence), quote)
    short = _alone(quote, index, source, sure=False, how="carried fragment")
    yield replace(short, kind=StatementKind.MIXED)


def _continued(scene: Scene, last: Preceding, index: int) -> Source | None:
    """Who speaks on in a quotation right after one whose cue stands after it (« … », dit X. « … »)."""
    sentence = scene.sentences[index]
    before = last.last(sentence.start)
    if before is None or before.sentence != index - 1:
        return None
    if before.kind is not StatementKind.DIRECT and before.how != "quote before":
        return None
    return before.source if scene.sentences[before.sentence].block == sentence.block else None


def _sentences(scene: Scene, found: Sequence[Attribution], taken: _Taken) -> Iterator[Attribution]:
    """Sentences without a cue after a statement: indirect speech that goes on."""
    last = Preceding(found)
    cued = {one.sentence for one in found}
    for index, sentence in enumerate(scene.sentences):
        if index in cued or scene.is_title(sentence) or taken.meets(sentence.start, sentence.end):
            continue
        before = last.last(sentence.start)
        quote = scene.quote_over(sentence.start)
        if quote is not None and quote.outer_start < sentence.start:
            continue
        if before is None or not _in_reach(scene, before, index):
            continue
        start, end = _told(scene, sentence)
        if start >= end or not has_finite_verb(sentence, start, end):
            continue
        yield Attribution(
            start,
            end,
            kind_of(scene, start, end),
            index,
            source=before.source,
            form="alone",
            how="carried sentence",
            sure=False,
        )


def _in_reach(scene: Scene, before: Attribution, index: int) -> bool:
    """Whether a sentence stands near enough after a statement: in its paragraph, or opening the next."""
    held = scene.sentence_at(before.end - 1)
    if held is None:
        return False
    held = max(held, before.sentence)
    if not 0 < index - held <= _STEPS:
        return False
    blocks = scene.sentences[index].block - scene.sentences[held].block
    return blocks == 0 or (blocks == 1 and index == held + 1)


def _told(scene: Scene, sentence: Sentence) -> tuple[int, int]:
    """The words of a sentence, a link to the one before left out ("En effet, …")."""
    start = sentence.start
    tokens = sentence.tokens
    comma = next((at for at, token in enumerate(tokens[: _LONGEST_LINK + 1]) if token.text == ","), None)
    if comma and all(token.tag in _LINKS or token.lemma == "effet" for token in tokens[:comma]):
        start = tokens[comma].end
    return inside_marks(scene, *scene.trimmed(start, sentence.end))

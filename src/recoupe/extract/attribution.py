"""An attribution: words that an article gives as somebody's, before anybody is resolved."""

from dataclasses import dataclass, replace
from typing import Protocol

from recoupe.extract.quoted import is_clause, is_title
from recoupe.extract.quotes import Quote
from recoupe.extract.scene import Scene
from recoupe.extract.sources import Source
from recoupe.model.vocabulary import Stance, StatementKind

# Marks that may stand between content and the end of its sentence.
_MARKS = 2


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words given as somebody's.

    Attributes:
        start: first code point of the content.
        end: one past the last.
        kind: direct, indirect or mixed.
        sentence: index in the scene of the sentence that holds the cue, or the content's first.
        stance: what the cue shows.
        source: who, or None where no words say so.
        cue: span of the cue, or None.
        form: how it is reported: `clause` after a conjunction, `quoted`, `set in`, `phrase` (infinitive or
            object), `source` after a preposition, `pointed` at from the next sentence, `alone` where
            the source before goes on.
        continuing: whether the cue says that the same source goes on.
        how: the way in which the language reports it: `que`, `quote after`, `quote before`, `set in`,
            `infinitive`, `object`, `noun`, …
        lemma: dictionary form of the cue's verb or noun, or the preposition; empty where there is no cue.
        rank: which of several spans offered for one cue in one way it is; 0 for the likeliest.
        sure: whether the rules alone are strict enough here; what is not sure waits to be weighed.
    """

    start: int
    end: int
    kind: StatementKind
    sentence: int
    stance: Stance = Stance.ASSERTS
    source: Source | None = None
    cue: tuple[int, int] | None = None
    form: str = "clause"
    continuing: bool = False
    how: str = ""
    lemma: str = ""
    rank: int = 0
    sure: bool = True


def kind_of(scene: Scene, start: int, end: int) -> StatementKind:
    """Tell content that is one whole quotation from content that holds one or none."""
    if any((quote.start, quote.end) == (start, end) for quote in scene.quotes_in(start, end)):
        return StatementKind.DIRECT
    return StatementKind.MIXED if scene.quotes_in(start, end) else StatementKind.INDIRECT


def content_of(scene: Scene, start: int, end: int) -> tuple[int, int, StatementKind]:
    """Content between two positions without white space, stops and marks at its ends, and its kind.

    Start and end meet, or pass one another, where nothing is left.
    """
    start, end = inside_marks(scene, *scene.trimmed(start, end))
    return start, end, kind_of(scene, start, end)


class Reporting(Protocol):
    """A reporting verb, as much as an attribution tells of it."""

    @property
    def lemma(self) -> str:
        """Its dictionary form."""

    @property
    def stance(self) -> Stance:
        """What it shows."""


def quotation_after(
    scene: Scene,
    at: int,
    quote: Quote,
    verb: Reporting,
    source: Source | None,
    cue: tuple[int, int],
    *,
    whole: bool,
) -> Attribution:
    """A quotation that a verb introduces; a verb that gives names shows no stance.

    Args:
        scene: the article.
        at: index in the scene of the verb's sentence.
        quote: what is quoted.
        verb: that introduces it.
        source: who reports.
        cue: its span.
        whole: whether the quotation tells something by itself.
    """
    return Attribution(
        quote.start,
        quote.end,
        StatementKind.DIRECT if whole else StatementKind.MIXED,
        at,
        Stance.ASSERTS if verb.lemma in scene.rules.naming else verb.stance,
        source,
        cue,
        form="quoted",
        continuing=verb.lemma in scene.rules.continuing,
        how="quote after",
        lemma=verb.lemma,
    )


def as_told(scene: Scene, one: Attribution) -> Attribution:
    """The same with its kind as the quotation marks in it tell.

    One whole quotation is direct where it tells something by itself; marks around names do not count.
    """
    quotes = scene.quotes_in(one.start, one.end)
    whole = next((quote for quote in quotes if (quote.start, quote.end) == (one.start, one.end)), None)
    if whole is not None:
        return replace(one, kind=StatementKind.DIRECT if is_clause(scene, whole) else StatementKind.MIXED)
    if one.kind is StatementKind.MIXED and all(_names(scene, quote) for quote in quotes):
        return replace(one, kind=StatementKind.INDIRECT)
    return one


def _names(scene: Scene, quote: Quote) -> bool:
    """Whether a quotation only names something."""
    index = scene.sentence_at(quote.start)
    return index is not None and is_title(scene, scene.sentences[index], quote)


def through_quotation(scene: Scene, one: Attribution) -> Attribution:
    """The same with content that goes on to the end of a quotation that its sentence only begins."""
    quote = scene.quote_over(one.end - 1)
    index = scene.sentence_at(one.end - 1)
    if quote is None or index is None or one.end >= quote.end or one.start > quote.start:
        return one
    cut = scene.sentences[index].end
    if cut - one.end > _MARKS or cut >= quote.end:
        return one
    if one.start >= quote.outer_start:
        return replace(one, start=quote.start, end=quote.end, kind=StatementKind.DIRECT)
    return replace(one, end=quote.end, kind=StatementKind.MIXED)


def inside_marks(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """A span without quotation marks at its very ends."""
    for quote in scene.quotes_in(start, end):
        if quote.outer_start == start and quote.closed and quote.outer_end >= end - 1:
            return quote.start, quote.end
        if quote.outer_start > start and quote.closed and quote.outer_end == end:
            return start, quote.end
    return start, end

"""Whether every fact's words are where its anchor says, all the way down to the captured bytes."""

import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from recoupe import pipeline
from recoupe.collect.dossier import Dossier
from recoupe.collect.evidence import Evidence, Kept, read_payload
from recoupe.errors import AnchorError, RecoupeError
from recoupe.model.anchor import Anchor, anchor_at, check_anchor
from recoupe.model.article import Article
from recoupe.progress import Progress
from recoupe.record.links import KINDS, Fact, anchor_of, facts_of
from recoupe.record.queries import open_record
from recoupe.workers import Died, each, worker_count

# The time it takes to start processes, in pages.
ALONE_BELOW = 40


@dataclass(frozen=True, slots=True)
class AnchorFault:
    """Words that are not where they should be.

    Attributes:
        capture: its id.
        url: its address.
        what: in words.
    """

    capture: str
    url: str
    what: str

    def __str__(self) -> str:
        """As it is printed."""
        return f"{self.url} ({self.capture}): {self.what}"


@dataclass(frozen=True, slots=True)
class AnchorCheck:
    """What a check of anchors shows.

    Attributes:
        articles: how many were read again.
        blocks: how many of their blocks were found again.
        facts: how many were checked.
        faults: what does not hold.
    """

    articles: int = 0
    blocks: int = 0
    facts: int = 0
    faults: tuple[AnchorFault, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether all words are where they should be."""
        return not self.faults

    def __add__(self, other: "AnchorCheck") -> "AnchorCheck":
        """Two checks as one."""
        return AnchorCheck(
            self.articles + other.articles,
            self.blocks + other.blocks,
            self.facts + other.facts,
            self.faults + other.faults,
        )


def check_anchors(
    dossier: Dossier, *, workers: int | None = None, stream: TextIO = sys.stderr
) -> AnchorCheck:
    """Check every fact of every article in the record.

    Each capture is read again from its WARC; the text must be that of the record, every anchor must
    read back its words and their surroundings from it, and every block that holds a fact must be found
    in the capture through its locator, which knows nothing of how it was read.

    Args:
        dossier: with a record.
        workers: processes to use; as many as cores and free memory allow where not given.
        stream: where progress is written.
    """
    evidence = Evidence(dossier.folder)
    with open_record(dossier.record) as record:
        kept = [evidence.get(head.id) for head in record.heads()]
    count = worker_count(len(kept), alone_below=ALONE_BELOW) if workers is None else workers
    progress = Progress("articles checked", len(kept), stream)
    whole = AnchorCheck()
    for found in each(CheckArticle(dossier), kept, count):
        whole += _lost(found.job) if isinstance(found, Died) else found
        progress.step()
    progress.end()
    return AnchorCheck(whole.articles, whole.blocks, whole.facts, tuple(sorted(whole.faults, key=str)))


def _lost(kept: Kept) -> AnchorCheck:
    return AnchorCheck(
        faults=(AnchorFault(kept.capture.id, kept.capture.url, "the process that read it died"),)
    )


@dataclass(frozen=True, slots=True)
class CheckArticle:
    """Checks the facts of one article."""

    dossier: Dossier

    def __call__(self, kept: Kept) -> AnchorCheck:
        """Read the capture again and look for every fact's words."""
        capture = kept.capture
        with open_record(self.dossier.record) as record:
            article, extraction = record.text(capture.id), record.extraction(capture.id)
        facts = [fact for kind in KINDS for fact in facts_of(extraction, kind)]
        faults = [AnchorFault(capture.id, capture.url, what) for what in self._check(kept, article, facts)]
        return AnchorCheck(1, len(article.blocks), len(facts), tuple(faults))

    def _check(self, kept: Kept, article: Article, facts: list[Fact]) -> Iterator[str]:
        from recoupe.read.locate import open_capture

        try:
            payload = read_payload(self.dossier.folder, kept)
            again = pipeline.read(kept.capture, payload)
            located = open_capture(kept.capture, payload)
        except RecoupeError as problem:
            yield f"cannot be read again: {problem}"
            return
        if again.text != article.text:
            yield f"reads otherwise now: {_first_difference(again.text, article.text)}"
        for fact in facts:
            for anchor in _anchors(fact):
                yield from _check_words(article.text, anchor)
        for block in article.blocks:
            try:
                found = located.words_of(block)
            except AnchorError as problem:
                yield f"block at {block.start}: {problem}"
                continue
            if found != article.words_of(block):
                words = article.words_of(block)
                yield f"block at {block.start}: the capture has {found[:60]!r}, not {words[:60]!r}"
        yield from _outside(article, facts)


def _anchors(fact: Fact) -> list[Anchor]:
    """All the words that a fact stands on: its own, its cue, its trigger."""
    others = (getattr(fact, name, None) for name in ("cue", "trigger"))
    return [anchor_of(fact), *(anchor for anchor in others if anchor is not None)]


def _check_words(text: str, anchor: Anchor) -> Iterator[str]:
    try:
        check_anchor(text, anchor)
    except AnchorError as problem:
        yield str(problem)
        return
    if anchor_at(text, anchor.start, anchor.end) != anchor:
        yield f"at {anchor.start}:{anchor.end} the words around {anchor.exact[:60]!r} differ"


def _outside(article: Article, facts: list[Fact]) -> Iterator[str]:
    """Facts that begin or end in no block: nothing in the capture would hold them."""
    starts = [block.start for block in article.blocks]
    for fact in facts:
        for anchor in _anchors(fact):
            for place in (anchor.start, anchor.end - 1):
                at = bisect_right(starts, place) - 1
                if at < 0 or place >= article.blocks[at].end:
                    yield f"{anchor.exact[:60]!r} at {place} stands in no block"


def _first_difference(left: str, right: str) -> str:
    shorter = min(len(left), len(right))
    place = next((n for n in range(shorter) if left[n] != right[n]), shorter)
    return f"at {place} stands {left[place : place + 40]!r}, not {right[place : place + 40]!r}"

"""Finding again what judgements are about, and what they come to."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import product
from typing import TypeVar

from recoupe.model.anchor import Anchor
from recoupe.model.comparison import Judged
from recoupe.model.entity import ReferentRef
from recoupe.model.facts import Extraction
from recoupe.model.judgement import Decision, Effects, Judgement, QuoteTarget
from recoupe.model.reason import FactRef
from recoupe.record.corrections import DATABLE, Corrections
from recoupe.record.judgements import PAIRS
from recoupe.record.links import KINDS, anchor_of, facts_of
from recoupe.record.writer import Effect

Targets = tuple[tuple[FactRef, ...], ...]  # for each target, where it was found
MARKS = frozenset({Decision.REJECT, Decision.CONFIRM})
CHANGES = frozenset({Decision.CORRECT, Decision.BIND_DATE})

# The same words elsewhere count as moved, rather than as another fact in the same words, where they are
# this long or where this share of what stands on one side of them came along.
LONG_QUOTE = 30
SHARED_CONTEXT = 0.3
# Words that a new reading cut or spelt otherwise: cut from each other or alike, and in the same place; or
# all but equal.
ALIKE, SAME_PLACE, NEARLY_EQUAL = 0.7, 0.5, 0.92


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the judgements come to.

    Attributes:
        effects: for each judgement, what it was found to be about.
        judged: for linking, with the facts rejected and confirmed.
        claims: for comparing.
        corrections: what stands in the place of what was read.
    """

    effects: tuple[Effect, ...] = ()
    judged: Effects = field(default_factory=Effects)
    claims: Judged = field(default_factory=Judged)
    corrections: Corrections = field(default_factory=Corrections)


def resolve(
    judgements: Sequence[Judgement],
    pages: Mapping[str, Sequence[str]],
    extraction_of: Callable[[str], Extraction | None],
) -> Resolved:
    """Find what judgements are about and let the latest win.

    Args:
        judgements: in the order in which they were made.
        pages: for each page, the ids of its captures.
        extraction_of: gives the facts of a capture, or None where it was not analysed.
    """
    finder = _Finder(pages, extraction_of)
    live = in_force_of(judgements)
    targets = {judgement.id: tuple(map(finder.find, judgement.targets)) for judgement in judgements}
    ledger = _Ledger()
    for judgement in judgements:
        if judgement.id in live:
            ledger.enter(judgement, targets[judgement.id], finder)
    return Resolved(
        effects=tuple(_effect(judgement, targets[judgement.id], live, ledger) for judgement in judgements),
        judged=Effects(
            rejected=_decided(ledger.marks, Decision.REJECT),
            confirmed=_decided(ledger.marks, Decision.CONFIRM),
            same=_decided(ledger.people, Decision.SAME),
            not_same=_decided(ledger.people, Decision.NOT_SAME),
        ),
        claims=Judged(
            rejected=_decided(ledger.marks, Decision.REJECT),
            same=_decided(ledger.facts, Decision.SAME),
            not_same=_decided(ledger.facts, Decision.NOT_SAME),
        ),
        corrections=_corrections(ledger),
    )


def in_force_of(judgements: Sequence[Judgement]) -> frozenset[str]:
    """Ids of the judgements that none taken later takes back; taking back can be taken back."""
    undone: set[str] = set()
    for judgement in reversed(judgements):
        if judgement.decision is Decision.UNDO and judgement.id not in undone:
            undone.add(judgement.value or "")
    return frozenset(judgement.id for judgement in judgements if judgement.id not in undone)


def find_quote(target: QuoteTarget, anchors: Sequence[Anchor]) -> int | None:
    """The index of the anchor that is the target's words, or None; words that moved are found.

    Args:
        target: the fact by its words.
        anchors: of the facts of its kind in one article.
    """
    wanted = _fold(target.exact)
    same = [n for n, anchor in enumerate(anchors) if _fold(anchor.exact) == wanted]
    if same:
        best = max(same, key=lambda n: (_closeness(target, anchors[n]), -n))
        moved = len(wanted) >= LONG_QUOTE or target.kind == "mention"
        return best if moved or _closeness(target, anchors[best]) >= SHARED_CONTEXT else None
    scored = [(_likeness(target, anchor, wanted), -n) for n, anchor in enumerate(anchors)]
    score, place = max(scored, default=(0.0, 0))
    return -place if score > 0 else None


@dataclass(slots=True)
class _Ledger:
    """Who decided last on each fact, on its value, on each pair of referents and on each pair of facts."""

    marks: dict[FactRef, Judgement] = field(default_factory=dict)
    changes: dict[FactRef, Judgement] = field(default_factory=dict)
    people: dict[tuple[ReferentRef, ReferentRef], Judgement] = field(default_factory=dict)
    facts: dict[tuple[FactRef, FactRef], Judgement] = field(default_factory=dict)

    def enter(self, judgement: Judgement, found: Targets, finder: "_Finder") -> None:
        """Write a judgement over those made before it."""
        if judgement.decision in MARKS:
            self.marks.update((ref, judgement) for refs in found for ref in refs)
        elif judgement.decision in CHANGES:
            self.changes.update((ref, judgement) for refs in found for ref in refs)
        elif judgement.decision in PAIRS:
            for left, right in product(*found):
                self._enter_pair(judgement, left, right, finder)

    def _enter_pair(self, judgement: Judgement, left: FactRef, right: FactRef, finder: "_Finder") -> None:
        if left.kind == "mention":
            people = finder.referent(left), finder.referent(right)
            if people[0] != people[1]:
                self.people[_pair(*people)] = judgement
        elif left != right:
            self.facts[_pair(left, right)] = judgement

    def holds(self, judgement: Judgement) -> bool:
        """Whether it decided last on anything."""
        return any(
            judgement is last
            for table in (self.marks, self.changes, self.people, self.facts)
            for last in table.values()
        )


class _Finder:
    """Finds targets in the captures of their page; what was found once is kept."""

    def __init__(
        self, pages: Mapping[str, Sequence[str]], extraction_of: Callable[[str], Extraction | None]
    ) -> None:
        self._pages = pages
        self._extraction_of = extraction_of
        self._known: dict[str, Extraction | None] = {}

    def find(self, target: QuoteTarget) -> tuple[FactRef, ...]:
        captures = self._pages.get(target.url, ())
        if target.kind == "article":
            return tuple(FactRef(capture, "article", 0) for capture in captures)
        return tuple(ref for capture in captures if (ref := self._find_in(capture, target)) is not None)

    def _find_in(self, capture: str, target: QuoteTarget) -> FactRef | None:
        extraction = self._extraction(capture)
        if extraction is None or target.kind not in KINDS:
            return None
        index = find_quote(target, [anchor_of(fact) for fact in facts_of(extraction, target.kind)])
        return None if index is None else FactRef(capture, target.kind, index)

    def referent(self, ref: FactRef) -> ReferentRef:
        extraction = self._extraction(ref.article)
        if extraction is None:
            raise KeyError(ref.article)
        return ReferentRef(ref.article, extraction.mentions[ref.index].referent)

    def _extraction(self, capture: str) -> Extraction | None:
        if capture not in self._known:
            self._known[capture] = self._extraction_of(capture)
        return self._known[capture]


def _effect(judgement: Judgement, targets: Targets, live: frozenset[str], ledger: _Ledger) -> Effect:
    own = tuple(ref for refs in targets for ref in refs if ledger.marks.get(ref) is judgement)
    overridden = (
        all(targets) and judgement.decision in MARKS | CHANGES | PAIRS and not ledger.holds(judgement)
    )
    return Effect(
        judgement=judgement.id,
        targets=targets,
        in_force=judgement.id in live and not overridden,
        marks=own,
        decision=judgement.decision if own else None,
        corrected=tuple(ref for refs in targets for ref in refs if ledger.changes.get(ref) is judgement),
        value=judgement.value,
    )


def _corrections(ledger: _Ledger) -> Corrections:
    given = {ref: (judgement.value or "").strip() for ref, judgement in ledger.changes.items()}
    return Corrections(
        facts={ref: value for ref, value in given.items() if ref.kind not in DATABLE},
        times={ref: value for ref, value in given.items() if ref.kind == "time"},
        published={ref.article: value for ref, value in given.items() if ref.kind == "article"},
    )


R = TypeVar("R", FactRef, ReferentRef)
K = TypeVar("K")


def _pair(left: R, right: R) -> tuple[R, R]:
    return (left, right) if repr(left) <= repr(right) else (right, left)


def _decided(table: Mapping[K, Judgement], decision: Decision) -> frozenset[K]:
    return frozenset(key for key, judgement in table.items() if judgement.decision is decision)


def _fold(words: str) -> str:
    """Words without what a reading may change: white space, quotation marks, case."""
    return re.sub(r"[\s\u00a0\u202f«»“”\"'’‘]+", " ", words).strip().casefold()


def _closeness(target: QuoteTarget, anchor: Anchor) -> float:
    """How much of the surroundings came along, on the side where it is more; 0 to 1."""
    before = _run(_fold(target.prefix)[::-1], _fold(anchor.prefix)[::-1])
    return max(before, _run(_fold(target.suffix), _fold(anchor.suffix)))


def _run(left: str, right: str) -> float:
    """The share of the shorter text up to which the two begin alike; an empty side shows nothing."""
    length = min(len(left), len(right))
    same = next((n for n in range(length) if left[n] != right[n]), length)
    return same / length if length else 0.0


def _likeness(target: QuoteTarget, anchor: Anchor, wanted: str) -> float:
    """How alike the words are, 0 where they are not alike enough to be the same fact."""
    found = _fold(anchor.exact)
    words = SequenceMatcher(None, wanted, found, autojunk=False)
    cut = wanted in found or found in wanted
    if not cut and (words.real_quick_ratio() < ALIKE or words.quick_ratio() < ALIKE):
        return 0.0
    ratio = words.ratio()
    placed = (cut or ratio >= ALIKE) and _closeness(target, anchor) >= SAME_PLACE
    return ratio if placed or ratio >= NEARLY_EQUAL else 0.0

"""Judgements: a person's decisions, which override what was derived and are never rewritten."""

from dataclasses import dataclass
from enum import StrEnum

from recoupe.model.entity import ReferentRef
from recoupe.model.reason import FactRef


class Decision(StrEnum):
    """What a person can decide."""

    REJECT = "reject"  # this fact is not what the words say
    CONFIRM = "confirm"
    SAME = "same"  # two members are one entity, or one claim
    NOT_SAME = "not_same"
    CORRECT = "correct"
    BIND_DATE = "bind_date"
    NOTE = "note"
    UNDO = "undo"  # takes back what was decided before; the rows stay


@dataclass(frozen=True, slots=True)
class QuoteTarget:
    """A fact by its words, so that it is found again after the page was read anew.

    Attributes:
        url: of the page.
        kind: `statement`, `figure`, `event`, `time`, `mention` or `article`.
        exact: the fact's words; for an article an empty string.
        prefix: the words before.
        suffix: the words after.
    """

    url: str
    kind: str
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision.

    Attributes:
        id: a hash of all that follows.
        at: ISO 8601 date and time with zone.
        author: who decided, as they gave their name.
        decision: what.
        targets: one fact; or, for same and not same, a pair of members by their words.
        value: the corrected value, date or note, or None.
        reason: why, in the author's words, or an empty string.
    """

    id: str
    at: str
    author: str
    decision: Decision
    targets: tuple[QuoteTarget, ...]
    value: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Effects:
    """What the judgements in force come to for the articles at hand.

    Attributes:
        rejected: facts that a person took out; linking and comparing leave them aside.
        confirmed: facts that a person checked.
        same: pairs of referents that are one entity.
        not_same: pairs of referents that are two, whatever their names.
    """

    rejected: frozenset[FactRef] = frozenset()
    confirmed: frozenset[FactRef] = frozenset()
    same: frozenset[tuple[ReferentRef, ReferentRef]] = frozenset()
    not_same: frozenset[tuple[ReferentRef, ReferentRef]] = frozenset()

"""Drafts: clusters with the provenance of each account, before their standing is judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recoupe.compare.ground import Ground, series_key
from recoupe.compare.kinds import LASTING, NATIONAL
from recoupe.compare.linked import OPEN, Linked, Span, finer_place
from recoupe.compare.matters import Matter
from recoupe.compare.provenance import SHOWN, Desk, Provenance, provenance_of
from recoupe.compare.values import Value
from recoupe.model.comparison import Account
from recoupe.model.ids import claim_id
from recoupe.model.reason import FactRef
from recoupe.model.times import BoundTime
from recoupe.model.vocabulary import EventType


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim whose standing is not yet known.

    Attributes:
        id: named after its smallest member.
        about: see `Claim`.
        type: see `Matter`.
        matters: its accounts, in order.
        provenances: of each account.
        series: key of a figure's series, or None.
        origins: ids of the origins of the accounts that stand for the claim.
    """

    id: str
    about: str
    type: str
    matters: tuple[Matter, ...]
    provenances: tuple[Provenance, ...]
    series: str | None
    origins: frozenset[str]

    @property
    def value(self) -> Value | None:
        """The value of a figure, or None."""
        return self.matters[0].value

    @property
    def shown(self) -> frozenset[str]:
        """The ids of those of its origins that are known by positive evidence."""
        return frozenset(one.origin.id for one in self.provenances if one.origin.kind in SHOWN) & self.origins

    @property
    def refs(self) -> frozenset[FactRef]:
        """The facts of its accounts."""
        return frozenset(matter.ref for matter in self.matters)


def draft_of(cluster: Sequence[Matter], desk: Desk, ground: Ground) -> Draft:
    """Give each account of a cluster its provenance."""
    first = cluster[0]
    called = first.type if first.about == "characterisation" else ""
    provenances = tuple(provenance_of(desk, matter) for matter in cluster)
    return Draft(
        id=claim_id(first.about, min(matter.fact for matter in cluster), called),
        about=first.about,
        type=_commonest(cluster),
        matters=tuple(cluster),
        provenances=provenances,
        series=_series(cluster, ground) if first.about == "figure" else None,
        origins=frozenset(
            one.origin.id for matter, one in zip(cluster, provenances, strict=True) if matter.supports
        ),
    )


def _series(cluster: Sequence[Matter], ground: Ground) -> str:
    """The series of most accounts of a figure; those that name no place follow those that do."""
    keys = [series_key(matter, ground) for matter in cluster if matter.place is not None]
    keys = keys or [series_key(matter, ground) for matter in cluster]
    return min(set(keys), key=lambda key: (-keys.count(key), key))


def _commonest(cluster: Sequence[Matter]) -> str:
    """The kind that most accounts give."""
    kinds = [matter.type for matter in cluster]
    return min(set(kinds), key=lambda kind: (-kinds.count(kind), kind))


def account_of(matter: Matter, provenance: Provenance) -> Account:
    """The account that a fact gives."""
    voice = matter.voices[0] if matter.voices else None
    return Account(
        fact=matter.ref,
        start=matter.anchor.start,
        end=matter.anchor.end,
        value=matter.value.words() if matter.value is not None else matter.anchor.exact,
        modality=matter.modality,
        basis=provenance.basis,
        origin=provenance.origin.id,
        entity=voice.entity or None if voice is not None else None,
        copied_from=provenance.copied_from,
        time=matter.time,
        chain=provenance.origin.chain,
    )


def finest_time(matters: Sequence[Matter]) -> BoundTime | None:
    """The finest time that the accounts agree on, or None where they name none or do not agree."""
    known = [matter for matter in matters if matter.time is not None and matter.days != OPEN]
    common = OPEN
    for matter in known:
        if not common.meets(matter.days):
            return None
        common = common.within(matter.days)
    return min(known, key=lambda one: (_length(one.days), one.order)).time if known else None


def time_of(draft: Draft) -> BoundTime | None:
    """When a claim is said to have held; of something that lasts, the day that most accounts give."""
    agreed = finest_time(draft.matters)
    if agreed is not None or draft.about != "event" or EventType(draft.type) not in LASTING:
        return agreed
    days = [matter.days for matter in draft.matters if matter.days.known]
    most = sorted({(-days.count(one), one) for one in days})
    if not most or most[0][0] == -1 or (len(most) > 1 and most[0][0] == most[1][0]):
        return None
    return next(matter.time for matter in draft.matters if matter.days == most[0][1])


def _length(days: Span) -> tuple[int, str, str]:
    """Sorts shorter spans first, without reading the calendar."""
    same = next((n for n, (a, b) in enumerate(zip(days.first, days.last, strict=False)) if a != b), 10)
    return (-same if days.known else 1, days.first, days.last)


def place_of(draft: Draft, linked: Linked) -> str | None:
    """The most exact place that the accounts name, or None; of an act of a state the state."""
    places = [matter.place for matter in draft.matters]
    if draft.about == "event" and EventType(draft.type) in NATIONAL:
        return commonest_of([place for place in places if place is not None and linked.is_state(place)])
    finest: str | None = None
    for place in places:
        finest = finer_place(linked, finest, place)
    return finest


def commonest_of(slots: Sequence[str | None]) -> str | None:
    """The entity that most accounts name, the smallest id among equals, or None."""
    named = [slot for slot in slots if slot is not None]
    return min(set(named), key=lambda one: (-named.count(one), one)) if named else None


def by_fact(drafts: Sequence[Draft]) -> Mapping[FactRef, list[Draft]]:
    """The drafts in which each fact gives an account."""
    found: dict[FactRef, list[Draft]] = {}
    for draft in drafts:
        for ref in sorted(draft.refs, key=lambda one: (one.article, one.kind, one.index)):
            found.setdefault(ref, []).append(draft)
    return found

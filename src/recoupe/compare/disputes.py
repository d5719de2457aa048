"""Disputes: who says otherwise, by bare denial, with counter-evidence or with a value that does not fit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from recoupe.compare.drafts import Draft
from recoupe.compare.linked import OPEN
from recoupe.compare.matters import Matter
from recoupe.compare.outlets import outlet_label
from recoupe.compare.provenance import Provenance, block_at
from recoupe.compare.values import compatible
from recoupe.model.comparison import Dispute, Reading
from recoupe.model.vocabulary import Basis, DisputeKind, Modality, Stance

EVIDENCE = {Basis.OWN_OBSERVATION, Basis.WITNESS, Basis.DOCUMENT}


def denials(draft: Draft, readings: Mapping[str, Reading]) -> tuple[Dispute, ...]:
    """The accounts of a claim that deny it."""
    found: dict[tuple[str, str | None, DisputeKind], Dispute] = {}
    for matter in draft.matters:
        if matter.modality is not Modality.DENIED and matter.stance is not Stance.DENIES:
            continue
        by, entity = spoken_by(matter, readings)
        kind = DisputeKind.COUNTER_EVIDENCE if _with_evidence(matter, readings) else DisputeKind.BARE_DENIAL
        found.setdefault((by, entity, kind), Dispute(by, entity, kind, matter.ref))
    return tuple(found[key] for key in sorted(found, key=lambda row: (row[0], row[1] or "", row[2])))


def spoken_by(matter: Matter, readings: Mapping[str, Reading]) -> tuple[str, str | None]:
    """Who gives an account: the speaker, or else the outlet; name and entity id."""
    if matter.voices:
        return matter.voices[0].name, matter.voices[0].entity or None
    return outlet_label(readings[matter.ref.article]), None


def _with_evidence(matter: Matter, readings: Mapping[str, Reading]) -> bool:
    """Whether the paragraph of a denial says what shows it."""
    reading = readings[matter.ref.article]
    block = block_at(reading, matter.anchor.start)
    return block is not None and any(
        footing.basis in EVIDENCE and block.start <= footing.anchor.start < block.end
        for footing in reading.extraction.footings
    )


def misfits(drafts: Sequence[Draft], readings: Mapping[str, Reading]) -> Mapping[str, tuple[Dispute, ...]]:
    """Per claim the figures of its series, by other origins and for the same time, that do not fit it."""
    series: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.series is not None and draft.value is not None:
            series[draft.series].append(draft)
    found: defaultdict[str, set[Dispute]] = defaultdict(set)
    for rivals in series.values():
        for draft in rivals:
            found[draft.id].update(
                d for other in rivals if other is not draft for d in _misfit(draft, other, readings)
            )
    return {claim: tuple(sorted(disputes, key=_order)) for claim, disputes in found.items()}


def _misfit(draft: Draft, other: Draft, readings: Mapping[str, Reading]) -> Iterable[Dispute]:
    """What another value of the series says against a claim."""
    if draft.value is None or other.value is None or compatible(draft.value, other.value):
        return
    for matter, provenance in zip(other.matters, other.provenances, strict=True):
        if (
            matter.supports
            and provenance.origin.id not in draft.origins
            and _same_time(draft, matter, readings)
        ):
            by, entity = _rival(matter, provenance, readings)
            yield Dispute(by, entity, DisputeKind.INCOMPATIBLE_VALUE, matter.ref, other.value.words())
            return


def _rival(matter: Matter, provenance: Provenance, readings: Mapping[str, Reading]) -> tuple[str, str | None]:
    """Who gives another value: the speaker, the origin's name, or the outlet."""
    if not matter.voices and provenance.origin.name is not None:
        return provenance.origin.name, None
    return spoken_by(matter, readings)


def _same_time(draft: Draft, matter: Matter, readings: Mapping[str, Reading]) -> bool:
    """Whether a rival value is for a day that some account of the claim is for too."""
    return any(_days_meet(one, matter, readings) for one in draft.matters if one.supports)


def _days_meet(a: Matter, b: Matter, readings: Mapping[str, Reading]) -> bool:
    """Whether two counts hold for a common day; without a stated time they are as of publication."""
    if a.days != OPEN and b.days != OPEN:
        return a.days.meets(b.days)
    left, right = (day_told(one, readings) for one in (a, b))
    return left is None or right is None or left == right


def day_told(matter: Matter, readings: Mapping[str, Reading]) -> str | None:
    """The last day a count can be for: its own, or else the day of publication; None where unknown."""
    if matter.days.known:
        return matter.days.last
    published = readings[matter.ref.article].published
    return published[:10] if published else None


def _order(dispute: Dispute) -> tuple[str, str, str, str]:
    """A fixed order of disputes."""
    return (dispute.by, dispute.kind, dispute.value or "", dispute.fact.article)

"""Disputes: who says otherwise, by bare denial, with counter-evidence or with a value that does not fit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from recoupe.compare.drafts import Draft
from recoupe.compare.matters import OF_PEOPLE, Matter
from recoupe.compare.outlets import outlet_label
from recoupe.compare.provenance import Provenance, block_at
from recoupe.compare.values import compatible
from recoupe.model.comparison import Dispute, Reading
from recoupe.model.vocabulary import Basis, DisputeKind, FigureKind

EVIDENCE = {Basis.OWN_OBSERVATION, Basis.WITNESS, Basis.DOCUMENT}


def denials(draft: Draft, readings: Mapping[str, Reading]) -> tuple[Dispute, ...]:
    """The accounts of a claim that deny it; that somebody denied something is not denied by their words."""
    if draft.about == "statement":
        return ()
    asserted = any(matter.supports for matter in draft.matters)
    found: dict[tuple[str, str | None, DisputeKind], Dispute] = {}
    for matter in draft.matters:
        if not matter.denied or not (matter.voices or asserted):
            continue  # an outlet that tells of itself what did not happen contradicts nobody
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


def misfits(
    drafts: Sequence[Draft], readings: Mapping[str, Reading], stories: Mapping[str, str]
) -> Mapping[str, tuple[Dispute, ...]]:
    """Per claim the figures of its series, by other origins and for the same time, that do not fit it.

    Args:
        drafts: all claims.
        readings: the articles by id.
        stories: story id of each article.
    """
    series: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.series is not None and draft.value is not None and counts_all(draft):
            series[draft.series].append(draft)
    found: defaultdict[str, set[Dispute]] = defaultdict(set)
    for values in series.values():
        for draft, rivals in _of_one_day(values, readings):
            for other in rivals:
                found[draft.id].update(_misfit(draft, other, readings, stories))
    return {claim: tuple(sorted(disputes, key=_order)) for claim, disputes in found.items()}


def counts_all(draft: Draft) -> bool:
    """Whether a figure counts all people concerned so far: only such values replace or contradict each other.

    What is loosely said (sums, prices, percentages, lengths of time) may always measure another thing.
    """
    return FigureKind(draft.type) in OF_PEOPLE and not any(matter.added for matter in draft.matters)


def _of_one_day(
    values: Sequence[Draft], readings: Mapping[str, Reading]
) -> Iterable[tuple[Draft, list[Draft]]]:
    """Each value with those of its series that are given for a common day, or for no day."""
    given: defaultdict[str | None, dict[str, Draft]] = defaultdict(dict)
    days = {draft.id: _days_given(draft, readings) for draft in values}
    for draft in values:
        for day in days[draft.id]:
            given[day][draft.id] = draft
    for draft in values:
        everywhere = None in days[draft.id]
        met = given if everywhere else [*days[draft.id], None]
        rivals = {other.id: other for day in met for other in given.get(day, {}).values()}
        yield draft, [rivals[key] for key in sorted(rivals) if key != draft.id]


def _days_given(draft: Draft, readings: Mapping[str, Reading]) -> frozenset[str | None]:
    """The days a value is given for; None stands for an account that no single day bounds."""
    return frozenset(
        None if matter.days.known and matter.days.first != matter.days.last else day_told(matter, readings)
        for matter in draft.matters
        if matter.supports
    )


def _misfit(
    draft: Draft, other: Draft, readings: Mapping[str, Reading], stories: Mapping[str, str]
) -> Iterable[Dispute]:
    """What another value of the series says against a claim."""
    if draft.value is None or other.value is None or compatible(draft.value, other.value):
        return
    for matter, provenance in zip(other.matters, other.provenances, strict=True):
        stands = matter.supports and provenance.origin.id not in draft.origins
        if stands and any(
            _comparable(one, matter, stories) and _days_meet(one, matter, readings)
            for one in draft.matters
            if one.supports
        ):
            by, entity = _rival(matter, provenance, readings)
            yield Dispute(by, entity, DisputeKind.INCOMPATIBLE_VALUE, matter.ref, other.value.words())
            return


def _comparable(a: Matter, b: Matter, stories: Mapping[str, str]) -> bool:
    """Whether two counts are of one happening.

    Two values in one article contradict each other only in two mouths; those of two articles, where both
    tell one story, or where both name the place and the day.
    """
    if a.ref.article == b.ref.article:
        return bool(a.voices and b.voices) and a.voices[0].key != b.voices[0].key
    if stories[a.ref.article] == stories[b.ref.article]:
        return True
    return a.place is not None and a.place == b.place and a.days.known and b.days.known


def _rival(matter: Matter, provenance: Provenance, readings: Mapping[str, Reading]) -> tuple[str, str | None]:
    """Who gives another value: the speaker, the origin's name, or the outlet."""
    if not matter.voices and provenance.origin.name is not None:
        return provenance.origin.name, None
    return spoken_by(matter, readings)


def _days_meet(a: Matter, b: Matter, readings: Mapping[str, Reading]) -> bool:
    """Whether two counts hold for a common day; without a stated day, or since one, as of the text."""
    if a.days.known and b.days.known:
        return a.days.meets(b.days)
    left, right = (day_told(one, readings) for one in (a, b))
    return left is None or right is None or left == right


def day_told(matter: Matter, readings: Mapping[str, Reading]) -> str | None:
    """The last day a count can be for: its own, or else that of the text; None where unknown."""
    if matter.days.known:
        return matter.days.last
    return moment_of(readings[matter.ref.article])[:10] or None


def moment_of(reading: Reading) -> str:
    """When a text stood as it is: last modified, or else published; an empty string where unknown."""
    modified = reading.article.modified.value if reading.article.modified is not None else ""
    published = reading.published or ""
    return max(modified, published)


def _order(dispute: Dispute) -> tuple[str, str, str, str, str, int]:
    """A fixed order of disputes."""
    return (
        *(dispute.by, dispute.kind, dispute.value or "", dispute.fact.article),
        *(dispute.fact.kind, dispute.fact.index),
    )

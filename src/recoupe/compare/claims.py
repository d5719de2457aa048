"""Claims: clusters with their line and their standing on four axes."""

from collections.abc import Iterable, Sequence

from recoupe.compare.clusters import clusters_of
from recoupe.compare.disputes import denials, misfits
from recoupe.compare.drafts import (
    Draft,
    account_of,
    commonest_of,
    draft_of,
    place_of,
    time_of,
)
from recoupe.compare.ground import Ground
from recoupe.compare.kinds import PERFORMED
from recoupe.compare.lines import line_of
from recoupe.compare.lives import Fate, fates
from recoupe.compare.matters import Matter
from recoupe.compare.parts import Parts
from recoupe.compare.provenance import Desk
from recoupe.compare.support import support_of
from recoupe.compare.weights import weight
from recoupe.model.comparison import Claim, Dispute, Origin, Standing
from recoupe.model.reason import Reason
from recoupe.model.vocabulary import EventType, FigureKind, Modality, Nature, Stance


def claims_of(
    matters: Iterable[Matter], desk: Desk, ground: Ground
) -> tuple[tuple[Claim, ...], tuple[Origin, ...]]:
    """Make the claims of a dossier, with the origins that their accounts come from.

    Args:
        matters: the facts of all articles.
        desk: what provenance is read from.
        ground: what clustering needs.
    """
    everything = [matter for matter in matters if matter.ref not in ground.judged.rejected]
    drafts = [draft_of(cluster, desk, ground) for cluster in clusters_of(everything, ground)]
    ends = fates(drafts, everything, desk.readings, desk.linked)
    rivals = misfits(drafts, desk.readings, ground.stories)
    claims = [_claim(draft, ends[draft.id], rivals.get(draft.id, ()), desk) for draft in drafts]
    origins = {one.origin.id: one.origin for draft in drafts for one in reversed(draft.provenances)}
    return (
        tuple(sorted(claims, key=weight)),
        tuple(origins[key] for key in sorted(origins)),
    )


def _claim(draft: Draft, fate: Fate, rivals: tuple[Dispute, ...], desk: Desk) -> Claim:
    """One claim with its line and its standing."""
    time = time_of(draft)
    place = place_of(draft, desk.linked)
    actor = commonest_of([matter.actor for matter in draft.matters])
    target = commonest_of([matter.target for matter in draft.matters])
    return Claim(
        id=draft.id,
        about="statement" if draft.about == "characterisation" else draft.about,
        type=_type(draft),
        line=line_of(draft, Parts(desk.linked, desk.readings, time, place, actor, target)),
        accounts=tuple(map(account_of, draft.matters, draft.provenances)),
        standing=_standing(draft, fate, rivals, desk),
        time=time,
        place=place,
        actor=actor,
        series=draft.series,
        target=target,
        updates=fate.replaces,
    )


def _type(draft: Draft) -> EventType | FigureKind | None:
    """The event's or figure's kind; None for what is said, unless it calls the events one of the kinds."""
    if draft.about == "characterisation":
        return EventType(draft.type) if draft.type in set(EventType) else None
    if draft.about == "event":
        return EventType(draft.type)
    return FigureKind(draft.type) if draft.about == "figure" else None


def _standing(draft: Draft, fate: Fate, rivals: tuple[Dispute, ...], desk: Desk) -> Standing:
    """Where a claim stands on the four axes, each with its reasons."""
    support, why = support_of(draft, desk.readings, desk.linked)
    nature, what = _nature(draft)
    return Standing(
        support=support,
        origins=tuple(sorted(draft.origins)),
        outlets=len({matter.ref.article for matter in draft.matters}),
        disputes=(*denials(draft, desk.readings), *rivals),
        life=fate.life,
        nature=nature,
        questioned=fate.questioned,
        reasons=(*why, *fate.reasons, what, *_doubts(draft.matters)),
    )


def _nature(draft: Draft) -> tuple[Nature, Reason]:
    """What sort of claim it is."""
    if draft.about == "characterisation" or draft.type == EventType.COUP.value:
        return Nature.CHARACTERISATION, Reason("nature.characterisation")
    if draft.about == "statement":
        return Nature.SPEECH_ACT, Reason("nature.said", facts=tuple(matter.ref for matter in draft.matters))
    if all(matter.modality is Modality.PLANNED for matter in draft.matters):
        return Nature.FORECAST, Reason("nature.forecast")
    if draft.about == "event" and EventType(draft.type) in PERFORMED:
        return Nature.SPEECH_ACT, Reason("nature.performed")
    return Nature.FACT, Reason("nature.fact")


def _doubts(matters: Sequence[Matter]) -> tuple[Reason, ...]:
    """Who questions the claim or says that it is not known."""
    found: dict[tuple[str, str], Reason] = {}
    for matter in matters:
        if matter.about != "statement" and matter.voices and matter.stance in _DOUBTS:
            code = _DOUBTS[matter.stance]
            name = matter.voices[0].name
            found.setdefault((code, name), Reason(code, (("name", name),), (matter.ref,)))
    return tuple(found[key] for key in sorted(found))


_DOUBTS = {Stance.QUESTIONS: "doubt.questioned_by", Stance.DOES_NOT_KNOW: "doubt.not_known_to"}

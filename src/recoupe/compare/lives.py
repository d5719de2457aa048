"""Lives: what became of a claim: current, updated, withdrawn by its origin, or no longer online."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recoupe.compare.disputes import counts_all, moment_of
from recoupe.compare.drafts import Draft, by_fact
from recoupe.compare.linked import Linked
from recoupe.compare.matters import Matter
from recoupe.compare.outlets import names_of_outlet, outlet_label, squeezed
from recoupe.compare.provenance import SHOWN, block_at
from recoupe.compare.values import compatible
from recoupe.model.comparison import Origin, Reading
from recoupe.model.reason import FactRef, Reason
from recoupe.model.vocabulary import EventType, Life, Stance


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a claim.

    Attributes:
        life: current, updated, withdrawn or offline.
        questioned: descends from something withdrawn.
        reasons: for both.
        replaces: ids of the claims of its series that this one updates.
    """

    life: Life = Life.CURRENT
    questioned: bool = False
    reasons: tuple[Reason, ...] = ()
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Words by which somebody takes back what they said.

    Attributes:
        names: who withdraws: entity id and names, squeezed.
        entity: the entity id, or an empty string.
        name: who, as shown.
        ref: the fact that says so.
        subjects: the facts that are taken back, as far as the same sentence repeats them.
    """

    names: frozenset[str]
    entity: str
    name: str
    ref: FactRef
    subjects: frozenset[FactRef]


def fates(
    drafts: Sequence[Draft], matters: Iterable[Matter], readings: Mapping[str, Reading], linked: Linked
) -> dict[str, Fate]:
    """Say what became of each claim.

    Args:
        drafts: all claims.
        matters: all facts, those of claims included.
        readings: the articles by id.
        linked: the entities.
    """
    matters = list(matters)
    withdrawn = _withdrawn(drafts, _withdrawals(matters, readings, linked), linked)
    questioned = _questioned(drafts, withdrawn)
    updates = _updates(drafts, readings)
    replaces: defaultdict[str, list[str]] = defaultdict(list)
    for former, latter in updates.items():
        replaces[latter.id].append(former)
    return {
        draft.id: _fate(draft, withdrawn, questioned, updates, tuple(sorted(replaces[draft.id])), readings)
        for draft in drafts
    }


def _fate(
    draft: Draft,
    withdrawn: Mapping[str, Withdrawal],
    questioned: Mapping[str, Reason],
    updates: Mapping[str, Draft],
    replaces: tuple[str, ...],
    readings: Mapping[str, Reading],
) -> Fate:
    """What became of one claim; a withdrawal weighs more than an update, that more than a lost page."""
    if draft.id in withdrawn:
        words = withdrawn[draft.id]
        relayed = {matter.ref.article for matter in draft.matters if matter.supports}
        return Fate(
            Life.WITHDRAWN,
            len(relayed) > 1,  # every outlet that carried it descends from what was taken back
            (Reason("life.withdrawn", (("name", words.name),), (words.ref,)),),
            replaces,
        )
    reasons = (questioned[draft.id],) if draft.id in questioned else ()
    if draft.id in updates:
        latter = updates[draft.id]
        return Fate(Life.UPDATED, bool(reasons), (_update_reason(draft, latter), *reasons), replaces)
    if all(readings[matter.ref.article].offline for matter in draft.matters):
        return Fate(Life.OFFLINE, bool(reasons), (Reason("life.offline"), *reasons), replaces)
    return Fate(Life.CURRENT, bool(reasons), reasons, replaces)


def _update_reason(former: Draft, latter: Draft) -> Reason:
    """Why a claim counts as updated; a downward revision is flagged."""
    lower = former.value is not None and latter.value is not None and latter.value.high < former.value.low
    values = (("value", latter.value.words() if latter.value is not None else ""),)
    facts = tuple(matter.ref for matter in latter.matters if matter.supports)
    return Reason("life.revised_down" if lower else "life.updated", values, facts)


def _withdrawals(
    matters: Sequence[Matter], readings: Mapping[str, Reading], linked: Linked
) -> list[Withdrawal]:
    """The words of all articles that take something back."""
    within: defaultdict[str, list[Matter]] = defaultdict(list)
    for matter in matters:
        if matter.about in ("event", "figure"):
            within[matter.ref.article].append(matter)
    found = []
    for matter in matters:
        if _takes_back(matter):
            subjects = _subjects(matter, within[matter.ref.article], readings[matter.ref.article])
            entity, names, name = _withdrawer(matter, readings, linked)
            found.append(Withdrawal(names, entity, name, matter.ref, subjects))
    return found


def _takes_back(matter: Matter) -> bool:
    """Whether a fact says that something is withdrawn."""
    if matter.about == "statement":
        return matter.stance is Stance.WITHDRAWS
    return matter.about == "event" and matter.type == EventType.RETRACTION.value and matter.supports


def _subjects(matter: Matter, others: Sequence[Matter], reading: Reading) -> frozenset[FactRef]:
    """The events and figures in the words of a withdrawal, or else in its sentence or paragraph."""
    others = [one for one in others if one.ref != matter.ref and one.type != EventType.RETRACTION.value]
    inside = frozenset(one.ref for one in others if matter.anchor.holds(one.anchor))
    if inside:
        return inside
    sentence = next(
        (span for span in reading.extraction.sentences if span[0] <= matter.anchor.start < span[1]), None
    )
    if sentence is not None:
        inside = frozenset(one.ref for one in others if sentence[0] <= one.anchor.start < sentence[1])
    if inside:
        return inside
    block = block_at(reading, matter.anchor.start)
    if block is None:
        return frozenset()
    return frozenset(
        one.ref for one in others if one.about == "figure" and block.start <= one.anchor.start < block.end
    )


def _withdrawer(
    matter: Matter, readings: Mapping[str, Reading], linked: Linked
) -> tuple[str, frozenset[str], str]:
    """Who withdraws: the speaker or actor, or else the outlet itself; entity id, names, name shown."""
    entity = matter.actor or (matter.voices[0].entity if matter.voices else "")
    if entity and entity in linked.entities:
        known = linked.entities[entity]
        return entity, frozenset({entity, *map(squeezed, known.names), squeezed(known.name)}), known.name
    if matter.voices:
        return "", frozenset({matter.voices[0].key, squeezed(matter.voices[0].name)}), matter.voices[0].name
    reading = readings[matter.ref.article]
    return "", names_of_outlet(reading), outlet_label(reading)


def _withdrawn(
    drafts: Sequence[Draft], withdrawals: Sequence[Withdrawal], linked: Linked
) -> dict[str, Withdrawal]:
    """The claims that their only origin withdrew."""
    holding = by_fact(drafts)
    found: dict[str, Withdrawal] = {}
    for withdrawal in withdrawals:
        for ref in sorted(withdrawal.subjects, key=lambda one: (one.article, one.kind, one.index)):
            for draft in holding.get(ref, []):
                if _only_origin(draft, withdrawal, linked):
                    found.setdefault(draft.id, withdrawal)
    return found


def _only_origin(draft: Draft, withdrawal: Withdrawal, linked: Linked) -> bool:
    """Whether every account of a claim that shows where it comes from has it from whoever withdraws."""
    shown = [
        _is_withdrawer(matter, provenance.origin, withdrawal, linked)
        for matter, provenance in zip(draft.matters, draft.provenances, strict=True)
        if matter.supports and provenance.origin.kind in SHOWN
    ]
    return bool(shown) and all(shown)


def _is_withdrawer(matter: Matter, origin: Origin, withdrawal: Withdrawal, linked: Linked) -> bool:
    """Whether an account comes from whoever withdraws, or from who speaks for them."""
    if matter.voices:
        voice = matter.voices[0]
        known = voice.entity in withdrawal.names or squeezed(voice.name) in withdrawal.names
        return known or linked.one_party(voice.entity, withdrawal.entity, (voice.role, ""))
    return squeezed(origin.name or "") in withdrawal.names


def _questioned(drafts: Sequence[Draft], withdrawn: Mapping[str, Withdrawal]) -> dict[str, Reason]:
    """The claims that rest only on statements that also carry a withdrawn claim."""
    tainted: dict[tuple[str, int], Withdrawal] = {}
    for draft in drafts:
        if draft.id in withdrawn:
            for matter in draft.matters:
                if matter.supports and matter.said_in is not None:
                    tainted.setdefault((matter.ref.article, matter.said_in), withdrawn[draft.id])
    found = {}
    for draft in drafts:
        standing = [matter for matter in draft.matters if matter.supports]
        sources = [
            tainted.get((one.ref.article, one.said_in if one.said_in is not None else -1)) for one in standing
        ]
        known = [source for source in sources if source is not None]
        if (
            draft.id not in withdrawn
            and draft.about != "statement"
            and standing
            and len(known) == len(standing)
        ):
            found[draft.id] = Reason("life.questioned", (("name", known[0].name),), (known[0].ref,))
    return found


def _updates(drafts: Sequence[Draft], readings: Mapping[str, Reading]) -> dict[str, Draft]:
    """Per claim that all its origins replaced by another value, the claim that replaces it."""
    series: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.series is not None and draft.value is not None and counts_all(draft):
            series[draft.series].append(draft)
    found = {}
    for values in series.values():
        for former, rivals in _by_shared_origin(values):
            latter = [other for other in rivals if other is not former and _replaces(other, former, readings)]
            if latter:
                found[former.id] = max(latter, key=lambda one: (_latest(one, readings), one.id))
    return found


def _by_shared_origin(values: Sequence[Draft]) -> Iterable[tuple[Draft, list[Draft]]]:
    """Each value with those of the series that share its first origin: only they can replace it."""
    of_origin: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in values:
        for origin in draft.shown:
            of_origin[origin].append(draft)
    return ((draft, of_origin[min(draft.shown)]) for draft in values if draft.shown)


def _replaces(latter: Draft, former: Draft, readings: Mapping[str, Reading]) -> bool:
    """Whether the origins of one value, as far as accounts show them, gave another one later."""
    if not former.shown or not former.shown <= latter.shown or latter.value == former.value:
        return False
    if latter.value is not None and former.value is not None and _only_vaguer(latter, former):
        return False
    ends = _latest(former, readings), _latest(latter, readings)
    return all(ends) and ends[0] < ends[1]


def _only_vaguer(latter: Draft, former: Draft) -> bool:
    """Whether two values have the same number and differ only in how they bound it."""
    return (
        latter.value is not None
        and former.value is not None
        and (latter.value.low, latter.value.high) == (former.value.low, former.value.high)
        and compatible(latter.value, former.value)
    )


def _latest(draft: Draft, readings: Mapping[str, Reading]) -> str:
    """The last moment a value is given for, or an empty string where nothing dates it."""
    return max((_moment(matter, readings) for matter in draft.matters if matter.supports), default="")


def _moment(matter: Matter, readings: Mapping[str, Reading]) -> str:
    """When a count held: its own day, or else its article's publication."""
    if matter.days.known:
        return matter.days.last
    return moment_of(readings[matter.ref.article])

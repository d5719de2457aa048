"""Clusters: matters that are about the same thing, whoever tells it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from recoupe.compare.grouping import groups_of
from recoupe.compare.linked import OPEN, Linked, Span, finer_place, places_meet
from recoupe.compare.matters import Matter
from recoupe.compare.values import side
from recoupe.model.comparison import Judged
from recoupe.model.ids import digest
from recoupe.model.reason import FactRef
from recoupe.model.vocabulary import EventType, FigureKind, Modality

# Kinds of event that outlets use for one another; each stands under the first name.
_FAMILIES = {
    EventType.RIOT: "unrest",
    EventType.CLASH: "unrest",
    EventType.DEATHS: "killing",
    EventType.KILLING: "killing",
    EventType.ARREST: "arrest",
    EventType.DETENTION: "arrest",
    EventType.ATTACK: "attack",
    EventType.EXPLOSION: "attack",
    EventType.DEPLOYMENT: "deployment",
    EventType.MILITARY_OPERATION: "deployment",
    EventType.CONDEMNATION: "condemnation",
    EventType.LOOTING: "looting",
}
# Events that an office performs once: the performer is part of what they are.
PERFORMED = frozenset(
    {
        EventType.SHOOT_TO_KILL_ORDER,
        EventType.STATE_OF_EMERGENCY,
        EventType.CURFEW,
        EventType.ASSEMBLY_BAN,
        EventType.REQUEST_FOR_HELP,
        EventType.OFFER_OF_HELP,
        EventType.DECISION_TO_DEPLOY,
        EventType.RESIGNATION,
        EventType.DISMISSAL,
        EventType.APPOINTMENT,
        EventType.CONDEMNATION,
        EventType.CALL,
        EventType.THREAT,
        EventType.CLAIM_OF_RESPONSIBILITY,
        EventType.RETRACTION,
        EventType.REFUSAL,
        EventType.SANCTION,
        EventType.LEGAL_CHANGE,
        EventType.COURT_DECISION,
        EventType.CONVICTION,
        EventType.INDICTMENT,
        EventType.ANNULMENT,
        EventType.DISSOLUTION,
    }
)
# Evidence that two accounts tell one event; two points are needed, and nothing may contradict.
ENOUGH = 2.0
# Statements of one speaker are one where this much of the shorter one's content is in the other.
SAME_WORDS = 0.6
SAME_BONES = 0.75
FEWEST_BONES = 3


def family(kind: str) -> str:
    """The name under which the kinds of event that stand for one another are compared."""
    return _FAMILIES.get(EventType(kind), kind)


@dataclass(slots=True)
class _Cluster:
    """Accounts of one event while they are gathered."""

    matters: list[Matter] = field(default_factory=list)
    days: Span = OPEN
    place: str | None = None
    actors: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    stories: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)

    def take(self, matter: Matter, story: str, linked: Linked) -> None:
        """Add an account."""
        self.days = self.days.within(matter.days)
        self.place = finer_place(linked, self.place, matter.place)
        self.actors |= {matter.actor} - {None}  # type: ignore[arg-type]
        self.targets |= {matter.target} - {None}  # type: ignore[arg-type]
        self.stories.add(story)
        self.articles.add(matter.ref.article)
        self.matters.append(matter)


@dataclass(frozen=True, slots=True)
class Ground:
    """What clustering needs besides the matters.

    Attributes:
        linked: the entities.
        stories: story id of each article.
        homes: the country that each article tells of most, where that can be told.
        carried: says whether two matters stand in the same carried words.
        judged: what people decided.
    """

    linked: Linked
    stories: Mapping[str, str]
    homes: Mapping[str, str]
    carried: Callable[[Matter, Matter], bool]
    judged: Judged


def clusters_of(matters: Iterable[Matter], ground: Ground) -> list[tuple[Matter, ...]]:
    """Gather the matters that are about the same thing.

    Args:
        matters: of all articles, without rejected ones.
        ground: see there.

    Returns:
        clusters in the order of their first matter, each in order; every matter is in exactly one.
    """
    blocks: defaultdict[tuple[str, ...], list[Matter]] = defaultdict(list)
    for matter in sorted(matters, key=lambda one: one.order):
        blocks[_block(matter, ground)].append(matter)
    clusters = [
        cluster for key, block in sorted(blocks.items()) for cluster in _in_block(key[0], block, ground)
    ]
    return _judged(clusters, ground.judged)


def _block(matter: Matter, ground: Ground) -> tuple[str, ...]:
    """What two matters must share to be compared at all."""
    if matter.about == "event":
        return ("event", family(matter.type), "planned" if matter.modality is Modality.PLANNED else "")
    if matter.about == "figure":
        return ("figure", series_key(matter, ground))
    if matter.about == "characterisation":
        return ("characterisation", matter.type)
    return ("statement", matter.voices[0].key)


def series_key(matter: Matter, ground: Ground) -> str:
    """Name the series of a figure: what, of whom, where; values of one series can be set in time order.

    A count of something loosely said ("autre", a sum, a length of time) is comparable only within
    one story and of the same thing, and without the thing only within one article.
    """
    kind = FigureKind(matter.type)
    loose = kind in _LOOSE
    place = _scope(matter, ground)
    scope = [] if not loose else [ground.stories[matter.ref.article]]
    if loose and not matter.counted:
        scope.append(matter.ref.article)
    unit = matter.value.unit if matter.value is not None else ""
    part = "part" if matter.part else ""
    return digest("series", kind.value, *matter.counted, unit, part, "" if loose else place, *scope, size=12)


def _scope(matter: Matter, ground: Ground) -> str:
    """Where a figure counts: a town, a state, or what the article tells of where nothing is said."""
    if matter.place is None:
        return ground.homes.get(matter.ref.article, "")
    if ground.linked.is_state(matter.place):
        return ground.linked.country(matter.place) or matter.place
    return matter.place


_LOOSE = frozenset(
    {
        FigureKind.OTHER,
        FigureKind.MONEY,
        FigureKind.PRICE,
        FigureKind.DURATION,
        FigureKind.JOBS,
        FigureKind.DAMAGE,
        FigureKind.VOTES,
        FigureKind.VOTES_PCT,
    }
)


def _in_block(about: str, block: Sequence[Matter], ground: Ground) -> list[tuple[Matter, ...]]:
    """The clusters of one block."""
    if about == "event":
        return _events(block, ground)
    if about == "figure":
        return _figures(block, ground)
    if about == "characterisation":
        return [tuple(block)]
    return _statements(block, ground)


def _events(block: Sequence[Matter], ground: Ground) -> list[tuple[Matter, ...]]:
    """Accounts of one event: the most exact ones first, each put where it fits best."""
    clusters: list[_Cluster] = []
    for matter in sorted(block, key=lambda one: (_vagueness(one), one.order)):
        story = ground.stories[matter.ref.article]
        scored = [(_evidence(cluster, matter, story, ground), cluster) for cluster in clusters]
        best = max(scored, key=lambda row: row[0], default=None)
        if best is None or best[0] < ENOUGH:
            clusters.append(_Cluster())
            clusters[-1].take(matter, story, ground.linked)
        else:
            best[1].take(matter, story, ground.linked)
    return [tuple(sorted(cluster.matters, key=lambda one: one.order)) for cluster in clusters]


def _vagueness(matter: Matter) -> int:
    """How many of day, place, actor and target an account leaves out."""
    return (not matter.days.known) + sum(slot is None for slot in (matter.place, matter.actor, matter.target))


def _evidence(cluster: _Cluster, matter: Matter, story: str, ground: Ground) -> float:
    """How much speaks for an account telling a cluster's event; below 0 where something contradicts."""
    if not cluster.days.meets(matter.days) or not places_meet(ground.linked, cluster.place, matter.place):
        return -1.0
    performed = EventType(matter.type) in PERFORMED
    score = 1.0 if story in cluster.stories else 0.0
    score += 1.0 if matter.ref.article in cluster.articles else 0.0
    if cluster.days.known and matter.days.known:
        score += 1.5
    if matter.place is not None and cluster.place is not None:
        score += 1.0 if matter.place == cluster.place else 0.5
    score += _agreement(matter.actor, cluster.actors, weight=2.0 if performed else 1.0, against=performed)
    score += _agreement(matter.target, cluster.targets, weight=1.0, against=False)
    return score


def _agreement(one: str | None, many: set[str], *, weight: float, against: bool) -> float:
    """What an actor or target adds: agreement, nothing where one is not said, or a point against."""
    if one is None or not many:
        return 0.0
    if one in many:
        return weight
    return -2.0 if against else -0.5


def _figures(block: Sequence[Matter], ground: Ground) -> list[tuple[Matter, ...]]:
    """Accounts of one value in one series."""
    del ground
    with_value: defaultdict[tuple[float, float, str], list[Matter]] = defaultdict(list)
    without: defaultdict[str, list[Matter]] = defaultdict(list)
    for matter in block:
        if matter.value is None:
            without[""].append(matter)
        else:
            with_value[matter.value.low, matter.value.high, side(matter.value.bound)].append(matter)
    groups = [tuple(group) for _, group in sorted(with_value.items())]
    return groups + [tuple(group) for group in without.values()]


def _statements(block: Sequence[Matter], ground: Ground) -> list[tuple[Matter, ...]]:
    """Accounts of one thing said by one speaker."""
    links = [
        (left, right)
        for position, left in enumerate(block)
        for right in block[position + 1 :]
        if _same_said(left, right, ground)
    ]
    index = {matter.order: matter for matter in block}
    groups = groups_of(list(index), [(left.order, right.order) for left, right in links])
    return [tuple(index[order] for order in group) for group in groups]


def _same_said(a: Matter, b: Matter, ground: Ground) -> bool:
    """Whether two statements of one speaker give the same content."""
    if not a.days.meets(b.days):
        return False
    if a.anchor.exact == b.anchor.exact or (a.ref.article != b.ref.article and ground.carried(a, b)):
        return True
    shorter = min(len(a.content), len(b.content))
    if shorter >= FEWEST_BONES and len(a.content & b.content) >= SAME_WORDS * shorter:
        return True
    fewest = min(len(a.bones), len(b.bones))
    return fewest >= FEWEST_BONES and len(a.bones & b.bones) >= SAME_BONES * fewest


def _judged(clusters: list[tuple[Matter, ...]], judged: Judged) -> list[tuple[Matter, ...]]:
    """Apply what people decided: join what is the same, take apart what is not."""
    matters = {matter.ref: matter for cluster in clusters for matter in cluster}
    parted = [part for cluster in clusters for part in _taken_apart(cluster, judged.not_same)]
    owner = {matter.ref: number for number, part in enumerate(parted) for matter in part}
    links = [
        (owner[left], owner[right])
        for left, right in sorted(judged.same, key=lambda pair: [_sort_key(ref) for ref in pair])
        if left in matters and right in matters
    ]
    joined = groups_of(list(range(len(parted))), links)
    gathered = [
        tuple(sorted((m for number in group for m in parted[number]), key=lambda one: one.order))
        for group in joined
    ]
    return sorted(gathered, key=lambda cluster: cluster[0].order)


def _sort_key(ref: FactRef) -> tuple[str, str, int]:
    """A fixed order of facts."""
    return (ref.article, ref.kind, ref.index)


def _taken_apart(
    cluster: tuple[Matter, ...], not_same: frozenset[tuple[FactRef, FactRef]]
) -> list[tuple[Matter, ...]]:
    """Put each matter in the first part that holds nothing it must not stand with."""
    refs = {matter.ref for matter in cluster}
    apart = {
        pair
        for left, right in not_same
        if left in refs and right in refs
        for pair in ((left, right), (right, left))
    }
    if not apart:
        return [cluster]
    parts: list[list[Matter]] = []
    for matter in cluster:
        home = next((part for part in parts if not any((matter.ref, one.ref) in apart for one in part)), None)
        if home is None:
            parts.append([matter])
        else:
            home.append(matter)
    return [tuple(part) for part in parts]

"""Clusters: matters that are about the same thing, whoever tells it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from recoupe.compare.ground import Ground, count_key
from recoupe.compare.joining import joined_by_carriage, judged_clusters
from recoupe.compare.kinds import LASTING, NATIONAL, PERFORMED, RARE, family
from recoupe.compare.linked import OPEN, Linked, Span, finer_place, places_meet
from recoupe.compare.matters import Matter
from recoupe.compare.speech import said_alike
from recoupe.compare.values import side
from recoupe.model.naming import fold
from recoupe.model.vocabulary import EventType, Modality

# Evidence that two accounts tell one event; two points are needed, and nothing may contradict.
ENOUGH = 2.0
# What a town in common adds, and the days between two texts that may still tell one undated event.
IN_ONE_TOWN = 1.5
A_MONTH = 31


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
    homes: set[str] = field(default_factory=set)
    nearby: set[str] = field(default_factory=set)

    def take(self, matter: Matter, story: str, ground: Ground) -> None:
        """Add an account."""
        if self.days.meets(matter.days):
            self.days = self.days.within(matter.days)
        self.place = finer_place(ground.linked, self.place, matter.place)
        self.nearby |= matter.nearby | ({matter.place} if matter.place is not None else set())
        self.homes |= {ground.homes.get(matter.ref.article, "")} - {""}
        self.actors |= {matter.actor} - {None}  # type: ignore[arg-type]
        self.targets |= {matter.target} - {None}  # type: ignore[arg-type]
        self.stories.add(story)
        self.articles.add(matter.ref.article)
        self.matters.append(matter)


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
    return judged_clusters(joined_by_carriage(clusters, ground), ground.judged)


def _block(matter: Matter, ground: Ground) -> tuple[str, ...]:
    """What two matters must share to be compared at all."""
    if matter.about == "event":
        return ("event", family(matter.type), "planned" if matter.modality is Modality.PLANNED else "")
    if matter.about == "figure":
        return ("figure", *count_key(matter, ground))
    if matter.about == "characterisation":
        return ("characterisation", matter.type)
    return ("statement", matter.voices[0].key)


def _in_block(about: str, block: Sequence[Matter], ground: Ground) -> list[tuple[Matter, ...]]:
    """The clusters of one block."""
    if about == "event":
        return _events(block, ground)
    if about == "figure":
        return _figures(block, ground)
    if about == "characterisation":
        return [tuple(block)]  # a dossier is one crisis: a word for its events is shown with all who use it
    return said_alike(block)


def _events(block: Sequence[Matter], ground: Ground) -> list[tuple[Matter, ...]]:
    """Accounts of one event: the most exact ones first, each put where it fits best."""
    clusters: list[_Cluster] = []
    holding: defaultdict[str, set[int]] = defaultdict(set)
    for matter in sorted(block, key=lambda one: (_vagueness(one), one.order)):
        story = ground.stories[matter.ref.article]
        keys = _meeting_keys(matter, story, ground)
        near = sorted({number for key in keys for number in holding[key]})
        scored = [(_evidence(clusters[number], matter, story, ground), -number) for number in near]
        score, place = max(scored, default=(0.0, 0))
        if score < ENOUGH:
            clusters.append(_Cluster())
            place = 1 - len(clusters)
        clusters[-place].take(matter, story, ground)
        for key in keys:
            holding[key].add(-place)
    return [tuple(sorted(cluster.matters, key=lambda one: one.order)) for cluster in clusters]


def _meeting_keys(matter: Matter, story: str, ground: Ground) -> set[str]:
    """What a cluster must share one of for enough evidence to come together at all."""
    slots = {story, matter.place, matter.actor, matter.target, *matter.nearby}
    if EventType(matter.type) in LASTING:
        slots |= {ground.homes.get(matter.ref.article), _ANYWHERE}
    return {slot for slot in slots if slot is not None} | set(matter.days.each())


# Stands for the crisis itself where accounts of something that lasts name nothing else.
_ANYWHERE = "the crisis"


def _vagueness(matter: Matter) -> int:
    """How many of day, place, actor and target an account leaves out."""
    return (not matter.days.known) + sum(slot is None for slot in (matter.place, matter.actor, matter.target))


def _evidence(cluster: _Cluster, matter: Matter, story: str, ground: Ground) -> float:
    """How much speaks for an account telling a cluster's event; below 0 where something contradicts."""
    kind = EventType(matter.type)
    where = _same_place(cluster, matter, ground)
    if where < 0 or (not cluster.days.meets(matter.days) and kind not in LASTING):
        return -1.0
    score = where + (0.5 if kind in RARE else 0.0)
    score += 1.0 if story in cluster.stories else 0.0
    score += 1.0 if matter.ref.article in cluster.articles else 0.0
    score += _same_home(cluster, ground.homes.get(matter.ref.article), lasting=kind in LASTING)
    dated = _same_days(cluster, matter)
    apart = story not in cluster.stories and not dated and kind not in _TELLING
    if apart and (where < IN_ONE_TOWN or not _told_together(cluster, matter, ground)):
        return -1.0  # two stories of like happenings, and nothing that says they are one
    score += dated
    performed = kind in PERFORMED
    score += _agreement(
        matter.actor,
        cluster.actors,
        ground.linked,
        weight=2.0 if performed else 1.0,
        against=2.0 if performed else 0.5,
    )
    return score + _agreement(matter.target, cluster.targets, ground.linked, weight=1.0, against=0.0)


def _told_together(cluster: _Cluster, matter: Matter, ground: Ground) -> bool:
    """Whether an account was published within a month of one of a cluster, as far as dates are known."""
    days = [ground.published.get(article) for article in (matter.ref.article, *sorted(cluster.articles))]
    known = [day for day in days[1:] if day is not None]
    return days[0] is None or not known or any(abs(days[0] - day) <= A_MONTH for day in known)


# Kinds of which two articles may tell without a day in common and still mean one.
_TELLING = RARE | LASTING | PERFORMED


def _same_days(cluster: _Cluster, matter: Matter) -> float:
    """What common days add: a single day most, a month or a year hardly anything."""
    if not (cluster.days.known and matter.days.known and cluster.days.meets(matter.days)):
        return 0.0
    if cluster.days == matter.days and matter.days.first == matter.days.last:
        return 2.0
    both = cluster.days.within(matter.days)
    if both.each():
        return 1.5
    return 0.5


def _same_place(cluster: _Cluster, matter: Matter, ground: Ground) -> float:
    """What places add: a town in common most; below 0 where the accounts place it apart.

    A sentence may name several places of one event ("dans les villes de A et de B").
    """
    if matter.place is None or cluster.place is None:
        around = matter.nearby | ({matter.place} - {None})
        return IN_ONE_TOWN if around & cluster.nearby else 0.0
    if matter.place == cluster.place:
        return 1.0 if ground.linked.is_state(matter.place) else IN_ONE_TOWN
    if matter.place in cluster.nearby or cluster.place in matter.nearby:
        return IN_ONE_TOWN
    if places_meet(ground.linked, cluster.place, matter.place):
        return 0.5
    return (
        0.0
        if EventType(matter.type) in NATIONAL and _one_country(cluster.place, matter.place, ground)
        else -1.0
    )


def _one_country(a: str, b: str, ground: Ground) -> bool:
    """Whether nothing shows that two places lie in different countries."""
    countries = {ground.linked.country(a), ground.linked.country(b)} - {None}
    return len(countries) <= 1


def _same_home(cluster: _Cluster, home: str | None, *, lasting: bool) -> float:
    """What it adds that the articles tell of one country, or of two.

    Something that lasts is told of its country: where that has no name in the text, it is the crisis's.
    """
    if home is None or not cluster.homes:
        return 1.5 if lasting else 0.0
    if home in cluster.homes:
        return 1.5 if lasting else 0.5
    return -1.0


def _agreement(one: str | None, many: set[str], linked: Linked, *, weight: float, against: float) -> float:
    """What an actor or target adds: agreement, nothing where one is not named, or a point against.

    "The president" may be whom another account names: only two names speak against each other.
    """
    if one is None or not many:
        return 0.0
    if one in many or _called_alike(one, many, linked):
        return weight
    names = [linked.entities[party].named for party in (one, *sorted(many)) if party in linked.entities]
    return -against if names and names[0] and any(names[1:]) else 0.0


def _called_alike(one: str, many: set[str], linked: Linked) -> bool:
    """Whether a party that no text names is called like another ("the police", "police")."""
    entity = linked.entities.get(one)
    if entity is None or entity.named:
        return False
    return any(fold(linked.name(other) or "") == fold(entity.name) for other in many)


def _figures(block: Sequence[Matter], ground: Ground) -> list[tuple[Matter, ...]]:
    """Accounts of one count: the same value, bounded from the same side, in places that can be one."""
    with_value: defaultdict[tuple[float, float, str], list[Matter]] = defaultdict(list)
    without: defaultdict[str, list[Matter]] = defaultdict(list)
    for matter in block:
        if matter.value is None:
            without[matter.ref.article].append(matter)
        else:
            with_value[matter.value.low, matter.value.high, side(matter.value.bound)].append(matter)
    groups = [group for _, same in sorted(with_value.items()) for group in _in_places(same, ground)]
    return groups + [tuple(group) for _, group in sorted(without.items())]


def _in_places(same: Sequence[Matter], ground: Ground) -> list[tuple[Matter, ...]]:
    """One value by places: accounts with a place first, the others where their story is, or else first."""
    clusters: list[_Cluster] = []
    for matter in sorted(same, key=lambda one: (one.place is None, one.order)):
        story = ground.stories[matter.ref.article]
        fits = [one for one in clusters if places_meet(ground.linked, one.place, matter.place)]
        home = next((one for one in fits if story in one.stories), fits[0] if fits else None)
        if home is None:
            home = _Cluster()
            clusters.append(home)
        home.take(matter, story, ground)
    return [tuple(sorted(cluster.matters, key=lambda one: one.order)) for cluster in clusters]

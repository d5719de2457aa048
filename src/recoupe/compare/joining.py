"""Joining: clusters put together or taken apart by carried words and by what people decided."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from recoupe.compare.carriage import carriers
from recoupe.compare.ground import Ground
from recoupe.compare.grouping import groups_of
from recoupe.compare.linked import places_meet
from recoupe.compare.matters import Matter
from recoupe.model.comparison import Judged
from recoupe.model.reason import FactRef

Cluster = tuple[Matter, ...]
# Code points by which the place of carried words may be off after small edits.
SLACK = 20


def joined_by_carriage(clusters: Sequence[Cluster], ground: Ground) -> list[Cluster]:
    """Put together the clusters whose accounts are the same words, carried by several articles."""
    owner = _owners(clusters)
    in_article: defaultdict[str, list[Matter]] = defaultdict(list)
    for cluster in clusters:
        for matter in cluster:
            if matter.about != "characterisation":
                in_article[matter.ref.article].append(matter)
    links = [
        (owner[left.ref], owner[right.ref])
        for matters in in_article.values()
        for left in matters
        for right in _carried_with(left, in_article, ground)
    ]
    return _gathered(clusters, links)


def _owners(clusters: Sequence[Cluster]) -> dict[FactRef, int]:
    """The number of the cluster that each fact stands in; what it is called by a speaker stays apart."""
    return {
        matter.ref: number
        for number, cluster in enumerate(clusters)
        for matter in cluster
        if matter.about != "characterisation"
    }


def _carried_with(matter: Matter, in_article: dict[str, list[Matter]], ground: Ground) -> Iterable[Matter]:
    """The facts of other articles that stand in the same carried words and say the same."""
    if matter.ref.article not in ground.ties:
        return
    held = carriers(ground.ties, matter.ref.article, matter.anchor.start, matter.anchor.end)
    for article, (start, end) in held.spans.items():
        if article == matter.ref.article:
            continue
        for other in in_article.get(article, ()):
            near = other.anchor.start < end + SLACK and start - SLACK < other.anchor.end
            if near and _says_the_same(matter, other, ground, translated=article in held.translated):
                yield other


def _says_the_same(a: Matter, b: Matter, ground: Ground, *, translated: bool) -> bool:
    """Whether two facts in carried words are one; a copy may have changed day, place or number.

    Of a translation only the paragraph is known: there the value, or the kind of event, tells.
    """
    if (a.about, a.type, a.value) != (b.about, b.type, b.value) or not a.days.meets(b.days):
        return False
    if a.about == "statement":
        return _same_speech(a, b, translated=translated)
    return translated or places_meet(ground.linked, a.place, b.place)


def _same_speech(a: Matter, b: Matter, *, translated: bool) -> bool:
    """Whether two statements in carried words are one."""
    if translated:
        shared = len(a.bones & b.bones)
        return bool(shared) and shared == min(len(a.bones), len(b.bones))
    return a.content == b.content


def _gathered(clusters: Sequence[Cluster], links: Iterable[tuple[int, int]]) -> list[Cluster]:
    """The clusters after some were put together, each in order."""
    return [
        tuple(sorted((matter for number in group for matter in clusters[number]), key=lambda one: one.order))
        for group in groups_of(list(range(len(clusters))), links)
    ]


def judged_clusters(clusters: Sequence[Cluster], judged: Judged) -> list[Cluster]:
    """Apply what people decided: join what is the same, take apart what is not."""
    parted = [part for cluster in clusters for part in _taken_apart(cluster, judged.not_same)]
    owner = _owners(parted)
    links = [
        (owner[left], owner[right])
        for left, right in sorted(judged.same, key=lambda pair: [_sort_key(ref) for ref in pair])
        if left in owner and right in owner
    ]
    return sorted(_gathered(parted, links), key=lambda cluster: cluster[0].order)


def _sort_key(ref: FactRef) -> tuple[str, str, int]:
    """A fixed order of facts."""
    return (ref.article, ref.kind, ref.index)


def _taken_apart(cluster: Cluster, not_same: frozenset[tuple[FactRef, FactRef]]) -> list[Cluster]:
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

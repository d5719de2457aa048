"""Origins: the partition of the articles by where the account of their main event comes from."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recoupe.compare.grouping import groups_of
from recoupe.compare.linked import Linked
from recoupe.compare.matters import Voice, voices_of
from recoupe.compare.outlets import names_of_outlet, outlet_label, squeezed
from recoupe.compare.provenance import chain_of, credited_origin, origin_id
from recoupe.model.article import BODY_KINDS, CreditKind
from recoupe.model.comparison import Copy, Origin, Reading, Story
from recoupe.model.reason import FactRef, Reason
from recoupe.model.vocabulary import Basis, OriginKind, Relation

# A partial copy shares its main event's origin where a third of the shorter text is taken over.
DOMINANT = 1 / 3
# A speaker dominates where what is said makes up this much of the text.
MOSTLY_SAID = 0.4


@dataclass(frozen=True, slots=True)
class Spoken:
    """The speaker whose words make up most of a text.

    Attributes:
        voices: around the first of these words, the innermost first.
        fact: the statement that holds them.
    """

    voices: tuple[Voice, ...]
    fact: FactRef


def dominant_origins(
    readings: Mapping[str, Reading],
    copies: Iterable[Copy],
    stories: Iterable[Story],
    spoken: Mapping[str, Spoken],
) -> tuple[Origin, ...]:
    """Part the articles by the origin that dominates their account of the main event.

    Joined are captures of one page, copies, partial copies that take over a third of the text, and
    articles of one story that carry the same agency.

    Args:
        readings: the articles by id.
        copies: how their texts relate.
        stories: which of them tell one happening.
        spoken: of the articles that are mostly one speaker's words, whose.

    Returns:
        origins, each article in exactly one, in the order of their ids.
    """
    links = [(copy.a, copy.b) for copy in copies if _dominates(copy)]
    links += _same_pages(readings.values())
    for story in stories:
        links += _same_agency([readings[article] for article in story.articles])
    origins: defaultdict[str, list[Origin]] = defaultdict(list)
    for group in groups_of(sorted(readings), links):
        one = _origin_of_group([readings[article] for article in group], spoken)
        origins[one.id].append(one)
    return tuple(_merged(same) for _, same in sorted(origins.items()))


def _dominates(copy: Copy) -> bool:
    """Whether a relation shows that two articles have one origin."""
    if copy.relation is Relation.COPY:
        return True
    return copy.relation is Relation.PARTIAL_COPY and copy.share >= DOMINANT


def _same_pages(readings: Iterable[Reading]) -> list[tuple[str, str]]:
    """Captures of one page."""
    first: dict[str, str] = {}
    return [
        (first.setdefault(reading.url, reading.id), reading.id)
        for reading in sorted(readings, key=lambda one: one.id)
        if reading.url
    ]


def agency_of(reading: Reading) -> str | None:
    """The agency whose account an article gives, or None; its own outlet's name counts as one."""
    named = [credit.name for credit in reading.article.credits if credit.kind is CreditKind.AGENCY]
    return min(named, key=squeezed) if named else None


def _same_agency(readings: Sequence[Reading]) -> list[tuple[str, str]]:
    """Articles of one story that carry the same agency, and the agency's own page."""
    first: dict[str, str] = {}
    links = []
    for reading in readings:
        agency = agency_of(reading)
        if agency is not None:
            links.append((first.setdefault(squeezed(agency), reading.id), reading.id))
    for reading in readings:
        links += [(first[name], reading.id) for name in sorted(names_of_outlet(reading)) if name in first]
    return links


def _origin_of_group(group: Sequence[Reading], spoken: Mapping[str, Spoken]) -> Origin:
    """Name the origin of articles that have one."""
    articles = tuple(sorted(reading.id for reading in group))
    named = _credited(group) or _spoken(group, spoken) or _own(group)
    if named is not None:
        return Origin(named.id, named.kind, named.name, articles, named.chain, named.reasons)
    if len({reading.url or reading.id for reading in group}) > 1:
        reason = Reason("origin.same_text", (("articles", str(len(articles))),))
        return Origin(
            origin_id(OriginKind.COPIED, articles[0]), OriginKind.COPIED, None, articles, (), (reason,)
        )
    chain = (outlet_label(group[0]),)
    return Origin(
        origin_id(OriginKind.NOT_STATED, articles[0]),
        OriginKind.NOT_STATED,
        None,
        articles,
        chain,
        (Reason("origin.not_stated"),),
    )


def _credited(group: Sequence[Reading]) -> Origin | None:
    """The agency, or else the medium, that most articles of a group credit."""
    for kinds in ({CreditKind.AGENCY}, {CreditKind.WITH, CreditKind.MEDIUM}):
        names = Counter(
            credit.name for reading in group for credit in reading.article.credits if credit.kind in kinds
        )
        if names:
            name = min(names, key=lambda one: (-names[one], squeezed(one), one))
            origin = credited_origin(name, group[0])
            reason = Reason("origin.credited", (("name", name), ("articles", str(len(group)))))
            # Without shared words the same "with X" may stand over different reports.
            unique = () if CreditKind.AGENCY in kinds else (min(reading.id for reading in group),)
            identity = origin_id(OriginKind.CREDITED, squeezed(name), *unique, *_story_mark(group))
            return Origin(identity, origin.kind, name, (), origin.chain, (reason,))
    return None


def _story_mark(group: Sequence[Reading]) -> tuple[str, ...]:
    """What keeps one agency's accounts of two happenings apart: the smallest article."""
    return (min(reading.id for reading in group),)


def _spoken(group: Sequence[Reading], spoken: Mapping[str, Spoken]) -> Origin | None:
    """The speaker whose words make up most of a text, or None."""
    reading = min(group, key=lambda one: one.id)
    found = spoken.get(reading.id)
    if found is None:
        return None
    voice = found.voices[0]
    reason = Reason("origin.mostly_said", (("name", voice.name),), (found.fact,))
    # Two reports of one speaker share their origin only where they tell one happening; that is
    # judged per claim, so here each text keeps its own.
    return Origin(
        origin_id(OriginKind.SPEAKER, voice.key, reading.id),
        OriginKind.SPEAKER,
        voice.name,
        (),
        chain_of(found.voices, reading),
        (reason,),
    )


def mostly_said(reading: Reading, linked: Linked) -> Spoken | None:
    """The speaker whose words make up most of an article, or None.

    Args:
        reading: the whole article.
        linked: the entities.
    """
    said: Counter[str] = Counter()
    first: dict[str, Spoken] = {}
    for index, statement in enumerate(reading.extraction.statements):
        found = voices_of(reading, linked, index)
        if found and found[0].named and statement.within is None:
            said[found[0].key] += statement.anchor.end - statement.anchor.start
            first.setdefault(found[0].key, Spoken(found, FactRef(reading.id, "statement", index)))
    length = sum(b.end - b.start for b in reading.article.blocks if b.kind in BODY_KINDS)
    if not said or max(said.values()) < MOSTLY_SAID * length:
        return None
    return first[min(said, key=lambda one: (-said[one], one))]


def _own(group: Sequence[Reading]) -> Origin | None:
    """The outlet whose own people saw or gathered it, where words say so."""
    for reading in sorted(group, key=lambda one: one.id):
        for index, footing in enumerate(reading.extraction.footings):
            if footing.basis is Basis.OWN_OBSERVATION:
                label = outlet_label(reading)
                reason = Reason(
                    "origin.own_cue", (("name", label),), (FactRef(reading.id, "footing", index),)
                )
                identity = origin_id(OriginKind.OWN_REPORTING, squeezed(label), reading.id)
                return Origin(identity, OriginKind.OWN_REPORTING, label, (), (label,), (reason,))
    return None


def _merged(same: Sequence[Origin]) -> Origin:
    """One origin for all groups that came out with its id."""
    articles = tuple(sorted(article for one in same for article in one.articles))
    first = same[0]
    return Origin(first.id, first.kind, first.name, articles, first.chain, first.reasons)

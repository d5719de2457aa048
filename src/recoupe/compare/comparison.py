"""Comparing the articles of a dossier: copies, origins, stories, claims, points and gaps.

The result is a function of the set of articles, their facts and what people decided: the order
in which they come does not change it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from recoupe.compare.alignment import Tile, tiles_of
from recoupe.compare.bones import Paragraph, bones_of
from recoupe.compare.carriage import Ties, ties_of
from recoupe.compare.claims import claims_of
from recoupe.compare.copies import relate, templates
from recoupe.compare.gaps import gaps_of
from recoupe.compare.ground import Ground
from recoupe.compare.linked import Linked, link
from recoupe.compare.matters import matters_of
from recoupe.compare.origins import dominant_origins
from recoupe.compare.outlets import host_of, squeezed
from recoupe.compare.paragraphs import mark_background, only_background, shared_paragraphs
from recoupe.compare.points import points_of
from recoupe.compare.provenance import Desk
from recoupe.compare.sketches import candidate_pairs, sketch
from recoupe.compare.stories import stories_of, subject_of
from recoupe.compare.translations import candidate_translations, sketches_of, translated
from recoupe.compare.wording import Hashes, Wording, wording_of
from recoupe.model.comparison import Comparison, Copy, Judged, Origin, Reading, Story
from recoupe.model.entity import Entity
from recoupe.model.vocabulary import Relation


@dataclass(slots=True)
class Memory:
    """What a caller keeps between two comparisons, so that only what a new article touches is made anew.

    Everything in it is a pure function of its key: comparing with a full, an empty or no memory
    gives the same result. What the last comparison did not use is dropped.

    Attributes:
        wordings: per article id and text, its wording and sketch.
        tiles: per pair of wordings, what they share.
    """

    wordings: dict[tuple[str, int], tuple[Wording, Hashes]] = field(default_factory=dict)
    tiles: dict[tuple[bytes, bytes], list[Tile]] = field(default_factory=dict)


def compare(
    readings: Iterable[Reading],
    entities: Iterable[Entity],
    judged: Judged = Judged(),  # noqa: B008 - frozen
    memory: Memory | None = None,
) -> Comparison:
    """Compare a set of articles.

    Args:
        readings: the articles, in any order, each id once.
        entities: of the dossier, with the referents of these articles as members.
        judged: what people decided.
        memory: of an earlier comparison; it is brought up to date.

    Returns:
        the same for the same set, in whatever order it comes.
    """
    articles = {reading.id: reading for reading in sorted(readings, key=lambda one: one.id)}
    linked = link(entities)
    carried = copies_of(articles, linked, Memory() if memory is None else memory)
    copies = tuple(copy for copy in carried if not only_background(copy))
    subjects = [subject_of(reading, linked) for reading in articles.values()]
    stories = stories_of(subjects, copies)
    dominant = dominant_origins(articles, copies, stories, linked)
    ties = ties_of(carried)
    matters = [matter for reading in articles.values() for matter in matters_of(reading, linked)]
    ground = _ground(articles, stories, linked, ties, judged)
    claims, sources = claims_of(matters, Desk(articles, linked, ties), ground)
    return Comparison(
        copies=copies,
        shared=shared_paragraphs(carried, articles),
        origins=_all_origins(dominant, sources),
        stories=stories,
        claims=claims,
        points=points_of(claims, stories),
        gaps=gaps_of(articles.values()),
    )


def _all_origins(dominant: Sequence[Origin], sources: Sequence[Origin]) -> tuple[Origin, ...]:
    """The origins of articles and those of single accounts, by id."""
    origins = {origin.id: origin for origin in (*sources, *dominant)}
    return tuple(origins[key] for key in sorted(origins))


def _ground(
    articles: Mapping[str, Reading], stories: Iterable[Story], linked: Linked, ties: Ties, judged: Judged
) -> Ground:
    """What clustering needs to know about the articles."""
    story_of = {article: story.id for story in stories for article in story.articles}
    homes = {article: home for article, reading in articles.items() if (home := home_of(reading, linked))}
    return Ground(linked, story_of, homes, ties, judged)


def home_of(reading: Reading, linked: Linked) -> str | None:
    """The country that an article names most, with its towns; the first code among equals."""
    owners = linked.owners.get(reading.id, {})
    named: Counter[str] = Counter()
    for mention in reading.extraction.mentions:
        entity = owners.get(mention.referent)
        if entity is not None:
            country = linked.country(entity) or (entity if linked.is_state(entity) else None)
            named.update([country] if country is not None else [])
    return min(named, key=lambda one: (-named[one], one)) if named else None


def copies_of(articles: Mapping[str, Reading], linked: Linked, memory: Memory) -> tuple[Copy, ...]:
    """Find all relations between the texts of articles, those of shared background included.

    Args:
        articles: by id, in order.
        linked: the entities, by which translations are found.
        memory: what earlier comparisons made.
    """
    rows = list(articles.values())
    worded = _worded(rows, memory)
    framed = templates([wording for wording, _ in worded], [_outlet_key(reading) for reading in rows])
    wordings = [wording.without(framed.get(wording.id, frozenset())) for wording, _ in worded]
    sketches = [
        kept if wording.id not in framed else sketch(wording)
        for wording, (_, kept) in zip(wordings, worded, strict=True)
    ]
    said = [_said(reading, linked) for reading in rows]
    found: dict[tuple[str, str], Copy] = {}
    used: dict[tuple[bytes, bytes], list[Tile]] = {}
    for left, right in sorted(candidate_pairs(sketches)):
        if not _one_page(rows[left], rows[right]):
            pair = (wordings[left], wordings[right])
            tiles = _tiles(pair, memory, used)
            copy = relate(rows[left], rows[right], pair, tiles, (said[left], said[right]))
            if copy is not None:
                found[copy.a, copy.b] = mark_background(copy, articles)
    memory.tiles = used
    for copy in _translations(articles, linked, found):
        found[copy.a, copy.b] = copy
    return tuple(found[pair] for pair in sorted(found))


def _said(reading: Reading, linked: Linked) -> tuple[tuple[int, int, str], ...]:
    """Who says what in an article: start, end and key of each speaker that is known."""
    return tuple(
        (statement.anchor.start, statement.anchor.end, speaker)
        for statement in reading.extraction.statements
        if (speaker := linked.id_of(reading, statement.speaker)) is not None
    )


def _worded(rows: Sequence[Reading], memory: Memory) -> list[tuple[Wording, Hashes]]:
    """The wordings and sketches of the articles, kept ones where the text is the same."""
    fresh: dict[tuple[str, int], tuple[Wording, Hashes]] = {}
    for reading in rows:
        key = (reading.id, hash((reading.article.text, reading.article.blocks)))
        known = memory.wordings.get(key)
        if known is None:
            wording = wording_of(reading.id, reading.article)
            known = (wording, sketch(wording))
        fresh[key] = known
    memory.wordings = fresh
    return list(fresh.values())


def _tiles(
    pair: tuple[Wording, Wording], memory: Memory, used: dict[tuple[bytes, bytes], list[Tile]]
) -> list[Tile]:
    """What two wordings share, kept or made."""
    key = (pair[0].key, pair[1].key)
    known = memory.tiles.get(key)
    used[key] = tiles_of(*pair) if known is None else known
    return used[key]


def _outlet_key(reading: Reading) -> str:
    """What makes two articles of one outlet; an unknown outlet is one of its own."""
    return squeezed(reading.outlet or "") or host_of(reading.url) or reading.id


def _one_page(a: Reading, b: Reading) -> bool:
    """Whether two captures are of one page."""
    return bool(a.url) and a.url == b.url


def _translations(
    articles: Mapping[str, Reading], linked: Linked, found: Mapping[tuple[str, str], Copy]
) -> list[Copy]:
    """Relations that share no words but names, numbers and dates."""
    paragraphs: dict[str, tuple[Paragraph, ...]] = {
        article: bones_of(reading, linked.owners.get(article, {})) for article, reading in articles.items()
    }
    copies = []
    for left, right in candidate_translations(sketches_of(paragraphs)):
        known = found.get((left, right))
        settled = known is not None and known.relation is not Relation.SHARED_QUOTES_ONLY
        if settled or _one_page(articles[left], articles[right]):
            continue
        copy = translated(articles[left], articles[right], (paragraphs[left], paragraphs[right]))
        if copy is not None:
            copies.append(copy)
    return copies

"""Comparing the articles of a dossier: copies, origins, stories, claims, points and gaps.

The result is a function of the set of articles, their facts and what people decided: the order
in which they come does not change it.
"""

from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace

from recoupe.compare.alignment import Tile, tiles_of
from recoupe.compare.carriage import ties_of
from recoupe.compare.claims import claims_of
from recoupe.compare.copies import relate, templates
from recoupe.compare.faces import Face, faces_of
from recoupe.compare.gaps import gaps_of
from recoupe.compare.ground import Ground
from recoupe.compare.linked import link
from recoupe.compare.origins import dominant_origins
from recoupe.compare.outlets import day_of
from recoupe.compare.paragraphs import mark_background, only_background, shared_paragraphs
from recoupe.compare.points import points_of
from recoupe.compare.provenance import Desk
from recoupe.compare.sketches import candidate_pairs, sketch
from recoupe.compare.stories import stories_of
from recoupe.compare.translations import candidate_translations, translated
from recoupe.compare.wording import Wording
from recoupe.model.comparison import Comparison, Copy, Judged, Origin, Reading, Shelved, Story
from recoupe.model.entity import Entity
from recoupe.model.vocabulary import Relation

Alignments = dict[tuple[bytes, bytes], list[Tile]]


@dataclass(slots=True)
class Memory:
    """What a caller keeps between two comparisons, so that only what a new article touches is made anew.

    Everything in it is a pure function of its key: comparing with a full, an empty or no memory
    gives the same result. Alignments that the last comparison did not use are dropped.

    Attributes:
        faces: of articles, by a hash of all that they are made of; what is not asked for any more is for
            whoever gave it to throw away.
        tiles: per pair of wordings, what they share.
    """

    faces: MutableMapping[str, Face] = field(default_factory=dict)
    tiles: Alignments = field(default_factory=dict)


def compare(
    readings: Iterable[Reading | Shelved],
    entities: Iterable[Entity],
    judged: Judged = Judged(),  # noqa: B008 - frozen
    memory: Memory | None = None,
) -> Comparison:
    """Compare a set of articles.

    Args:
        readings: the articles, in any order, each id once; each is walked once and then let go, or not
            loaded at all where the memory has its face.
        entities: of the dossier, with the referents of these articles as members.
        judged: what people decided.
        memory: of an earlier comparison; it is brought up to date.

    Returns:
        the same for the same set, in whatever order it comes.
    """
    linked = link(entities)
    memory = Memory() if memory is None else memory
    faces = sorted(faces_of(readings, linked, memory.faces), key=lambda face: face.reading.id)
    linked = replace(linked, spokesmen=frozenset(pair for face in faces for pair in face.spokesmen))
    articles = {face.reading.id: face.reading for face in faces}
    homes = {face.reading.id: face.home for face in faces if face.home is not None}
    spoken = {face.reading.id: face.spoken for face in faces if face.spoken is not None}
    subjects = [face.subject for face in faces]
    matters = [matter for face in faces for matter in face.matters]
    carried = copies_of(faces, memory)
    del faces  # with the words, which take most of the room and are not needed any more
    copies = tuple(copy for copy in carried if not only_background(copy))
    stories = stories_of(subjects, copies)
    del subjects
    dominant = dominant_origins(articles, copies, stories, spoken)
    ties = ties_of(carried)
    ground = Ground(linked, _story_of(stories), homes, ties, judged, _days_of(articles))
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


def _story_of(stories: Iterable[Story]) -> dict[str, str]:
    """The story of each article."""
    return {article: story.id for story in stories for article in story.articles}


def _days_of(articles: Mapping[str, Reading]) -> dict[str, int]:
    """The number of the day of each article that is dated."""
    return {name: day for name, reading in articles.items() if (day := day_of(reading)) is not None}


def copies_of(faces: Sequence[Face], memory: Memory) -> tuple[Copy, ...]:
    """Find all relations between the texts of articles, those of shared background included.

    Args:
        faces: of the articles, by id.
        memory: what earlier comparisons made.
    """
    articles = {face.reading.id: face.reading for face in faces}
    framed = templates([face.wording for face in faces], [face.outlet for face in faces])
    wordings = [face.wording.without(framed.get(face.reading.id, frozenset())) for face in faces]
    sketches = [
        face.sketch if wording is face.wording else sketch(wording)
        for face, wording in zip(faces, wordings, strict=True)
    ]
    found: dict[tuple[str, str], Copy] = {}
    used: Alignments = {}
    for left, right in sorted(candidate_pairs(sketches)):
        a, b = faces[left], faces[right]
        if not _one_page(a.reading, b.reading):
            pair = (wordings[left], wordings[right])
            tiles = _tiles(pair, memory, used)
            copy = relate(a.reading, b.reading, pair, tiles, (a.said, b.said))
            if copy is not None:
                found[copy.a, copy.b] = mark_background(copy, articles)
    memory.tiles = used
    for copy in _translations(faces, found):
        found[copy.a, copy.b] = copy
    return tuple(found[pair] for pair in sorted(found))


def _tiles(pair: tuple[Wording, Wording], memory: Memory, used: Alignments) -> list[Tile]:
    """What two wordings share, kept or made."""
    key = (pair[0].key, pair[1].key)
    known = used.get(key, memory.tiles.get(key))
    used[key] = tiles_of(*pair) if known is None else known
    return used[key]


def _one_page(a: Reading, b: Reading) -> bool:
    """Whether two captures are of one page."""
    return bool(a.url) and a.url == b.url


def _translations(faces: Sequence[Face], found: Mapping[tuple[str, str], Copy]) -> list[Copy]:
    """Relations that share no words but names, numbers and dates."""
    copies = []
    for left, right in candidate_translations([face.bones for face in faces]):
        a, b = faces[left], faces[right]
        known = found.get((a.reading.id, b.reading.id))
        settled = known is not None and known.relation is not Relation.SHARED_QUOTES_ONLY
        if settled or _one_page(a.reading, b.reading):
            continue
        copy = translated(a.reading, b.reading, (a.paragraphs, b.paragraphs))
        if copy is not None:
            copies.append(copy)
    return copies

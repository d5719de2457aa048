"""Faces: what comparing keeps of each article once it was walked, a few kilobytes in the place of its text.

A dossier may hold many thousands of articles. Each is looked at once, in turn; afterwards only its face
is there: arrays for its words, its facts resolved, and an abridged reading without text, names and times.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import dataclass, replace

from recoupe.compare.bones import Paragraph, bone_sketch, bones_of
from recoupe.compare.linked import Linked
from recoupe.compare.matters import Matter, matters_of
from recoupe.compare.origins import Spoken, mostly_said
from recoupe.compare.outlets import host_of, squeezed
from recoupe.compare.sketches import sketch
from recoupe.compare.spokesmen import spokesmen_of
from recoupe.compare.stories import Subject, subject_of
from recoupe.compare.wording import Hashes, Wording, wording_of
from recoupe.model.article import Article, BlockKind
from recoupe.model.comparison import Reading, Shelved
from recoupe.model.facts import Extraction
from recoupe.model.ids import digest, fact_ids
from recoupe.model.vocabulary import EventType, Stance

Said = tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """What comparing keeps of an article.

    Attributes:
        reading: abridged, see `abridged`.
        outlet: what makes two articles of one outlet.
        wording: its compared words.
        sketch: by which articles that share text are found.
        subject: what it is about, in counted terms.
        paragraphs: the bones of its paragraphs.
        bones: by which translations are found.
        matters: its facts, resolved.
        said: start, end and key of the speaker of each statement whose speaker is known.
        home: the country that it names most, or None.
        spoken: the speaker whose words make up most of it, or None.
        spokesmen: persons and the bodies whose officers it calls them.
    """

    reading: Reading
    outlet: str
    wording: Wording
    sketch: Hashes
    subject: Subject
    paragraphs: tuple[Paragraph, ...]
    bones: Hashes
    matters: tuple[Matter, ...]
    said: Said
    home: str | None
    spoken: Spoken | None
    spokesmen: frozenset[tuple[str, str]] = frozenset()


def faces_of(
    readings: Iterable[Reading | Shelved], linked: Linked, known: MutableMapping[str, Face]
) -> Iterator[Face]:
    """The faces of articles; those of shelved ones are taken from and added to the known ones.

    Args:
        readings: the articles.
        linked: the entities of the dossier.
        known: faces by a hash of all that they are made of.
    """
    signs: dict[str, str] = {}
    for reading in readings:
        if isinstance(reading, Reading):
            yield face_of(reading, linked)
            continue
        key = digest("face", reading.key, *_owners(reading.id, linked, signs), size=32)
        face = known.get(key)
        if face is None:
            face = known[key] = face_of(reading.load(), linked)
        yield face


def _owners(article: str, linked: Linked, signs: dict[str, str]) -> Iterator[str]:
    """What an article's referents were found to be, as far as a face shows it."""
    for referent, owner in sorted(linked.owners.get(article, {}).items()):
        if owner not in signs:
            one = linked.entities[owner]
            signs[owner] = repr((one.id, one.kind, one.name, one.names, one.roles, one.place, one.named))
        yield f"{referent} {signs[owner]}"


def face_of(reading: Reading, linked: Linked) -> Face:
    """Walk an article.

    Args:
        reading: the whole article.
        linked: the entities of the dossier.
    """
    wording = wording_of(reading.id, reading.article)
    paragraphs = bones_of(reading, linked.owners.get(reading.id, {}))
    matters = named(reading, matters_of(reading, linked))
    return Face(
        reading=abridged(reading, matters),
        outlet=_outlet_key(reading),
        wording=wording,
        sketch=sketch(wording),
        subject=subject_of(reading, linked),
        paragraphs=paragraphs,
        bones=bone_sketch(paragraphs),
        matters=matters,
        said=_said(reading, linked),
        home=home_of(reading, linked),
        spoken=mostly_said(reading, linked),
        spokesmen=spokesmen_of(reading, linked),
    )


def named(reading: Reading, matters: Iterable[Matter]) -> tuple[Matter, ...]:
    """The matters of an article with the ids of their facts."""
    found = reading.extraction
    anchors = {
        "statement": [one.anchor for one in found.statements],
        "figure": [one.anchor for one in found.figures],
        "event": [one.anchor for one in found.events],
    }
    ids = {kind: fact_ids(reading.id, kind, here) for kind, here in anchors.items()}
    return tuple(replace(matter, fact=ids[matter.ref.kind][matter.ref.index]) for matter in matters)


def abridged(reading: Reading, matters: tuple[Matter, ...]) -> Reading:
    """A reading without its text and without the facts that its matters have resolved.

    Footings stay, and so do the sentences of an article that takes something back. Blocks of
    furniture go unless a fact stands in them.
    """
    article, extraction = reading.article, reading.extraction
    sentences = extraction.sentences if any(map(_takes_back, matters)) else ()
    kept = Extraction(
        extraction.language, sentences, footings=extraction.footings, degraded=extraction.degraded
    )
    return replace(reading, article=_without_text(article, matters), extraction=kept, times=())


def _without_text(article: Article, matters: tuple[Matter, ...]) -> Article:
    places = [matter.anchor.start for matter in matters] + [credit.start for credit in article.credits]
    blocks = tuple(
        block
        for block in article.blocks
        if block.kind is not BlockKind.FURNITURE or any(block.start <= at < block.end for at in places)
    )
    return replace(article, text="", blocks=blocks)


def _takes_back(matter: Matter) -> bool:
    return matter.stance is Stance.WITHDRAWS or matter.type == EventType.RETRACTION.value


def _outlet_key(reading: Reading) -> str:
    """What makes two articles of one outlet; an unknown outlet is one of its own."""
    return squeezed(reading.outlet or "") or host_of(reading.url) or reading.id


def _said(reading: Reading, linked: Linked) -> Said:
    return tuple(
        (statement.anchor.start, statement.anchor.end, speaker)
        for statement in reading.extraction.statements
        if (speaker := linked.id_of(reading, statement.speaker)) is not None
    )


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

"""Made-up archives with planted copies: same words and facts in every process, for a seed and a size."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from recoupe.model.anchor import anchor_at
from recoupe.model.article import SEPARATOR, Article, Block, BlockKind
from recoupe.model.comparison import Reading
from recoupe.model.entity import Entity, ReferentRef
from recoupe.model.facts import Event, Extraction, Figure, Mention, Referent, Statement
from recoupe.model.times import BoundTime, Time, TimeRule, TimeType
from recoupe.model.vocabulary import (
    Bound,
    EventType,
    FigureKind,
    Modality,
    NameKind,
    SpeakerKind,
    Stance,
    StatementKind,
)

SYLLABLES = tuple(
    "ba co du fe gi lo mu na pe ri so tu va ze cha bre dri fla gro plu sta tre vin mor sel tan".split()  # noqa: SIM905
)
# Of the planted copies: whole, trimmed by a third or more, a tenth of the words replaced, reordered.
KINDS = (("whole", 0.42), ("trimmed", 0.74), ("spun", 0.89), ("reordered", 1.0))
COPIES = 0.35  # share of articles that are copies
TYPES = [kind for kind in EventType if kind is not EventType.OTHER]
COUNTED = [FigureKind.KILLED, FigureKind.INJURED, FigureKind.ARRESTED, FigureKind.TROOPS, FigureKind.OTHER]


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive with what was planted in it.

    Attributes:
        readings: the articles.
        entities: that they name.
        copies: pairs of ids, smaller first, of each copy and the article it was made from.
    """

    readings: tuple[Reading, ...]
    entities: tuple[Entity, ...]
    copies: frozenset[tuple[str, str]]


def make_archive(size: int, seed: int = 1) -> Archive:
    """Make an archive of `size` articles."""
    chance = random.Random(seed)
    lexicon = [_word(chance) for _ in range(30000)]
    weights = [1 / (rank + 3) for rank in range(len(lexicon))]
    names = [f"{_word(chance).title()} {_word(chance).title()}" for _ in range(max(20, size // 10))]
    texts: list[tuple[str, ...]] = []
    planted: set[tuple[str, str]] = set()
    readings = []
    for number in range(size):
        identity = f"c{number:08d}"
        if texts and chance.random() < COPIES:
            origin = chance.randrange(max(0, len(texts) - 400), len(texts))
            paragraphs = _copied(texts[origin], lexicon, chance)
            planted.add((f"c{origin:08d}", identity))
        else:
            paragraphs = tuple(_written(lexicon, weights, names, chance))
        texts.append(paragraphs)
        readings.append(_reading(identity, number, paragraphs, names, chance))
    return Archive(tuple(readings), tuple(_entities(readings)), frozenset(planted))


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(1, 4)))


def _written(
    lexicon: list[str], weights: list[float], names: list[str], chance: random.Random
) -> Iterator[str]:
    for _ in range(chance.randint(6, 14)):
        words = chance.choices(lexicon, weights, k=chance.randint(25, 60))
        words[chance.randrange(len(words))] = chance.choice(names)
        words[chance.randrange(len(words))] = str(chance.randint(2, 3000))
        middle = len(words) // 2
        words[middle] += "."
        words[middle + 1] = words[middle + 1].title()
        yield " ".join(words).capitalize() + "."


def _copied(text: tuple[str, ...], lexicon: list[str], chance: random.Random) -> tuple[str, ...]:
    drawn = chance.random()
    kind = next(name for name, limit in KINDS if drawn <= limit)
    if kind == "trimmed":
        return text[: max(2, round(len(text) * chance.uniform(0.35, 0.66)))]
    if kind == "reordered":
        return tuple(chance.sample(text, len(text)))
    if kind == "spun":
        return tuple(
            " ".join(chance.choice(lexicon) if chance.random() < 0.1 else word for word in one.split())
            for one in text
        )
    return text


def _reading(
    identity: str, number: int, paragraphs: tuple[str, ...], names: list[str], chance: random.Random
) -> Reading:
    text = SEPARATOR.join(paragraphs)
    blocks, at = [], 0
    for one in paragraphs:
        blocks.append(Block(BlockKind.BODY, at, at + len(one)))
        at += len(one) + len(SEPARATOR)
    day = f"2031-{1 + number // 28 % 12:02d}-{1 + number % 28:02d}"
    article = Article(text, tuple(blocks), title=paragraphs[0][:60], language="fr")
    extraction = _extraction(text, blocks, names, chance)
    bound = tuple(BoundTime(day, day, day, day, "day", "text") for _ in extraction.times)
    outlet = f"outlet{number % 60}"
    return Reading(identity, f"https://{outlet}.example/{number}", article, extraction, bound, outlet, day)


def _extraction(text: str, blocks: list[Block], names: list[str], chance: random.Random) -> Extraction:
    referents, mentions, times, statements, figures, events = [], [], [], [], [], []
    for block in blocks:
        half = (block.start + block.end) // 2
        name = chance.choice(names[: max(20, len(names) // 10)])
        kind = chance.choice([NameKind.PERSON, NameKind.PLACE])
        referents.append(Referent(kind, name, (name,)))
        mentions.append(
            Mention(anchor_at(text, block.start, block.start + 8), kind, "name", len(referents) - 1)
        )
        times.append(Time(anchor_at(text, half, half + 6), TimeType.DATE, TimeRule("fixed", "2031-01-01")))
        person = len(mentions) - 1 if kind is NameKind.PERSON else None
        place = len(mentions) - 1 if kind is NameKind.PLACE else None
        if person is not None:
            words = anchor_at(text, half, block.end)
            statements.append(
                Statement(
                    words,
                    StatementKind.DIRECT,
                    Stance.ASSERTS,
                    person,
                    SpeakerKind.PERSON,
                    said=len(times) - 1,
                )
            )
        events.append(
            Event(
                anchor_at(text, block.start, half),
                anchor_at(text, block.start, block.start + 8),
                chance.choice(TYPES),
                Modality.ASSERTED,
                len(times) - 1,
                place,
                person,
            )
        )
        value = float(chance.randint(1, 300))
        words = anchor_at(text, half - 10, half)
        figures.append(
            Figure(words, chance.choice(COUNTED), value, Bound.EXACT, where=place, of_whom="x" * 5)
        )
    return Extraction(
        "fr",
        mentions=tuple(mentions),
        referents=tuple(referents),
        times=tuple(times),
        statements=tuple(statements),
        figures=tuple(figures),
        events=tuple(events),
    )


def _entities(readings: list[Reading]) -> Iterator[Entity]:
    members: dict[tuple[str, NameKind], list[ReferentRef]] = {}
    for reading in readings:
        for number, referent in enumerate(reading.extraction.referents):
            members.setdefault((referent.name, referent.kind), []).append(ReferentRef(reading.id, number))
    for (name, kind), refs in sorted(members.items()):
        yield Entity(f"e-{name}-{kind}", kind, name, (name,), (), tuple(refs))


def with_one_more(archive: Archive) -> tuple[Reading, ...]:
    """The archive with a copy of its last article arriving from another outlet."""
    last = archive.readings[-1]
    return (*archive.readings, replace(last, id="c99999999", url="https://late.example/1", outlet="late"))

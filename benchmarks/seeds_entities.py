"""Whether the names of the three seeds come together as they should.

    python benchmarks/seeds_entities.py [SHARED] [--misses]

The seeds are added to a dossier and run. An entity of the gold is right where every variant that
the articles hold is mentioned under one and the same entity, where that entity bears the gold's
name or one of its `also` (or the part of it that the articles hold), and where no other entity of
the gold stands under it. Occurrences are counted too: each place where a variant stands in title
or body.
"""

import argparse
import contextlib
import io
import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recoupe.cli import main as recoupe
from recoupe.model.article import BODY_KINDS, Article, BlockKind
from recoupe.model.entity import Entity
from recoupe.model.facts import Mention
from recoupe.model.naming import sound_key
from recoupe.record.queries import Record, open_record
from recoupe.reference.bodies import bodies

BESIDE = Path(__file__).resolve().parents[2] / "shared"
READ = BODY_KINDS | {BlockKind.TITLE}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where a variant stands.

    Attributes:
        variant: as the gold writes it.
        homes: the entities whose mentions cover it.
    """

    variant: str
    homes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Seeds:
    """The seeds as the record holds them.

    Attributes:
        articles: each with its mentions as (start, end, entity id).
        entities: by id.
    """

    articles: tuple[tuple[Article, tuple[tuple[int, int, str], ...]], ...]
    entities: Mapping[str, Entity]


def run_over(folder: Path, texts: Sequence[Path]) -> None:
    """Make a dossier of some texts and run it, quietly."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for words in (["new", str(folder)], ["add", str(folder), *map(str, texts)], ["run", str(folder)]):
            if recoupe(words):
                raise SystemExit(f"recoupe {' '.join(words)} failed")


def read_seeds(record: Record) -> Seeds:
    """What the record says of the seeds' names."""
    found = []
    for head in record.heads():
        mentions = record.facts(Mention, article=head.id, limit=100_000)
        spans = tuple(
            (view.fact.anchor.start, view.fact.anchor.end, who.entity)
            for view in mentions
            if (who := view.one("names")) is not None and who.entity is not None
        )
        found.append((record.text(head.id), spans))
    return Seeds(tuple(found), {line.entity.id: line.entity for line in record.entities()})


def occurrences(seeds: Seeds, variant: str) -> Iterator[Occurrence]:
    """Where a variant stands in title or body, whatever its capitals, and what is mentioned there."""
    pattern = re.compile(rf"(?<!\w){re.escape(variant)}(?!\w)", re.IGNORECASE)
    for article, spans in seeds.articles:
        for block in article.blocks:
            if block.kind in READ:
                for match in pattern.finditer(article.text, block.start, block.end):
                    yield Occurrence(variant, _mentioned(spans, match.start(), match.end()))


def _mentioned(spans: Sequence[tuple[int, int, str]], start: int, end: int) -> frozenset[str]:
    """Entities whose mention shares half or more of the longer span, or else ends where the words end."""
    return frozenset(
        entity
        for first, last, entity in spans
        if (min(end, last) - max(start, first)) * 2 >= max(end - start, last - first)
        or last == end > first >= start
    )


def bears(entity: Entity, row: Row) -> bool:
    """Whether the entity bears a name of the gold, whole or the part that the articles hold."""
    wanted = [row["canonical"], *row.get("also", ()), row.get("same_as", ""), *row["variants"]]
    wanted += [name for body in bodies() if set(body.acronyms) & set(wanted) for name in body.names]
    words = [set(sound_key(name).split()) for name in wanted if name]
    shown = set(sound_key(entity.name).split())
    return any(shown <= one or one <= shown for one in words)


def report(seeds: Seeds, gold: Row, *, misses: bool) -> Iterator[str]:
    """The scores in words."""
    right = found = total = 0
    claimed: dict[str, str] = {}
    for row in gold["entities"]:
        held = [list(occurrences(seeds, variant)) for variant in row["variants"]]
        places = [place for one in held for place in one]
        homes = [frozenset.union(*(place.homes for place in one)) for one in held if one]
        common = frozenset.intersection(*homes) if homes else frozenset()
        named = sorted(home for home in common if bears(seeds.entities[home], row))
        home = named[0] if named else None
        fault = _fault(row, homes, common, home, claimed)
        right += fault is None
        if home is not None:
            claimed.setdefault(home, row["canonical"])
        found += sum(home in place.homes for place in places)
        total += len(places)
        if misses:
            yield f"{'right' if fault is None else 'WRONG'}  {row['canonical']}" + (
                f": {fault}" if fault else ""
            )
            lost = [place.variant for place in places if home not in place.homes]
            yield from (f"         not under it: {variant}" for variant in lost)
    yield f"entities with all their variants under one {right} of {len(gold['entities'])}"
    yield f"occurrences under their entity {found} of {total}"


def _fault(
    row: Row,
    homes: Sequence[frozenset[str]],
    common: frozenset[str],
    home: str | None,
    claimed: Mapping[str, str],
) -> str | None:
    if not homes:
        return "no article holds it"
    if not all(homes):
        return f"a variant is not mentioned ({row['variants']})"
    if not common:
        return "its variants stand under several entities"
    if home is None:
        return "under another name"
    return f"under one entity with {claimed[home]}" if home in claimed else None


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=BESIDE)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    gold = json.loads((arguments.shared / "gold" / "seeds.json").read_text(encoding="utf-8"))
    texts = [arguments.shared / "seeds" / document["file"] for document in gold["documents"].values()]
    with tempfile.TemporaryDirectory() as folder:
        run_over(Path(folder) / "seeds", texts)
        with open_record(Path(folder) / "seeds" / "record.sqlite") as record:
            print("\n".join(report(read_seeds(record), gold, misses=arguments.misses)))


if __name__ == "__main__":
    main()

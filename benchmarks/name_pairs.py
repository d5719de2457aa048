"""How well two names are told to be one: nomenklatura's labelled name pairs.

    python benchmarks/name_pairs.py [CASES.csv] [--misses]

The pairs are of `contrib/name_bench/cases.csv` of opensanctions/nomenklatura (MIT). A pair is
counted as one where Recoupe would at least propose it; "joined" is what it would join by name
alone. A fifth of the pairs, by hash, was kept out of sight: its misses are never printed.
nomenklatura's own matcher, logic_v2, reaches F1 .790 on all pairs.
"""

import argparse
import csv
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from recoupe.link.name_likeness import NameLikeness, alike_bodies, alike_persons

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data/nomenklatura_name_bench/cases.csv"
# A "LegalEntity" may be a person; its names are compared as a person's.
PERSONS = frozenset({"Person", "LegalEntity"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled pair.

    Attributes:
        schema: `Person`, `Company`, `Vessel`, …
        left: one name.
        right: the other.
        same: whether the label says that they are one.
    """

    schema: str
    left: str
    right: str
    same: bool

    @property
    def held_out(self) -> bool:
        """Whether the pair is of the fifth that nobody looked at."""
        digest = hashlib.sha1(f"{self.left}|{self.right}".encode()).hexdigest()
        return int(digest, 16) % 5 == 0

    @property
    def likeness(self) -> NameLikeness | None:
        """What Recoupe says."""
        compare = alike_persons if self.schema in PERSONS else alike_bodies
        return compare(self.left, self.right)


def read_pairs(path: Path) -> list[Pair]:
    """All labelled pairs."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Pair(row["schema"], row["name1"], row["name2"], row["is_match"] == "true")
            for row in csv.DictReader(lines)
        ]


def f1(verdicts: Iterable[tuple[bool, bool]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of pairs (said, true)."""
    verdicts = list(verdicts)
    hits = sum(said and true for said, true in verdicts)
    said, true = sum(said for said, _ in verdicts), sum(true for _, true in verdicts)
    return hits / max(said, 1), hits / max(true, 1), 2 * hits / max(said + true, 1)


def report(pairs: list[Pair], *, misses: bool) -> Iterator[str]:
    """The scores in words."""
    parts = {
        "all": pairs,
        "seen": [pair for pair in pairs if not pair.held_out],
        "not seen": [pair for pair in pairs if pair.held_out],
    }
    for name, part in parts.items():
        found = [(pair.likeness, pair.same) for pair in part]
        proposed = f1((likeness is not None, same) for likeness, same in found)
        joined = f1((likeness is not None and likeness.sure, same) for likeness, same in found)
        yield f"{name:8}  {len(part)} pairs  " + "  ".join(
            f"{what} P {p:.3f} R {r:.3f} F1 {f:.3f}"
            for what, (p, r, f) in (("proposed", proposed), ("joined", joined))
        )
    if misses:
        for pair in parts["seen"]:
            if (pair.likeness is not None) != pair.same:
                yield f"{'one' if pair.same else 'two'}: {pair.left} / {pair.right}  {pair.likeness}"


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("cases", nargs="?", type=Path, default=BESIDE)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    if not arguments.cases.exists():
        parser.error(f"{arguments.cases} is not there: give the path of nomenklatura's cases.csv")
    print("\n".join(report(read_pairs(arguments.cases), misses=arguments.misses)))


if __name__ == "__main__":
    main()

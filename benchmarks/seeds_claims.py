"""How the claims that the seeds share, and their relays, come out of `recoupe compare`.

    python benchmarks/seeds_claims.py [SHARED]

A claim of the gold is looked for among the claims of its kind: the one that lies in most of its
documents, the fewest others. It is found where all documents of the gold tell it; then its axes
are set beside the gold's. Claims of several documents that the gold does not have, and further
claims of a kind of the gold in its documents, are counted and listed: they are not always wrong.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from recoupe.model.naming import sound_key
from recoupe.reference.characterisations import characterisations

BESIDE = Path(__file__).resolve().parents[2] / "shared"
Row = Mapping[str, Any]

# The gold words its claims; what kind each is, by general words for kinds of claim.
KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("request.*legitimate", ("legitimacy",)),
    ("attempted coup", ("coup",)),
    ("terroris", ("terrorism",)),
    ("interfer", ("foreign_interference",)),
    (r"asked .* for help", ("request_for_help",)),
    ("decided to send", ("decision_to_deploy",)),
    ("shoot to kill", ("shoot_to_kill_order",)),
    ("arrived", ("deployment",)),
    ("state of emergency", ("state_of_emergency",)),
    ("protests? began", ("protest",)),
    ("violence in", ("riot", "clash")),
    ("internet was cut", ("internet_shutdown",)),
    ("were killed", ("killed",)),
    ("supports", ("statement",)),
)


def kinds_of(row: Row) -> tuple[str, ...]:
    """The kinds that a claim of the gold can come out as."""
    return next(kinds for words, kinds in KINDS if re.search(words, row["claim"], re.IGNORECASE))


def is_of(claim: Row, kinds: Sequence[str]) -> bool:
    """Whether a claim of the program is of one of some kinds."""
    if claim["nature"] == "characterisation":
        labels = characterisations()
        return any(kind in labels and f"“{labels[kind].labels['en']}”" in claim["claim"] for kind in kinds)
    return (claim["type"] or claim["about"]) in kinds


def documents_of(claim: Row) -> set[str]:
    """The documents that tell a claim."""
    return {account["doc"] for account in claim["accounts"]}


def alike(left: str, right: str) -> bool:
    """Whether one name holds the words of the other, by sound."""
    a, b = set(sound_key(left).split()), set(sound_key(right).split())
    return bool(a and b) and (a <= b or b <= a)


def origins_wanted(row: Row) -> list[str]:
    """The origins that the gold names."""
    return list(row.get("origins", [row["origin"]] if "origin" in row else []))


def best(row: Row, claims: Sequence[Row]) -> Row | None:
    """The claim of the program that comes nearest to one of the gold, or None."""
    wanted, origins = set(row["documents"]), origins_wanted(row)

    def nearness(claim: Row) -> tuple[int, int, int]:
        told = documents_of(claim)
        named = sum(any(alike(name, origin) for origin in claim["origins"]) for name in origins)
        return named, len(told & wanted), -len(told - wanted)

    fitting = [claim for claim in claims if is_of(claim, kinds_of(row)) and documents_of(claim) & wanted]
    return max(fitting, key=nearness, default=None)


def faults(row: Row, claim: Row) -> Iterator[str]:
    """What differs between a claim of the gold and the program's."""
    told, wanted = documents_of(claim), set(row["documents"])
    if told != wanted:
        yield f"documents {sorted(told)}, not {sorted(wanted)}"
    for axis in ("nature", "support", "life"):
        if claim[axis] != row[axis]:
            yield f"{axis} {claim[axis]}, not {row[axis]}"
    if bool(claim["dispute"]) != bool(row["disputed_by"]):
        yield f"dispute {claim['dispute']}, not {row['disputed_by']}"
    lost = [name for name in origins_wanted(row) if not any(alike(name, one) for one in claim["origins"])]
    if lost:
        yield f"origins {claim['origins']}, without {lost}"


def relayed(row: Row, claims: Sequence[Row]) -> bool:
    """Whether some account of a document goes through the links of a relay, in order."""
    links = [link for link in row["chain"] if "(not named)" not in link]
    chains = [
        account["chain"]
        for claim in claims
        for account in claim["accounts"]
        if account["doc"] == row["document"]
    ]
    return any(_in_order(links, chain) for chain in chains)


def _in_order(links: Sequence[str], chain: Sequence[str]) -> bool:
    """Whether all links are found in a chain, one after the other; a channel by its first word."""
    rest = iter(chain)
    return all(any(alike(link, name) or _one_noun(link, name) for name in rest) for link in links)


def _one_noun(left: str, right: str) -> bool:
    """Whether two channels begin with one common noun ("point-presse de …", "point-presse régulier")."""
    a, b = left.split()[0], right.split()[0]
    return a == b and a.islower()


def compared(shared: Path, gold: Row) -> list[Row]:
    """The claims of `recoupe compare` over the three seeds."""
    lines = [
        json.dumps({"doc": name, "path": str(shared / "seeds" / document["file"])})
        for name, document in gold["documents"].items()
    ]
    with tempfile.TemporaryDirectory() as folder:
        manifest = Path(folder) / "manifest.jsonl"
        manifest.write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, "-m", "recoupe", "compare", str(manifest)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    claims: list[Row] = json.loads(done.stdout)["claims"]
    return claims


def report(gold: Row, claims: Sequence[Row]) -> Iterator[str]:
    """The scores in words."""
    matched: list[Row] = []
    right = 0
    for row in gold["shared_claims"]:
        claim = best(row, claims)
        wrong = ["not found"] if claim is None else list(faults(row, claim))
        right += not wrong
        matched += [claim] if claim is not None else []
        yield (
            f"{'right' if not wrong else 'WRONG'}  {row['claim']}: "
            + (f"{claim['claim']}" if claim is not None else "")
            + (f"  [{'; '.join(wrong)}]" if wrong else "")
        )
    others = [claim for claim in claims if not any(claim is one for one in matched)]
    several = [claim for claim in others if len(documents_of(claim)) > 1]
    again = [c for row in gold["shared_claims"] for c in others if c["type"] and is_of(c, kinds_of(row))]
    relays = sum(relayed(row, claims) for row in gold["relays"])
    yield f"claims right on all axes {right} of {len(gold['shared_claims'])}"
    yield f"relays found {relays} of {len(gold['relays'])}"
    yield from (f"    without {row['chain']}" for row in gold["relays"] if not relayed(row, claims))
    yield f"other claims in several documents: {len(several)}"
    yield from (f"    {claim['claim']}" for claim in several)
    yield f"further claims of the gold's kinds: {len(again)}"
    yield from (f"    {sorted(documents_of(claim))} {claim['claim']}" for claim in again)


def main() -> None:
    """Print the scores."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else BESIDE
    gold = json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))
    print("\n".join(report(gold, compared(shared, gold))))


if __name__ == "__main__":
    main()

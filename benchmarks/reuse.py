"""How fast a made-up archive is compared, and how many of its planted copies are found.

python benchmarks/reuse.py [--sizes 1000 5000] [--profile]
"""

import argparse
import cProfile
import pstats
import resource
import time

from benchmarks.archive import Archive, make_archive, with_one_more

from recoupe.compare.comparison import Memory, compare
from recoupe.model.comparison import Comparison, Judged
from recoupe.model.vocabulary import Relation


def found_copies(comparison: Comparison) -> set[tuple[str, str]]:
    """The pairs that were found to be copies or partial copies."""
    return {
        (copy.a, copy.b) for copy in comparison.copies if copy.relation is not Relation.SHARED_QUOTES_ONLY
    }


def families(pairs: frozenset[tuple[str, str]] | set[tuple[str, str]]) -> dict[str, str]:
    """The first article of each family of copies."""
    first: dict[str, str] = {}

    def root(one: str) -> str:
        while first.get(one, one) != one:
            one = first[one]
        return one

    for left, right in sorted(pairs):
        low, high = sorted((root(left), root(right)))
        first[high] = low
    return {one: root(one) for pair in pairs for one in pair}


def report(archive: Archive) -> None:
    """Compare an archive, then with one more article and a memory; print processor seconds and scores."""
    memory = Memory()
    start = time.process_time()
    comparison = compare(archive.readings, archive.entities, Judged(), memory)
    whole = time.process_time() - start
    start = time.process_time()
    compare(with_one_more(archive), archive.entities, Judged(), memory)
    more = time.process_time() - start
    found = found_copies(comparison)
    true = families(archive.copies)
    right = sum(true.get(left) is not None and true.get(left) == true.get(right) for left, right in found)
    print(
        f"{len(archive.readings):7d} articles  {whole:7.2f} s  one more {more:6.2f} s  "
        f"recall {len(found & archive.copies) / max(1, len(archive.copies)):.4f}  "
        f"precision {right / max(1, len(found)):.4f}  claims {len(comparison.claims)}  "
        f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 5000])
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    options = parser.parse_args()
    for size in options.sizes:
        archive = make_archive(size)
        if not options.profile:
            report(archive)
            continue
        profile = cProfile.Profile()
        profile.runcall(report, archive)
        pstats.Stats(profile).sort_stats("cumulative").print_stats(35)


if __name__ == "__main__":
    main()

"""How long a run takes: the first statement, all articles, one more article, and nothing to do.

    python benchmarks/run.py [--articles 1000] [--from FOLDER_OF_PAGES]

Pages are those of a folder (the bundled example where none is named), repeated under other addresses
with a line of their own until there are as many as asked for.
"""

import argparse
import io
import itertools
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from recoupe.collect.dossier import Dossier, create_dossier
from recoupe.collect.found import Received
from recoupe.collect.intake import take_in
from recoupe.collect.store import open_store
from recoupe.model.facts import Statement
from recoupe.record.queries import open_record

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "tamarie"
COMMAND = [sys.executable, "-m", "recoupe"]


def pages(folder: Path) -> list[Received]:
    """The pages of a folder."""
    return [found for found in take_in(folder) if isinstance(found, Received)]


def copies(originals: list[Received], count: int) -> Iterator[Received]:
    """As many pages as asked for; no two have the same bytes or address."""
    for n, received in zip(range(count), itertools.cycle(originals), strict=False):
        mark = f"<!-- {n} -->" if b"<html" in received.payload[:2000].lower() else f"\n\n{n}"
        yield replace(
            received,
            url=f"https://copy-{n}.example/{n}",
            url_source="declared",
            payload=received.payload + mark.encode(),
            block=None,
            codings=(),
        )


def fill(folder: Path, received: Iterator[Received]) -> Dossier:
    """Make a dossier of pages."""
    dossier = create_dossier(folder)
    with open_store(dossier) as store:
        for _ in store.keep(received):
            pass
    return dossier


def first_statement(dossier: Dossier) -> float:
    """Seconds from the start of `recoupe run` to a statement with its speaker in the record."""
    start = time.perf_counter()
    running = subprocess.Popen([*COMMAND, "run", str(dossier.folder)], stdout=subprocess.DEVNULL)
    while running.poll() is None:
        with open_record(dossier.record) as record:
            if any(fact.one("speaker") for fact in record.facts(Statement, limit=5)):
                break
        time.sleep(0.02)
    found = time.perf_counter() - start
    running.wait()
    return found


def timed(dossier: Dossier, *words: str) -> float:
    """Seconds that a command takes, with the start of Python."""
    start = time.perf_counter()
    subprocess.run([*COMMAND, *words, str(dossier.folder)], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--from", dest="folder", type=Path, default=EXAMPLE)
    given = parser.parse_args()
    originals = pages(given.folder)
    with tempfile.TemporaryDirectory() as place:
        small = fill(Path(place) / "small", iter(originals))
        print(f"first statement with its speaker  {first_statement(small):.1f} s ({len(originals)} articles)")
        big = fill(Path(place) / "big", copies(originals, given.articles))
        took = timed(big, "run")
        print(f"run over {given.articles:,} articles  {took:.1f} s, {given.articles / took:.1f} articles/s")
        one_more = replace(originals[0], url="https://one-more.example/", payload=originals[0].payload + b" ")
        with open_store(big) as store:
            list(store.keep([replace(one_more, url_source="declared", block=None, codings=())]))
        print(f"run with one more article         {timed(big, 'run'):.1f} s")
        again = min(timed(big, "run") for _ in range(3))
        print(f"run with nothing to do            {again:.2f} s")
        print(f"recoupe --help                    {min(_help() for _ in range(5)):.3f} s")


def _help() -> float:
    start = time.perf_counter()
    subprocess.run([*COMMAND, "--help"], check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.stdout = io.TextIOWrapper(sys.stdout.buffer, line_buffering=True)
    main()

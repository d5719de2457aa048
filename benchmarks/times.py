"""Times against French TimeBank: `python benchmarks/times.py FOLDER [all|seen|held]`.

FOLDER holds `text/*.txt` and `gold/*.json` (id, published, times with start, end, value). Prints
strict, relaxed and value F1 over the documents, and milliseconds a document for the grammar alone.
`held` are the documents that nobody looked at: every fifth by the hash of its name.
"""

import hashlib
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from recoupe.extract.pack import pack_for
from recoupe.extract.times import find_times
from recoupe.extract.tools import analyse
from recoupe.link.times import bind_times
from recoupe.model.article import Article, Block, BlockKind, Dated
from recoupe.model.facts import Extraction

FIFTH = 5


@dataclass(frozen=True)
class Span:
    start: int
    end: int
    value: str | None


@dataclass
class Score:
    strict: int = 0
    relaxed: int = 0
    value: int = 0
    found: int = 0
    wanted: int = 0

    def f1(self, hits: int) -> float:
        return 2 * hits / ((self.found + self.wanted) or 1)


def is_held(stem: str) -> bool:
    return int(hashlib.sha1(stem.encode()).hexdigest(), 16) % FIFTH == 0


def article_of(text: str, published: str) -> Article:
    blocks, start = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(BlockKind.BODY, start, start + len(line)))
        start += len(line) + 1
    return Article(text, tuple(blocks), language="fr", published=Dated(published, "declared"))


def documents(folder: Path, which: str) -> Iterator[tuple[Article, list[Span]]]:
    for path in sorted((folder / "gold").glob("*.json")):
        if which != "all" and is_held(path.stem) != (which == "held"):
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (folder / "text" / f"{path.stem}.txt").read_text(encoding="utf-8")
        yield (
            article_of(text, gold["published"]),
            [Span(t["start"], t["end"], t["value"]) for t in gold["times"]],
        )


def tally(score: Score, found: list[Span], wanted: list[Span]) -> None:
    score.found += len(found)
    score.wanted += len(wanted)
    left = list(wanted)
    for span in found:
        near = [other for other in left if span.start < other.end and other.start < span.end]
        if not near:
            continue
        match = min(near, key=lambda other: abs(span.start - other.start) + abs(span.end - other.end))
        left.remove(match)
        score.relaxed += 1
        score.strict += (span.start, span.end) == (match.start, match.end)
        score.value += span.value == match.value


def main(folder: Path, which: str) -> None:
    pack = pack_for("fr")
    score, spent, count = Score(), 0.0, 0
    for article, wanted in documents(folder, which):
        analysis = analyse(article, pack)
        begun = time.perf_counter()
        times = find_times(analysis, pack.times)
        bound = bind_times(Extraction("fr", times=times), article.published)
        spent += time.perf_counter() - begun
        count += 1
        spans = [Span(t.anchor.start, t.anchor.end, b.timex) for t, b in zip(times, bound, strict=True)]
        tally(score, spans, wanted)
    print(
        f"{count} documents ({which})  strict {score.f1(score.strict):.3f}  "
        f"relaxed {score.f1(score.relaxed):.3f}  value {score.f1(score.value):.3f}  "
        f"{1000 * spent / max(count, 1):.1f} ms/document"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "all")

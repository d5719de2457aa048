"""Measure statements and their speakers against other programs, on the same texts.

    python benchmarks/attribution.py GOLD.jsonl TEXTS [--language en]
        [--peer-python PYTHON --model MODEL] [--gendergap FOLDER]

GOLD.jsonl has an object a line: `doc` and `statements` with `start`, `end`, `kind`, `speaker` and
`speaker_also` (`benchmarks/gold/README.md`). TEXTS is a folder of plain texts (`DOC.txt`) or of
Giveme5W1H's JSON articles, where a text is the title, an empty line and `text`. A statement counts
where its span overlaps a gold one by at least .3, or .8, of their union; a speaker is right where
the names are the same words, or one is part of the other. PYTHON has textacy, GenderGapTracker's
requirements and the spaCy model MODEL; FOLDER is GenderGapTracker's `nlp/english`. Without them only
Recoupe is measured.
"""

import argparse
import hashlib
import json
import re
import subprocess
import tempfile
import time
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recoupe.cli.extract import Extract
from recoupe.manifest import Entry

PEERS = Path(__file__).with_name("english_peers.py")
CAPTURED = "2026-01-01T00:00:00Z"
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "the", "of", "a", "an"})
# A name may say this many words more than the gold one.
_LONGER = 3


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement as it is compared.

    Attributes:
        start: first code point.
        end: one past the last.
        speaker: who, or None.
        kind: direct, indirect, mixed, or an empty string where a program tells none.
        names: all names of the speaker that count.
    """

    start: int
    end: int
    speaker: str | None
    kind: str = ""
    names: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """What a program reached."""

    found: int = 0
    gold: int = 0
    loose: int = 0
    close: int = 0
    speakers: int = 0
    kinds: int = 0
    seconds: float = 0.0
    articles: int = 0
    by_kind: dict[str, list[int]] = field(default_factory=dict)

    def add(self, found: Sequence[Spoken], gold: Sequence[Spoken], seconds: float) -> None:
        """Count one article."""
        pairs = list(paired(found, gold, 0.3))
        self.found += len(found)
        self.gold += len(gold)
        self.loose += len(pairs)
        self.close += sum(1 for _ in paired(found, gold, 0.8))
        self.speakers += sum(
            any(same_name(one.speaker, name) for name in right.names) for one, right in pairs
        )
        self.kinds += sum(one.kind == right.kind for one, right in pairs)
        for right in gold:
            self.by_kind.setdefault(right.kind, [0, 0])[1] += 1
        for _, right in pairs:
            self.by_kind[right.kind][0] += 1
        self.seconds += seconds
        self.articles += 1

    def lines(self, name: str) -> Iterator[str]:
        """The figures as text."""
        yield f"{name}: {self.found} statements found of {self.gold} in {self.articles} articles"
        for least, right in ((0.3, self.loose), (0.8, self.close)):
            precision, recall = right / max(1, self.found), right / max(1, self.gold)
            score = 2 * precision * recall / max(1e-9, precision + recall)
            yield f"  overlap ≥ {least}: F1 {score:.3f} (precision {precision:.3f}, recall {recall:.3f})"
        share = self.speakers / max(1, self.loose)
        kind = f", kind right {self.kinds / max(1, self.loose):.3f}" if self.kinds else ""
        yield f"  speaker right {share:.3f}{kind} of the {self.loose} located"
        kinds = ", ".join(f"{kind} {got} of {of}" for kind, (got, of) in sorted(self.by_kind.items()))
        yield f"  located: {kinds}"
        yield f"  {self.articles / max(1e-9, self.seconds):.1f} articles a second, models loaded before"


def overlap(one: Spoken, other: Spoken) -> float:
    """The share of their union that two spans have in common."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))


def paired(found: Sequence[Spoken], gold: Sequence[Spoken], least: float) -> Iterator[tuple[Spoken, Spoken]]:
    """Pair statements one to one, the greatest overlap first."""
    ranked = sorted(
        ((overlap(one, right), at, to) for at, one in enumerate(found) for to, right in enumerate(gold)),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    used: set[int] = set()
    taken: set[int] = set()
    for share, at, to in ranked:
        if share < least:
            return
        if at not in used and to not in taken:
            used.add(at)
            taken.add(to)
            yield found[at], gold[to]


def name_words(name: str | None) -> list[str]:
    """The words of a name, folded, without titles."""
    flat = unicodedata.normalize("NFKD", name or "")
    words = re.findall(r"\w+", "".join(c for c in flat if not unicodedata.combining(c)).casefold())
    return [word for word in words if word not in _TITLES] or words


def same_name(one: str | None, right: str) -> bool:
    """Whether a name is the right one, or part of it, or a little more than it."""
    given, wanted = name_words(one), name_words(right)
    if not given or not wanted:
        return False
    if set(given) <= set(wanted):
        return True
    return set(wanted) <= set(given) and len(given) <= len(wanted) + _LONGER


def spoken(row: Mapping[str, Any]) -> Spoken:
    """Read a statement."""
    speaker = row.get("speaker")
    names = tuple(name for name in (speaker, *(row.get("speaker_also") or ())) if name)
    return Spoken(row["start"], row["end"], speaker, row.get("kind", ""), names)


def read_gold(path: Path) -> dict[str, tuple[str | None, tuple[Spoken, ...]]]:
    """The hash of each text, where it is told, and its statements, by document."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {row["doc"]: (row.get("text_sha256"), tuple(map(spoken, row["statements"]))) for row in rows}


def text_of(folder: Path, doc: str) -> str:
    """The text of a document: a plain one, or title, an empty line, text."""
    plain = folder / f"{doc}.txt"
    if plain.is_file():
        return plain.read_text(encoding="utf-8")
    article = json.loads((folder / f"{doc}.json").read_text(encoding="utf-8"))
    return f"{article.get('title') or ''}\n\n{article['text']}"


def by_recoupe(texts: Mapping[str, str], language: str) -> Iterator[tuple[str, float, list[Spoken]]]:
    """What `recoupe extract` finds, document by document."""
    extract = Extract(CAPTURED)
    with tempfile.TemporaryDirectory() as folder:
        entries = [_entry(Path(folder), doc, text, language) for doc, text in (("", "…"), *texts.items())]
        extract(entries[0])
        for entry in entries[1:]:
            began = time.perf_counter()
            line = extract(entry)
            seconds = time.perf_counter() - began
            yield entry.doc, seconds, [spoken(row) for row in json.loads(line)["statements"]]


def _entry(folder: Path, doc: str, text: str, language: str) -> Entry:
    path = folder / f"{doc or 'first'}.txt"
    path.write_text(text, encoding="utf-8")
    return Entry(doc=doc, path=str(path), language=language)


def by_peer(command: Sequence[str], texts: Mapping[str, str]) -> Iterator[tuple[str, float, list[Spoken]]]:
    """What another program finds, document by document."""
    given = "\n".join(json.dumps({"doc": doc, "text": text}) for doc, text in texts.items())
    # One of them leaves a log where it runs.
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run(command, input=given, stdout=subprocess.PIPE, text=True, check=True, cwd=folder)
    for row in map(json.loads, run.stdout.splitlines()):
        yield row["doc"], row["seconds"], list(map(spoken, row["statements"]))


def report(
    name: str,
    found: Iterable[tuple[str, float, list[Spoken]]],
    gold: Mapping[str, tuple[str | None, tuple[Spoken, ...]]],
) -> None:
    """Print what a program reaches."""
    tally = Tally()
    for doc, seconds, statements in found:
        tally.add(statements, gold[doc][1], seconds)
    print("\n".join(tally.lines(name)), flush=True)


def main() -> None:
    """Read the gold and its texts, run each program, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--peer-python")
    parser.add_argument("--model", default="en_core_web_sm")
    parser.add_argument("--gendergap")
    parser.add_argument("--language", default="en")
    options = parser.parse_args()
    gold = read_gold(options.gold)
    texts = {doc: text_of(options.texts, doc) for doc in gold}
    for doc, (digest, _) in gold.items():
        if digest is not None and hashlib.sha256(texts[doc].encode()).hexdigest() != digest:
            raise SystemExit(f"{doc}: the text is not the one that was annotated")
    report("Recoupe", by_recoupe(texts, options.language), gold)
    if options.peer_python is None:
        return
    peer = [options.peer_python, str(PEERS)]
    report("textacy direct_quotations", by_peer([*peer, "textacy", options.model], texts), gold)
    if options.gendergap is not None:
        command = [*peer, "gendergap", options.model, options.gendergap]
        report("GenderGapTracker", by_peer(command, texts), gold)


if __name__ == "__main__":
    main()

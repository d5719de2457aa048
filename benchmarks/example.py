"""How much of what a careful reader finds in the bundled example the record holds.

    python benchmarks/example.py DOSSIER [--misses]

DOSSIER is a dossier into which examples/tamarie was added and run. `expected.toml` was written
before the code that looks for it; it holds the facts that matter, not all facts.
"""

import argparse
import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recoupe.model.comparison import Account, Claim
from recoupe.model.facts import Event, Figure, Statement
from recoupe.model.naming import fold, sound_key
from recoupe.model.times import Time
from recoupe.record.queries import Record, open_record
from recoupe.record.views import FactView

EXAMPLE = Path(__file__).resolve().parents[1] / "examples/tamarie"
Row = Mapping[str, Any]
Span = tuple[str, int, int]


@dataclass
class Score:
    """Found of expected, with the misses in words."""

    found: int = 0
    expected: int = 0
    misses: list[str] = field(default_factory=list)

    def count(self, hit: bool, words: str) -> bool:
        self.expected += 1
        self.found += hit
        if not hit:
            self.misses.append(words)
        return hit


class Pages:
    """The articles of the record by the names that expected.toml gives them."""

    def __init__(self, record: Record, expected: Mapping[str, list[Row]]) -> None:
        captures = tomllib.loads((EXAMPLE / "captures.toml").read_text(encoding="utf-8"))["capture"]
        urls = {row["file"]: row["url"] for row in captures if "url" in row}
        by_url = {head.url: head.id for head in record.heads()}
        self.ids: dict[str, str] = {}
        for row in expected["document"]:
            url = row.get("url") or urls[row["file"]]
            if url in by_url:
                self.ids[row["id"]] = by_url[url]
        self.texts = {name: record.text(capture).text for name, capture in self.ids.items()}

    def span(self, document: str, quote: str) -> Span | None:
        """Where a quote stands in the article's own text; white space counts as one space."""
        if document not in self.texts:
            return None
        pattern = r"\s+".join(map(re.escape, quote.split()))
        found = re.search(pattern, self.texts[document])
        return (self.ids[document], found.start(), found.end()) if found else None


def meets(span: Span | None, article: str, start: int, end: int) -> bool:
    """Whether the shorter of the two spans is covered by half or more."""
    if span is None or span[0] != article:
        return False
    shared = min(span[2], end) - max(span[1], start)
    return shared * 2 >= min(span[2] - span[1], end - start) and shared > 0


def at(span: Span | None, facts: Iterable[FactView[Any]]) -> list[FactView[Any]]:
    return [f for f in facts if meets(span, f.article.id, f.fact.anchor.start, f.fact.anchor.end)]


def alike(left: str | None, right: str | None) -> bool:
    """Names that share their last word by sound, or one of which holds the other's words."""
    if not left or not right:
        return left == right
    a, b = set(sound_key(left).split()), set(sound_key(right).split())
    return a <= b or b <= a or fold(left).split()[-1:] == fold(right).split()[-1:]


def score_statements(record: Record, pages: Pages, rows: list[Row], scores: Mapping[str, Score]) -> None:
    facts = record.facts(Statement, limit=100_000)
    for row in rows:
        here = at(pages.span(row["document"], row["quote"]), facts)
        words = f"{row['document']}: « {row['quote'][:90]} »"
        if not scores["statements located"].count(bool(here), words):
            continue
        speakers = {who.name for fact in here if (who := fact.one("speaker"))}
        speakers |= {who.words for fact in here if (who := fact.one("speaker"))}
        said = any(alike(row.get("speaker"), name) for name in speakers)
        scores["… speaker right"].count(said, f"{words}: {row.get('speaker')}, not {sorted(speakers)}")
        kinds = {fact.fact.kind.value for fact in here}
        scores["… kind right"].count(row["kind"] in kinds, f"{words}: {row['kind']}, not {kinds}")
        stances = {fact.fact.stance.value for fact in here}
        scores["… stance right"].count(row["stance"] in stances, f"{words}: {row['stance']}, not {stances}")


def score_figures(record: Record, pages: Pages, rows: list[Row], scores: Mapping[str, Score]) -> None:
    facts = record.facts(Figure, limit=100_000)
    for row in rows:
        here = at(pages.span(row["document"], row["quote"]), facts)
        words = f"{row['document']}: « {row['quote'][:90]} » {row['what']} {row.get('value')}"
        right = [f for f in here if f.fact.what == row["what"] and f.fact.value == row.get("value")]
        found = [(f.fact.what.value, f.fact.value) for f in here]
        scores["figures, kind and value"].count(bool(right), f"{words}, not {found}")


def score_events(record: Record, pages: Pages, rows: list[Row], scores: Mapping[str, Score]) -> None:
    facts = record.facts(Event, limit=100_000)
    for row in rows:
        here = at(pages.span(row["document"], row["quote"]), facts)
        typed = [f for f in here if f.fact.type == row["type"]]
        words = f"{row['document']}: « {row['quote'][:90]} » {row['type']}"
        if scores["events, typed"].count(bool(typed), f"{words}, not {[f.fact.type.value for f in here]}"):
            actors = {who.name if (who := f.one("actor")) else None for f in typed}
            right = any(alike(row.get("actor"), actor) for actor in actors)
            scores["… actor right"].count(right, f"{words}: {row.get('actor')}, not {actors}")


def score_times(record: Record, pages: Pages, rows: list[Row], scores: Mapping[str, Score]) -> None:
    facts = record.facts(Time, limit=100_000)
    for row in rows:
        span = pages.span(row["document"], row["quote"])
        here = [
            f for f in facts if span and f.article.id == span[0] and span[1] <= f.fact.anchor.start < span[2]
        ]
        values = {(when.bound.edtf or when.bound.timex) for f in here if (when := f.at("self"))}
        values |= {when.bound.timex for f in here if (when := f.at("self"))}
        if row["value"] == "XXXX":
            values |= {"XXXX" for value in values if value and value.startswith("XXXX")}
        words = f"{row['document']}: {row['words']} = {row['value']}"
        scores["times, value"].count(row["value"] in values, f"{words}, not {values}")


def score_entities(record: Record, rows: list[Row], scores: Mapping[str, Score]) -> None:
    """A variant is found under an entity whose name it is, or ends in after a title ("docteur Hassim")."""
    holders: dict[str, set[str]] = defaultdict(set)
    for line in record.entities():
        for name in (line.entity.name, *line.entity.names):
            holders[fold(name)].add(line.entity.id)

    def home(variant: str) -> set[str]:
        words = fold(variant).split()
        tails = (" ".join(words[start:]) for start in range(len(words)))
        return next((holders[tail] for tail in tails if tail in holders), set())

    for row in rows:
        homes = [home(name) for name in row["variants"]]
        lost = [name for name, found in zip(row["variants"], homes, strict=True) if not found]
        one = not lost and bool(set.intersection(*homes))
        scores["entities, all variants as one"].count(
            one, f"{row['name']}: {row['variants']}; not found {lost}"
        )


def score_copies(record: Record, pages: Pages, rows: list[Row], scores: Mapping[str, Score]) -> None:
    found = {frozenset((copy.a, copy.b)): copy.relation.value for copy in record.copies()}
    wanted = set()
    for row in rows:
        pair = frozenset(pages.ids.get(name, name) for name in row["documents"])
        wanted.add(pair)
        relation = found.get(pair)
        scores["copies"].count(
            relation == row["relation"], f"{row['documents']}: {row['relation']}, not {relation}"
        )
    names = {capture: name for name, capture in pages.ids.items()}
    for pair in found.keys() - wanted:
        scores["copies that are none"].count(False, f"{sorted(names.get(p, p) for p in pair)}: {found[pair]}")


def best_claim(claims: Iterable[Claim], row: Row, spans: list[Span | None]) -> tuple[Claim | None, int]:
    """The claim of that kind with the most of the expected accounts."""

    def hits(claim: Claim) -> int:
        return sum(any(holds(span, account) for account in claim.accounts) for span in spans)

    def holds(span: Span | None, account: Account) -> bool:
        return meets(span, account.fact.article, account.start, account.end)

    alike_claims = [c for c in claims if row["about"] == c.about and row.get("type") in (None, c.type)]
    best = max(alike_claims, key=lambda claim: (hits(claim), -len(claim.accounts)), default=None)
    return (best, hits(best)) if best is not None and hits(best) else (None, 0)


def score_claims(record: Record, pages: Pages, rows: list[Row], scores: Mapping[str, Score]) -> None:
    claims = record.claims()
    for row in rows:
        spans = [pages.span(a["document"], a["quote"]) for a in row["accounts"]]
        claim, hits = best_claim(claims, row, spans)
        if not scores["claims found"].count(claim is not None, row["id"]) or claim is None:
            continue
        for account in range(len(spans)):
            scores["… accounts gathered"].count(account < hits, f"{row['id']}: {hits} of {len(spans)}")
        standing = claim.standing
        for axis, got in (
            ("support", standing.support),
            ("life", standing.life),
            ("nature", standing.nature),
        ):
            scores[f"… {axis} right"].count(row[axis] == got, f"{row['id']}: {row[axis]}, not {got.value}")
        disputed = sorted(d["kind"] for d in row.get("disputes", []))
        kinds = sorted({d.kind.value for d in standing.disputes})
        scores["… dispute right"].count(
            sorted(set(disputed)) == kinds, f"{row['id']}: {disputed}, not {kinds}"
        )


def report(scores: Mapping[str, Score], misses: bool) -> Iterator[str]:
    for name, score in scores.items():
        yield f"{name:32s} {score.found:3d} of {score.expected:3d}"
        if misses:
            yield from (f"    {words}" for words in dict.fromkeys(score.misses))


def measure(dossier: Path) -> Mapping[str, Score]:
    """Compare a dossier's record with what is expected of the example."""
    expected = tomllib.loads((EXAMPLE / "expected.toml").read_text(encoding="utf-8"))
    scores: dict[str, Score] = defaultdict(Score)
    with open_record(dossier / "record.sqlite") as record:
        pages = Pages(record, expected)
        for row in expected["document"]:
            scores["articles"].count(row["id"] in pages.ids, row["id"])
        parts: dict[str, Callable[[list[Row]], None]] = {
            "statement": lambda rows: score_statements(record, pages, rows, scores),
            "figure": lambda rows: score_figures(record, pages, rows, scores),
            "event": lambda rows: score_events(record, pages, rows, scores),
            "time": lambda rows: score_times(record, pages, rows, scores),
            "entity": lambda rows: score_entities(record, rows, scores),
            "copy": lambda rows: score_copies(record, pages, rows, scores),
            "claim": lambda rows: score_claims(record, pages, rows, scores),
        }
        for table, part in parts.items():
            part(expected[table])
    return scores


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("dossier", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    print("\n".join(report(measure(options.dossier), options.misses)))

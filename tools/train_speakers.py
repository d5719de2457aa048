"""Train the weights that tell whom a pronoun or a quotation without cue means, and write them as data.

    python -m tools.train_speakers ANNOTATIONS TEXTS [--out src/recoupe/reference/antecedents.toml]
        [--judge PART ...]

ANNOTATIONS holds `winer_statements/*.jsonl` and `winer_antecedents.jsonl`; TEXTS the articles of
WiNER-fr (`ID.txt`). Articles of the parts named by --judge are only measured. The model ranks the
referents that agree (a softmax over the candidates of each anaphor); since what an article is
about depends on whom its pronouns meant, articles are read again with each new weights.
"""

import argparse
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tools.statement_examples import read_text

from recoupe.extract import antecedents
from recoupe.extract.antecedents import SIGNS
from recoupe.extract.attribution import Attribution
from recoupe.extract.pack import Pack, pack_for
from recoupe.extract.referents import read_cast
from recoupe.extract.scene import scene_of
from recoupe.extract.sources import Source
from recoupe.extract.syntax import Analysis
from recoupe.model.naming import fold
from recoupe.model.vocabulary import StatementKind

Floats = npt.NDArray[np.float64]

ROUNDS = 3
STEPS = 600
RATE = 0.1
# How strongly weights are drawn to nought; set by cross-validation.
RIDGE = 1.0
FOLDS = 5
# Code points by which an annotated pronoun may miss its token ("il" of "-t-il").
_LOOSE = 2


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """An article with what its statements' sources mean."""

    name: str
    judged: bool
    analysis: Analysis
    quotes: tuple[tuple[int, int], ...]
    attributions: tuple[Attribution, ...]
    means: Mapping[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One choice: signs of the candidates, a row each, and which of them are right."""

    article: str
    judged: bool
    signs: Floats
    right: npt.NDArray[np.bool_]


def read_told(folder: Path, texts: Path, pack: Pack, judged: Sequence[str]) -> Iterator[Told]:
    """Read the annotated articles."""
    for file in sorted((folder / "winer_statements").glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield _told(row["doc"], row["statements"], texts, pack, file.stem in judged)
    for line in (folder / "winer_antecedents.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        spans = [
            {"start": one["start"], "source": [one["start"], one["start"] + 3], "speaker": one["means"]}
            for one in row["pronouns"]
        ]
        yield _told(row["doc"], spans, texts, pack, judged=False)


def _told(
    name: str, statements: Sequence[Mapping[str, object]], texts: Path, pack: Pack, judged: bool
) -> Told:
    analysis = read_text(name, texts, pack)
    scene = scene_of(analysis, pack)
    attributions, means = [], {}
    for one in statements:
        source, start = one.get("source"), int(str(one["start"]))
        also = one.get("speaker_also")
        names = (str(one["speaker"]), *(also if isinstance(also, list) else ()))
        if one.get("speaker") is None:
            continue
        if isinstance(source, list):
            words = _source(analysis, *source)
            if words is None:
                continue
            attributions.append(Attribution(start, start + 1, StatementKind.INDIRECT, 0, source=words))
            means[words.start] = names
        else:
            attributions.append(Attribution(start, start + 1, StatementKind.DIRECT, 0, form="alone"))
            means[start] = names
    quotes = tuple((quote.outer_start, quote.outer_end) for quote in scene.quotes)
    ordered = tuple(sorted(attributions, key=lambda one: one.start))
    return Told(name, judged, analysis, quotes, ordered, means)


def _source(analysis: Analysis, start: int, end: int) -> Source | None:
    """The source at a span: a pronoun, or a phrase headed by the first of its words that heads the rest."""
    inside = [
        (sentence, at)
        for sentence in analysis.sentences
        if sentence.start <= end and start <= sentence.end
        for at, token in enumerate(sentence.tokens)
        if token.end > start and token.start < end
    ]
    for sentence, at in inside:
        token = sentence.tokens[at]
        if token.tag == "PRON" and token.end <= end + _LOOSE:
            return Source(token.start, token.end, token.start, token.end, pronoun=True)
        if token.tag in {"NOUN", "PROPN", "NUM", "X"}:
            return Source(max(start, sentence.start), end, token.start, end)
    return None


def examples_of(told: Told, pack: Pack) -> Iterator[Example]:
    """The choices of an article that have a right answer among the candidates and a wrong one."""
    book, _ = read_cast(told.analysis, pack, told.attributions, told.quotes, training=True)
    for start, found in (book.choices or {}).items():
        names = told.means.get(start)
        if names is None or not found:
            continue
        right = np.array([any(is_same(book.cards[card].name, name) for name in names) for card in found])
        if right.any() and not right.all():
            yield Example(told.name, told.judged, np.array(list(found.values())), right)


def is_same(one: str, other: str) -> bool:
    """Whether the words of the shorter of two names all stand in the longer one."""
    left, right = set(fold(one).split()), set(fold(other).split())
    return bool(left) and bool(right) and (left <= right or right <= left)


def fitted(examples: Sequence[Example]) -> Floats:
    """Weights under which the right candidates are likeliest."""
    weights = np.zeros(len(SIGNS))
    speed = np.zeros(len(SIGNS))
    for _ in range(STEPS):
        slope = RIDGE * weights
        for one in examples:
            scores = one.signs @ weights
            chance = np.exp(scores - scores.max())
            within = np.where(one.right, chance, 0.0)
            slope -= one.signs.T @ (within / within.sum() - chance / chance.sum())
        speed = 0.9 * speed + slope / len(examples)
        weights = weights - RATE * speed
    return weights


def accuracy(examples: Sequence[Example], weights: Floats) -> float:
    """Share of the choices in which the likeliest candidate is a right one."""
    hits = [bool(one.right[int(np.argmax(one.signs @ weights))]) for one in examples]
    return sum(hits) / len(hits) if hits else float("nan")


def cross_validated(examples: Sequence[Example]) -> float:
    """Accuracy over articles that the weights have not seen."""
    articles = sorted({one.article for one in examples})
    total = 0.0
    for fold_number in range(FOLDS):
        held = set(articles[fold_number::FOLDS])
        seen = [one for one in examples if one.article not in held]
        unseen = [one for one in examples if one.article in held]
        total += accuracy(unseen, fitted(seen)) * len(unseen)
    return total / len(examples)


def write(path: Path, weights: Floats, count: int) -> None:
    """Write weights as data that one can read."""
    head = (
        "# What speaks for a referent that a pronoun or a quotation without cue may mean.\n"
        f"# Trained by tools/train_speakers.py on {count} choices in articles of French Wikinews.\n\n"
    )
    lines = [f'"{sign}" = {weight:.3f}' for sign, weight in zip(SIGNS, weights, strict=True)]
    path.write_text(head + "[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Train, say how well it does on articles not trained on, and write the weights."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("annotations", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/recoupe/reference/antecedents.toml"))
    parser.add_argument("--judge", nargs="*", default=[], help="parts that are only measured")
    options = parser.parse_args()
    pack = pack_for("fr")
    told = list(read_told(options.annotations, options.texts, pack, options.judge))
    standing = tomllib.loads(options.out.read_text(encoding="utf-8"))["weights"]
    weights = np.array([standing.get(sign, 0.0) for sign in SIGNS])
    for number in range(ROUNDS):
        examples = [example for one in told for example in examples_of(one, pack)]
        seen = [one for one in examples if not one.judged]
        judged = [one for one in examples if one.judged]
        for name, known in (("seen", seen), ("judged", judged)):
            print(f"{name}: {len(known)} choices, right as they stand {accuracy(known, weights):.3f}")
        print(f"round {number + 1}: cross-validated {cross_validated(seen):.3f}")
        weights = fitted(seen)
        print(f"fitted {accuracy(seen, weights):.3f}, judged {accuracy(judged, weights):.3f}")
        write(options.out, weights, len(seen))
        antecedents.forget()


if __name__ == "__main__":
    main()

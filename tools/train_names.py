"""Train the model that corrects French names, and write it as data.

    python -m tools.train_names WINER --layers FILE [--leave-out FOLDER]
        [--out src/recoupe/reference/names_fr.npz]

WINER holds `text` (`ID.txt`) and `names` (`ID.json`: entities with start, end and kind) of
WiNER-fr (Yoann Dupont, annotations CC BY 4.0). Articles held out by the hash of their stem, and
those that stand in FOLDER, are never opened. The model is an averaged structured perceptron
(Collins 2002, "Discriminative Training Methods for Hidden Markov Models").
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tools.body_corpus import is_held_out
from tools.statement_examples import read_text

from recoupe.extract.attributions import find_attributions
from recoupe.extract.fr.conjugation import shown_by_form
from recoupe.extract.lemma_table import load_lemmas
from recoupe.extract.name_model import LABELS, best_path, with_order
from recoupe.extract.name_signs import ROWS, Numbers, signs_of
from recoupe.extract.naming import found_by_rules
from recoupe.extract.pack import Pack, pack_for
from recoupe.extract.parse_net import load_net
from recoupe.extract.parser import Parser
from recoupe.extract.referents import likely_people
from recoupe.extract.scene import scene_of
from recoupe.extract.syntax import Analysis, Sentence

Floats = npt.NDArray[np.float32]
Spans = Sequence[tuple[int, int, str]]

KINDS = {"person": "person", "organization": "organisation", "location": "place"}
# Articles in which a sign must stand to weigh anything: rarer ones would keep single names.
MIN_ARTICLES = 3
ROUNDS = 10
# By how much the right label must win.
MARGIN = 2.0
# Weights are kept as small whole numbers.
LEVELS = 127
# Parts of the articles that the net's layer for names was learned without, in turn.
FOLDS = 5


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A sentence of an article with its labels."""

    article: int
    signs: Numbers
    truth: tuple[int, ...]


def seen_stems(folder: Path, left_out: frozenset[str]) -> list[str]:
    """The articles that may be seen, in order."""
    stems = sorted(file.stem for file in (folder / "names").glob("*.json"))
    return [stem for stem in stems if not is_held_out(stem) and stem not in left_out]


def folds_of(layers: Path, pack: Pack) -> list[Pack]:
    """The pack with tools that never saw a fold of the articles, fold by fold."""
    net, lemmas = load_net("parser_fr.npz"), load_lemmas("lemmas_fr.sqlite")
    packs = []
    with np.load(layers) as kept:
        for fold in range(FOLDS):
            part = {name.split(":")[1]: kept[name] for name in kept.files if name.startswith(f"{fold}:")}
            parser = Parser(replace(net, weights=net.weights | part), lemmas, shown_by_form)
            packs.append(replace(pack, tools=partial(_same, parser)))
    return packs


def _same(parser: Parser) -> Parser:
    return parser


def read_articles(
    folder: Path, left_out: frozenset[str], packs: Sequence[Pack]
) -> Iterator[tuple[Analysis, Spans]]:
    """Analyse the articles that may be seen, each with its names, by tools that did not see it."""
    for number, stem in enumerate(seen_stems(folder, left_out)):
        file, pack = folder / "names" / f"{stem}.json", packs[number % len(packs)]
        entities = json.loads(file.read_text(encoding="utf-8"))["entities"]
        analysis = read_text(stem, folder / "text", pack)
        yield analysis, [(e["start"], e["end"], KINDS[e["kind"]]) for e in entities]


def examples_of(number: int, analysis: Analysis, names: Spans, pack: Pack) -> Iterator[Example]:
    """The sentences of an article as the model sees them."""
    people = likely_people(analysis, pack, find_attributions(scene_of(analysis, pack)))
    decided = found_by_rules(analysis, pack, people)
    signs = signs_of(analysis.sentences, analysis.names, decided, pack.names)
    for sentence, rows in zip(analysis.sentences, signs, strict=True):
        yield Example(number, rows, labels_of(sentence, names))


def labels_of(sentence: Sentence, names: Spans) -> tuple[int, ...]:
    """The label of each token."""
    labels = []
    for token in sentence.tokens:
        inside = next(((s, e, k) for s, e, k in names if s <= token.start < e), None)
        first = inside is not None and (
            token.start == inside[0] or not any(inside[0] <= t.start < token.start for t in sentence.tokens)
        )
        labels.append(0 if inside is None else LABELS.index(("B-" if first else "I-") + inside[2]))
    return tuple(labels)


def common_rows(examples: Sequence[Example]) -> npt.NDArray[np.bool_]:
    """Which signs stand in enough articles."""
    seen = np.zeros(ROWS, dtype=np.int32)
    by_article: dict[int, list[Numbers]] = {}
    for example in examples:
        by_article.setdefault(example.article, []).append(example.signs)
    for parts in by_article.values():
        seen[np.unique(np.concatenate([part.ravel() for part in parts]))] += 1
    return seen >= MIN_ARTICLES


def train(examples: Sequence[Example], rounds: int) -> tuple[Floats, Floats]:
    """Average the weights of a structured perceptron over all its steps."""
    common = common_rows(examples).astype(np.float32)
    size = len(LABELS)
    weights, summed = np.zeros((ROWS, size), np.float32), np.zeros((ROWS, size), np.float64)
    steps, summed_steps = np.zeros((size, size), np.float32), np.zeros((size, size), np.float64)
    order = [example for example in examples if len(example.truth)]
    dice = random.Random(7)
    count = 1
    for _ in range(rounds):
        dice.shuffle(order)
        for example in order:
            scores = weights[example.signs].sum(axis=1) + MARGIN
            scores[np.arange(len(scores)), example.truth] -= MARGIN
            told = best_path(scores, with_order(steps))
            for index, (right, wrong) in enumerate(zip(example.truth, told, strict=True)):
                if right != wrong:
                    rows = example.signs[index]
                    for label, by in ((right, common[rows]), (wrong, -common[rows])):
                        np.add.at(weights, (rows, label), by)
                        np.add.at(summed, (rows, label), by * count)
                before = (example.truth[index - 1], told[index - 1]) if index else (0, 0)
                if (before[0], right) != (before[1], wrong):
                    for pair, by in (((before[0], right), 1.0), ((before[1], wrong), -1.0)):
                        steps[pair] += by
                        summed_steps[pair] += by * count
            count += 1
    averaged = weights - summed / count
    return averaged.astype(np.float32), (steps - summed_steps / count).astype(np.float32)


def write(out: Path, weights: Floats, steps: Floats) -> None:
    """Write the weights as small whole numbers with their scale."""
    scale = float(np.abs(weights).max()) / LEVELS
    small = np.round(weights / scale).astype(np.int8)
    np.savez_compressed(out, weights=small, scale=np.float32(scale), steps=steps)


def main() -> None:
    """Train on a folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("winer", type=Path)
    parser.add_argument("--layers", type=Path, required=True, help="that tools.train_french wrote")
    parser.add_argument("--leave-out", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/recoupe/reference/names_fr.npz"))
    options = parser.parse_args()
    left_out = (
        frozenset(p.stem for p in options.leave_out.glob("*.json")) if options.leave_out else frozenset()
    )
    pack = pack_for("fr")
    examples = [
        example
        for number, (analysis, names) in enumerate(
            read_articles(options.winer, left_out, folds_of(options.layers, pack))
        )
        for example in examples_of(number, analysis, names, pack)
    ]
    write(options.out, *train(examples, ROUNDS))


if __name__ == "__main__":
    main()

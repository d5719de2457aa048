"""Train the weights that decide which proposed statements stand, and write them as a table.

    python -m tools.train_statements TEXTS [--annotations annotations/winer_statements]
        [--made-up annotations/made_up]
        [--out src/recoupe/reference/statements_fr.tsv] [--cache FOLDER] [--leave-out FOLDER]

TEXTS holds the articles of WiNER-fr (`ID.txt`, French Wikinews, CC BY 2.5). The model is a logistic
regression on the signs of `recoupe.extract.statement_signs`, fitted to the articles and to invented sentences
that show rarer ways of reporting; how strictly it decides is what did
best on articles left out of training, which are also reported on. Parsed articles are kept in the
cache: training again takes seconds.
"""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression
from tools.statement_examples import Annotated, matched, read_annotated, read_made_up, rightness

from recoupe.extract.attribution import Attribution
from recoupe.extract.attributions import proposed
from recoupe.extract.carried import standing_alone
from recoupe.extract.decision import Weights, by_rules, chosen
from recoupe.extract.pack import pack_for
from recoupe.extract.statement_signs import signs_of

# Articles in which a sign must stand to weigh anything: rarer ones would keep single words.
MIN_ARTICLES = 3
# How freely weights grow; set by cross-validation.
FREEDOM = 0.07
# Signs that tell most, and how much more freely theirs grow.
CHIEF = frozenset({"sure", "how", "cue lists", "speaks", "stance", "sure opening", "quote reads", "cue"})
CHIEF_SCALE = 2.0
FOLDS = 8
# Sums of both F1 that differ by less are equal: the strictest of them is taken, since a wrong statement
# does more harm than a missing one.
EQUAL = 0.008
LEASTS = tuple(round(0.2 + 0.02 * step, 2) for step in range(25))


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """The proposals of an article with their signs and how right they are."""

    article: Annotated
    proposals: tuple[Attribution, ...]
    signs: tuple[frozenset[str], ...]
    right: tuple[float, ...]


def examples_of(
    article: Annotated, proposals: Sequence[Attribution], standing: Sequence[Attribution] = ()
) -> Examples:
    """Weigh what is proposed in an article against its annotations."""
    return Examples(
        article,
        tuple(proposals),
        tuple(signs_of(article.scene, proposals, standing)),
        tuple(rightness(one, article.truth) for one in proposals),
    )


def common_signs(examples: Sequence[Examples]) -> dict[str, int]:
    """The signs that stand in enough articles, numbered."""
    seen: dict[str, set[str]] = {}
    for one in examples:
        for sign in frozenset().union(*one.signs):
            seen.setdefault(sign, set()).add(one.article.name)
    return {sign: at for at, sign in enumerate(sorted(s for s in seen if len(seen[s]) >= MIN_ARTICLES))}


def scale_of(sign: str) -> float:
    """How freely the weight of a sign grows beside the others."""
    name = sign.rpartition("+")[2].partition(":")[0]
    return CHIEF_SCALE if name in CHIEF else 1.0


def fit(examples: Sequence[Examples], least: float = 0.5) -> Weights:
    """Fit a logistic regression; a proposal that is half right counts half on either side."""
    numbers = common_signs(examples)
    scales = np.array([scale_of(sign) for sign in sorted(numbers)])
    rows = [[numbers[sign] for sign in signs if sign in numbers] for one in examples for signs in one.signs]
    right = np.array([value for one in examples for value in one.right])
    ends = np.cumsum([0, *map(len, rows)])
    flat = np.array([number for row in rows for number in row], dtype=np.int64)
    table = csr_matrix((scales[flat], flat, ends), shape=(len(rows), len(numbers)))
    both = vstack([table, table])
    truth = np.repeat([1, 0], len(rows))
    model = LogisticRegression(C=FREEDOM, max_iter=2000)
    model.fit(both, truth, sample_weight=np.concatenate([right, 1 - right]))
    by_sign = {sign: float(model.coef_[0][at] * scales[at]) for sign, at in numbers.items()}
    return Weights(by_sign, float(model.intercept_[0]), least)


def weigh(weights: Weights, one: Examples) -> list[float]:
    """How likely each proposal is."""
    return [weights.likelihood(signs) for signs in one.signs]


Likely = list[list[float]]


def crossed(
    examples: Sequence[Examples], always: Sequence[Examples], beside: Sequence[Examples] = ()
) -> Likely:
    """Weigh each article with weights that have not seen it.

    Args:
        examples: of all articles.
        always: examples of no article, to train on only.
        beside: more examples of the same articles, to train on only.
    """
    likely: Likely = [[] for _ in examples]
    for fold in range(FOLDS):
        pool = [*enumerate(examples), *enumerate(beside)]
        weights = fit([*always, *(one for at, one in pool if at % FOLDS != fold)])
        for at in range(fold, len(examples), FOLDS):
            likely[at] = weigh(weights, examples[at])
    return likely


@dataclass(frozen=True, slots=True)
class Score:
    """F1 at both overlaps, and counts."""

    loose: float
    strict: float
    found: int
    right: int
    truth: int

    def __str__(self) -> str:
        """A line for people."""
        return (
            f"F1 {self.loose:.3f} / {self.strict:.3f}  P {self.right / max(1, self.found):.3f}"
            f"  R {self.right / max(1, self.truth):.3f}  ({self.right} of {self.truth}, {self.found} found)"
        )


def score(articles: Sequence[Annotated], found: Sequence[Sequence[Attribution]]) -> Score:
    """Score what stands in articles."""
    truth = sum(len(article.truth) for article in articles)
    count = sum(map(len, found))
    loose, strict = (
        sum(matched(kept, article.truth, level) for article, kept in zip(articles, found, strict=True))
        for level in (0.3, 0.8)
    )
    return Score(2 * loose / (truth + count), 2 * strict / (truth + count), count, loose, truth)


def best_least(articles: Sequence[Annotated], decide: Callable[[float], list[list[Attribution]]]) -> float:
    """The strictness that gives the best F1 on articles left out."""
    scores = {}
    for least in LEASTS:
        told = score(articles, decide(least))
        scores[least] = told.loose + told.strict
        print(f"  from {least:.2f}: {told}")
    # A neighbourhood is steadier than one step.
    smooth = {
        least: sum(scores[near] for near in LEASTS if abs(near - least) < 0.05)
        / sum(abs(near - least) < 0.05 for near in LEASTS)
        for least in LEASTS
    }
    return max(least for least in LEASTS if smooth[least] >= max(smooth.values()) - EQUAL)


def going_on(examples: Sequence[Examples], standing: Sequence[Sequence[Attribution]]) -> list[Examples]:
    """What goes on without a cue from what stands in articles."""
    return [
        examples_of(one.article, list(standing_alone(one.article.scene, stands)), stands)
        for one, stands in zip(examples, standing, strict=True)
    ]


def train(articles: Sequence[Annotated], made_up: Sequence[Annotated]) -> Weights:
    """Train on articles, in two rounds: what cues propose, then what goes on from what stands.

    Args:
        articles: those annotated.
        made_up: more to train on, never to measure by.
    """
    first = [examples_of(article, proposed(article.scene)) for article in articles]
    invented = [examples_of(article, proposed(article.scene)) for article in made_up]
    likely = crossed(first, invented)
    ceiling = score(articles, [[p for p, r in zip(o.proposals, o.right, strict=True) if r] for o in first])
    print("by rules   ", score(articles, [by_rules(one.proposals, ()) for one in first]))
    print("proposed   ", ceiling)

    def cued(least: float) -> list[list[Attribution]]:
        return [chosen(o.proposals, row, least, ()) for o, row in zip(first, likely, strict=True)]

    least = best_least(articles, cued)
    kept = cued(least)
    second = going_on(first, kept)
    invented += going_on(invented, [chosen(one.proposals, one.right, 1.0, ()) for one in invented])
    later = crossed(second, invented, first)

    def carried(least: float) -> list[list[Attribution]]:
        return [
            [*stands, *chosen(o.proposals, row, least, stands)]
            for o, row, stands in zip(second, later, kept, strict=True)
        ]

    print("cued       ", score(articles, kept))
    print("and carried", score(articles, carried(least)))
    return fit([*first, *second, *invented], least)


def write(out: Path, weights: Weights) -> None:
    """Write the weights: a sign and its weight a line, those that round to nothing left out."""
    lines = ["# Weights of signs of statements; trained by tools/train_statements.py."]
    lines += [f"(base)\t{weights.base:.4f}", f"(least)\t{weights.least:.2f}"]
    lines += [f"{sign}\t{by:.3f}" for sign, by in sorted(weights.by_sign.items()) if abs(by) >= 0.0005]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Train on a folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", type=Path)
    parser.add_argument("--annotations", type=Path, default=Path("annotations/winer_statements"))
    parser.add_argument("--made-up", type=Path, default=Path("annotations/made_up"))
    parser.add_argument("--out", type=Path, default=Path("src/recoupe/reference/statements_fr.tsv"))
    parser.add_argument("--cache", type=Path, default=Path(".cache/statements"))
    parser.add_argument("--leave-out", type=Path)
    options = parser.parse_args()
    left_out = (
        frozenset(p.stem for p in options.leave_out.glob("*.json")) if options.leave_out else frozenset()
    )
    articles = list(
        read_annotated(options.annotations, options.texts, pack_for("fr"), options.cache, left_out)
    )
    made_up = [
        one for file in sorted(options.made_up.glob("*_fr.txt")) for one in read_made_up(file, pack_for("fr"))
    ]
    write(options.out, train(articles, made_up))


if __name__ == "__main__":
    main()

"""Train the model that says which blocks of a page are body, and write it as data.

    python -m tools.train_body DATA [--out src/recoupe/reference/body_model.npz]

DATA holds the folders `fundus_fixtures`, `scrapinghub_aeb` and `trafilatura_eval`. Pages held out
(see body_corpus.py) are never opened. Needs the `bench` extra.
"""

import argparse
import io
import pickle
import zipfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import scipy.sparse
import trafilatura
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from tools.body_corpus import Page, read_corpus
from tools.body_labels import Flags, label
from tools.body_trees import Forest, grow

from recoupe.model.capture import Capture
from recoupe.read.body import hints_of
from recoupe.read.boxes import Boxes, Numbers, boxes_around
from recoupe.read.context import groups_of, second_look
from recoupe.read.decode import decode
from recoupe.read.features import Hints, measure
from recoupe.read.metadata import read_metadata
from recoupe.read.names import chain_of, label_signs, path_signs
from recoupe.read.page import parse_page
from recoupe.read.signs import signs_from
from recoupe.read.trees import Array
from recoupe.read.walk import Passage, walk

Floats = npt.NDArray[np.float64]
Weights = dict[str, float]
# A sign counts as general where at least so many publishers use it.
ON_PATH, ON_LABEL, IN_LONG_BLOCK = 5, 8, 14
FOLDS = 3
# Of a training page nothing is known but its bytes.
CAPTURE = Capture("", "file:page.html", "", "2100-01-01T00:00:00+00:00", "text/html", None, None, 0)


@dataclass(slots=True)
class Sample:
    """A training page, walked and labelled."""

    page: Page
    passages: list[Passage]
    hints: Hints
    truth: Floats
    weights: Floats
    said: Flags
    signs: list[list[str]]
    boxes: Boxes
    groups: list[Numbers]


def prepare(pages: Sequence[Page], votes: dict[str, str]) -> list[Sample]:
    """Walk and label pages; those without a block are left out."""
    samples = []
    for page in pages:
        markup = decode(page.payload()).text
        root = parse_page(markup).root
        passages = walk(root)
        if not passages:
            continue
        truth, weights, said = label(page, passages, votes.get(page.name))
        weights *= 100.0 / weights.sum() * (1.0 if page.lines else 0.6)
        boxes, chains = boxes_around(passages), [chain_of(passage.inner) for passage in passages]
        signs = [
            [*path_signs(chain), *label_signs(passage.text)]
            for passage, chain in zip(passages, chains, strict=True)
        ]
        samples.append(
            Sample(
                page,
                passages,
                hints_of(read_metadata(root, CAPTURE)),
                truth,
                weights,
                said,
                signs,
                boxes,
                groups_of(boxes),
            )
        )
    return samples


def learn_signs(samples: Sequence[Sample]) -> Weights:
    """Weigh the signs that enough publishers use, by logistic regression."""
    users: defaultdict[str, set[str]] = defaultdict(set)
    for sample in samples:
        for signs in sample.signs:
            for sign in signs:
                users[sign].add(sample.page.publisher)
    kept = sorted(sign for sign, who in users.items() if len(who) >= _publishers_needed(sign))
    place = {sign: index for index, sign in enumerate(kept)}
    rows: list[int] = []
    columns: list[int] = []
    row = 0
    for sample in samples:
        for signs in sample.signs:
            found = {place[sign] for sign in signs if sign in place}
            rows += [row] * len(found)
            columns += found
            row += 1
    table = scipy.sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(row, len(kept)))
    truth = np.concatenate([sample.truth for sample in samples]) > 0.5
    weights = np.concatenate([sample.weights for sample in samples])
    model = LogisticRegression(C=0.1, max_iter=150, solver="lbfgs")
    model.fit(table, truth, sample_weight=weights / weights.mean())
    # A hundredth tells signs apart well enough.
    return {sign: round(float(w), 2) for sign, w in zip(kept, model.coef_[0], strict=True) if abs(w) >= 0.02}


def _publishers_needed(sign: str) -> int:
    if sign[0].isdigit():
        return ON_PATH
    return IN_LONG_BLOCK if sign[0] == "~" else ON_LABEL


def first_table(sample: Sample, weights: Weights) -> npt.NDArray[np.float32]:
    """Measure a page."""
    return measure(sample.passages, sample.boxes, sample.hints, signs_from(weights))


def cross_fit(
    samples: Sequence[Sample], rounds: int
) -> tuple[Weights, Forest, Forest, list[npt.NDArray[np.float64]]]:
    """Fit signs and both forests; each stage learns from what the former says of pages it has not seen."""
    groups = np.array([sample.page.publisher for sample in samples])
    folds = list(GroupKFold(FOLDS).split(groups, groups=groups))
    first: list[npt.NDArray[np.float32]] = [np.zeros((0, 0), np.float32)] * len(samples)
    for train, test in folds:
        signs = learn_signs([samples[i] for i in train])
        for i in test:
            first[i] = first_table(samples[i], signs)
    likely = _outside(samples, first, folds, rounds)
    for sample, p in zip(samples, likely, strict=True):
        sample.truth, sample.weights = temper(sample, p)
    second = [
        second_look(table, p, sample.groups) for table, p, sample in zip(first, likely, samples, strict=True)
    ]
    final = _outside(samples, second, folds, rounds)
    return learn_signs(samples), _fit(samples, first, rounds), _fit(samples, second, rounds), final


def temper(sample: Sample, likely: Floats) -> tuple[Floats, Floats]:
    """Let the first trees correct another extractor's vote on a page that they were not trained on.

    Args:
        sample: the page; what a person said of its blocks stands.
        likely: what the trees say.

    Returns:
        The truth, turned over where the trees are surer than the vote, and the weights, less where
        they differ.
    """
    blend = 0.4 * sample.truth + 0.6 * likely
    return (
        np.where(sample.said, sample.truth, blend > 0.5),
        np.where(sample.said, sample.weights, sample.weights * np.abs(2 * blend - 1)),
    )


def _fit(samples: Sequence[Sample], tables: Sequence[npt.NDArray[np.float32]], rounds: int) -> Forest:
    return grow(
        np.concatenate(list(tables)),
        np.concatenate([sample.truth for sample in samples]),
        np.concatenate([sample.weights for sample in samples]),
        rounds,
    )


def _outside(
    samples: Sequence[Sample],
    tables: Sequence[npt.NDArray[np.float32]],
    folds: Sequence[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]],
    rounds: int,
) -> list[npt.NDArray[np.float64]]:
    likely: list[npt.NDArray[np.float64]] = [np.zeros(0)] * len(samples)
    for train, test in folds:
        forest = _fit([samples[i] for i in train], [tables[i] for i in train], rounds)
        for i in test:
            likely[i] = forest.predict(tables[i])
    return likely


def votes_for(pages: Sequence[Page], cache: Path | None) -> dict[str, str]:
    """What trafilatura takes for the body of the pages that come with segments only."""
    if cache is not None and cache.exists():
        return dict(pickle.loads(cache.read_bytes()))
    votes = {
        page.name: trafilatura.extract(page.payload(), include_comments=False) or ""
        for page in pages
        if not page.lines
    }
    if cache is not None:
        cache.write_bytes(pickle.dumps(votes))
    return votes


def save_arrays(path: Path, arrays: Mapping[str, Array]) -> None:
    """Write arrays as numpy's archive; the same arrays give the same file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays.items():
            content = io.BytesIO()
            np.lib.format.write_array(content, np.asanyarray(array), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), content.getvalue(), zipfile.ZIP_DEFLATED)


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/recoupe/reference/body_model.npz"))
    parser.add_argument("--votes", type=Path, help="where to keep the votes between runs")
    parser.add_argument("--keep", type=Path, help="where to keep what is said of pages not trained on")
    parser.add_argument("--rounds", type=int, default=160)
    options = parser.parse_args()
    pages = [page for page in read_corpus(options.data) if not page.held_out]
    samples = prepare(pages, votes_for(pages, options.votes))
    print(f"{len(samples)} pages, {sum(len(sample.passages) for sample in samples)} blocks", flush=True)
    signs, first, second, final = cross_fit(samples, options.rounds)
    truth = np.concatenate([sample.truth for sample in samples]) > 0.5
    weights = np.concatenate([sample.weights for sample in samples])
    right = (np.concatenate(final) > 0.5) == truth
    print(f"weighted share right on publishers not seen: {np.average(right, weights=weights):.4f}")
    if options.keep is not None:
        options.keep.write_bytes(
            pickle.dumps([(sample.page.name, p) for sample, p in zip(samples, final, strict=True)])
        )
    options.out.parent.mkdir(parents=True, exist_ok=True)
    lines = "\n".join(f"{sign}\t{weight}" for sign, weight in signs.items())
    arrays = {
        "signs": np.frombuffer(lines.encode(), dtype=np.uint8),
        **first.arrays("first"),
        **second.arrays("second"),
    }
    save_arrays(options.out, arrays)
    print(f"{options.out}: {options.out.stat().st_size / 1024:.0f} KiB, {len(signs)} signs")


if __name__ == "__main__":
    main()

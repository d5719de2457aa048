"""Teach the net of the French parser to propose names, on what it already makes of the words.

The net stays as it is; a small layer over it learns the names of WiNER-fr. The layer is also
learned without each fifth of the articles in turn: the model that corrects the proposals
(`tools/train_names.py`) must see such as the net makes for articles that it never saw.
"""

import itertools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import numpy.typing as npt
from tools.french_silver import read_text

from recoupe.extract.name_model import LABELS
from recoupe.extract.pack import Pack
from recoupe.extract.parse_net import Net
from recoupe.extract.pieces import pieces_of

HIDDEN = 64
FOLDS = 5
ROUNDS, RATE, BATCH, DROP = 9, 3e-3, 768, 0.35
KINDS = {"person": "person", "organization": "organisation", "location": "place"}

Weights = dict[str, jax.Array]
Layer = dict[str, npt.NDArray[np.float32]]


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """An article: what the net makes of its tokens, and their labels."""

    stem: str
    states: npt.NDArray[np.float32]
    labels: npt.NDArray[np.int32]


def read_named(folder: Path, stems: Sequence[str], net: Net, pack: Pack) -> list[Named]:
    """Read articles of WiNER-fr with their names."""
    found = []
    for stem in stems:
        article = read_text(folder / "text" / f"{stem}.txt")
        entities = json.loads((folder / "names" / f"{stem}.json").read_text(encoding="utf-8"))["entities"]
        spans = [(one["start"], one["end"], KINDS[one["kind"]]) for one in entities]
        states, labels = [], []
        for piece in pieces_of(article, pack.tokens, pack.sentences):
            for first, last in itertools.pairwise([*piece.starts, len(piece.spans)]):
                places = piece.spans[first:last]
                states.append(net.states([article.text[start:end] for start, end in places]))
                labels.extend(_labels(places, spans))
        found.append(Named(stem, np.concatenate(states), np.array(labels, np.int32)))
    return found


def _labels(places: Sequence[tuple[int, int]], names: Sequence[tuple[int, int, str]]) -> list[int]:
    labels, before = [], None
    for start, _ in places:
        inside = next((name for name in names if name[0] <= start < name[1]), None)
        opening = "I-" if inside is not None and inside == before else "B-"
        labels.append(0 if inside is None else LABELS.index(opening + inside[2]))
        before = inside
    return labels


def learn(articles: Sequence[Named], seed: int) -> Layer:
    """Learn the layer by Adam, with what it is told from dropped at random."""
    states = np.concatenate([article.states for article in articles])
    labels = np.concatenate([article.labels for article in articles])
    dice = np.random.default_rng(seed)
    size = states.shape[1]
    weights = {
        "name_in": dice.normal(0, (2 / (size + HIDDEN)) ** 0.5, (size, HIDDEN)),
        "name_in_b": np.zeros(HIDDEN),
        "name_out": dice.normal(0, (2 / HIDDEN) ** 0.5, (HIDDEN, len(LABELS))),
        "name_out_b": np.zeros(len(LABELS)),
    }
    layer = {name: jnp.asarray(value, jnp.float32) for name, value in weights.items()}
    steps = ROUNDS * (len(states) // BATCH)

    def loss(layer: Weights, some: jax.Array, told: jax.Array, key: jax.Array) -> jax.Array:
        kept = jax.random.bernoulli(key, 1 - DROP, some.shape)
        hidden = jax.nn.relu((some * kept / (1 - DROP)) @ layer["name_in"] + layer["name_in_b"])
        scores = jax.nn.log_softmax(hidden @ layer["name_out"] + layer["name_out_b"])
        return -jnp.take_along_axis(scores, told[:, None], axis=1).mean()

    def step(
        layer: Weights, first: Weights, second: Weights, count: int,
        some: jax.Array, told: jax.Array, key: jax.Array,
    ) -> tuple[Weights, Weights, Weights]:  # fmt: skip
        slopes = jax.grad(loss)(layer, some, told, key)
        first = {n: 0.9 * first[n] + 0.1 * slopes[n] for n in slopes}
        second = {n: 0.999 * second[n] + 0.001 * slopes[n] ** 2 for n in slopes}
        now = RATE * 0.5 * (1 + jnp.cos(jnp.pi * count / steps))
        moved = {
            n: layer[n]
            - now
            * (first[n] / (1 - 0.9 ** (count + 1)))
            / (jnp.sqrt(second[n] / (1 - 0.999 ** (count + 1))) + 1e-8)
            for n in slopes
        }
        return moved, first, second

    fast = jax.jit(step)
    first = second = {name: jnp.zeros_like(value) for name, value in layer.items()}
    key = jax.random.PRNGKey(seed)
    count = 0
    for _ in range(ROUNDS):
        order = dice.permutation(len(states))
        for at in range(0, len(order) - BATCH + 1, BATCH):
            rows = order[at : at + BATCH]
            key, part = jax.random.split(key)
            layer, first, second = fast(layer, first, second, count, states[rows], labels[rows], part)
            count += 1
    return {name: np.asarray(value) for name, value in layer.items()}

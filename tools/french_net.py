"""The net of the French parser while it learns (JAX); `recoupe.extract.parse_net` runs it."""

from collections.abc import Callable

import jax
import jax.numpy as jnp
import numpy as np
import numpy.typing as npt
from tools.french_data import Labels
from tools.french_vectors import WIDTH

from recoupe.extract.parse_forms import ROWS

Weights = dict[str, jax.Array]
# A batch by the names of `french_batches.Batch`.
Arrays = dict[str, npt.NDArray[np.float32]] | dict[str, npt.NDArray[np.int32]]
# Slopes, their squares, the mean weights and the count of steps.
State = tuple[Weights, Weights, Weights, jax.Array]
LAYERS = 3
ARC, RELATION = 96, 64
DROP, DROP_WORD = 0.3, 0.12
NOTHING = -1e9


def start(labels: Labels, width: int, seed: int) -> Weights:
    """Weights before learning."""
    dice = np.random.default_rng(seed)
    weights: dict[str, npt.NDArray[np.float32]] = {}

    def matrix(name: str, rows: int, columns: int, scale: float | None = None) -> None:
        size = scale if scale is not None else (2.0 / (rows + columns)) ** 0.5
        weights[name] = dice.normal(0, size, (rows, columns)).astype(np.float32)

    def vector(name: str, size: int, value: float = 0.0) -> None:
        weights[name] = np.full(size, value, np.float32)

    matrix("table", ROWS, width, 0.1)
    matrix("meaning", WIDTH, width)
    matrix("conv", 3 * width, width)
    vector("conv_b", width)
    for layer in range(LAYERS):
        matrix(f"rnn{layer}", width, 3 * width)
        vector(f"rnn{layer}_b", 3 * width)
        weights[f"rnn{layer}_b"][:width] = 1.0
    for name in ("form", "conv", *(f"rnn{layer}" for layer in range(LAYERS))):
        vector(f"{name}_scale", width, 1.0)
        vector(f"{name}_shift", width)
    matrix("tag", width, len(labels.tags))
    vector("tag_b", len(labels.tags))
    matrix("root", 1, width)
    matrix("dependent", width, ARC + RELATION)
    vector("dependent_b", ARC + RELATION)
    matrix("head", width, ARC + RELATION)
    vector("head_b", ARC + RELATION)
    matrix("arc", ARC, ARC)
    vector("arc_b", ARC)
    for part in ("own", "other", "both"):
        matrix(f"relation_{part}", RELATION, 2 * RELATION)
    vector("relation_b", 2 * RELATION)
    matrix("relation_out", 2 * RELATION, len(labels.relations))
    vector("relation_out_b", len(labels.relations))
    return {name: jnp.asarray(value) for name, value in weights.items()}


def _norm(weights: Weights, name: str, values: jax.Array) -> jax.Array:
    centred = values - values.mean(axis=-1, keepdims=True)
    spread = jnp.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-5)
    return centred / spread * weights[f"{name}_scale"] + weights[f"{name}_shift"]


def _recur(weights: Weights, name: str, values: jax.Array, mask: jax.Array) -> jax.Array:
    """A simple recurrent unit in both directions (Lei et al. 2018): one half forward, one backward."""
    width = values.shape[-1]
    mixed = values @ weights[name] + weights[f"{name}_b"]
    keep = jax.nn.sigmoid(mixed[..., :width])
    fresh = mixed[..., width : 2 * width] * (1 - keep)
    out = jax.nn.sigmoid(mixed[..., 2 * width :])
    keep, fresh = keep * mask[..., None], fresh * mask[..., None]
    half = width // 2

    def both(part: jax.Array) -> jax.Array:
        return jnp.concatenate([part[..., :half], part[:, ::-1, half:]], axis=-1).swapaxes(0, 1)

    def step(state: jax.Array, given: tuple[jax.Array, jax.Array]) -> tuple[jax.Array, jax.Array]:
        state = given[0] * state + given[1]
        return state, state

    _, states = jax.lax.scan(step, jnp.zeros((values.shape[0], width)), (both(keep), both(fresh)), unroll=4)
    states = states.swapaxes(0, 1)
    states = jnp.concatenate([states[..., :half], states[:, ::-1, half:]], axis=-1)
    return _norm(weights, name, values + out * jnp.tanh(states))


def forward(
    weights: Weights, batch: Arrays, key: jax.Array | None
) -> tuple[jax.Array, jax.Array, jax.Array, jax.Array]:
    """Scores of tags and of heads, and what relations are told from.

    Returns:
        Tags (sentence, token, tag); heads (sentence, token, head, 0 the root); and the parts for
        relations of the dependents and of the heads.
    """
    keys = jax.random.split(key, 8) if key is not None else [None] * 8

    def drop(values: jax.Array, part: jax.Array | None, rate: float = DROP) -> jax.Array:
        if part is None:
            return values
        kept = jax.random.bernoulli(part, 1 - rate, (values.shape[0], 1, values.shape[-1]))
        return values * kept / (1 - rate)

    mask = batch["mask"]
    rows, meaning = weights["table"][batch["rows"]], batch["meaning"]
    if keys[0] is not None:
        known = jax.random.bernoulli(keys[0], 1 - DROP_WORD, rows.shape[:2])[..., None]
        some = jax.random.bernoulli(keys[7], 1 - DROP_WORD, rows.shape[:2])[..., None]
        rows = rows.at[:, :, 0].multiply(known)
        meaning = meaning * some
    values = rows.sum(axis=2) + meaning @ weights["meaning"]
    values = drop(_norm(weights, "form", values), keys[1]) * mask[..., None]
    around = jnp.pad(values, ((0, 0), (1, 1), (0, 0)))
    around = jnp.concatenate([around[:, :-2], around[:, 1:-1], around[:, 2:]], axis=-1)
    values = _norm(weights, "conv", values + jax.nn.relu(around @ weights["conv"] + weights["conv_b"]))
    values = drop(values, keys[2]) * mask[..., None]
    tags = values
    for layer in range(LAYERS):
        values = drop(_recur(weights, f"rnn{layer}", values, mask), keys[3 + layer]) * mask[..., None]
        if layer == 0:
            tags = values @ weights["tag"] + weights["tag_b"]
    rooted = jnp.concatenate(
        [jnp.broadcast_to(weights["root"], (values.shape[0], 1, values.shape[-1])), values], axis=1
    )
    dependent = drop(jax.nn.relu(values @ weights["dependent"] + weights["dependent_b"]), keys[6])
    head = jax.nn.relu(rooted @ weights["head"] + weights["head_b"])
    arcs = jnp.einsum("bia,ac,bjc->bij", dependent[..., :ARC], weights["arc"], head[..., :ARC])
    arcs = arcs + (head[..., :ARC] @ weights["arc_b"])[:, None, :]
    closed = jnp.concatenate([jnp.ones_like(mask[:, :1]), mask], axis=1)[:, None, :]
    itself = jnp.pad(jnp.eye(values.shape[1]), ((0, 0), (1, 0)))
    arcs = arcs + (1 - closed) * NOTHING + itself * NOTHING
    return tags, arcs, dependent[..., ARC:], head[..., ARC:]


def relations(weights: Weights, own: jax.Array, other: jax.Array) -> jax.Array:
    """Scores of relations between dependents and their heads, row by row."""
    mixed = own @ weights["relation_own"] + other @ weights["relation_other"]
    mixed = mixed + (own * other) @ weights["relation_both"] + weights["relation_b"]
    return jax.nn.relu(mixed) @ weights["relation_out"] + weights["relation_out_b"]


def loss(weights: Weights, batch: Arrays, groups: jax.Array, key: jax.Array) -> jax.Array:
    """How far the net is from what the trees say, a token."""
    tags, arcs, own, heads = forward(weights, batch, key)
    told = jnp.take_along_axis(jax.nn.log_softmax(tags), batch["tags"][..., None], axis=-1)[..., 0]
    hung = jnp.take_along_axis(jax.nn.log_softmax(arcs), batch["heads"][..., None], axis=-1)[..., 0]
    other = jnp.take_along_axis(heads, batch["heads"][..., None], axis=1)
    scores = jax.nn.log_softmax(relations(weights, own, other))
    allowed = groups[batch["groups"]]
    related = jax.nn.logsumexp(scores + (1 - allowed) * NOTHING, axis=-1)
    every = batch["mask"] * batch["sure"]
    return -(told * batch["mask"] * batch["told"] + (hung + related) * every).sum() / batch["mask"].sum()


Step = Callable[..., tuple[Weights, State, jax.Array]]


def learner(groups: npt.NDArray[np.float32], steps: int, rate: float) -> Step:
    """One step of Adam (Kingma & Ba 2015) with a rate that rises for a while and then falls to nothing."""
    allowed = jnp.asarray(groups)

    def step(
        weights: Weights, state: State, batch: Arrays, key: jax.Array
    ) -> tuple[Weights, State, jax.Array]:
        first, second, mean, count = state
        value, slopes = jax.value_and_grad(loss)(weights, batch, allowed, key)
        size = jnp.sqrt(sum((slope**2).sum() for slope in slopes.values()))
        slopes = {name: slope * jnp.minimum(1.0, 5.0 / (size + 1e-6)) for name, slope in slopes.items()}
        count = count + 1
        now = rate * jnp.minimum(count / 200, 0.5 * (1 + jnp.cos(jnp.pi * jnp.minimum(count / steps, 1.0))))
        first = {n: 0.9 * first[n] + 0.1 * slopes[n] for n in slopes}
        second = {n: 0.98 * second[n] + 0.02 * slopes[n] ** 2 for n in slopes}
        weights = {
            n: weights[n]
            - now * (first[n] / (1 - 0.9**count)) / (jnp.sqrt(second[n] / (1 - 0.98**count)) + 1e-8)
            for n in slopes
        }
        slow = jnp.minimum(0.998, (1 + count) / (20 + count))
        mean = {n: slow * mean[n] + (1 - slow) * weights[n] for n in weights}
        return weights, (first, second, mean, count), value

    fast: Step = jax.jit(step)
    return fast


def fresh_state(weights: Weights) -> State:
    """The state of learning before the first step."""
    nothing = {name: jnp.zeros_like(value) for name, value in weights.items()}
    return nothing, nothing, dict(weights), jnp.zeros(())

"""The net of our own parser: from sentences of forms to tags, heads and relations.

What a form shows is looked up in tables (see `parse_forms`), mixed with its neighbours', carried
along the sentence in both directions by simple recurrent units (Lei et al. 2018, "Simple
Recurrent Units for Highly Parallelizable Recurrence"), and pairs of words are scored as dependent
and head (Dozat & Manning 2017, "Deep Biaffine Attention for Neural Dependency Parsing").
`tools/train_french.py` trains it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from recoupe.extract.parse_forms import keys_of, rows_of
from recoupe.extract.parse_trees import best_trees

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]

# Cells (sentence by longest sentence) that are worked on together: more gains nothing, and memory
# grows with the square of the sentence.
_CELLS = 2_500
# Forms that are remembered; beyond, remembering starts anew.
_REMEMBERED = 30_000
# What the whole numbers of the meanings are divided by.
MEANING_SCALE = 32
_TINY = np.float32(1e-5)
_NEVER = np.float32(-1e9)
_CLIPPED = 30


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence.

    Attributes:
        tags: number of each token's tag.
        heads: index of the token that each depends on; its own at the root.
        relations: number of each token's relation.
        names: number of each token's label as part of a name.
    """

    tags: list[int]
    heads: list[int]
    relations: list[int]
    names: list[int]


@dataclass(frozen=True, slots=True, eq=False)
class Net:
    """Weights, and the forms met so far.

    Attributes:
        weights: by name, as `tools/train_french.py` writes them.
        tags: what its tags are: part of speech and features.
        relations: their names.
    """

    weights: dict[str, npt.NDArray[Any]]
    tags: tuple[tuple[str, str], ...]
    relations: tuple[str, ...]
    _places: dict[str, int] = field(default_factory=dict)
    _known: list[Floats] = field(default_factory=list)

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Parsed]:
        """Tag and parse sentences.

        Args:
            sentences: forms as they stand in the text; none may be empty.

        Returns:
            What each is found to be, in the same order.
        """
        found: list[Parsed | None] = [None] * len(sentences)
        for group in _groups(sentences):
            for index, parsed in zip(group, self._parsed([sentences[i] for i in group]), strict=True):
                found[index] = parsed
        return [parsed for parsed in found if parsed is not None]

    def _parsed(self, sentences: Sequence[Sequence[str]]) -> Iterator[Parsed]:
        lengths = np.array([len(sentence) for sentence in sentences])
        grid = _grid(lengths)
        forms = [form for sentence in sentences for form in sentence]
        shown = self._shown(forms)
        layers = list(self._layers(shown, grid))
        tags = (layers[0] @ self.weights["tag"] + self.weights["tag_b"]).argmax(axis=1)
        names = name_scores(self.weights, _states(shown, layers, grid)).argmax(axis=1)
        heads, relations = self._hung(layers[-1], grid, lengths)
        first = 0
        for row, length in enumerate(lengths.tolist()):
            own = np.where(heads[row, :length] == 0, np.arange(length), heads[row, :length] - 1)
            part = slice(first, first + length)
            yield Parsed(tags[part].tolist(), own.tolist(), relations[part].tolist(), names[part].tolist())
            first += length

    def states(self, sentence: Sequence[str]) -> Floats:
        """What names are told from: a row a token. For training."""
        shown, grid = self._shown(sentence), _grid(np.array([len(sentence)]))
        return _states(shown, list(self._layers(shown, grid)), grid)

    def _layers(self, shown: Floats, grid: Numbers) -> Iterator[Floats]:
        """What each layer makes of the tokens, from the first that carries a state."""
        values = self._beside(np.concatenate((shown, np.zeros((1, self._width), np.float32))), grid)
        layer = 0
        while f"rnn{layer}" in self.weights:
            values = self._carried(values, grid, layer)
            yield values[:-1]
            layer += 1

    @property
    def _width(self) -> int:
        return int(self.weights["conv_b"].shape[0])

    def _shown(self, forms: Sequence[str]) -> Floats:
        """What forms show, a row a form; forms met before are remembered."""
        if len(self._places) > _REMEMBERED:
            self._places.clear()
            self._known.clear()
        fresh = list(dict.fromkeys(form for form in forms if form not in self._places))
        if fresh:
            self._known.extend(self._looked_up(fresh))
            first = len(self._places)
            self._places.update((form, first + at) for at, form in enumerate(fresh))
        return np.array([self._known[self._places[form]] for form in forms])

    def _looked_up(self, forms: Sequence[str]) -> Floats:
        rows = np.array([rows_of(form) for form in forms])
        scale = self.weights["table_scale"][rows]
        values = (self.weights["table"][rows] * scale[..., None]).sum(axis=1, dtype=np.float32)
        keys = np.array([keys_of(form) for form in forms], dtype=np.uint32)
        values += self._meanings(keys) @ self.weights["meaning"]
        return self._normal("form", values)

    def _meanings(self, keys: npt.NDArray[np.uint32]) -> Floats:
        """The meanings of forms, as written or else in lower case; nothing where unknown."""
        known = self.weights["keys"]
        places = np.minimum(np.searchsorted(known, keys), len(known) - 1)
        there = known[places] == keys
        place = np.where(there[:, 0], places[:, 0], places[:, 1])
        values = self.weights["values"][self.weights["places"][place]].astype(np.float32) / MEANING_SCALE
        return np.asarray(values * there.any(axis=1)[:, None])

    def _normal(self, name: str, values: Floats) -> Floats:
        values -= values.mean(axis=-1, keepdims=True)
        spread = np.einsum("ij,ij->i", values, values) / np.float32(values.shape[-1])
        values /= np.sqrt(spread + _TINY)[:, None]
        values *= self.weights[f"{name}_scale"]
        values += self.weights[f"{name}_shift"]
        return values

    def _beside(self, values: Floats, grid: Numbers) -> Floats:
        """Mix each token with its neighbours in the sentence."""
        before, after = _neighbours(grid, len(values) - 1)
        around = np.concatenate((values[before], values[:-1], values[after]), axis=1)
        mixed = around @ self.weights["conv"]
        mixed += self.weights["conv_b"]
        np.maximum(mixed, 0, out=mixed)
        mixed += values[:-1]
        return np.concatenate((self._normal("conv", mixed), values[-1:]))

    def _carried(self, values: Floats, grid: Numbers, layer: int) -> Floats:
        """Carry a state along each sentence: one half of it forward, the other backward."""
        name, width = f"rnn{layer}", self._width
        mixed = values @ self.weights[name]
        mixed += self.weights[f"{name}_b"]
        keep, fresh, out = mixed[:, :width], mixed[:, width : 2 * width], mixed[:, 2 * width :]
        keep, out = _sigmoid(keep), _sigmoid(out)
        fresh *= 1 - keep
        keep[-1] = fresh[-1] = 0
        half = width // 2
        states = _scanned(keep[:, :half][grid], fresh[:, :half][grid])
        turned = _scanned(keep[:, half:][grid[::-1]], fresh[:, half:][grid[::-1]])
        carried = np.empty_like(values)
        carried[grid, :half] = states
        carried[grid[::-1], half:] = turned
        np.tanh(carried, out=carried)
        carried *= out
        carried += values
        carried = self._normal(name, carried)
        carried[-1] = 0
        return carried

    def _hung(self, values: Floats, grid: Numbers, lengths: Numbers) -> tuple[Numbers, Numbers]:
        """The head and the relation of each token: heads by sentence, the root 0, relations in one row."""
        weights = self.weights
        size = len(weights["arc_b"])
        dependent = _positive(values @ weights["dependent"] + weights["dependent_b"])
        rooted = np.concatenate((weights["root"], values, np.zeros_like(weights["root"])))
        head = _positive(rooted @ weights["head"] + weights["head_b"])
        seats = np.concatenate((np.zeros((1, grid.shape[1]), np.int64), grid + 1)).T
        below = (dependent[:, :size] @ weights["arc"])[np.minimum(grid, len(values) - 1).T]
        over = head[:, :size][seats]
        scores = below @ over.transpose(0, 2, 1)
        scores += (over @ weights["arc_b"])[:, None, :]
        longest = grid.shape[0]
        scores[:, np.arange(longest), np.arange(longest) + 1] = _NEVER
        closed = np.arange(longest + 1)[None, :] > lengths[:, None]
        scores += np.where(closed, _NEVER, np.float32(0))[:, None, :]
        heads = best_trees(scores, lengths)
        inside = np.arange(longest)[None, :] < lengths[:, None]
        chosen = np.take_along_axis(seats, heads, axis=1)[inside]
        told = self._related(dependent[:, size:], head[chosen, size:], chosen == 0)
        return heads, told

    def _related(self, own: Floats, other: Floats, at_root: npt.NDArray[np.bool_]) -> Numbers:
        weights = self.weights
        mixed = np.concatenate((own, other, own * other), axis=1) @ weights["relation_in"]
        mixed += weights["relation_b"]
        scores = _positive(mixed) @ weights["relation_out"] + weights["relation_out_b"]
        root = self.relations.index("root")
        scores[:, root] = _NEVER
        found: Numbers = scores.argmax(axis=1)
        found[at_root] = root
        return found


def _states(shown: Floats, layers: Sequence[Floats], grid: Numbers) -> Floats:
    """What names are told from: what a form and its neighbours show, and what the layers make of it."""
    padded = np.concatenate((shown, np.zeros((1, shown.shape[1]), np.float32)))
    before, after = _neighbours(grid, len(shown))
    return np.concatenate((shown, layers[0], layers[-1], padded[before], padded[after]), axis=1)


def name_scores(weights: Mapping[str, npt.NDArray[Any]], states: Floats) -> Floats:
    """Scores of the labels of names, a row a token."""
    hidden = _positive(states @ weights["name_in"] + weights["name_in_b"])
    return np.asarray(hidden @ weights["name_out"] + weights["name_out_b"])


@lru_cache(maxsize=2)
def load_net(name: str) -> Net:
    """Read the weights that ship with the package.

    Args:
        name: of the file among the reference data.
    """
    with (resources.files("recoupe.reference") / name).open("rb") as file, np.load(file) as kept:
        return read_net({key: kept[key] for key in kept.files})


def read_net(arrays: Mapping[str, npt.NDArray[Any]]) -> Net:
    """Make a net of weights as they are kept.

    Args:
        arrays: by name, with the names of tags and relations.
    """
    named = {"tags", "relations"}
    halves = np.dtype(np.float16)
    weights = {
        name: value.astype(np.float32) if value.dtype == halves else value
        for name, value in arrays.items()
        if name not in named
    }
    tags = tuple(_parted(tag) for tag in arrays["tags"].tolist())
    return Net(weights, tags, tuple(arrays["relations"].tolist()))


def _parted(tag: str) -> tuple[str, str]:
    part, _, features = tag.partition("|")
    return part, features


def _groups(sentences: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    """Sentences of like length, so that little room stays empty."""
    group: list[int] = []
    for index in sorted(range(len(sentences)), key=lambda index: len(sentences[index])):
        if group and (len(group) + 1) * len(sentences[index]) > _CELLS:
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def _grid(lengths: Numbers) -> Numbers:
    """For each place (row) of each sentence (column) the number of its token; the last where none is."""
    starts = np.cumsum(lengths) - lengths
    places = np.arange(int(lengths.max()))[:, None]
    return np.where(places < lengths[None, :], starts[None, :] + places, int(lengths.sum()))


def _neighbours(grid: Numbers, blank: int) -> tuple[Numbers, Numbers]:
    """The token before and the token after each in its sentence; `blank` where none is."""
    before, after = np.full(blank, blank), np.full(blank, blank)
    inside = grid[1:] < blank
    before[grid[1:][inside]] = grid[:-1][inside]
    after[grid[:-1][inside]] = grid[1:][inside]
    return before, after


def _scanned(keep: Floats, states: Floats) -> Floats:
    """Carry the state from place to place: keep some of the last, add what is fresh."""
    kept = np.empty_like(states[0])
    for at in range(1, len(states)):
        np.multiply(keep[at], states[at - 1], out=kept)
        states[at] += kept
    return states


def _sigmoid(values: Floats) -> Floats:
    clipped = np.clip(values, -_CLIPPED, _CLIPPED)
    np.negative(clipped, out=clipped)
    np.exp(clipped, out=clipped)
    clipped += 1
    return np.asarray(np.reciprocal(clipped, out=clipped))


def _positive(values: Floats) -> Floats:
    return np.asarray(np.maximum(values, 0, out=values))

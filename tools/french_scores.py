"""How well a parser does on trees kept for judging."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tools.french_treebanks import Tree, same_relation, tag_of

from recoupe.extract.pieces import Piece, Tools
from recoupe.extract.syntax import Sentence

Parse = Callable[[Sequence[Sequence[str]]], Sequence[Tree]]


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares of tokens that are right; marks count for tags only.

    Attributes:
        heads: the head is right (UAS).
        relations: head and relation are (LAS).
        bases: head and relation without its subtype.
        parts: part of speech.
        tags: part of speech and features.
        subjects: F1 of subjects, with their verb.
    """

    heads: float
    relations: float
    bases: float
    parts: float
    tags: float
    subjects: float

    def __str__(self) -> str:
        return (
            f"UAS {self.heads:.4f}  LAS {self.relations:.4f}  without subtypes {self.bases:.4f}  "
            f"UPOS {self.parts:.4f}  with features {self.tags:.4f}  subjects {self.subjects:.4f}"
        )


def scores(gold: Sequence[Tree], parse: Parse) -> Scores:
    """Judge a parser on trees, their tokens given."""
    told = parse([tree.forms for tree in gold])
    pairs = [
        (_facts(right, i), _facts(found, i))
        for right, found in zip(gold, told, strict=True)
        for i in range(len(right.forms))
    ]
    words = [(right, found) for right, found in pairs if not right[2].startswith("PUNCT")]
    hung = [(right, found) for right, found in words if right[0] == found[0]]
    subjects = sum(_is_subject(right) and _is_subject(found) for right, found in hung)
    named = sum(_is_subject(right) + _is_subject(found) for right, found in words)
    return Scores(
        len(hung) / len(words),
        sum(right[1] == found[1] for right, found in hung) / len(words),
        sum(right[1].split(":")[0] == found[1].split(":")[0] for right, found in hung) / len(words),
        sum(right[2].split("|")[0] == found[2].split("|")[0] for right, found in pairs) / len(pairs),
        sum(right[2] == found[2] for right, found in pairs) / len(pairs),
        2 * subjects / max(1, named),
    )


def _facts(tree: Tree, index: int) -> tuple[int, str, str]:
    return tree.heads[index], tree.relations[index], tree.tags[index]


def _is_subject(facts: tuple[int, str, str]) -> bool:
    return facts[1].startswith("nsubj")


def parse_of(tools: Tools) -> Parse:
    """The parser that tools hold."""

    def parse(sentences: Sequence[Sequence[str]]) -> list[Tree]:
        return [_tree(tools, forms) for forms in sentences]

    return parse


def _tree(tools: Tools, forms: Sequence[str]) -> Tree:
    spans, at = [], 0
    for form in forms:
        spans.append((at, at + len(form)))
        at += len(form) + 1
    (sentence,), _ = tools.read(" ".join(forms), [Piece(0, spans, [0])])
    return tree_of(sentence)


def tree_of(sentence: Sentence) -> Tree:
    """What tools made of a sentence, as a tree."""
    tokens = sentence.tokens
    return Tree(
        tuple(token.text for token in tokens),
        tuple(tag_of(token.tag, token.morph) for token in tokens),
        tuple(-1 if token.head == index else token.head for index, token in enumerate(tokens)),
        tuple(same_relation(token.relation) for token in tokens),
    )

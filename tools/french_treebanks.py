"""Treebanks of Universal Dependencies, told in our own tokens.

Tokens of a treebank and ours differ: where ours hold several words of the treebank ("du", de +
le), the word that the others hang from speaks for all; where the treebank's hold several of ours,
the later ones hang from the first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.extract.pack import Pack
from recoupe.extract.tokens import plain, token_spans

# Features that extraction reads, and that the treebanks annotate alike.
FEATURES = frozenset(
    [
        "Definite",
        "Gender",
        "Mood",
        "Number",
        "Person",
        "Polarity",
        "Poss",
        "PronType",
        "Reflex",
        "Tense",
        "VerbForm",
    ]
)
# Relations that stand in one treebank under another name.
_SAME = {
    "nmod:appos": "appos",
    "parataxis:parenth": "parataxis:insert",
    "parataxis:obj": "parataxis:insert",
    "compound": "flat:name",
    "flat": "flat:name",
    "aux": "aux:tense",
    "expl": "expl:subj",
    "csubj:pass": "csubj",
    "obj:agent": "obj",
    "nsubj:outer": "nsubj",
    "nsubj:caus": "nsubj",
    "iobj:agent": "iobj",
    "obj:lvc": "obj",
    "obl:lvc": "obl:arg",
}


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence with its analysis.

    Attributes:
        forms: its tokens.
        tags: universal part of speech and features of each (`NOUN|Gender=Masc|Number=Sing`).
        heads: index of the token that each depends on, -1 at the root.
        relations: to the head; `obl` and `expl` stand for any of their subtypes.
    """

    forms: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    tag: str
    head: int
    relation: str


def read_trees(conllu: str, pack: Pack) -> Iterator[tuple[str, Tree]]:
    """Read a treebank.

    Args:
        conllu: the file's text.
        pack: whose tokens are wanted.

    Yields:
        Each sentence's id and tree; those whose tokens cannot be aligned are left out.
    """
    for block in conllu.split("\n\n"):
        lines = block.strip().splitlines()
        notes = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# ") and " = " in line)
        words = _words(
            [line.split("\t") for line in lines if line and line[0].isdigit()], notes.get("text", "")
        )
        if words:
            tree = _aligned(words, notes["text"], pack)
            if tree is not None:
                yield notes.get("sent_id", ""), tree


def _words(rows: Sequence[Sequence[str]], text: str) -> list[_Word]:
    """The words of a sentence with their places; parts of a contraction share one."""
    words: list[_Word] = []
    at, until, shared = 0, 0, (0, 0)
    for row in rows:
        number, form = row[0], row[1]
        if "." in number:
            continue
        inside = "-" not in number and int(number) <= until
        if not inside:
            start = text.find(form, at)
            if start < 0:
                return []
            shared, at = (start, start + len(form)), start + len(form)
        if "-" in number:
            until = int(number.split("-")[1])
            continue
        words.append(_Word(*shared, tag_of(row[3], row[5]), int(row[6]) - 1, same_relation(row[7])))
    return words


def same_relation(relation: str) -> str:
    """The name under which the parser knows a relation."""
    return _SAME.get(relation, relation)


def tag_of(part: str, features: str) -> str:
    """Write part of speech and features as one label; features that nothing reads are left out."""
    kept = sorted(one for one in features.split("|") if one.split("=")[0] in FEATURES)
    return "|".join([part, *kept])


def _aligned(words: Sequence[_Word], text: str, pack: Pack) -> Tree | None:
    spans = token_spans(plain(text), pack.tokens)
    chosen: list[int] = []
    for start, end in spans:
        inside = [i for i, word in enumerate(words) if word.start < end and start < word.end]
        if not inside:
            return None
        tops = [i for i in inside if not _hangs_in(words, i, inside)]
        chosen.append(tops[0])
    owner = _owners(words, spans)
    if -1 in owner:
        return None
    heads, relations, tags = [], [], []
    for index, top in enumerate(chosen):
        word = words[top]
        tags.append(_joined_tag(words, spans[index], top))
        if owner[top] != index:
            heads.append(owner[top])
            relations.append("flat:name" if word.tag.startswith("PROPN") else "fixed")
        else:
            heads.append(-1 if word.head < 0 else owner[word.head])
            relations.append(word.relation)
    if any(head == index for index, head in enumerate(heads)) or not _is_tree(heads):
        return None
    return Tree(tuple(text[s:e] for s, e in spans), tuple(tags), tuple(heads), tuple(relations))


def _hangs_in(words: Sequence[_Word], index: int, inside: Sequence[int]) -> bool:
    """Whether a word depends, over any steps, on another of a token's words."""
    head = words[index].head
    while head >= 0:
        if head in inside:
            return True
        head = words[head].head
    return False


def _owners(words: Sequence[_Word], spans: Sequence[tuple[int, int]]) -> list[int]:
    """The first token that holds some of each word; of "-t-il" the pronoun."""
    owners, at = [], 0
    for word in words:
        while at < len(spans) and spans[at][1] <= word.start:
            at += 1
        found = at < len(spans) and spans[at][0] < word.end
        euphonic = (
            word.tag.startswith("PRON") and found and spans[at][1] - spans[at][0] == 2 < word.end - word.start
        )
        owners.append(at + euphonic if found else -1)
    return owners


def _joined_tag(words: Sequence[_Word], span: tuple[int, int], top: int) -> str:
    """A contraction bears the features of its article too."""
    parts = [word for word in words if word.start == span[0] and word.end == span[1]]
    if len(parts) == 2 and words[top].tag == "ADP":
        return "|".join(["ADP", *parts[1].tag.split("|")[1:]])
    return words[top].tag


def _is_tree(heads: Sequence[int]) -> bool:
    if sum(head < 0 for head in heads) != 1:
        return False
    for index in range(len(heads)):
        seen = set()
        while index >= 0:
            if index in seen:
                return False
            seen.add(index)
            index = heads[index]
    return True

"""Questions one asks of a parsed sentence."""

from collections.abc import Iterator

from recoupe.extract.syntax import Sentence, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl:subj"})
AUXILIARIES = frozenset({"aux", "aux:tense", "aux:pass", "cop"})


def children(sentence: Sentence, index: int) -> Iterator[int]:
    """Indices of the tokens that depend on a token, in text order."""
    return (
        position
        for position, token in enumerate(sentence.tokens)
        if token.head == index and position != index
    )


def subtree(sentence: Sentence, index: int) -> tuple[int, int]:
    """First and one past the last token below a token, itself included."""
    first = last = index
    below = {index}
    # Heads are not ordered; one pass to each side and again while something was added.
    grown = True
    while grown:
        grown = False
        for position, token in enumerate(sentence.tokens):
            if position not in below and token.head in below:
                below.add(position)
                first, last, grown = min(first, position), max(last, position), True
    return first, last + 1


def subject_of(sentence: Sentence, index: int) -> int | None:
    """The subject of a verb, through its auxiliary and the verbs that it is joined to."""
    seen: set[int] = set()
    while index not in seen:
        seen.add(index)
        for child in children(sentence, index):
            if sentence.tokens[child].relation in SUBJECTS:
                return child
        token = sentence.tokens[index]
        if (
            token.relation not in {"conj", "advcl", "xcomp", "acl", "parataxis", "root"}
            or token.head == index
        ):
            return None
        index = token.head
    return None


def own_subject(sentence: Sentence, index: int) -> int | None:
    """The subject that stands with the verb itself."""
    found = (child for child in children(sentence, index) if sentence.tokens[child].relation in SUBJECTS)
    return next(found, None)


def auxiliaries(sentence: Sentence, index: int) -> list[int]:
    """The auxiliaries of a verb."""
    return [child for child in children(sentence, index) if sentence.tokens[child].relation in AUXILIARIES]


def is_finite(token: Token) -> bool:
    """Whether a verb form carries person and tense."""
    return "VerbForm=Fin" in token.morph or "Mood=" in token.morph


def has_finite_verb(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a finite verb stands between two positions of the text."""
    return any(
        token.tag in {"VERB", "AUX"} and is_finite(token)
        for token in sentence.tokens
        if start <= token.start and token.end <= end
    )


def token_at(sentence: Sentence, position: int) -> int | None:
    """Index of the token that covers a position of the text."""
    for index, token in enumerate(sentence.tokens):
        if token.start <= position < token.end:
            return index
    return None

"""Reasons: why the record says what it says, in words for two languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FactRef:
    """A fact of one article.

    Attributes:
        article: the capture id.
        kind: `statement`, `figure`, `event`, `time`, `mention` or `footing`.
        index: in that article's extraction.
    """

    article: str
    kind: str
    index: int


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, as a code that `reference/labels.toml` words in both languages.

    Attributes:
        code: the key of the sentence.
        values: what fills its blanks, as pairs of name and words; words that begin with `@` name a
            vocabulary term (`@FigureKind.killed`), worded in the reader's language.
        facts: the facts whose sentences show it.
    """

    code: str
    values: tuple[tuple[str, str], ...] = ()
    facts: tuple[FactRef, ...] = ()

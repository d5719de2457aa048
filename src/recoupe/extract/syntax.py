"""What the language tools give: sentences of tokens. Extraction sees nothing else of them."""

from dataclasses import dataclass

from recoupe.model.article import Article


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark.

    Attributes:
        text: as it stands in the article.
        start: first code point in the article's text.
        end: one past the last.
        lemma: dictionary form, in lower case but for names.
        tag: universal part of speech (`VERB`, `NOUN`, `PROPN`, …).
        morph: universal features (`Mood=Cnd|Tense=Pres`), or an empty string.
        head: index in its sentence of the token it depends on; its own index at the root.
        relation: universal dependency relation to the head.
    """

    text: str
    start: int
    end: int
    lemma: str
    tag: str
    morph: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one block.

    Attributes:
        start: first code point in the article's text.
        end: one past the last, trailing white space left out.
        block: index of its block in `Article.blocks`.
        tokens: in text order; white space is no token.
    """

    start: int
    end: int
    block: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name that the tool proposes; the packs decide.

    Attributes:
        start: first code point in the article's text.
        end: one past the last.
        label: `person`, `organisation`, `place` or `other`.
    """

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """An article with its sentences.

    Attributes:
        article: the article; facts come from its title, standfirst, heading and body blocks only.
        sentences: of those blocks, in text order; none runs over two blocks.
        names: proposed names, in text order, without overlap.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    names: tuple[NameSpan, ...] = ()

"""From an article to its sentences of tagged, parsed tokens."""

from recoupe.extract.pack import Pack
from recoupe.extract.pieces import pieces_of
from recoupe.extract.syntax import Analysis
from recoupe.model.article import Article


def analyse(article: Article, pack: Pack) -> Analysis:
    """Cut an article into sentences of tokens, block by block.

    Args:
        article: read by `read`; furniture and captions are left out.
        pack: of its language.

    Returns:
        Its sentences, with the names that the tools propose.

    Raises:
        MissingPart: the tools of the pack are not installed.
    """
    pieces = pieces_of(article, pack.tokens, pack.sentences)
    sentences, names = pack.tools().read(article.text, pieces)
    return Analysis(article=article, sentences=tuple(sentences), names=tuple(names))

"""What an article reads like; apart from the readers, since who prints articles need not load them."""

from recoupe.model.article import BODY_KINDS, SEPARATOR, Article


def plain_body(article: Article) -> str:
    """The body with standfirst and headings as one reads it: white space inside a block collapsed.

    Args:
        article: the article; its own text and blocks keep the page's white space.
    """
    words = (article.words_of(block) for block in article.blocks if block.kind in BODY_KINDS)
    return SEPARATOR.join(" ".join(each.split()) for each in words)

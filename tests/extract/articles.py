"""Articles for tests, written as plain paragraphs."""

from recoupe.model.article import Article, Block, BlockKind


def article(text: str, *, language: str | None = "fr", titled: bool = False) -> Article:
    """Make an article whose blocks are the paragraphs of a text; the first is its title if asked."""
    blocks = []
    start = 0
    for number, paragraph in enumerate(text.split("\n\n")):
        kind = BlockKind.TITLE if titled and number == 0 else BlockKind.BODY
        blocks.append(Block(kind, start, start + len(paragraph)))
        start += len(paragraph) + 2
    return Article(text=text, blocks=tuple(blocks), language=language)

"""What the tests of times, figures and events share: extraction of a few sentences."""

from functools import lru_cache

from recoupe.extract.extraction import extract
from recoupe.model.article import Article, Block, BlockKind
from recoupe.model.facts import Event, Extraction, Figure


@lru_cache(maxsize=64)
def extracted(text: str, language: str = "fr") -> Extraction:
    """The facts of a text, each line of it a paragraph."""
    blocks = []
    start = 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(BlockKind.BODY, start, start + len(line)))
        start += len(line) + 1
    return extract(Article(text, tuple(blocks), language=language))


def figure_in(text: str, language: str = "fr") -> Figure:
    """The only figure of a text."""
    (figure,) = extracted(text, language).figures
    return figure


def name_of(extraction: Extraction, mention: int | None) -> str | None:
    """The name that a mention means, or None."""
    return None if mention is None else extraction.referents[extraction.mentions[mention].referent].name


def event_in(text: str, type_: str, language: str = "fr") -> Event:
    """The only event of a type in a text."""
    (event,) = [event for event in extracted(text, language).events if event.type == type_]
    return event

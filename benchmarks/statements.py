"""Time the extraction of statements and the loading of models, part by part.

    python -m benchmarks.statements TEXT... [--language fr]

Each TEXT is a UTF-8 file of paragraphs parted by blank lines. Prints seconds to load, articles and
tokens a second for the language tools alone and for all that follows them, and peak memory. Scores
against annotated texts come from the shared scorer through `recoupe extract`.
"""

import argparse
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from recoupe.extract.extraction import extract
from recoupe.extract.pack import pack_for
from recoupe.extract.syntax import Analysis
from recoupe.extract.tools import analyse
from recoupe.model.article import SEPARATOR, Article, Block, BlockKind

T = TypeVar("T")


def article_of(path: Path, language: str) -> Article:
    """Read a file as an article whose blocks are its paragraphs."""
    text = path.read_text(encoding="utf-8")
    blocks = []
    start = 0
    for paragraph in text.split(SEPARATOR):
        blocks.append(Block(BlockKind.BODY, start, start + len(paragraph)))
        start += len(paragraph) + len(SEPARATOR)
    return Article(text=text, blocks=tuple(blocks), language=language)


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Run something and give its result with the seconds that it took."""
    began = time.perf_counter()
    result = work()
    return result, time.perf_counter() - began


def report(articles: Sequence[Article], language: str) -> None:
    """Print the figures."""
    pack = pack_for(language)
    empty = Article(text="Oui.", blocks=(Block(BlockKind.BODY, 0, 4),), language=language)
    _, loading = timed(lambda: analyse(empty, pack))
    analyses, tools = timed(lambda: [analyse(article, pack) for article in articles])
    extractions, whole = timed(lambda: [extract(article) for article in articles])
    tokens = sum(_tokens(analysis) for analysis in analyses)
    statements = sum(len(extraction.statements) for extraction in extractions)
    count = len(articles)
    print(f"loading           {loading:6.2f} s (language tools imported and model read)")
    print(f"language tools    {count / tools:6.1f} articles/s  {tokens / tools:8.0f} tokens/s")
    print(f"whole extraction  {count / whole:6.1f} articles/s  {tokens / whole:8.0f} tokens/s")
    print(f"found             {statements} statements in {count} articles")
    print(f"peak memory       {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.0f} MB")


def _tokens(analysis: Analysis) -> int:
    return sum(len(sentence.tokens) for sentence in analysis.sentences)


def main() -> None:
    """Read the command line and report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--language", default="fr")
    options = parser.parse_args()
    report([article_of(path, options.language) for path in options.texts], options.language)


if __name__ == "__main__":
    main()

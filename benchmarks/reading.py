"""Compare readers on the same public pages: Recoupe, trafilatura, readability-lxml, newspaper4k.

    python -m benchmarks.reading [DATA] [--readers recoupe trafilatura …] [--set fundus …]

DATA holds the folders `fundus_fixtures`, `scrapinghub_aeb` and `trafilatura_eval`; without it the
pages beside the checkout are used. Every reader gets the same bytes in one process on one core and
reads the page's facts too where it can. Needs the `bench` extra. `held out` are the pages that
nothing was trained on.
"""

import argparse
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reading_scores import SCORES
from tools.body_corpus import Page, read_corpus

HERE = Path(__file__).resolve().parent
BESIDE = HERE.parent.parent / "shared" / "data"
Reader = Callable[[bytes], str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader made of one page, and in how many seconds of processor time."""

    page: Page
    text: str
    seconds: float


def recoupe_reader() -> Reader:
    """This project's reader: text, blocks, locators and all the facts of the page."""
    from recoupe.errors import UnreadableFile
    from recoupe.model.capture import Capture
    from recoupe.read.article import plain_body, read_capture

    capture = Capture("", "file:page.html", "", "2100-01-01T00:00:00+00:00", "text/html", None, None, 0)

    def read(payload: bytes) -> str:
        try:
            return plain_body(read_capture(capture, payload))
        except UnreadableFile:
            return ""

    return read


def trafilatura_reader() -> Reader:
    """Trafilatura as it comes, with metadata."""
    import trafilatura

    def read(payload: bytes) -> str:
        document = trafilatura.bare_extraction(payload, with_metadata=True)
        return str(getattr(document, "text", None) or "")

    return read


def readability_reader() -> Reader:
    """Readability-lxml, which gives HTML: the blocks of that."""
    from lxml import etree
    from readability import Document
    from readability.readability import Unparseable

    from recoupe.read.page import parse_page
    from recoupe.read.walk import walk

    def read(payload: bytes) -> str:
        try:
            summary = Document(payload).summary()
        except (Unparseable, etree.LxmlError, ValueError):
            return ""
        passages = walk(parse_page(summary).root) if summary.strip() else []
        return "\n\n".join(" ".join(passage.text.split()) for passage in passages)

    return read


def newspaper_reader() -> Reader:
    """Newspaper4k, with the language from the page, bytes decoded as ours are, and no pictures fetched."""
    with warnings.catch_warnings():
        # It says that its summaries need another package; they are not asked for.
        warnings.simplefilter("ignore")
        from newspaper import Article
        from newspaper.exceptions import ArticleException

    from recoupe.read.decode import decode

    def read(payload: bytes) -> str:
        article = Article("https://example.org/page", fetch_images=False)
        try:
            article.download(input_html=decode(payload).text)
            article.parse()
        except (ArticleException, ImportError, ValueError):
            return ""
        return str(article.text)

    return read


READERS: dict[str, Callable[[], Reader]] = {
    "recoupe": recoupe_reader,
    "trafilatura": trafilatura_reader,
    "readability": readability_reader,
    "newspaper4k": newspaper_reader,
}


def read_all(read: Reader, pages: Sequence[tuple[Page, bytes]]) -> list[Reading]:
    """Read every page and time each; the first is read once before, so that loading does not count."""
    read(pages[0][1])
    readings = []
    for page, payload in pages:
        start = time.process_time()
        text = read(payload)
        readings.append(Reading(page, text, time.process_time() - start))
    return readings


def show(name: str, readings: Sequence[Reading]) -> None:
    """Print a line for each set, whole and held out."""
    for corpus, score in SCORES.items():
        mine = [reading for reading in readings if reading.page.corpus == corpus]
        for part, chosen in (("all", mine), ("held out", [one for one in mine if one.page.held_out])):
            if not chosen:
                continue
            result = score([(reading.text, reading.page) for reading in chosen])
            speed = len(chosen) / sum(reading.seconds for reading in chosen)
            print(
                f"{name:12} {corpus:12} {part:9} P {result.precision:.4f}  R {result.recall:.4f}  "
                f"F1 {result.f1:.4f}  {result.pages:4} pages  {speed:6.1f} pages/s",
                flush=True,
            )


def main() -> None:
    """Read and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, nargs="?", default=BESIDE)
    parser.add_argument("--readers", nargs="+", choices=list(READERS), default=list(READERS))
    parser.add_argument("--set", nargs="+", choices=list(SCORES), default=list(SCORES))
    options = parser.parse_args()
    if not (options.data / "fundus_fixtures").is_dir():
        print(
            f"skipped: there are no public pages in {options.data}; give their folder as the first argument"
        )
        return
    pages = [(page, page.payload()) for page in read_corpus(options.data) if page.corpus in options.set]
    for name in options.readers:
        try:
            read = READERS[name]()
        except ImportError as error:
            print(f"{name:12} skipped: {error.name} is not installed; install the `bench` extra")
            continue
        show(name, read_all(read, pages))


if __name__ == "__main__":
    main()

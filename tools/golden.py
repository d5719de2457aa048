"""Golden pages: write again what the reader makes of each page in tests/golden.

    python tools/golden.py [CASE …]      write expected.json of all or some cases
    python tools/golden.py --add CASE FILE   make a case of an HTML file, then write it

Look at the difference before committing it. The tests compare; with RECOUPE_GOLDEN=write they
write instead, and a test of its own fails so that the flag is not left on.
"""

import gzip
import json
import sys
from pathlib import Path

from recoupe.model.article import Article
from recoupe.model.capture import Capture
from recoupe.read.article import read_capture

GOLDEN = Path(__file__).resolve().parent.parent / "tests" / "golden"
CAPTURED = "2026-03-05T12:00:00+00:00"


def read_case(folder: Path) -> Article:
    """Read a case's page as captured from an invented address that ends in the case's name."""
    payload = gzip.decompress((folder / "page.html.gz").read_bytes())
    url = f"https://{folder.name}.example/article"
    return read_capture(Capture("", url, "", CAPTURED, "text/html", None, 200, len(payload)), payload)


def described(article: Article) -> str:
    """An article as JSON that a person can check: facts of the page, then a line for each block."""
    known = {
        "title": article.title,
        "outlet": article.outlet,
        "authors": list(article.authors),
        "published": article.published.value if article.published is not None else None,
        "modified": article.modified.value if article.modified is not None else None,
        "language": article.language,
        "credits": [[credit.kind.value, credit.name] for credit in article.credits],
        "problems": [problem.code for problem in article.problems],
        "blocks": [[block.kind.value, article.words_of(block)] for block in article.blocks],
    }
    return json.dumps(known, ensure_ascii=False, indent=1) + "\n"


def write_case(folder: Path) -> None:
    """Write what is expected of a case."""
    (folder / "expected.json").write_text(described(read_case(folder)), encoding="utf-8")


def add_case(name: str, page: Path) -> Path:
    """Make a case of a page."""
    folder = GOLDEN / name
    folder.mkdir(parents=True, exist_ok=True)
    # No time and no name in the header: the same page gives the same file.
    (folder / "page.html.gz").write_bytes(gzip.compress(page.read_bytes(), mtime=0))
    return folder


def cases() -> list[Path]:
    """The folders of all cases."""
    return sorted(path.parent for path in GOLDEN.glob("*/page.html.gz"))


def main(arguments: list[str]) -> None:
    """Write the cases that are named, or all."""
    if arguments[:1] == ["--add"]:
        chosen = [add_case(arguments[1], Path(arguments[2]))]
    else:
        chosen = [folder for folder in cases() if not arguments or folder.name in arguments]
    for folder in chosen:
        write_case(folder)
        print(f"{folder.name}: written")


if __name__ == "__main__":
    main(sys.argv[1:])

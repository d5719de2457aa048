"""Check that the three seeds are read as their gold says: body, furniture, legends, titles, outlets.

    python benchmarks/seeds_reading.py [SHARED]

Prints each span that differs and exits with 1 where there is one.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from recoupe.model.article import BODY_KINDS, Article, BlockKind
from recoupe.model.capture import Capture
from recoupe.read.plain import read_plain

BESIDE = Path(__file__).resolve().parents[2] / "shared"
AROUND = frozenset({BlockKind.FURNITURE, BlockKind.TITLE, BlockKind.CAPTION})


def misses(shared: Path) -> list[str]:
    """What differs from the gold, in words; none where all is right."""
    gold = json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))
    return [
        f"{name}: {miss}"
        for name, document in gold["documents"].items()
        for miss in _of_document(document, _read(shared / "seeds" / document["file"]))
    ]


def _read(path: Path) -> Article:
    payload = path.read_bytes()
    capture = Capture("id", f"file:{path.name}", "", "2026-01-01T00:00:00+00:00", "text/plain", None, None, 0)
    return read_plain(capture, payload, payload.decode(), "utf-8")


def _of_document(document: dict[str, object], article: Article) -> Iterator[str]:
    kinds = [BlockKind.BODY] * len(article.text)
    for block in article.blocks:
        kinds[block.start : block.end] = [block.kind] * (block.end - block.start)
    around: set[int] = set()
    for span in [*document["not_body"], *document["captions"]]:  # type: ignore[misc]
        where = range(span["start"], span["end"])
        around.update(where)
        if any(kinds[at] not in AROUND for at in where if not article.text[at].isspace()):
            yield f"not marked: {span['text']!r}"
    body = document["body"]
    for at in range(body["start"], body["end"]):  # type: ignore[index]
        if at not in around and kinds[at] not in BODY_KINDS:
            yield f"taken from the body: {article.text[at : at + 60]!r}"
            break
    for what in ("title", "outlet", "language"):
        if document[what] is not None and getattr(article, what) != document[what]:
            yield f"{what}: {getattr(article, what)!r} is not {document[what]!r}"


def main() -> int:
    """Print what differs."""
    found = misses(Path(sys.argv[1]) if len(sys.argv) > 1 else BESIDE)
    print("\n".join(found) if found else "the three seeds are read as their gold says")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())

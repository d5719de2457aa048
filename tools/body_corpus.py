"""The public pages on which the reader is trained and measured, with what is known of their body.

Of each set, the documents whose name hashes to a multiple of five are held out: nothing is
trained on them, and figures for them are given apart.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a public set.

    Attributes:
        corpus: `fundus`, `scrapinghub` or `trafilatura`.
        name: its file's name without suffixes.
        publisher: what is kept together when the pages are split for training.
        path: its file.
        lines: the body's paragraphs and headings as the set gives them; empty where it gives segments.
        inside: segments that the body holds.
        outside: segments that it does not hold.
        held_out: whether it is kept out of training.
    """

    corpus: str
    name: str
    publisher: str
    path: Path
    lines: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    held_out: bool = False

    def payload(self) -> bytes:
        """Its bytes."""
        return gzip.decompress(self.path.read_bytes())


def is_held_out(*names: str) -> bool:
    """Whether any of a document's names hashes to a multiple of five."""
    return any(
        int(hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest(), 16) % 5 == 0 for name in names
    )


def _stems(path: Path, *others: str) -> tuple[str, ...]:
    return (path.name.removesuffix(".html.gz"), path.name.removesuffix(".gz"), *others)


def read_corpus(folder: Path) -> Iterator[Page]:
    """Every page of the three sets under a folder."""
    yield from _fundus(folder / "fundus_fixtures")
    yield from _scrapinghub(folder / "scrapinghub_aeb")
    yield from _trafilatura(folder / "trafilatura_eval")


def _fundus(folder: Path) -> Iterator[Page]:
    for known in sorted(folder.rglob("*.json")):
        versions = list(json.loads(known.read_text(encoding="utf-8")).values())
        for path, gold in zip(sorted(known.parent.glob(known.stem + "_*.html.gz")), versions, strict=False):
            names = _stems(path, known.stem)
            body = gold.get("body") or {}
            lines = list(body.get("summary") or [])
            for section in body.get("sections") or []:
                lines += [*(section.get("headline") or []), *(section.get("paragraphs") or [])]
            yield Page("fundus", names[0], known.stem, path, tuple(lines), held_out=is_held_out(*names))


def _scrapinghub(folder: Path) -> Iterator[Page]:
    for name, gold in json.loads((folder / "ground-truth.json").read_text(encoding="utf-8")).items():
        path = folder / "html" / f"{name}.html.gz"
        publisher = urlsplit(gold.get("url") or "").netloc or name
        lines = tuple(line for line in re.split(r"\n+", gold["articleBody"]) if line.strip())
        yield Page("scrapinghub", name, publisher, path, lines, held_out=is_held_out(*_stems(path)))


def _trafilatura(folder: Path) -> Iterator[Page]:
    for url, gold in json.loads((folder / "evaldata.json").read_text(encoding="utf-8")).items():
        path = folder / "html" / f"{gold['file']}.gz"
        if not path.exists():
            continue
        names = _stems(path, gold["file"])
        yield Page(
            "trafilatura",
            names[0],
            urlsplit(url).netloc.removeprefix("www."),
            path,
            inside=tuple(gold["with"]),
            outside=tuple(gold["without"]),
            held_out=is_held_out(*names),
        )

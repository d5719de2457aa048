"""Articles with annotated statements, and what the rules propose in them."""

import hashlib
import json
import pickle
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import recoupe.extract
from recoupe.extract.attribution import Attribution
from recoupe.extract.pack import Pack
from recoupe.extract.scene import Scene, scene_of
from recoupe.extract.syntax import Analysis
from recoupe.extract.tools import analyse
from recoupe.model.article import SEPARATOR, Article, Block, BlockKind
from recoupe.model.capture import Capture, Declared
from recoupe.read.plain import read_plain

Span = tuple[int, int]

# Invented sentences that are read together.
_MADE_UP_LINES = 8
_TITLE = "= "
_BRACKETS = re.compile(r"[\[\]]")
_IN_BRACKETS = re.compile(r"\[([^\]]*)\]")

# Overlaps (shared words by all words of both) that a proposal should reach, and what each is worth;
# set by cross-validation.
WORTH = {0.3: 0.35, 0.8: 0.65}
# Modules that the sentences and tokens of an article depend on; the cache is made again when they change.
_PARTS = (
    "pars*.py", "pieces.py", "tools.py", "tokens.py", "sentences.py", "lemma*.py", "syntax.py",
    "fr/t*.py", "fr/sentences.py", "../reference/parser_*.npz",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Annotated:
    """An article as attribution sees it, with the spans of its statements."""

    name: str
    scene: Scene
    truth: tuple[Span, ...]


def read_annotated(
    folder: Path, texts: Path, pack: Pack, cache: Path, left_out: frozenset[str] = frozenset()
) -> Iterator[Annotated]:
    """Read the annotated articles.

    Args:
        folder: of the annotations, `*.jsonl`.
        texts: folder of the articles, `ID.txt`.
        pack: of their language.
        cache: folder that keeps parsed articles; made where it is missing.
        left_out: names of articles that are not to be used.
    """
    cache.mkdir(parents=True, exist_ok=True)
    mark = _version(pack)
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["doc"] in left_out:
                continue
            analysis = _analysed(row["doc"], texts, pack, cache / f"{row['doc']}-{mark}.pickle")
            truth = tuple((one["start"], one["end"]) for one in row["statements"])
            yield Annotated(row["doc"], scene_of(analysis, pack), truth)


def read_made_up(file: Path, pack: Pack) -> Iterator[Annotated]:
    """Read invented sentences and paragraphs as short articles; statements stand in brackets.

    Args:
        file: a block a line; lines that begin with `#` are left out, `= ` opens a title, `¶` is a
            line break inside a block.
        pack: of their language.
    """
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    # Neighbours in the file are alike: each article takes lines from all over it.
    parts = -(-len(lines) // _MADE_UP_LINES)
    for part in range(parts):
        marked = SEPARATOR.join(lines[part::parts])
        text = _BRACKETS.sub("", marked)
        truth = [
            tuple(len(_BRACKETS.sub("", marked[:at])) for at in match.span(1))
            for match in _IN_BRACKETS.finditer(marked)
        ]
        blocks = [_block(text, *match.span()) for match in re.finditer(r"[^\n]+", text)]
        text = text.replace("¶", "\n")
        analysis = analyse(Article(text=text, blocks=tuple(blocks), language=pack.language), pack)
        yield Annotated(
            f"{file.stem} {part}", scene_of(analysis, pack), tuple((start, end) for start, end in truth)
        )


def _block(text: str, start: int, end: int) -> Block:
    titled = text.startswith(_TITLE, start)
    return Block(BlockKind.TITLE if titled else BlockKind.BODY, start + titled * len(_TITLE), end)


def _version(pack: Pack) -> str:
    """What tells parses of other versions of the language tools apart."""
    home = Path(next(iter(recoupe.extract.__path__)))
    read = hashlib.sha256(pack.language.encode())
    for pattern in _PARTS:
        for file in sorted(home.glob(pattern)):
            read.update(file.read_bytes())
    return read.hexdigest()[:12]


def _analysed(name: str, texts: Path, pack: Pack, kept: Path) -> Analysis:
    if kept.exists():
        analysis = pickle.loads(kept.read_bytes())
        if isinstance(analysis, Analysis):
            return analysis
    analysis = read_text(name, texts, pack)
    kept.write_bytes(pickle.dumps(analysis))
    return analysis


def read_text(name: str, texts: Path, pack: Pack) -> Analysis:
    """Read and analyse an article that stands as plain text in a folder.

    Args:
        name: of the article.
        texts: the folder, with `NAME.txt`.
        pack: of its language.
    """
    payload = (texts / f"{name}.txt").read_bytes()
    capture = Capture(
        name, f"file:{name}", "", "2100-01-01", "text/plain", None, None, len(payload),
        Declared(language=pack.language),
    )  # fmt: skip
    return analyse(read_plain(capture, payload, payload.decode(), "utf-8"), pack)


def overlap(one: Span, other: Span) -> float:
    """Shared words by all words of both."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


def rightness(proposal: Attribution, truth: Sequence[Span]) -> float:
    """How right a proposal is, by the overlaps that it reaches with the nearest statement."""
    best = max((overlap((proposal.start, proposal.end), span) for span in truth), default=0.0)
    return sum(worth for level, worth in WORTH.items() if best >= level)


def matched(found: Sequence[Attribution], truth: Sequence[Span], level: float) -> int:
    """How many statements are found, one by one, the closest pairs first."""
    pairs = sorted(
        (
            (overlap((one.start, one.end), span), at, to)
            for at, one in enumerate(found)
            for to, span in enumerate(truth)
        ),
        reverse=True,
    )
    used: set[int] = set()
    met: set[int] = set()
    for score, at, to in pairs:
        if score >= level and at not in used and to not in met:
            used.add(at)
            met.add(to)
    return len(used)

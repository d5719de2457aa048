"""What is measured of each block, for the model that says which blocks are body."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recoupe.read.context import Matrix, form_of, neighbours, window
from recoupe.read.names import nearest_purposes
from recoupe.read.plain_lines import Line
from recoupe.read.plain_signs import sign_of
from recoupe.read.similarity import reference, share_in, words_in
from recoupe.read.walk import Box, Passage
from recoupe.read.wordset import line_of

# Scores of the signs on a block's path, level by level, and of the words of its label.
Scorer = Callable[[Passage, Sequence[Box]], Sequence[float]]
SCORES = 5

# The order of these lists is part of the model.
MARKED = tuple(
    line_of(
        "nav aside footer header form figure figcaption table ul ol article main blockquote button section dl"
    )
)
TAGS = line_of(
    "p div li td span h1 h2 h3 h4 h5 h6 blockquote figcaption button section article label dt dd th header "
    "footer aside pre body address a strong b em time font cite small summary option i"
)
TAG_CODES = {tag: code for code, tag in enumerate(TAGS, 1)}
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SENTENCE_END = re.compile(r"[.!?…。؟।！？][\"'»”’)\]]*(?=\s|$)|[。！？]")
CLOSES = tuple('.!?…。؟।！？"»”:;)')
MARKS = re.compile(r"[|›»>•·/→]")
DIGITS = re.compile(r"\d")
CAPITALS = re.compile(r"[A-ZÀ-ÝА-Я]")
QUOTES = re.compile(r"[«»“”„\"]")


@dataclass(frozen=True, slots=True)
class Hints:
    """What a page says about itself in its head.

    Attributes:
        title: its title, or None.
        description: its summary, or None.
        article_body: its text as structured data repeats it, or None.
    """

    title: str | None = None
    description: str | None = None
    article_body: str | None = None


@dataclass(slots=True)
class Tally:
    """Sums over the blocks in a box or of one form."""

    blocks: int = 0
    chars: int = 0
    linked: int = 0
    prose: float = 0.0

    def add(self, chars: int, linked: int, prose: float) -> None:
        """Count one more block."""
        self.blocks += 1
        self.chars += chars
        self.linked += linked
        self.prose += prose

    def take(self, other: "Tally") -> None:
        """Count all that another counted."""
        self.blocks += other.blocks
        self.chars += other.chars
        self.linked += other.linked
        self.prose += other.prose


def measure(
    passages: Sequence[Passage], chains: Sequence[Sequence[Box]], hints: Hints, scorer: Scorer
) -> Matrix:
    """Measure every block of a page.

    Args:
        passages: the page's blocks.
        chains: the boxes around each, innermost first (see `chains_of`).
        hints: what the page says about itself.
        scorer: the model's scores for names and labels.

    Returns:
        One row a block.
    """
    if not passages:
        return np.zeros((0, 0), dtype=np.float32)
    own = np.array([_own(passage) for passage in passages], dtype=np.float32)
    prose = [_prose(passage) for passage in passages]
    scores = np.array(
        [scorer(passage, chain) for passage, chain in zip(passages, chains, strict=True)], dtype=np.float32
    )
    columns = [
        own,
        scores,
        _purposes(chains),
        _signs(passages),
        np.array([_place(chain) for chain in chains], np.float32),
        _surroundings(passages, chains, prose),
        _likeness(passages, hints),
        _positions(passages, prose),
    ]
    table = np.concatenate(columns, axis=1)
    near = np.stack([own[:, 0], own[:, 2], np.array(prose, np.float32), scores.sum(axis=1)], axis=1)
    return np.concatenate([table, neighbours(near, (-3, -2, -1, 1, 2, 3))], axis=1)


# What is told of lines of furniture in any text (see plain_signs).
SIGNS = line_of(
    "related related_link comments comment_form share newsletter cookies copyright tags reading_time"
)
SIGNS += line_of("navigation date outlet breadcrumb address")
SIGN_CODES = {name.replace("_", " "): code for code, name in enumerate(SIGNS, 1)}
ENDING = (("related",), ("comments", "comment form"), ("newsletter", "cookies"), ("share",))
AGO = 99.0
LONGEST_SIGN = 500


def _signs(passages: Sequence[Passage]) -> Matrix:
    """Which furniture each block's words speak of, and how many blocks ago others did."""
    last = [-AGO] * len(ENDING)
    rows = []
    for index, passage in enumerate(passages):
        size = len(passage.text)
        sign = sign_of(Line(passage.text, 0, size)) if size <= LONGEST_SIGN else None
        name = sign.name if sign is not None else ""
        rows.append([SIGN_CODES.get(name, 0), *(min(AGO, index - place) for place in last)])
        for number, names in enumerate(ENDING):
            if name in names:
                last[number] = index
    return np.array(rows, dtype=np.float32)


def _purposes(chains: Sequence[Sequence[Box]]) -> Matrix:
    """How far up the names speak of comments, consent, pictures and so on."""
    known: dict[int, list[float]] = {}
    for chain in chains:
        if id(chain[0]) not in known:
            known[id(chain[0])] = nearest_purposes(chain)
    return np.array([known[id(chain[0])] for chain in chains], dtype=np.float32)


def _own(passage: Passage) -> list[float]:
    """What the block's own words show."""
    text = passage.text
    size = len(text)
    count = text.count(" ") + 1
    ends = len(SENTENCE_END.findall(text))
    return [
        math.log1p(size),
        math.log1p(count),
        passage.linked / size,
        math.log1p(passage.links),
        passage.stressed / size,
        passage.breaks,
        ends / count,
        math.log1p(ends),
        (text.count(",") + text.count("،") + text.count("、")) / count,
        text.endswith(CLOSES),
        text.endswith(":"),
        text.endswith(("?", "...", "…")),
        text[0].isupper(),
        text[0] in '«“"„—–-',
        text[0] in "©(*[#@•",
        len(DIGITS.findall(text)) / size,
        len(CAPITALS.findall(text)) / size,
        text.isupper(),
        len(MARKS.findall(text)) / count,
        len(QUOTES.findall(text)) / count,
        size / count,
        passage.parts[0].start == 0,
        len(passage.parts),
    ]


def _prose(passage: Passage) -> float:
    """How many code points of running text a block holds: long, not linked, in sentences."""
    free = len(passage.text) - passage.linked
    if free < 60 or passage.linked > free or not SENTENCE_END.search(passage.text):
        return 0.0
    return float(free)


def _place(chain: Sequence[Box]) -> list[float]:
    """Where in the tree a block stands."""
    tags = [box.tag for box in chain]
    parent = chain[1].tag if len(chain) > 1 else ""
    first: dict[str, int] = {}
    for distance, tag in enumerate(tags):
        first.setdefault(tag, distance)
    return [
        TAG_CODES.get(tags[0], 0),
        TAG_CODES.get(parent, 0),
        tags[0] in HEADINGS,
        len(chain),
        chain[0].children,
        chain[0].concealed,
        *[first.get(tag, -1) for tag in MARKED],
    ]


def _surroundings(
    passages: Sequence[Passage], chains: Sequence[Sequence[Box]], prose: Sequence[float]
) -> Matrix:
    """What else stands in the boxes around each block, and what blocks of its form are like."""
    boxes = _tally_boxes(passages, prose)
    forms: defaultdict[tuple[str, ...], Tally] = defaultdict(Tally)
    shapes: defaultdict[str, Tally] = defaultdict(Tally)
    form_keys = [form_of(chain) for chain in chains]
    shape_keys = [f"{chain[0].tag}.{chain[0].names}" for chain in chains]
    for passage, running, form, shape in zip(passages, prose, form_keys, shape_keys, strict=True):
        size, linked = len(passage.text), passage.linked
        forms[form].add(size, linked, running)
        shapes[shape].add(size, linked, running)
    # Every block stands in the root.
    whole = max(boxes.values(), key=lambda tally: tally.blocks)
    core = _core(boxes, chains, prose, whole)
    places = {box: place for place, box in enumerate(core)}
    rows = []
    tallied = _Shares(whole)
    for chain, form, shape in zip(chains, form_keys, shape_keys, strict=True):
        row: list[float] = []
        for distance in (0, 1, 2, 3, 5):
            row += tallied.of(boxes[id(chain[min(distance, len(chain) - 1)])])
        row += tallied.of(forms[form])
        row += tallied.of(shapes[shape])
        row += _from_core(chain, places)
        rows.append(row)
    return np.array(rows, dtype=np.float32)


def _tally_boxes(passages: Sequence[Passage], prose: Sequence[float]) -> dict[int, Tally]:
    """Sums over all blocks in each box: first where they stand, then upwards, the deepest first."""
    tallies: dict[int, Tally] = {}
    layers: defaultdict[int, list[Box]] = defaultdict(list)
    for passage, running in zip(passages, prose, strict=True):
        box = passage.inner
        if id(box) not in tallies:
            tallies[id(box)] = Tally()
            layers[box.depth].append(box)
        tallies[id(box)].add(len(passage.text), passage.linked, running)
    for depth in range(max(layers), 0, -1):
        for box in layers[depth]:
            parent = box.parent
            if parent is None:
                continue
            if id(parent) not in tallies:
                tallies[id(parent)] = Tally()
                layers[parent.depth].append(parent)
            tallies[id(parent)].take(tallies[id(box)])
    return tallies


class _Shares:
    """What is measured of tallies, each once: many blocks stand in the same boxes."""

    def __init__(self, whole: Tally) -> None:
        self.prose = whole.prose or 1.0
        self.known: dict[int, list[float]] = {}

    def of(self, tally: Tally) -> list[float]:
        """Blocks, size of a block, share of links, share of the page's running text, and of its own."""
        if id(tally) not in self.known:
            self.known[id(tally)] = [
                math.log1p(tally.blocks),
                tally.chars / tally.blocks,
                tally.linked / tally.chars,
                tally.prose / self.prose,
                tally.prose / tally.chars,
            ]
        return self.known[id(tally)]


def _core(
    boxes: dict[int, Tally], chains: Sequence[Sequence[Box]], prose: Sequence[float], whole: Tally
) -> list[int]:
    """The boxes from the root down to the innermost that holds most of the page's running text."""
    longest = max(range(len(chains)), key=lambda index: prose[index])
    best: list[int] = []
    distinct = {id(chain): chain for chain in (chains[longest], *chains)}
    for chain in distinct.values():
        inside = [id(box) for box in reversed(chain) if boxes[id(box)].prose >= 0.6 * whole.prose]
        if len(inside) > len(best):
            best = inside
    return best


def _from_core(chain: Sequence[Box], places: Mapping[int, int]) -> list[float]:
    """How far up from a block, and how far up from the core, the two meet."""
    up = 0
    for up, box in enumerate(chain):
        if id(box) in places:
            return [up, len(places) - 1 - places[id(box)]]
    return [up, len(places)]


def _likeness(passages: Sequence[Passage], hints: Hints) -> Matrix:
    """How much of each block the page's own title, summary and structured text repeat."""
    title, summary, body = map(reference, (hints.title, hints.description, hints.article_body))
    counts = Counter(passage.text for passage in passages)
    met: set[str] = set()
    rows = []
    for passage in passages:
        words = words_in(passage.text)
        rows.append(
            [
                share_in(words, title),
                share_in(words, summary),
                share_in(words, body),
                body is not None,
                math.log1p(len(body.runs)) if body is not None else 0.0,
                counts[passage.text],
                passage.text in met,
            ]
        )
        met.add(passage.text)
    return np.array(rows, dtype=np.float32)


def _positions(passages: Sequence[Passage], prose: Sequence[float]) -> Matrix:
    """Where in the page, and how far from its first heading and its running text, each block stands."""
    count = len(passages)
    sizes = np.array([len(passage.text) for passage in passages], dtype=np.float32)
    running = np.array(prose, dtype=np.float32)
    index = np.arange(count, dtype=np.float32)
    heads = np.array([passage.box.tag == "h1" for passage in passages])
    first = float(np.argmax(heads)) if heads.any() else -1.0
    before = np.cumsum(sizes) - sizes
    total, flow = float(sizes.sum()), float(running.sum()) or 1.0
    prose_before = (np.cumsum(running) - running) / flow
    columns = [
        index / count,
        before / total,
        prose_before,
        index - first,
        np.minimum(index, 200),
        np.minimum(count - index, 200),
        np.full(count, math.log1p(count)),
        np.full(count, math.log1p(total)),
        np.full(count, flow / total),
        np.full(count, float(running.max())),
        window(running, 2),
        window(running, 5),
        window(running, 12),
    ]
    return np.stack(columns, axis=1).astype(np.float32)

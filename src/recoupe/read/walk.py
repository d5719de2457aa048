"""Our own walk of a page: every visible block in page order, and where its words stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from recoupe.model.article import Part
from recoupe.read.visibility import is_concealed, is_shown_later, is_unseen
from recoupe.read.wordset import word_set

# Elements that CSS lays out as blocks by default, those that begin a line of their own in a
# form or table, and those whose content is set apart from the text around them.
BLOCK_TAGS = word_set(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav "
    "ol optgroup option p picture pre search section summary table tbody td textarea tfoot th thead tr ul "
    "video audio iframe object template"
)
PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*\Z")
# Paths that are deeper name the text by its number in the page: a path of a thousand steps
# for each of many nodes would take memory out of proportion to the page.
DEEP = 100
COUNT_TEXTS = etree.XPath("count(descendant::text())")
LINE_BREAK = "\n"
# Zero-width characters, the soft hyphen and the byte order mark show nothing.
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
EMPHASIS = frozenset({"b", "strong", "i", "em"})
NAMING = ("class", "id", "itemprop", "role", "data-testid", "data-component")


@dataclass(slots=True, eq=False)
class Box:
    """An element on the way of the walk, with what its children have used up.

    Attributes:
        element: the element.
        parent: the box around it, or None at the root.
        tag: its name in lower case.
        step: its place among its siblings, as a step of an XPath.
        depth: how many boxes stand around it.
        is_block: whether it begins and ends a block.
        holder: the innermost block-level box around it; None where it is one itself.
        top: the outermost inline box at or around it inside its holder; None where it is a block.
        link: the link that it is or that stands around it, or None.
        stressed: whether it is bold or italic.
        concealed: whether it is hidden until a script shows it.
        texts: how many of its text nodes have been met.
    """

    element: etree._Element
    parent: "Box | None"
    tag: str
    step: str
    depth: int
    is_block: bool
    holder: "Box | None" = None
    top: "Box | None" = None
    link: "Box | None" = None
    stressed: bool = False
    concealed: bool = False
    texts: int = 0
    children: int = 0
    seen: dict[str, int] = field(default_factory=dict)
    path: str = ""
    known_names: str | None = None

    @property
    def names(self) -> str:
        """Its class, id and the like, joined by blanks; asked for only where words stand in it."""
        if self.known_names is None:
            values = [value for key in NAMING if (value := self.element.get(key))]
            self.known_names = " ".join(values) if values else ""
        return self.known_names

    def locate(self) -> str:
        """The XPath of the element, built once."""
        if not self.path:
            above = self.parent.locate() if self.parent is not None else ""
            self.path = f"{above}/{self.step}"
        return self.path


class Passage(NamedTuple):
    """A visible block as the walk found it, before anything says what it is for.

    Attributes:
        text: its words, not normalised, without white space at the ends.
        parts: where they stand in the page.
        box: the innermost block-level element around it.
        inner: the inline element right inside `box` that holds all of it, or `box` where none does.
        linked: how many of its code points stand in links.
        links: how many links it holds.
        stressed: how many of its code points are bold or italic.
        breaks: how many line breaks it holds.
    """

    text: str
    parts: tuple[Part, ...]
    box: Box
    inner: Box
    linked: int
    links: int
    stressed: int
    breaks: int


class Piece(NamedTuple):
    """One text node, or a line break where `box` is None."""

    box: Box | None
    path: str
    text: str


def walk(root: etree._Element, *, scripts: bool = True) -> list[Passage]:
    """Walk a page.

    Args:
        root: the parsed page.
        scripts: whether the reader's browser runs scripts, so that `noscript` stays unseen.

    Returns:
        Its visible blocks in page order.
    """
    walker = _Walker(scripts)
    walker.run(root)
    return walker.passages


class _Walker:
    """One walk: the block that is open and those that are done. It keeps its own stack, for deep pages."""

    def __init__(self, scripts: bool) -> None:
        self.scripts = scripts
        self.passages: list[Passage] = []
        self.pieces: list[Piece] = []
        self.texts = 0

    def run(self, root: etree._Element) -> None:
        """Visit every node in page order."""
        stack = [(self.enter(_box(root, None)), iter(root))]
        while stack:
            box, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self.leave(box)
            elif (inner := self.open(child, box)) is not None:
                stack.append((self.enter(inner), iter(child)))
            else:
                self.add(box, child.tail)

    def open(self, child: etree._Element, around: Box) -> Box | None:
        """The box of an element that is walked into; None for a comment, a line break or what is unseen."""
        if not isinstance(child.tag, str):
            return None
        box = _box(child, around)
        if box.tag == "br":
            if _ends_block(self.pieces):
                self.close(around)
            self.pieces.append(Piece(None, "", LINE_BREAK))
            return None
        if box.is_block:
            # What is not seen, a picture or a player, parts the text around it all the same.
            self.close(around)
        if _skips(box, self.scripts):
            self.texts += _count_texts(child)
            return None
        return box

    def enter(self, box: Box) -> Box:
        """Take the text with which an element begins."""
        self.add(box, box.element.text)
        return box

    def leave(self, box: Box) -> None:
        """End an element, and take the text that follows it."""
        if box.is_block:
            self.close(box)
        if box.parent is not None:
            self.add(box.parent, box.element.tail)

    def add(self, box: Box, text: str | None) -> None:
        """Take a text node, which belongs to a box."""
        if text is None:
            return
        self.texts += 1
        box.texts += 1
        # White space with which a block would begin is trimmed away in the end.
        if self.pieces or not text.isspace():
            self.pieces.append(_piece(box, text, self.texts))

    def close(self, box: Box) -> None:
        """End the open block, which stands in a box or in the block around it."""
        if self.pieces:
            passage = _passage(self.pieces, box.holder or box)
            if passage is not None:
                self.passages.append(passage)
            self.pieces = []


def _count_texts(element: etree._Element) -> int:
    """How many text nodes stand in an element."""
    count = COUNT_TEXTS(element)
    return int(count) if isinstance(count, float) else 0


def _skips(box: Box, scripts: bool) -> bool:
    """Whether nothing in a box is ever seen; marks the boxes that are seen only later."""
    if is_unseen(box.tag, box.element, scripts=scripts):
        return True
    if box.concealed or not is_concealed(box.tag, box.element):
        return False
    box.concealed = is_shown_later(box.element)
    return not box.concealed


def _box(element: etree._Element, parent: Box | None) -> Box:
    """Open a box and take its place among its siblings."""
    name = str(element.tag)
    tag = name.lower()
    if parent is None:
        return Box(element, None, tag, name, 0, True)
    parent.children += 1
    place = parent.seen[name] = parent.seen.get(name, 0) + 1
    step = f"{name}[{place}]" if PLAIN_NAME.match(name) else f"*[{parent.children}]"
    is_block = tag in BLOCK_TAGS
    box = Box(element, parent, tag, step, parent.depth + 1, is_block, link=parent.link)
    box.concealed = parent.concealed
    box.stressed = tag in EMPHASIS or (parent.stressed and not is_block)
    if tag == "a":
        box.link = box
    if not is_block:
        box.holder = parent.holder or parent
        box.top = parent.top or box
    return box


def _piece(box: Box, text: str, number: int) -> Piece:
    """A text node with its path; `number` counts the page's text nodes."""
    if text.isspace():
        # Most white space is trimmed away: its path is not worth building yet.
        return Piece(box, str(number if box.depth > DEEP else -box.texts), text)
    return Piece(box, _text_path(box, box.texts, number), text)


def _text_path(box: Box, place: int, number: int) -> str:
    if box.depth > DEEP:
        return f"/descendant::text()[{number}]"
    return f"{box.locate()}/text()[{place}]"


def _path_of(piece: Piece) -> str:
    """The path of a piece's text node, built now where it was put off."""
    if piece.box is None or piece.path.startswith("/"):
        return piece.path
    number = int(piece.path)
    return _text_path(piece.box, -number, number)


def _ends_block(pieces: list[Piece]) -> bool:
    """Whether a line break now follows another with nothing but white space between."""
    for piece in reversed(pieces):
        if piece.box is None:
            return True
        if not piece.text.isspace():
            return False
    return False


def _passage(pieces: list[Piece], box: Box) -> Passage | None:
    """A block of its pieces, trimmed; None where nothing of it shows."""
    joined = "".join([piece.text for piece in pieces])
    text = joined.strip()
    if not text.strip(INVISIBLE):
        return None
    start = len(joined) - len(joined.lstrip())
    shown = list(_shown(pieces, start, start + len(text)))
    nodes = [(part, inside) for part, inside in shown if inside is not None]
    tops = {id(inside.top): inside.top for _, inside in nodes}
    only = next(iter(tops.values())) if len(tops) == 1 else None
    return Passage(
        text=text,
        parts=tuple([part for part, _ in nodes]),
        box=box,
        inner=only if only is not None else box,
        linked=sum([part.end - part.start for part, inside in nodes if inside.link is not None]),
        links=len({id(inside.link) for _, inside in nodes if inside.link is not None}),
        stressed=sum([part.end - part.start for part, inside in nodes if inside.stressed]),
        breaks=len(shown) - len(nodes),
    )


def _shown(pieces: list[Piece], start: int, end: int) -> Iterator[tuple[Part, Box | None]]:
    """What is left of each piece between start and end, with its box; None for a line break."""
    at = 0
    for piece in pieces:
        size = len(piece.text)
        low, high = max(start, at), min(end, at + size)
        if low < high:
            yield Part(_path_of(piece), low - at, high - at, low - start), piece.box
        at += size

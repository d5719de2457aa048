"""Our own walk of a page: every visible block in page order, and where its words stand."""

import re
from dataclasses import dataclass
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
        name: its name as the page's tree has it.
        place: its place among its siblings of that name, from 1.
        number: its place among all its siblings, from 1.
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
    name: str
    place: int
    number: int
    depth: int
    is_block: bool
    holder: "Box | None" = None
    top: "Box | None" = None
    link: "Box | None" = None
    stressed: bool = False
    concealed: bool = False
    texts: int = 0
    children: int = 0
    seen: dict[str, int] | None = None
    path: str = ""
    known_names: str | None = None

    @property
    def names(self) -> str:
        """Its class, id and the like, joined by blanks; asked for only where words stand in it."""
        if self.known_names is None:
            self.known_names = " ".join(filter(None, map(self.element.get, NAMING)))
        return self.known_names

    def locate(self) -> str:
        """The XPath of the element, built once."""
        if not self.path:
            above = self.parent.locate() if self.parent is not None else ""
            self.path = f"{above}/{self._step()}"
        return self.path

    def _step(self) -> str:
        """Its place among its siblings, as a step of an XPath."""
        if self.parent is None:
            return self.name
        return f"{self.name}[{self.place}]" if PLAIN_NAME.match(self.name) else f"*[{self.number}]"


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


# One text node: its box, its number in the box (in the page where the box is deep) and its words; or
# a line break, without a box. There are hundreds in a page: plain tuples are made fastest.
Piece = tuple[Box | None, int, str]
BREAK: Piece = (None, 0, LINE_BREAK)


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
    if walker.is_deep:
        walker = _Walker(scripts, counting=True)
        walker.run(root)
    return walker.passages


class _Walker:
    """One walk: the block that is open and those that are done. It keeps its own stack, for deep pages."""

    def __init__(self, scripts: bool, *, counting: bool = False) -> None:
        self.scripts = scripts
        # Only deep pages need the texts of what is not seen to be counted too.
        self.counting = counting
        self.is_deep = False
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
            elif (inner := self.open(child, box)) is None:
                self.add(box, child.tail)
            elif len(child):
                stack.append((self.enter(inner), iter(child)))
            else:
                self.leave(self.enter(inner))

    def open(self, child: etree._Element, around: Box) -> Box | None:
        """The box of an element that is walked into; None for a comment, a line break or what is unseen."""
        if not isinstance(child.tag, str):
            return None
        box = _box(child, around)
        if box.tag == "br":
            if _ends_block(self.pieces):
                self.close(around)
            self.pieces.append(BREAK)
            return None
        if box.is_block:
            # What is not seen, a picture or a player, parts the text around it all the same.
            self.close(around)
        if _skips(box, self.scripts):
            if self.counting:
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
            is_deep = box.depth > DEEP
            self.is_deep |= is_deep
            self.pieces.append((box, self.texts if is_deep else box.texts, text))

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
        return Box(element, None, tag, name, 1, 1, 0, True)
    parent.children += 1
    seen = parent.seen
    if seen is None:
        seen = parent.seen = {}
    place = seen[name] = seen.get(name, 0) + 1
    is_block = tag in BLOCK_TAGS
    box = Box(element, parent, tag, name, place, parent.children, parent.depth + 1, is_block)
    box.link = box if tag == "a" else parent.link
    box.concealed = parent.concealed
    box.stressed = tag in EMPHASIS or (parent.stressed and not is_block)
    if not is_block:
        box.holder = parent.holder or parent
        box.top = parent.top or box
    return box


def _path_of(box: Box, number: int) -> str:
    """The path of a text node, by its number in its box or, where that is deep, in the page."""
    if box.depth > DEEP:
        return f"/descendant::text()[{number}]"
    return f"{box.locate()}/text()[{number}]"


def _ends_block(pieces: list[Piece]) -> bool:
    """Whether a line break now follows another with nothing but white space between."""
    for box, _, text in reversed(pieces):
        if box is None:
            return True
        if not text.isspace():
            return False
    return False


def _passage(pieces: list[Piece], box: Box) -> Passage | None:
    """A block of its pieces, trimmed; None where nothing of it shows."""
    joined = "".join([text for _, _, text in pieces])
    text = joined.strip()
    if not text.strip(INVISIBLE):
        return None
    start = len(joined) - len(joined.lstrip())
    shown = _shown(pieces, start, start + len(text))
    nodes = [(part, inside) for part, inside in shown if inside is not None]
    tops = {inside.top for _, inside in nodes}
    only = tops.pop() if len(tops) == 1 else None
    links = [(inside.link, part.end - part.start) for part, inside in nodes if inside.link is not None]
    return Passage(
        text=text,
        parts=tuple([part for part, _ in nodes]),
        box=box,
        inner=only if only is not None else box,
        linked=sum([size for _, size in links]) if links else 0,
        links=len({link for link, _ in links}) if links else 0,
        stressed=sum([part.end - part.start for part, inside in nodes if inside.stressed]),
        breaks=len(shown) - len(nodes),
    )


def _shown(pieces: list[Piece], start: int, end: int) -> list[tuple[Part, Box | None]]:
    """What is left of each piece between start and end, with its box; None for a line break."""
    shown: list[tuple[Part, Box | None]] = []
    at = 0
    for box, number, text in pieces:
        after = at + len(text)
        if after > start and at < end and text:
            low, high = max(start, at), min(end, after)
            path = "" if box is None else _path_of(box, number)
            shown.append((Part(path, low - at, high - at, low - start), box))
        at = after
    return shown

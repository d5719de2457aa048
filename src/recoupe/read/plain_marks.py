"""What each line of scraped text is: furniture, title, standfirst, heading, legend or body."""

from dataclasses import dataclass, field

from recoupe.model.article import BlockKind
from recoupe.read.metadata_names import fold, names_in
from recoupe.read.plain_lines import Line
from recoupe.read.plain_short import is_credited, is_short, legends
from recoupe.read.plain_signs import Sign, byline_of, crumbs, sign_of

# Signs that a headline can give by its first words ("Source : …", "Lire la suite …").
_WORDED_SIGNS = frozenset({"related link", "share", "newsletter", "source", "tags", "copyright"})
_TITLE_LEAST = 4
# A headline of the press has at most this many words; a sentence that ends in a full stop, fewer.
_TITLE_WORDS = 40
_TITLE_SENTENCE = 24
# An outlet's name alone on one of the first lines.
_HEAD = 30
_OUTLET_WORDS = 6
# A paragraph is at least this long; before the first one is the head of the article.
_PARAGRAPH_WORDS = 25
# Links after "Lire aussi" are headlines: a longer line, or a sentence of this length, is text again.
_LINK_WORDS = 24
_LINK_SENTENCE = 12
# "Leave a reply" above the text is a link; below this many characters of text it closes nothing.
_TEXT_BEFORE_END = 250


@dataclass(slots=True)
class Reading:
    """What is known of each line so far; a line without sign and kind is text.

    Attributes:
        lines: in the order of the text.
        signs: of furniture, by the line's index.
        kinds: of whatever is not text, by the line's index.
        title: index of the headline, or None.
    """

    lines: tuple[Line, ...]
    signs: dict[int, Sign] = field(default_factory=dict)
    kinds: dict[int, BlockKind] = field(default_factory=dict)
    title: int | None = None

    def open_lines(self) -> list[int]:
        """Indices of the lines that neither sign nor kind has claimed."""
        return [at for at in range(len(self.lines)) if at not in self.signs and at not in self.kinds]

    def furnish(self, at: int, sign: Sign) -> None:
        """Mark a line as furniture."""
        self.signs[at] = sign
        self.kinds[at] = BlockKind.FURNITURE


def mark_lines(lines: tuple[Line, ...], outlet: str | None) -> Reading:
    """Tell what each line is, surest signs first.

    Args:
        lines: of the whole text, in order.
        outlet: as declared with the capture, or None.
    """
    reading = Reading(lines)
    for at, line in enumerate(lines):
        sign = sign_of(line)
        if sign is not None:
            reading.furnish(at, sign)
    _mark_bylines(reading)
    _mark_masthead(reading, outlet)
    _mark_title(reading)
    _mark_links(reading)
    _mark_end(reading)
    _mark_short(reading)
    _mark_standfirst(reading)
    return reading


def _mark_bylines(reading: Reading) -> None:
    """Mark signatures before the first paragraph and after the last."""
    paragraphs = [at for at in reading.open_lines() if _is_paragraph(reading.lines[at])]
    first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (len(reading.lines), len(reading.lines))
    for at in reading.open_lines():
        if first < at <= last:
            continue
        sign = byline_of(reading.lines[at])
        if sign is not None:
            reading.furnish(at, sign)
            _mark_name_after(reading, at, sign)


def _mark_masthead(reading: Reading, outlet: str | None) -> None:
    """Mark a line before the first paragraph that is only the outlet's name.

    The name is known where it was declared, or where another line repeats it ("The Messenger – About us").
    """
    wanted = fold(outlet or "")
    for at, line in enumerate(reading.lines[:_HEAD]):
        if _is_paragraph(line):
            return
        if at in reading.kinds or not is_short(line) or len(line.words) > _OUTLET_WORDS:
            continue
        if fold(line.text) == wanted or any(_repeats(other, line) for other in reading.lines):
            reading.furnish(at, Sign("outlet", outlet=line.text))


def _repeats(other: Line, line: Line) -> bool:
    """Whether another line gives this one's words as the name before a dash or after a copyright sign."""
    if other.text.startswith(line.text):
        return other.text[len(line.text) :].lstrip()[:1] in tuple("–—|-©")
    return other.text.startswith(("©", "(c)", "Copyright")) and len(line.text) > 4 and line.text in other.text


def _mark_name_after(reading: Reading, at: int, sign: Sign) -> None:
    """Mark the name that stands on the line after a lone "par"."""
    following = at + 1
    if sign.authors or following >= len(reading.lines) or following in reading.kinds:
        return
    line = reading.lines[following]
    names = names_in(line.text)
    if names and is_short(line) and len(line.words) <= 8:
        reading.furnish(following, Sign("byline", authors=names))


def _mark_title(reading: Reading) -> None:
    """Mark the headline: what a breadcrumb ends with, or else the first line that can be one."""
    waiting = reading.open_lines()
    if len(waiting) < 2:
        return
    steps = {
        fold(step)
        for at, sign in reading.signs.items()
        if sign.name == "breadcrumb"
        for step in crumbs(reading.lines[at])[-1:]
    }
    first = next((at for at in waiting if fold(reading.lines[at].text) in steps), waiting[0])
    if first == waiting[0] and _is_label(reading.lines[first], reading.lines[waiting[1]]):
        reading.furnish(first, Sign("navigation"))
        first = waiting[1]
    title = first if _can_be_title(reading.lines[first]) else _misread_title(reading)
    if title is not None and any(at > title for at in waiting):
        _set_title(reading, title)


def _misread_title(reading: Reading) -> int | None:
    """The first line where it was taken for furniture by its first words and no other can be the headline."""
    sign = reading.signs.get(0)
    line = reading.lines[0]
    if (
        sign is None
        or sign.name not in _WORDED_SIGNS
        or len(line.words) < _TITLE_LEAST
        or not _can_be_title(line)
    ):
        return None
    return 0


def _set_title(reading: Reading, title: int) -> None:
    """Mark the headline, and lines that repeat it as furniture."""
    reading.title = title
    reading.signs.pop(title, None)
    reading.kinds[title] = BlockKind.TITLE
    wanted = fold(reading.lines[title].text)
    for at in reading.open_lines():
        if fold(reading.lines[at].text) == wanted:
            reading.furnish(at, Sign("repeated title"))


def _is_label(line: Line, following: Line) -> bool:
    """Whether a first line is the name of a section over the headline."""
    if len(line.words) > 2 or not line.text.isupper() or line.ends_sentence or following.ends_sentence:
        return False
    return len(following.words) >= 4 and _can_be_title(following)


def _can_be_title(line: Line) -> bool:
    """Whether a line has the shape of a headline."""
    count = len(line.words)
    if count > _TITLE_WORDS or line.text[-1] in ",;" or "\n" in line.text:
        return False
    return not line.text.endswith(".") or (count <= _TITLE_SENTENCE and ". " not in line.text)


def _is_paragraph(line: Line) -> bool:
    """Whether a line is long enough to be sure text."""
    return len(line.words) >= _PARAGRAPH_WORDS


def _mark_links(reading: Reading) -> None:
    """Mark the headlines of other articles after "Related articles"."""
    linking = False
    for at, line in enumerate(reading.lines):
        sign = reading.signs.get(at)
        if sign is not None:
            linking = linking or sign.then == "links"
        elif linking and at not in reading.kinds:
            linking = _is_link(line)
            if linking:
                reading.furnish(at, Sign("related link"))


def _is_link(line: Line) -> bool:
    """Whether a line can be the headline of another article."""
    limit = _LINK_SENTENCE if line.ends_sentence and line.text.endswith(".") else _LINK_WORDS
    return len(line.words) <= limit


def _mark_end(reading: Reading) -> None:
    """Mark all that follows the comment form, once there was text before it."""
    seen = 0
    ended = False
    for at, line in enumerate(reading.lines):
        sign = reading.signs.get(at)
        ended = ended or (sign is not None and sign.then == "end" and seen >= _TEXT_BEFORE_END)
        if ended and at not in reading.kinds:
            reading.furnish(at, Sign("comments"))
        elif at not in reading.kinds:
            seen += len(line.text)


def _mark_short(reading: Reading) -> None:
    """Mark legends and headings among the short lines between paragraphs."""
    for at in reading.open_lines():
        if is_credited(reading.lines[at]):
            reading.kinds[at] = BlockKind.CAPTION
    body = reading.open_lines()
    title = reading.lines[reading.title].text if reading.title is not None else None
    for at in legends(reading.lines, body, title):
        reading.kinds[at] = BlockKind.CAPTION
    paragraphs = [at for at in body if _is_paragraph(reading.lines[at])]
    for at in reading.open_lines():
        if is_short(reading.lines[at]) and paragraphs and paragraphs[0] < at < paragraphs[-1]:
            reading.kinds[at] = BlockKind.HEADING


def _mark_standfirst(reading: Reading) -> None:
    """Mark a single line that stands between the headline and the byline or date as the standfirst."""
    if reading.title is None:
        return
    dated = (
        at for at, sign in reading.signs.items() if at > reading.title and sign.name in {"byline", "date"}
    )
    line_after = min(dated, default=None)
    between = [at for at in reading.open_lines() if reading.title < at < (line_after or 0)]
    if len(between) == 1 and len(reading.lines[between[0]].words) > 5:
        reading.kinds[between[0]] = BlockKind.STANDFIRST

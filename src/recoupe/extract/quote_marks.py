"""Quotation marks: which signs quote, and whether each opens or closes."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """What a mark does, as its shape and the white space around it tell."""

    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class QuoteRules:
    """How a language quotes.

    Attributes:
        single: whether single marks quote ('British style'); where not, only curly ones do.
        elided: words that an apostrophe opens ("'tis").
    """

    single: bool = False
    elided: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark.

    Attributes:
        text: as it stands.
        start: first code point.
        end: one past the last.
        family: `angle`, `pointed`, `double` or `single`: marks of one family may close one another.
        shape: `straight` or `curly` for the double ones, which stand inside one another; else the family.
        role: whether it opens or closes.
        leads: whether it opens its block or a line of it.
    """

    text: str
    start: int
    end: int
    family: str
    shape: str
    role: Role
    leads: bool


FAMILIES = {
    "«": "angle",
    "»": "angle",
    "<<": "angle",
    ">>": "angle",
    "‹": "pointed",
    "›": "pointed",
    '"': "double",
    "“": "double",
    "”": "double",
    "„": "double",
    "‟": "double",
    "″": "double",
    "''": "double",
    "``": "double",
    ",,": "double",
    "‘": "single",
    "’": "single",
    "'": "single",
}
_STRAIGHT = frozenset({'"', "″", "''", "``", ",,"})
_OPEN = frozenset({"«", "<<", "‹", "„", ",,", "``"})
_CLOSE = frozenset({"»", ">>", "›"})
# Marks that tell opening from closing by their shape, and stand inside one another.
MATES = {"«": "»", "<<": ">>", "‹": "›", "“": "”"}
_BEFORE_OPENING = frozenset("([{—–-:'’«/…")
_AFTER_CLOSING = frozenset(".,;:!?)]»…")
# What may stand between a sentence and the single mark that closes it.
_FINAL = frozenset(".,!?…;:)")


def marks_in(text: str, start: int, end: int, rules: QuoteRules) -> Iterator[Mark]:
    """Find the quotation marks of a block.

    Args:
        text: the article's text.
        start: of the block.
        end: of the block.
        rules: of its language.
    """
    position = start
    leads = True
    while position < end:
        character = text[position]
        if character.isspace():
            leads = leads or character == "\n"
            position += 1
            continue
        sign = text[position : min(position + 2, end)]
        sign = sign if sign in FAMILIES else character
        family = FAMILIES.get(sign)
        if family is not None:
            role = _role(text, position, sign, start, end, rules, leads=leads)
            if role is not None:
                shape = ("straight" if sign in _STRAIGHT else "curly") if family == "double" else family
                yield Mark(sign, position, position + len(sign), family, shape, role, leads)
        position += len(sign)
        leads = False


def _role(
    text: str, position: int, sign: str, start: int, end: int, rules: QuoteRules, *, leads: bool
) -> Role | None:
    """What a sign does; None for an apostrophe, or seconds."""
    before = text[position - 1] if position > start else " "
    after = text[position + len(sign)] if position + len(sign) < end else " "
    if FAMILIES[sign] == "single":
        return _single(text, position, end, before, after, rules)
    if sign in _STRAIGHT and before.isdigit() and after.isdigit():
        return None
    if sign in _OPEN:
        return Role.OPENS
    if sign in _CLOSE:
        return Role.CLOSES
    if leads:
        return Role.OPENS
    spaced = before.isspace() or before in _BEFORE_OPENING
    if (
        spaced
        and not after.isspace()
        and (after not in _AFTER_CLOSING or _elides(text, position + len(sign)))
    ):
        return Role.OPENS
    if not spaced and (after.isspace() or not after.isalnum()):
        return Role.CLOSES
    return Role.EITHER


def _single(text: str, position: int, end: int, before: str, after: str, rules: QuoteRules) -> Role | None:
    """Tell a single mark that quotes from an apostrophe, which stands in or beside a word."""
    if before.isalnum() and after.isalnum():
        return None
    opening = (before.isspace() or before in _BEFORE_OPENING or before in '“"') and (
        after.isalnum() or after in '[(…“"'
    )
    if opening:
        return None if not _may_open(text, position, end, rules) else Role.OPENS
    if text[position] == "‘" or before.isspace():
        return None
    closing = not after.isalnum() and (before.isalnum() or before in _FINAL or before in '”"»]%')
    if not closing:
        return None
    # "the workers' rights": a possessive, unless the sentence ends there or a stop stands before.
    return None if before in "sS" and _goes_on(text, position, end) else Role.CLOSES


def _elides(text: str, position: int) -> bool:
    """Whether dots stand for words left out ("... and so on")."""
    return text[position : position + 3] == "..." or text[position : position + 1] == "…"


def _may_open(text: str, position: int, end: int, rules: QuoteRules) -> bool:
    """Whether a single mark before a word may quote: not in "'tis" or "'90s"."""
    if not rules.single:
        return text[position] == "‘"
    stop = position + 1
    while stop < end and text[stop].isalnum():
        stop += 1
    word = text[position + 1 : stop].lower()
    return word not in rules.elided and not (word[:1].isdigit() and word.endswith("s"))


def _goes_on(text: str, position: int, end: int) -> bool:
    """Whether a word in small letters follows."""
    return (
        text[position + 1 : position + 2].isspace() and text[position + 2 : min(position + 3, end)].islower()
    )

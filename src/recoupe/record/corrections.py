"""What people corrected, put in the place of what was read before articles are linked and compared.

The facts in the record keep the text's own words; a correction is shown beside them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from recoupe.model.anchor import Anchor
from recoupe.model.facts import Extraction, Figure, Mention, Referent, Statement
from recoupe.model.reason import FactRef
from recoupe.model.vocabulary import Bound, NameKind, SpeakerKind

CORRECTABLE = frozenset({"figure", "statement"})
DATABLE = frozenset({"time", "article"})

_SIGNS = {
    "": Bound.EXACT,
    "~": Bound.ABOUT,
    ">": Bound.MORE_THAN,
    "<": Bound.LESS_THAN,
    "≥": Bound.AT_LEAST,
    ">=": Bound.AT_LEAST,
    "≤": Bound.AT_MOST,
    "<=": Bound.AT_MOST,
}
_NUMBER = r"\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?"
_VALUE = re.compile(rf"(>=|<=|[~<>≥≤])?\s*({_NUMBER})(?:\s*[-–]\s*({_NUMBER}))?")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")

F = TypeVar("F", Figure, Statement)


@dataclass(frozen=True, slots=True)
class Corrections:
    """What stands in the place of what was read.

    Attributes:
        facts: the value of a figure, the speaker's name of a statement.
        times: the date of a time, as TIMEX3.
        published: per capture id, the day on which the article was published.
    """

    facts: Mapping[FactRef, str] = field(default_factory=dict)
    times: Mapping[FactRef, str] = field(default_factory=dict)
    published: Mapping[str, str] = field(default_factory=dict)

    def times_of(self, article: str) -> dict[int, str]:
        """The dates that times of an article were given, by their index."""
        return {ref.index: value for ref, value in self.times.items() if ref.article == article}


def value_of(words: str) -> tuple[float | tuple[float, float], Bound] | None:
    """Read a figure's value: `164`, `2-3`, `> 160`, `≥ 160`, `~100`; None where it is none."""
    found = _VALUE.fullmatch(words.strip())
    if found is None:
        return None
    low, high = (None if end is None else _number(end) for end in found.group(2, 3))
    if low is None or (high is not None and high < low):
        return None
    bound = _SIGNS[found[1] or ""]
    return (low, bound) if high is None else ((low, high), Bound.RANGE if bound is Bound.EXACT else bound)


def _number(words: str) -> float:
    value = float(re.sub(r"[ \u00a0\u202f]", "", words).replace(",", "."))
    return int(value) if value == int(value) else value


def date_given(words: str) -> str | None:
    """Read a day, month or year of ISO 8601; None where it is none."""
    words = words.strip()
    if _DATE.fullmatch(words) is None:
        return None
    year, month, day = (int(part) for part in (*words.split("-"), "1", "1")[:3])
    try:
        date(year, month, day)
    except ValueError:
        return None
    return words


def corrected(article: str, extraction: Extraction, facts: Mapping[FactRef, str]) -> Extraction:
    """An extraction with what people corrected in it.

    A speaker who was corrected is the referent of that name, where the article names it; else a
    person whom the words of the statement stand for.

    Args:
        article: the capture id.
        extraction: as extracted.
        facts: the corrections of any articles.
    """
    for ref in sorted(
        (ref for ref in facts if ref.article == article), key=lambda one: (one.kind, one.index)
    ):
        extraction = _CORRECT[ref.kind](extraction, ref.index, facts[ref])
    return extraction


def _with_value(extraction: Extraction, index: int, words: str) -> Extraction:
    found = value_of(words)
    if found is None:
        return extraction
    figure = replace(extraction.figures[index], value=found[0], bound=found[1])
    return replace(extraction, figures=_put(extraction.figures, index, figure))


def _with_speaker(extraction: Extraction, index: int, name: str) -> Extraction:
    statement = extraction.statements[index]
    extraction, mention = _mention_of(extraction, name, statement.anchor)
    said = replace(statement, speaker=mention, speaker_kind=statement.speaker_kind or SpeakerKind.PERSON)
    return replace(extraction, statements=_put(extraction.statements, index, said))


def _mention_of(extraction: Extraction, name: str, anchor: Anchor) -> tuple[Extraction, int]:
    """The first mention of whoever has a name, added where there is none."""
    wanted = name.casefold()
    for index, mention in enumerate(extraction.mentions):
        referent = extraction.referents[mention.referent]
        if wanted in {known.casefold() for known in (referent.name, *referent.names)}:
            return extraction, index
    person = Referent(NameKind.PERSON, name, (name,))
    mention = Mention(anchor, NameKind.PERSON, "name", len(extraction.referents))
    more = replace(
        extraction,
        mentions=(*extraction.mentions, mention),
        referents=(*extraction.referents, person),
    )
    return more, len(extraction.mentions)


def _put(facts: tuple[F, ...], index: int, fact: F) -> tuple[F, ...]:
    changed = list(facts)
    changed[index] = fact
    return tuple(changed)


_CORRECT: Mapping[str, Callable[[Extraction, int, str], Extraction]] = {
    "figure": _with_value,
    "statement": _with_speaker,
}

"""Signs that a line of scraped text surrounds the article rather than belongs to it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads

from recoupe.read.dates import holds_digit, is_month, read_date
from recoupe.read.metadata_names import is_personal, leads_to_name, names_in
from recoupe.read.plain_lines import Line

_AROUND = " \t\xa0:：.…!|>»›→+*-–—•·▶►▼↓()[]"
_CRUMB = re.compile(r"\s*[»›→]\s*|\s+[>/|\\]\s+")
_HOME = re.compile(
    r"^(?:home(?: ?page)?|accueil|startseite|inicio|início|vous êtes ici|you are here|portada)\b",
    re.IGNORECASE,
)
_HOST = re.compile(r"^(?:https?://)?(?:www\.)?((?:[a-z0-9](?:[a-z0-9-]{0,40})\.){1,3}[a-z]{2,12})/?$", re.I)
_ADDRESS = re.compile(r"^(?:https?://\S+|\S+@\S+\.\w+)$")
_WORD = re.compile(r"[^\W\d_]+")
_DATE_FROM = re.compile(
    r"\s*(?:[,|–—•·-]\s*|\s)(?:publié|posté|mis à jour|le|on|published|posted|updated|[,|–—-])?\s*"
    r"(?:le\s|on\s)?(?=(?:[^\W\d]+\.?,?\s+)?\d{1,4}(?:er|st|nd|rd|th)?\W).*$",
    re.IGNORECASE,
)
_NEWSROOM = re.compile(
    r"(?:la |the )?(?:rédaction|redaktion|redacción|redazione|news ?desk|web desk|newsroom|"
    r"editorial (?:staff|team)|editors?|staff (?:writer|reporter)s?)(?: web| avec agences| de \w+)?",
    re.IGNORECASE,
)
_BODY_SIGNS = re.compile(
    r"rédaction|redaction|redaktion|redacción|redazione|staff|desk|agences?|agency|agencies|news",
    re.IGNORECASE,
)
# Bylines with roles and dates stay under this; longer lines that begin with "Par" are sentences.
_BYLINE_WORDS = 18
_DATE_LENGTH = 120
# Lines that match as a whole have at most this many words; any furniture, cookie notices included, this many.
_WHOLE_WORDS = 12
_LONGEST = 120
_HEEDS_CASE = "(?-i:"
# A bracket that opens a group; one that keeps nothing is searched in half the time.
_OPENS = re.compile(r"(?<!\\)\((?!\?)")
_JOINTS = frozenset("»›→>/|\\")


@dataclass(frozen=True, slots=True)
class Sign:
    """What a line of furniture is.

    Attributes:
        name: as in `reference/furniture.toml`, or `breadcrumb`, `byline`, `date`, `outlet`, `address`.
        then: what it says of the lines that follow: `links`, `end` or an empty string.
        authors: the names it signs with.
        published: the date it gives, or None.
        outlet: the outlet it names, or None.
    """

    name: str
    then: str = ""
    authors: tuple[str, ...] = ()
    published: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One entry of the reference file.

    Attributes:
        sign: what a line is that matches.
        whole: for the whole line, in lower case, or None.
        opening: for the beginning of a line in lower case, or None.
        naming: for the beginning of a line as it is written, with the outlet's name in it.
        words: how many words a line has at most that `opening` or `naming` begins.
    """

    sign: Sign
    whole: re.Pattern[str] | None
    opening: re.Pattern[str] | None
    naming: tuple[re.Pattern[str], ...]
    words: int


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The reference file, with one pattern for all entries that tells most lines off at once.

    Attributes:
        each: the entries, in order.
        whole: any entry's `whole`.
        opening: any entry's `opening`.
        naming: any entry's `naming`.
    """

    each: tuple[_Pattern, ...]
    whole: re.Pattern[str]
    opening: re.Pattern[str]
    naming: re.Pattern[str]


def sign_of(line: Line) -> Sign | None:
    """The sign that a line gives by itself, wherever it stands, or None.

    Args:
        line: a line of scraped text.
    """
    return _outlet(line) or _breadcrumb(line) or _known(line) or _date(line)


def byline_of(line: Line) -> Sign | None:
    """The byline that a line near the head or the end of an article is, or None.

    A lone "par" or "By" is a byline that names nobody.

    Args:
        line: a line of scraped text.
    """
    if len(line.words) > _BYLINE_WORDS or "\n" in line.text:
        return None
    if _NEWSROOM.fullmatch(line.plain.strip(_AROUND)):
        return Sign("byline", authors=names_in(line.text))
    if not leads_to_name(line.plain):
        return _dated_name(line)
    if len(line.words) == 1:
        return Sign("byline")
    names = names_in(_DATE_FROM.sub("", line.plain))
    if not names or not all(
        is_personal(name) or _BODY_SIGNS.search(name) or name.isupper() for name in names
    ):
        return None
    return Sign("byline", authors=names, published=read_date(line.text))


def _dated_name(line: Line) -> Sign | None:
    """A name beside a date, parted by a bar or a dash ("The editors | 14 March 2031"), or None."""
    if line.ends_sentence:
        return None
    pieces = [piece.strip() for piece in re.split(r"\s+[|–—•·-]\s+", line.plain)]
    dated = [piece for piece in pieces if _is_date(piece)]
    names = names_in(", ".join(piece for piece in pieces if piece not in dated))
    if len(dated) != 1 or not _all_sign(names):
        return None
    return Sign("byline", authors=names, published=read_date(dated[0]))


def _all_sign(names: tuple[str, ...]) -> bool:
    """Whether there are names and each can sign: a person's, a newsroom's or an agency's."""
    return bool(names) and all(
        is_personal(name) or _BODY_SIGNS.search(name) or name.isupper() for name in names
    )


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of `reference/plain_words.toml`."""
    text = files("recoupe.reference").joinpath("plain_words.toml").read_text(encoding="utf-8")
    return frozenset(loads(text)[name])


def crumbs(line: Line) -> list[str]:
    """The steps of a breadcrumb."""
    return [step.strip() for step in _CRUMB.split(line.plain) if step.strip()]


def _outlet(line: Line) -> Sign | None:
    """A line that is only the outlet's host, or only an address."""
    if " " in line.text or "." not in line.text:
        return None
    found = _HOST.match(line.text)
    if found is not None:
        return Sign("outlet", outlet=found[1])
    return Sign("address") if _ADDRESS.match(line.text) else None


def _breadcrumb(line: Line) -> Sign | None:
    """A path from the home page, or a row of short links."""
    if _JOINTS.isdisjoint(line.text):
        return None
    steps = crumbs(line)
    if len(steps) > 1 and _HOME.match(line.text) is not None:
        return Sign("breadcrumb")
    short = [step for step in steps if len(step.split()) <= 3]
    if len(steps) >= 3 and len(short) >= len(steps) - 1 and not line.ends_sentence:
        return Sign("breadcrumb")
    return None


def _known(line: Line) -> Sign | None:
    """A sign of the reference file."""
    patterns, count = _patterns(), len(line.words)
    if count > _LONGEST:
        return None
    text = line.plain
    low = text.lower()
    bare = low.strip(_AROUND)
    whole = count <= _WHOLE_WORDS and patterns.whole.fullmatch(bare) is not None
    opening = patterns.opening.match(low) is not None
    naming = patterns.naming.match(text) is not None
    if not whole and not opening and not naming:
        return None
    for pattern in patterns.each:
        if whole and pattern.whole is not None and pattern.whole.fullmatch(bare):
            return pattern.sign
        if count <= pattern.words:
            found = _first(pattern.naming, text)
            if found is not None:
                return _with_outlet(pattern.sign, found)
            if opening and pattern.opening is not None and pattern.opening.match(low):
                return pattern.sign
    return None


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> re.Match[str] | None:
    """The match of the first pattern that begins the text."""
    return next((found for pattern in patterns if (found := pattern.match(text)) is not None), None)


def _with_outlet(sign: Sign, found: re.Match[str]) -> Sign:
    """The sign with the outlet that its words name, where they do."""
    outlet = found.groupdict().get("outlet")
    return Sign(sign.name, sign.then, outlet=outlet.strip()) if outlet else sign


def _date(line: Line) -> Sign | None:
    """A line that holds a date, words that go with dates, and nothing else."""
    return Sign("date", published=read_date(line.text)) if _is_date(line.text) else None


def _is_date(text: str) -> bool:
    """Whether words are a date and no more."""
    if len(text) > _DATE_LENGTH or not holds_digit(text):
        return False
    words = _WORD.findall(text.lower())
    return all(map(_goes_with_dates, words)) and read_date(text) is not None


def _goes_with_dates(word: str) -> bool:
    """Whether a word is a month, a day of the week or a label of dates."""
    return word in word_list("date_label") or word in word_list("weekday") or is_month(word)


@cache
def _patterns() -> _Patterns:
    """The signs of the reference file, compiled once."""
    text = files("recoupe.reference").joinpath("furniture.toml").read_text(encoding="utf-8")
    entries = loads(text)["sign"]
    return _Patterns(
        each=tuple(map(_pattern, entries)),
        whole=_any_of([_OPENS.sub("(?:", each) for entry in entries for each in entry.get("whole", ())]),
        opening=_any_of([_OPENS.sub("(?:", each) for entry in entries for each in _plain(entry)]),
        naming=re.compile(
            "|".join(
                expression.replace("?P<outlet>", "?:")
                for entry in entries
                for expression in entry.get("opening", ())
                if _HEEDS_CASE in expression
            ),
            re.IGNORECASE,
        ),
    )


def _pattern(entry: Mapping[str, str | int | list[str]]) -> _Pattern:
    """One entry as patterns; those that heed case, as the outlet's name does, stay apart."""
    whole, opening = _listed(entry.get("whole")), _plain(entry)
    return _Pattern(
        sign=Sign(str(entry["name"]), str(entry.get("then", ""))),
        whole=_any_of(whole) if whole else None,
        opening=_any_of(opening) if opening else None,
        naming=tuple(
            re.compile(expression, re.IGNORECASE)
            for expression in _listed(entry.get("opening"))
            if _HEEDS_CASE in expression
        ),
        words=int(str(entry.get("words", _WHOLE_WORDS))),
    )


def _plain(entry: Mapping[str, str | int | list[str]]) -> list[str]:
    """The openings of an entry that take no heed of case."""
    return [expression for expression in _listed(entry.get("opening")) if _HEEDS_CASE not in expression]


def _listed(expressions: str | int | list[str] | None) -> list[str]:
    """The expressions of a list, or none."""
    return expressions if isinstance(expressions, list) else []


def _any_of(expressions: list[str]) -> re.Pattern[str]:
    """One pattern for any of the expressions, for text in lower case.

    Without IGNORECASE the engine passes over alternatives by their first letter, four times as fast.
    """
    return re.compile("|".join(f"(?:{expression})" for expression in expressions))

"""Who signs: names taken out of bylines, without roles, dates, addresses and labels."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import unescape
from importlib.resources import files
from tomllib import loads

# The longest honest signature met, a body's full name, had 9 words and 72 letters.
_MAX_LENGTH = 80
_MAX_WORDS = 9
_MAX_NAMES = 40
_MAX_BYLINE = 600

_ADDRESS = re.compile(r"\(\s*(?:https?://|www\.)[^\s()]*\s*\)|\S+@\S+\.\S+|https?://\S+|www\.\S+|(?<!\w)@\w+")
# "Jeanne Ortal on Tuesday", "Jeanne Ortal le 5 mars".
_SAID_WHEN = re.compile(r"\s+(?:on|le|am)\s+(?:\w+day|\w+di|dimanche|\w+tag|the\b.*|\d.*)$")
_INITIALS = re.compile(r"\s*[(\[/]\s*[a-zäöüß]{1,4}\s*[)\]]?$")
_AGENCY = re.compile(r"^(.+?)\s*[(\[]\s*([^()\[\]]{2,40})\s*[)\]]$")
_DIGITS = re.compile(r"\d{2}|\d[:h/.]|^\d")
_ACCOUNT = re.compile(
    r"^(?:wp|wordpress|site|web|blog)?[-_ ]?admin(?:istrator)?\d*$|^(?:webmaster|editor)[-_]?\w*admin$",
    re.IGNORECASE,
)
_PUNCTUATION = " \t,;:.·•|–—-/\\«»\"“”'’*†✍&+>"
_EDGES = ' \t,;:·•|–—-/\\«»"“”*†✍&+>'


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of bylines, as patterns."""

    lead: re.Pattern[str]
    join: re.Pattern[str]
    weak_join: re.Pattern[str]
    role: re.Pattern[str]
    nobody: frozenset[str]


def names_in(byline: str) -> tuple[str, ...]:
    """Take the names out of a byline, as the page writes them.

    Args:
        byline: one signature or several ("Par X et Y", "By X, Y and Z", "X avec AFP").

    Returns:
        The names in order, each once; none where the words hold no name.
    """
    words = _words()
    text = _ADDRESS.sub(" ", " ".join(unescape(byline[:_MAX_BYLINE]).split()))
    text = words.lead.sub("", text.strip(_EDGES))
    parts = (piece for part in words.join.split(text) for half in _halves(part) for piece in _agency(half))
    names = unique(name for name in map(_cleaned, parts) if name is not None)
    return tuple(name for name in names if not _describes(name)) if any(map(is_personal, names)) else names


def names_of_all(bylines: Iterable[str]) -> tuple[str, ...]:
    """The names of several bylines, in order, each once."""
    return unique(name for byline in bylines for name in names_in(byline))


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """The names in order, each once, whatever its case and punctuation; at most `_MAX_NAMES`."""
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(fold(name), name)
    kept.pop("", None)
    return tuple(kept.values())[:_MAX_NAMES]


def fold(text: str) -> str:
    """A text's letters and digits in one case, so that titles and names can be set side by side."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def leads_to_name(text: str) -> bool:
    """Whether a text begins with words that lead to a name ("Par", "By")."""
    return _words().lead.match(text.strip(_EDGES) + " ") is not None


def is_personal(name: str) -> bool:
    """Whether a name has the shape of a person's: two to five words, each but particles with a capital."""
    words = name.split()
    capitals = sum(word[:1].isupper() or word[:1] in "'’" for word in words)
    return 2 <= len(words) <= 5 and capitals >= 2 and capitals >= len(words) - 2


def _halves(part: str) -> list[str]:
    """The two full names that a short word joins ("Ana Reyes y Luis Ortega"), or the part as it is."""
    halves = _words().weak_join.split(part)
    return halves if len(halves) > 1 and all(map(is_personal, halves)) else [part]


def _describes(name: str) -> bool:
    """Whether words beside a name describe its bearer: two or more of them are long and begin small."""
    return sum(len(word) > 3 and word[0].islower() for word in name.split()) > 1


def _agency(part: str) -> tuple[str, ...]:
    """A part, and apart from it an agency in brackets after it."""
    part = _INITIALS.sub("", part.strip(_EDGES))
    found = _AGENCY.match(part)
    if found is None:
        return (part,)
    within = found[2].strip()
    return (found[1], within) if within.isupper() or within[:1].isupper() else (found[1],)


def _cleaned(part: str) -> str | None:
    """A name without what stands around it, or None where nothing of the kind is left."""
    name = _words().lead.sub("", part.strip(_EDGES)).strip(_EDGES)
    name = _SAID_WHEN.sub("", name)
    before_role = _cut_roles(name)
    if before_role is not None:
        name = before_role
    if name.endswith(".") and len(name.split()[-1]) > 4:
        name = name.rstrip(".")
    return name if _is_name(name) else None


def _cut_roles(name: str) -> str | None:
    """The words before a role that follows a name ("Jeanne Ortal Redakteurin"), or None without one."""
    found = _words().role.search(name)
    if found is None:
        return None
    before = name[: found.start()].strip(_PUNCTUATION)
    return before if is_personal(before) else ""


def _is_name(name: str) -> bool:
    """Whether what is left can be a name."""
    folded = " ".join(name.casefold().split())
    if not name or folded in _words().nobody or folded.strip(_PUNCTUATION) in _words().nobody:
        return False
    if _ACCOUNT.match(name):
        return False
    if len(name) > _MAX_LENGTH or len(name.split()) > _MAX_WORDS or _DIGITS.search(name):
        return False
    return sum(letter.isalpha() for letter in name) >= 2 and not (
        "-" in name and name == name.lower() and " " not in name
    )


@cache
def _words() -> _Words:
    """The byline words as patterns, made once."""
    lists = loads(files("recoupe.reference").joinpath("bylines.toml").read_text(encoding="utf-8"))
    lead = _alternatives(lists["lead"])
    join = _alternatives(lists["join"])
    return _Words(
        lead=re.compile(rf"^(?:(?:{lead})\s*(?:[:：]\s*|\s|$))+", re.IGNORECASE),
        join=re.compile(
            rf"\s*[,;|•·、]\s*(?:(?:{join})\s+)?|\s+/\s*|/(?=[A-ZÀ-Þ])|\s+(?:{join})\s+|\s+[&+]\s+|\s+[–—]\s+"
        ),
        weak_join=re.compile(rf"\s+(?:{_alternatives(lists['weak_join'])})\s+"),
        role=re.compile(rf"(?<!\w)(?:{_alternatives(lists['role'])})(?!\w)", re.IGNORECASE),
        nobody=frozenset(lists["nobody"]),
    )


def _alternatives(words: list[str]) -> str:
    """A pattern for any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))

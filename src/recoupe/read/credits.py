"""Which agencies and other media an article names as where its account comes from."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads

from recoupe.model.article import Block, BlockKind, Credit, CreditKind
from recoupe.read.dates import is_month
from recoupe.read.metadata_names import fold, leads_to_name, names_in

_UPPER = "A-ZÀ-ÖØ-ÞČŠŽŁİĀ-ſА-Я"
_ACRONYM = rf"[{_UPPER}]{{2,6}}"
_HOST = (
    r"(?:[A-Za-z0-9-]+\.)+"
    r"(?:com|org|net|info|fr|uk|ru|kz|kg|ua|by|de|ch|be|ca|it|es|tv|news|eu|us|cm|sn|ci|ma|dz|tn|in|cn|jp|io)\b"
)
# "BISHKEK, 5 janvier (AFP) –", "PARIS (Reuters) -", "Paris, le 3 mars 2022 (ALP) —".
_DATELINE = re.compile(
    rf"^[{_UPPER}][\w'’ .,/-]{{1,60}}?\s?[(\[](?P<name>[^()\[\]\d]{{2,40}})[)\]]\s*\.?\s*[-–—:]"
)
# "PARIS — AFP —" and "(AFP) – Le président".
_LEADING = re.compile(r"^[(\[](?P<name>[^()\[\]\d]{2,40})[)\]]\s*[-–—:]")
_CLOSING = re.compile(
    r"[(\[](?P<lead>avec|with|mit|con|source\s*:?|via)?\s*(?:l['’])?(?P<name>[^()\[\]\d]{2,60})[)\]]\s*\.?\s*$",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"[(\[](?P<lead>avec|with|mit|con|source\s*:?|via)?\s*(?:l['’])?(?P<name>[^()\[\]\d]{2,40})[)\]]",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"(?:\b[Aa]vec|\b[Ww]ith(?: files from| (?:additional )?reporting (?:from|by))?|\bmit|\bcon|\bet)\s+"
    rf"(?:l['’]|the\s|les\s)?(?:agences?\s)?(?P<name>[{_UPPER}d][\w.'’ -]{{1,40}}?"
    rf"(?:(?:,| et| and|/)\s?[{_UPPER}][\w.'’ -]{{1,30}}?)*)\s*[.)\]]?\s*$"
)
_SOURCE = re.compile(
    r"^(?:sources?|crédits?|credits?|quelle|fuente|fonte)\s*[:：]\s*(?P<name>.{2,60}?)\s*\.?$", re.IGNORECASE
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:\d{4}\s*)?(?P<name>[^\d©|,.]{2,40})", re.IGNORECASE)
# Words, with hosts in one piece; a phrase that leads to a medium lies within these distances of it.
_CLUE = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_BEFORE, _AFTER = 110, 90
_APART = re.compile(r"\s*(?:[,/;|+&]|\set\s|\sand\s|\sund\s|\savec\s|\swith\s)\s*")
# Lines of a byline, a source or a copyright; and those that only name who signs.
_MASTHEAD = 18
_SIGNED = 8
_PARAGRAPH = 20
# How many blocks before the first paragraph and after the last still speak of the article: menus do not.
_AROUND = 10
# Their acronyms and names stand for nothing else.
_PLAIN_AGENCIES = frozenset({"AFP", "Reuters", "REUTERS", "AP", "TASS", "EFE", "dpa", "Xinhua", "Belga"})

_ANY_NAME = (
    rf"(?:[{_UPPER}][\w.&’'/-]*)"
    rf"(?:\s(?:(?:of|de|du|des|la|le|the|der|die|al)\s)?[{_UPPER}0-9][\w.&’'/-]*){{0,4}}"
)


@dataclass(frozen=True, slots=True)
class _Names:
    """What names agencies and media.

    Attributes:
        agencies: the name to show by each folded way to write it.
        media: the name to show by each folded way to write it.
        relays: phrases that lead to a medium: the pattern of their own words, and the phrase.
        clues: of every name of a medium its longest word, and every word of the nouns beside names.
    """

    agencies: Mapping[str, str]
    media: Mapping[str, str]
    relays: tuple[tuple[re.Pattern[str], str], ...]
    clues: frozenset[str]


def find_credits(text: str, blocks: tuple[Block, ...], outlet: str | None = None) -> tuple[Credit, ...]:
    """Find the agencies and media that an article names as where its account comes from.

    Legends of pictures credit the picture, not the account, and are left out; so is the outlet itself.

    Args:
        text: the article's text.
        blocks: its blocks.
        outlet: its outlet, or None.

    Returns:
        In text order; the same name once for each way and place.
    """
    own = fold(outlet or "")
    paragraphs = [at for at, block in enumerate(blocks) if _is_paragraph(text, block)]
    first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (0, len(blocks))
    found: list[Credit] = []
    for at, block in enumerate(blocks):
        if block.kind is not BlockKind.CAPTION and first - _AROUND <= at <= last + _AROUND:
            edge = at <= first + 1 or at >= last or block.kind is BlockKind.FURNITURE
            found += _in_block(text[block.start : block.end], block, edge=edge)
    ordered = sorted(found, key=lambda credit: (credit.start, -credit.end, credit.name))
    return tuple(_apart(credit for credit in ordered if fold(credit.name) != own))


def _is_paragraph(text: str, block: Block) -> bool:
    """Whether a block is text of some length."""
    return block.kind is BlockKind.BODY and len(text[block.start : block.end].split()) >= _PARAGRAPH


def _apart(credited: Iterable[Credit]) -> Iterator[Credit]:
    """The credits without those that repeat a name inside the words of an earlier one."""
    ends: dict[str, int] = {}
    for credit in credited:
        if credit.start >= ends.get(credit.name, 0):
            ends[credit.name] = credit.end
            yield credit


def _in_block(words: str, block: Block, *, edge: bool) -> Iterator[Credit]:
    """The credits of one block.

    Args:
        words: the block's text.
        block: the block.
        edge: whether it stands at the head or the end of the article, or around it.
    """
    if block.kind is not BlockKind.FURNITURE:
        yield from _dated(words, block.start)
        yield from _relayed(words, block.start)
    if block.kind in {BlockKind.BODY, BlockKind.FURNITURE}:
        yield from _bracketed(words, block.start, loose=edge)
        if len(words.split()) <= _MASTHEAD and (edge or leads_to_name(words)):
            yield from _in_masthead(words, block.start)


def _dated(words: str, offset: int) -> Iterator[Credit]:
    """The agency of a dateline: its shape alone says so, whatever the name."""
    lead = len(words) - len(words.lstrip())
    for pattern in (_DATELINE, _LEADING):
        found = pattern.match(words[lead : lead + 140])
        if found is not None:
            yield from _agencies(found, "name", offset + lead, CreditKind.AGENCY, loose=True)
            return


def _bracketed(words: str, offset: int, *, loose: bool) -> Iterator[Credit]:
    """Agencies in brackets: after "avec" or "source" anywhere, else only where they close the text."""
    if "(" not in words and "[" not in words:
        return
    closing = _CLOSING.search(words)
    for found in _INLINE.finditer(words):
        lead = (found["lead"] or "").lower()
        kind = CreditKind.WITH if lead in {"avec", "with", "mit", "con"} else CreditKind.AGENCY
        at_end = closing is not None and found.end() >= closing.end("name")
        if lead or (at_end and _closes_text(words[: found.start()], found["name"])):
            yield from _agencies(found, "name", offset, kind, loose=loose, only=not lead)


def _closes_text(before: str, name: str) -> bool:
    """Whether brackets at the end of a text credit an agency rather than give a name's short form."""
    before = before.rstrip()
    return not before or before[-1] in '.!?…»”"' or name in _PLAIN_AGENCIES


def _in_masthead(words: str, offset: int) -> Iterator[Credit]:
    """Agencies in a byline, a source line or a copyright line."""
    for pattern, kind in (
        (_SOURCE, CreditKind.AGENCY),
        (_WITH, CreditKind.WITH),
        (_COPYRIGHT, CreditKind.AGENCY),
    ):
        found = pattern.search(words)
        if found is not None:
            named = list(_agencies(found, "name", offset, kind, loose=pattern is not _COPYRIGHT))
            yield from named
            if named:
                return
    for name in names_in(words) if leads_to_name(words) or len(words.split()) <= _SIGNED else ():
        shown = _agency(name) or _unlisted(name, loose=leads_to_name(words))
        at = words.find(name)
        if shown is not None and at >= 0:
            yield Credit(shown, CreditKind.AGENCY, offset + at, offset + at + len(name))


def _agencies(
    found: re.Match[str], group: str, offset: int, kind: CreditKind, *, loose: bool, only: bool = False
) -> Iterator[Credit]:
    """The agencies that a group of a match names.

    Args:
        found: the match.
        group: the group that holds the names.
        offset: where the match's text begins in the article.
        kind: how they are named.
        loose: whether any acronym or host is taken for an agency.
        only: whether nothing but agencies may stand there ("(Jeanne Ortal/AFP)" credits a picture).
    """
    pieces = [piece.strip(" .’'") for piece in _APART.split(found[group])]
    names = [_agency(piece) or _medium(piece) or _unlisted(piece, loose=loose) for piece in pieces]
    if only and None in names:
        return
    start, end = offset + found.start(), offset + found.end() - _trailing(found[0])
    yield from (Credit(name, kind, start, end) for name in names if name is not None)


def _unlisted(piece: str, *, loose: bool) -> str | None:
    """An acronym or host that no list knows, where the place says that it is an agency's."""
    return piece if loose and re.fullmatch(rf"{_ACRONYM}|{_HOST}", piece) else None


def _trailing(words: str) -> int:
    """How many characters of white space and dashes end a match."""
    return len(words) - len(words.rstrip(" \t\xa0-–—:"))


def _relayed(words: str, offset: int) -> Iterator[Credit]:
    """The media whose words an article relays."""
    stretches = _stretches(words)
    if not stretches:
        return
    low = words.lower()
    # A few capitals (İ) are longer in lower case, where what is told of places no longer holds.
    spans = stretches if len(low) == len(words) else [(0, len(low))]
    leading = [
        _relay(phrase)
        for guard, phrase in _names().relays
        if any(guard.search(low, start, end) for start, end in spans)
    ]
    for start, end in stretches if leading else ():
        for pattern in leading:
            for found in pattern.finditer(words, start, end):
                yield from _relay_credit(found, offset)


def _relay_credit(found: re.Match[str], offset: int) -> Iterator[Credit]:
    """The credit that a phrase gives, where what it names is a medium."""
    name = _relayed_name(found)
    if name is not None:
        kind = CreditKind.AGENCY if "dépêche" in found[0].lower() else CreditKind.MEDIUM
        lead = len(found[0]) - len(found[0].lstrip(' «“"'))
        yield Credit(name, kind, offset + found.start() + lead, offset + found.end())


def _stretches(words: str) -> list[tuple[int, int]]:
    """Where a text can name a medium: around words that media's names or the nouns beside them have."""
    stretches: list[tuple[int, int]] = []
    clues = _names().clues
    for found in _CLUE.finditer(words):
        if found[0] in clues or "." in found[0]:
            start, end = max(0, found.start() - _BEFORE), min(len(words), found.end() + _AFTER)
            if stretches and start <= stretches[-1][1]:
                stretches[-1] = (stretches[-1][0], end)
            else:
                stretches.append((start, end))
    return stretches


def _relayed_name(found: re.Match[str]) -> str | None:
    """The medium that a phrase names, or None where the words name something else."""
    group = next(name for name in ("known", "noun", "host", "titled") if found[name])
    name = found[group].strip(" .,’'")
    before = found.string[: found.start(group)].lower()
    if not name or name in _file("media.toml")["platform"] or _names_a_day(name):
        return None
    if group == "known" and _agency(name) is None and _medium(name) is None:
        return _with_article(name, before)
    if (
        found[0].lower().startswith("à ")
        and group in {"known", "titled"}
        and not (_agency(name) or name.isupper())
    ):
        return None
    return _agency(name) or _medium(name) or name


def _with_article(name: str, before: str) -> str | None:
    """The outlet whose name begins with the article that stands before these words, or None without one."""
    articles = {"the": "The", "le": "Le", "la": "La", "au": "Le", "du": "Le", "les": "Les", "aux": "Les"}
    last = before.split()[-1] if before.split() else ""
    full = f"L'{name}" if last.endswith(("l'", "l’")) else f"{articles.get(last, '')} {name}"
    return _medium(full)


def _names_a_day(name: str) -> bool:
    """Whether a name is a day's or a month's ("told a paper on Saturday")."""
    first = name.split()[0]
    return first.lower() in _file("plain_words.toml")["weekday"] or is_month(first)


def _agency(name: str) -> str | None:
    """The agency that a name stands for; acronyms only as they are written."""
    shown = _names().agencies.get(name)
    if shown is None and len(name) > 6:
        shown = _names().agencies.get(fold(name))
    return shown


def _medium(name: str) -> str | None:
    """The medium that a name stands for, as the list writes it."""
    return _names().media.get(fold(name)) if len(name) > 3 or name.isupper() else None


@cache
def _file(name: str) -> Mapping[str, list[str]]:
    """A reference file of lists."""
    return loads(files("recoupe.reference").joinpath(name).read_text(encoding="utf-8"))


@cache
def _names() -> _Names:
    """The names and patterns, made once."""
    agencies = _file("agencies.toml")
    shown = {written: name.split("_")[0] for name, ways in agencies.items() for written in ways}
    folded = {fold(written): name for written, name in shown.items() if len(written) > 6}
    media = _file("media.toml")
    return _Names(
        agencies={**folded, **shown},
        media={fold(name): name for name in media["names"]},
        relays=tuple((_guard(phrase), phrase) for phrase in _file("relays.toml")["phrases"]),
        clues=_clues([*shown, *media["names"], *media["titled"]], media["noun"]),
    )


def _clues(names: list[str], nouns: list[str]) -> frozenset[str]:
    """The words one of which stands wherever a medium can be named."""
    words = {word for noun in nouns for word in _CLUE.findall(noun)}
    return frozenset(
        {max(_CLUE.findall(name), key=len) for name in names} | words | {f"{word}s" for word in words}
    )


def _guard(phrase: str) -> re.Pattern[str]:
    """The phrase's own words, to be searched in lowered text."""
    before, _, after = phrase.partition("{medium}")
    return re.compile(before or after)


@cache
def _relay(phrase: str) -> re.Pattern[str]:
    """The pattern of a phrase with the ways in which it can name a medium in it, made where first needed.

    A name is a medium's where it is a known one, a host, has a word in it that outlets' names have, or
    stands beside a noun that says so ("le quotidien", "the news agency"), with at most two words between
    ("l'agence de presse russe X").
    """
    media = _file("media.toml")
    agencies = [written for ways in _file("agencies.toml").values() for written in ways]
    bare = [re.sub(r"^(?:The|Le|La|Les) |^L'", "", name) for name in media["names"]]
    known = _alternatives([*media["names"], *agencies, *bare])
    nouns, titled = _alternatives(media["noun"]), _alternatives(media["titled"])
    article = r"(?:l['’]|la\s|le\s|les\s|the\s|une?\s|an?\s|nos confrères d[eu]\s|de\sl['’]|de\sla\s)?"
    medium = (
        rf"{article}(?:(?:\w+\s)?(?:{nouns})s?\s(?:\w+\s){{0,2}}?[«“\"]?\s?(?P<noun>{_ANY_NAME})|"
        rf"[«“\"]?\s?(?:(?P<host>{_HOST})|(?P<known>{known})(?![\w-])|"
        rf"(?P<titled>(?=(?:[\w.’'-]+\s){{0,3}}(?:{titled})(?!\w)){_ANY_NAME})))"
    )
    before, _, after = phrase.partition("{medium}")
    return re.compile(
        rf"(?<!\w)(?:(?i:{before}){medium}(?i:{after}))" if after else rf"(?<!\w)(?i:{before}){medium}"
    )


def _alternatives(names: list[str]) -> str:
    """A pattern for any of the names, longest first."""
    return "|".join(re.escape(name) for name in sorted(set(names), key=len, reverse=True))

"""Short lines between paragraphs of scraped text: legends of pictures, or headings."""

import re
from collections.abc import Sequence

from recoupe.read.plain_lines import Line
from recoupe.read.plain_signs import word_list

# A legend of a picture may be a sentence with a credit; one without is a few names.
_CREDITED_WORDS = 60
_HEADING_WORDS = 14
_LEGEND_WORDS = 8
_NAME_WORDS = 6
# Lists of names (results, squads, signatories) are text: more short lines than this share are no legends.
_LIST_SHARE = 0.34

_AGENCIES = (
    r"(?:AFP|AP|EPA|Reuters|Getty(?: Images)?|Sipa(?: Press)?|Keystone|Shutterstock|iStock|EFE|TASS|"
    r"Sputnik|Anadolu|Xinhua|DPA|ANP)"
)
_CREDIT = re.compile(
    r"^(?:(?:file |archive )?photos?|images?|crédits?(?: photos?)?|credit|illustration|légende|caption|foto|"
    r"bild|infographie|capture d.écran|screenshot|photo d.archives)"
    r"\s*(?:[:©]|\(|by\b|par\b|d.illustration\s*[.:©]?$)"
    r"|^(?:\d+ of \d+ )?(?:(?:image|media) (?:copyright|caption|source)|"
    r"enlarge this image|slideshow \(|view gallery)"
    r"|(?:©|\(c\)|℗)\s*[\w./ &-]{2,60}$"
    r"|[(\[](?:photo|image|crédit|credit|foto|illustration|file|archives?)[^()\[\]]{0,60}[)\]]\.?$"
    r"|(?:photo|crédit|credit|image|illustration)s?\s*(?:photo\s*)?[:/]\s*[\w./ &-]{2,50}$"
    rf"|\b{_AGENCIES}(?:\s?Images|\s?Photo)?\s?(?:/|via\b|-\s?Archives)\s?[\w .'’-]{{2,50}}$"
    rf"|/\s?{_AGENCIES}\s*\.?$"
    r"|\b(?:Getty Images|Shutterstock|Wiki[mp]edia Commons|CC BY(?:-SA)?(?: \d\.\d)?)\.?$",
    re.IGNORECASE,
)
# "— Jeanne Ortal, présidente" after a quotation says who spoke: that is text.
_SPEAKER_MARKS = "—–-•*"
# What ends a line that goes on below, or a quotation.
_OPEN_ENDS = ',:;–—-»”"'
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_QUOTE = re.compile(r"^[«“\"„]")


def is_credited(line: Line) -> bool:
    """Whether a line is the legend or the credit of a picture, said by the credit in it."""
    return len(line.words) <= _CREDITED_WORDS and _CREDIT.search(line.text) is not None


def legends(lines: Sequence[Line], body: Sequence[int], title: str | None) -> frozenset[int]:
    """Which short lines between paragraphs are legends of pictures.

    A line of names alone, each of which stands in a paragraph too, is one. Where an article has such
    lines, a line with a name and without article or verb is one as well. All others stay headings,
    which are text: a legend read as a heading does less harm than a heading lost.

    Args:
        lines: all lines.
        body: indices of those that furniture signs left, in order.
        title: the article's title, or None.

    Returns:
        Indices of the legends.
    """
    short = [at for at in body if is_short(lines[at]) and len(lines[at].words) <= _LEGEND_WORDS]
    if not short or len(short) > _LIST_SHARE * len(body) + 1:
        return frozenset()
    texts = [lines[at].text for at in body if at not in short]
    known = _names_within([*texts, title or ""])
    sure = {at for at in short if _is_names_only(lines[at], known)}
    wider = known | _always_capital(texts)
    return frozenset(sure | {at for at in short if sure and _is_legend(lines[at], wider)})


def is_short(line: Line) -> bool:
    """Whether a line is too short and too open-ended to be a paragraph."""
    if line.text[0] in _SPEAKER_MARKS or len(line.words) > _HEADING_WORDS or line.ends_sentence:
        return False
    return line.text[-1] not in _OPEN_ENDS


def _names_within(texts: Sequence[str]) -> frozenset[str]:
    """Words that stand with a capital inside a sentence, folded to lower case."""
    names: set[str] = set()
    for text in texts:
        for found in _WORD.finditer(text):
            before = text[max(0, found.start() - 3) : found.start()].rstrip(" \xa0")
            if found[0][0].isupper() and before and before[-1] not in '.!?…:«“"„»”(-–—':
                names.add(found[0].lower())
    return frozenset(names)


def _always_capital(texts: Sequence[str]) -> frozenset[str]:
    """Words that the texts write with a capital and never without, folded to lower case."""
    words = {word for text in texts for word in _WORD.findall(text)}
    small = {word for word in words if word[0].islower()} | word_list("heading_start")
    return frozenset(word.lower() for word in words if word[0].isupper()) - small


def _is_names_only(line: Line, known: frozenset[str]) -> bool:
    """Whether a line holds names and small words between them, each name known from a paragraph."""
    words = _WORD.findall(line.text)
    particles = word_list("particle")
    named = [word for word in words if word.lower() not in particles]
    if (
        not named
        or "(" in line.text
        or len(words) > _NAME_WORDS
        or words[0].lower() in word_list("heading_start")
    ):
        return False
    return all(word[0].isupper() for word in named) and _share_known(named, known) >= 0.5


def _share_known(words: list[str], known: frozenset[str]) -> float:
    """The share of words that are known names."""
    return sum(word.lower() in known for word in words) / len(words)


def _is_legend(line: Line, known: frozenset[str]) -> bool:
    """Whether a line names someone or something, without article at its start and without verb."""
    words = _WORD.findall(line.text)
    if not words or words[0].lower() in word_list("heading_start") or _QUOTE.match(line.text):
        return False
    if any(word.lower() in word_list("verb") for word in words):
        return False
    return any(word[0].isupper() and word.lower() in known for word in words)

"""Long names that an article gives beside their acronym: "Ligue des droits humains (LDH)".

After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text" (2003), told by the first letters of words instead of letters inside them.
"""

from collections.abc import Iterator

from recoupe.extract.name_line import Line, Span
from recoupe.extract.name_rules import NameRules
from recoupe.extract.syntax import Token
from recoupe.extract.tokens import word_of
from recoupe.model.naming import fold

# Letters that an acronym has, and small words beside each of them in the long name.
_SHORTEST, _LONGEST = 3, 9
_SMALL_WORDS_EACH = 3


def long_names(line: Line, rules: NameRules) -> Iterator[Span]:
    """Find the long names before acronyms in brackets.

    Args:
        line: the article's tokens.
        rules: of the language.
    """
    for index in range(2, len(line.tokens) - 1):
        letters = _letters(line.tokens[index])
        brackets = line.tokens[index - 1].text == "(" and line.tokens[index + 1].text == ")"
        if letters and brackets:
            first = _begins(line, index - 1, letters, rules)
            if first is not None:
                yield Span(first, index - 1, "organisation", sure=True)


def _letters(token: Token) -> str:
    """The letters of an acronym, or an empty string."""
    letters = token.text.replace(".", "")
    told = letters.isalpha() and letters.isupper() and _SHORTEST <= len(letters) <= _LONGEST
    return fold(letters).replace(" ", "") if told else ""


def _begins(line: Line, end: int, letters: str, rules: NameRules) -> int | None:
    """Where the words begin whose first letters an acronym gives in order, the last of them at `end`."""
    small = rules.links | rules.articles | rules.locating | rules.outside
    left, index = len(letters), end
    for index in range(end - 1, max(-1, end - 1 - len(letters) * _SMALL_WORDS_EACH), -1):
        if line.blocks[index] != line.blocks[end]:
            return None
        word = fold(line.tokens[index].text)
        if word and word[0] == letters[left - 1]:
            left -= 1
            if left == 0:
                return index if line.tokens[index].text[0].isupper() else None
        elif word_of(line.tokens[index].text) not in small and word:
            return None
    return None

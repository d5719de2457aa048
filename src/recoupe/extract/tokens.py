"""Words and marks: text cut into tokens, with exact offsets, as the language tools expect them."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

# Look-alikes that stand in pages and that the tools were not trained on; one for one, so that
# offsets stay true.
_LOOKALIKES = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "‛": "'",
        "′": "'",
        "`": "'",
        "\u00b4": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "″": '"',
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u200b": " ",
        "\u2007": " ",
        "\ufeff": " ",
        "\u00ad": " ",
        "‐": "-",
        "\u2011": "-",
        "−": "-",
    }
)


@dataclass(frozen=True, slots=True)
class TokenRules:
    """How a language writes its words.

    Attributes:
        pattern: matches one token at a time; what it passes over is white space.
        norms: forms that the model was trained to see as another ("n't" as "not").
    """

    pattern: re.Pattern[str]
    norms: dict[str, str] = field(default_factory=dict)


def plain(text: str) -> str:
    """Write curly apostrophes, quotation marks and odd spaces plainly, without changing lengths."""
    if text.isascii() and "`" not in text:
        return text
    return text.translate(_LOOKALIKES)


@lru_cache(maxsize=65536)
def word_of(form: str) -> str:
    """Write a token plainly and in lower case, to look it up."""
    return plain(form).lower()


def token_spans(text: str, rules: TokenRules) -> list[tuple[int, int]]:
    """Cut plain text into tokens.

    Args:
        text: as `plain` gives it.
        rules: of its language.

    Returns:
        Start and end of each token, in code points; together they cover all but white space.
    """
    return [match.span() for match in rules.pattern.finditer(text)]


def token_pattern(*alternatives: str) -> re.Pattern[str]:
    """Join a language's alternatives, the first that matches wins, to one pattern for tokens.

    Addresses come before them, and single marks after them, in every language.
    """
    return re.compile("|".join((*_ADDRESSES, *alternatives, *_MARKS)))


LETTER = r"[^\W\d_]"

_ADDRESSES = (
    r"https?://[^\s<>\"«»)]*[^\s<>\"«».,;:!?)]",
    r"www\.[^\s<>\"«»)]*[^\s<>\"«».,;:!?)]",
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    r"@\w+",
    r"[A-Za-z0-9][\w-]*(?:\.[\w-]+)*\.(?:com|org|net|info|fr|uk|co|ru|kz|be|ch|ca|eu|tv|io|news|de|int|gov|edu|us)\b(?![.\w])",
)
_MARKS = (r"\.{2,}", r"-{2,}", r"<<|>>", r"[^\W_]+", r"[^\s]")

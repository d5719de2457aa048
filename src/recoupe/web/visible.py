"""Making visible what text can hide: control characters, bidirectional overrides, lone surrogates.

A page may hold characters that draw nothing and change how the rest is read: an override that turns
a file name round, a zero-width space that parts a word. Each is shown as its code point in brackets.
"""

import re

from markupsafe import Markup

# C0 and C1 controls but tab and line breaks; invisible spaces and joiners that part or hide words;
# bidirectional marks, embeddings, overrides and isolates; annotation and tag characters; surrogates.
# Joiners (U+200C, U+200D) and the soft hyphen stay: scripts and emoji need the former, print the latter.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)


def visible(text: str) -> str:
    """Show each hidden character of a text as its code point: `⟦U+202E⟧`."""
    return HIDDEN.sub(lambda hidden: f"⟦U+{ord(hidden[0]):04X}⟧", text)


def finalize(value: object) -> object:
    """What a template does to every value before it is escaped: nothing hidden gets through."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def clip(text: str, length: int) -> str:
    """Cut a text to a length, at a word's end where there is one, with an ellipsis."""
    if len(text) <= length:
        return text
    cut = text[:length]
    space = cut.rfind(" ", length * 2 // 3)
    return (cut if space < 0 else cut[:space]) + "\u2009…"


def web_address(url: str) -> str | None:
    """The address where it may be linked, that is where it begins with http or https; else None."""
    return url if re.match(r"https?://[^\s<>\"']+\Z", url) else None

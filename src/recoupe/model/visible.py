"""Making visible what text can hide: control characters, bidirectional overrides, lone surrogates.

A page may hold characters that draw nothing and change how the rest is read: an override that turns
a file name round, a zero-width space that parts a word, a sequence that commands the terminal. Each
is shown as its code point in brackets, on the page and in the terminal.
"""

import re

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

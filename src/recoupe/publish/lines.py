"""Lines that stay lines, in JSON and in the terminal."""

import json
import re

from recoupe.model.visible import visible

# JSON lets these stand inside text, and many readers of lines (Python's own `splitlines` among them)
# take them for the end of one. The other such characters are escaped by JSON itself.
LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}


def json_line(value: object) -> str:
    """Write a value as one line of JSON."""
    return json.dumps(value, ensure_ascii=False).translate(LINE_ENDS)


def shown(words: str) -> str:
    """Words of strangers as they go to the terminal: in one line, with what they hide made visible."""
    return visible(re.sub(r"[\t\n\f\r]+", " ", words))

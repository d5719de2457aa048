"""JSON lines that stay lines."""

import json

# JSON lets these stand inside text, and many readers of lines (Python's own `splitlines` among them)
# take them for the end of one. The other such characters are escaped by JSON itself.
LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}


def json_line(value: object) -> str:
    """Write a value as one line of JSON."""
    return json.dumps(value, ensure_ascii=False).translate(LINE_ENDS)

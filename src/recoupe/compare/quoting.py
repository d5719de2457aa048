"""Quoting: which words of a paragraph stand inside quotation marks."""

import re

_PAIRS = {"«": "»", "“": "”", "„": "“”"}
_DOUBLE = re.compile(r"[«“„\"”]")
# Single marks as speech marks: opened after a space or a bracket, closed after a word or a stop.
# At least three words stand between, so that apostrophes are not taken for quotation marks.
_SINGLE = re.compile(
    r"(?:(?<=^)|(?<=[\s(\[—–]))[‘'](?=\w)((?:[^‘\n]|\B‘)*?[\w,.!?…])[’'](?=[\s.,;:!?)\]—–]|$)"
)
_THREE_WORDS = re.compile(r"\w+\W+\w+\W+\w+")


def quoted_spans(words: str) -> list[tuple[int, int]]:
    """Find the quotations of one paragraph.

    A quotation that the paragraph opens and does not close runs to its end, as quotations over
    several paragraphs do.

    Args:
        words: of one paragraph.

    Returns:
        spans in code points of the paragraph, without overlap, in order.
    """
    spans = _double(words)
    return spans if spans else _single(words)


def _double(words: str) -> list[tuple[int, int]]:
    """Quotations in double marks or guillemets."""
    spans: list[tuple[int, int]] = []
    at = 0
    while opened := _DOUBLE.search(words, at):
        mark = opened.group()
        closers = _PAIRS.get(mark, '"”“')
        closed = re.compile(f'[{closers}"]' if mark != "«" else "»").search(words, opened.end())
        end = closed.start() if closed else len(words)
        if end > opened.end():
            spans.append((opened.end(), end))
        at = closed.end() if closed else len(words)
    return spans


def _single(words: str) -> list[tuple[int, int]]:
    """Quotations in single marks."""
    return [match.span(1) for match in _SINGLE.finditer(words) if _THREE_WORDS.search(match.group(1))]

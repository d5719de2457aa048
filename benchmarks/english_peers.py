"""Other programs that find who said what in English, run as they are over the same texts.

    PEER_PYTHON benchmarks/english_peers.py textacy MODEL < texts.jsonl
    PEER_PYTHON benchmarks/english_peers.py gendergap MODEL FOLDER < texts.jsonl

Runs under a Python that has the peer installed and needs nothing of Recoupe. MODEL is a spaCy
model of that Python; FOLDER is GenderGapTracker's `nlp/english`. In: an object a line with `doc`
and `text`. Out: an object a line with `doc`, `seconds` and `statements` (`start`, `end`, `speaker`,
code points of the text as it came). Quotation marks around what a peer gives are left out, and
what GenderGapTracker's preparation of a text moves is moved back: neither counts against it.
"""

import difflib
import importlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

_MARKS = "\"“”‘’'«» \n\t\u00a0,"
Found = tuple[int, int, str]


def textacy_quotations(model: str) -> Callable[[str], list[Found]]:
    """`textacy.extract.direct_quotations`; paragraph by paragraph where it refuses the whole text."""
    nlp = importlib.import_module("spacy").load(model)
    triples = importlib.import_module("textacy.extract.triples")

    def find_in(text: str, start: int) -> list[Found]:
        return [
            (start + one.content.start_char, start + one.content.end_char, " ".join(map(str, one.speaker)))
            for one in triples.direct_quotations(nlp(text))
        ]

    def find(text: str) -> list[Found]:
        try:
            return find_in(text, 0)
        except ValueError:  # an odd number of quotation marks
            return [found for start, part in _paragraphs(text) for found in _or_nothing(find_in, part, start)]

    return find


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for part in text.split("\n"):
        if part.strip():
            yield start, part
        start += len(part) + 1


def _or_nothing(find_in: Callable[[str, int], list[Found]], part: str, start: int) -> list[Found]:
    try:
        return find_in(part, start)
    except ValueError:  # as above
        return []


def gender_gap_quotations(model: str, folder: str) -> Callable[[str], list[Found]]:
    """GenderGapTracker's English `QuoteExtractor`, on text prepared as it prepares it."""
    sys.path.insert(0, folder)
    extractor = importlib.import_module("quote_extractor").QuoteExtractor
    prepare = importlib.import_module("utils").preprocess_text
    verbs = str(Path(folder) / "rules" / "quote_verb_list.txt")
    nlp = importlib.import_module("spacy").load(model)
    made = extractor({"spacy_lang": nlp, "NLP": {"QUOTE_VERBS": verbs}})

    def find(text: str) -> list[Found]:
        prepared = prepare(text)
        quotes = made.extract_quotes(nlp(prepared))
        return list(_moved_back(text, prepared, quotes))

    return find


def _moved_back(text: str, prepared: str, quotes: list[dict[str, Any]]) -> Iterator[Found]:
    """Quotes of prepared text, at the places that they have in the text itself."""
    if not quotes:
        return
    places = [len(text)] * (len(prepared) + 1)
    matcher = difflib.SequenceMatcher(None, prepared, text, autojunk=False)
    for start, other, length in matcher.get_matching_blocks():
        for step in range(length):
            places[start + step] = other + step
    for at in range(len(prepared) - 1, -1, -1):
        places[at] = min(places[at], places[at + 1])
    for quote in quotes:
        start, end = (int(part) for part in quote["quote_index"][1:-1].split(","))
        yield places[start], places[end], quote["speaker"]


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the quotation marks and white space at its ends."""
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def main() -> None:
    """Read texts, write what the peer finds."""
    name, model, *folder = sys.argv[1:]
    find = textacy_quotations(model) if name == "textacy" else gender_gap_quotations(model, *folder)
    find("A mayor said it was over.")
    for line in sys.stdin:
        given = json.loads(line)
        began = time.perf_counter()
        found = find(given["text"])
        seconds = time.perf_counter() - began
        statements = [
            {"start": start, "end": end, "speaker": speaker}
            for start, end, speaker in ((*bare(given["text"], *one[:2]), one[2]) for one in found)
            if start < end
        ]
        print(json.dumps({"doc": given["doc"], "seconds": seconds, "statements": statements}))


if __name__ == "__main__":
    main()

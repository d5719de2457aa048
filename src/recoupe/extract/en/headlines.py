"""Headlines and lead-ins that name their source with a colon, a dash or a comma and no full clause.

"Bridge may close this year: ministry", "Minister: ‘We were not told’", "Bridge unsafe, say engineers".
"""

from collections.abc import Iterator

from recoupe.extract.attribution import Attribution, content_of
from recoupe.extract.en.reporting import can_speak
from recoupe.extract.scene import Scene
from recoupe.extract.sources import Source
from recoupe.extract.syntax import Sentence, Token
from recoupe.extract.tokens import word_of
from recoupe.model.vocabulary import Stance

# Most words of a source that stands before or after a mark, and fewest of content.
_LONGEST, _SHORTEST = 6, 3
_NAMES = frozenset({"PROPN", "NOUN"})
_DASHES = frozenset({"-", "–", "—", "--"})


def by_mark(scene: Scene, at: int, sentence: Sentence) -> Iterator[Attribution]:
    """Find what a headline, or a line that opens with its speaker, gives as somebody's."""
    found = _after_source(scene, at, sentence)
    if found is None and scene.is_title(sentence):
        found = _before_source(scene, at, sentence) or _before_verb(scene, at, sentence)
    if found is not None:
        yield found


def _after_source(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """Words after "X:": a quotation in any line, any words in a headline after a person or a body."""
    tokens = sentence.tokens
    colon = next((index for index, token in enumerate(tokens[: _LONGEST + 1]) if token.text == ":"), None)
    if not colon or colon + _SHORTEST > len(tokens) or any(t.tag in {"VERB", "AUX"} for t in tokens[:colon]):
        return None
    head = _head(sentence, 0, colon)
    if head is None or not _names_source(scene, sentence, head):
        return None
    quotes = [
        q
        for q in scene.quotes_in(tokens[colon].end, tokens[colon].end + 3)
        if q.outer_start >= tokens[colon].end
    ]
    if quotes:
        span = quotes[0].start, quotes[0].end
    elif tokens[colon + 1].text in {"'", "‘"}:
        span = tokens[colon + 1].end, _block_end(scene, sentence)
    elif scene.is_title(sentence) and (_is_person(scene, tokens[head]) or _is_body(scene, tokens[head])):
        span = tokens[colon].end, sentence.end
    else:
        return None
    return _made(scene, at, sentence, span, (0, colon), head, (colon, colon + 1))


def _block_end(scene: Scene, sentence: Sentence) -> int:
    """Where the last sentence of a block ends: a quotation that nothing closes runs so far."""
    return max(other.end for other in scene.sentences if other.block == sentence.block)


def _before_source(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """Words before ": X" or "- x" at the end of a headline."""
    tokens = sentence.tokens
    mark = next(
        (i for i in range(len(tokens) - 1, 0, -1) if tokens[i].text == ":" or tokens[i].text in _DASHES), None
    )
    if mark is None or mark < _SHORTEST or not 0 < len(tokens) - 1 - mark <= 4:
        return None
    if tokens[mark].start == tokens[mark - 1].end and tokens[mark].text != ":":
        return None
    head = _head(sentence, mark + 1, len(tokens))
    if head is None or any(t.tag in {"VERB", "AUX", "PUNCT"} for t in tokens[mark + 1 :]):
        return None
    if tokens[mark].text != ":" and not tokens[mark + 1].text[0].islower():
        return None
    if not _names_source(scene, sentence, head):
        return None
    span = sentence.start, tokens[mark].start
    return _made(scene, at, sentence, span, (mark + 1, len(tokens)), head, (mark, mark + 1))


def _before_verb(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """Words before ", say X" where the parser sees no verb."""
    tokens = sentence.tokens
    comma = next((i for i in range(len(tokens) - 2, 0, -1) if tokens[i].text == ","), None)
    if comma is None or comma < _SHORTEST or len(tokens) - comma > _LONGEST + 2:
        return None
    word = word_of(tokens[comma + 1].text)
    if word not in scene.rules.verbs and word.removesuffix("s") not in scene.rules.verbs:
        return None
    head = _head(sentence, comma + 2, len(tokens))
    if head is None:
        return None
    span = sentence.start, tokens[comma].start
    return _made(scene, at, sentence, span, (comma + 2, len(tokens)), head, (comma + 1, comma + 2))


def _head(sentence: Sentence, first: int, last: int) -> int | None:
    """The last noun or name of a stretch before any preposition or comma: its head in English."""
    head = None
    for index in range(first, last):
        token = sentence.tokens[index]
        if head is not None and (token.tag == "ADP" or token.text in {",", "("}):
            break
        if token.tag in _NAMES:
            head = index
    return head


def _names_source(scene: Scene, sentence: Sentence, head: int) -> bool:
    token = sentence.tokens[head]
    if token.tag == "PROPN":
        labels = [label for start, end, label in scene.names if start <= token.start < end]
        return any(label in {"person", "organisation"} for label in labels) or can_speak_word(
            scene, token.text
        )
    return can_speak(scene, sentence, head)


def can_speak_word(scene: Scene, text: str) -> bool:
    """Whether a capitalised word is an office, a body or a group."""
    word = word_of(text)
    return word in scene.words.offices | scene.words.bodies | scene.words.groups


def _is_person(scene: Scene, token: Token) -> bool:
    """Whether a word names a person here, or is part of a person's name elsewhere."""
    return any(
        label == "person" and (start <= token.start < end or token.text in scene.text[start:end].split())
        for start, end, label in scene.names
    )


def _is_body(scene: Scene, token: Token) -> bool:
    """Whether a headline can open with it as its source ("Police: …", "Report: …")."""
    word = word_of(token.text)
    return word in scene.words.groups | scene.words.documents | {"police", "court", "sources", "army"}


def _made(
    scene: Scene,
    at: int,
    sentence: Sentence,
    span: tuple[int, int],
    named: tuple[int, int],
    head: int,
    cue: tuple[int, int],
) -> Attribution | None:
    start, end, kind = content_of(scene, *span)
    if len(scene.plain[start:end].split()) < _SHORTEST:
        return None
    tokens = sentence.tokens
    first, last = tokens[named[0]], tokens[named[1] - 1]
    source = Source(first.start, last.end, tokens[head].start, last.end)
    return Attribution(
        start,
        end,
        kind,
        at,
        Stance.ASSERTS,
        source,
        (tokens[cue[0]].start, tokens[cue[1] - 1].end),
        form="source",
        how="headline",
        lemma=tokens[cue[0]].lemma,
    )

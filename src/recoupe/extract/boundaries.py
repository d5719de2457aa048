"""Where content can end: the places in a sentence at which a reporter's own words may begin again."""

from collections.abc import Iterator

from recoupe.extract.scene import Scene
from recoupe.extract.syntax import Sentence, Token
from recoupe.extract.tokens import word_of
from recoupe.extract.tree import is_finite

# How many ends are offered for one beginning, and beginnings for one end.
_MOST = 5
_STARTS = 4
_LOOSE = frozenset({"ADP", "ADV", "CCONJ", "SCONJ", "VERB"})
_OPENING = frozenset({"DET", "PRON", "PROPN", "NOUN", "NUM"})
# Words before the participle of a clause that has none else.
_NEAR = 6
# Words from the beginning of a clause to its verb.
_SUBJECT = 24
_VERBAL = frozenset({"VERB", "AUX"})


def ends_of(scene: Scene, sentence: Sentence, first: int, verb: int, *, clause: bool) -> tuple[int, ...]:
    """Offer ends for content, the likeliest first.

    Args:
        scene: the article.
        sentence: of the content.
        first: index of the token with which it begins.
        verb: index of its cue.
        clause: whether it has a verb of its own ("que …"); a phrase ends sooner.

    Returns:
        Positions in the text, without doubles.
    """
    if first >= len(sentence.tokens):
        return (sentence.end,)
    hard: list[int] = _main_clause(scene, sentence, first, verb)
    soft: list[int] = []
    for index in _outside(scene, sentence, first):
        if _is_hard(scene, sentence, (first, verb), index, clause=clause):
            hard.append(sentence.tokens[index - 1].end)
        elif _is_soft(scene, sentence, index, clause=clause):
            soft.append(sentence.tokens[index - 1].end)
        if len(hard) > 1:
            break
    setting = list(_setting(scene, sentence, first))
    whole = _whole(scene, sentence, first)
    if setting and not hard and _closes(scene, sentence, setting[0]):
        setting, soft = [], [*soft[:1]]
        hard = [*_setting(scene, sentence, first)]
    offered = [*(hard[:1] or [whole]), *soft[:2], *setting, whole, *soft[2:3], *hard[1:2]]
    return tuple(dict.fromkeys(offered))[:_MOST]


def _main_clause(scene: Scene, sentence: Sentence, first: int, verb: int) -> list[int]:
    """Where the main clause begins, where the cue stands in a clause before it ("Si X dit que …, …")."""
    tokens = sentence.tokens
    if _is_fronted_participle(sentence, verb):
        commas = (at for at in _outside(scene, sentence, first) if tokens[at].text == ",")
        opened = (
            at for at in commas if at + 1 < len(tokens) and tokens[at + 1].tag in {"PROPN", "DET", "PRON"}
        )
        return [tokens[at - 1].end for at in opened][:1]
    words = [word_of(token.text) for token in tokens[:3]]
    if verb == 0 or not scene.rules.wider.fronting.intersection(words):
        return []
    if any(token.text == "," and _has_verb(sentence, at, verb) for at, token in enumerate(tokens[:verb])):
        return []
    for index in _outside(scene, sentence, first):
        if tokens[index].text == "," and opens_main(scene, sentence, index + 1):
            return [tokens[index - 1].end]
    return []


def _is_fronted_participle(sentence: Sentence, verb: int) -> bool:
    """Whether a participle opens its sentence ("Rappelant que …, X …")."""
    token = sentence.tokens[verb]
    if not word_of(token.text).endswith("ant") or is_finite(token):
        return False
    return not any(other.tag in _VERBAL and is_finite(other) for other in sentence.tokens[:verb])


def _has_verb(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a finite verb stands before a token and none after it, up to another."""
    before = any(token.tag in _VERBAL and is_finite(token) for token in sentence.tokens[:start])
    return before and not any("SCONJ" in token.tag for token in sentence.tokens[start:end])


def opens_main(scene: Scene, sentence: Sentence, index: int) -> bool:
    """Whether a subject and a finite verb follow, not a relative clause."""
    tokens = sentence.tokens
    if index >= len(tokens) or tokens[index].tag not in _OPENING:
        return False
    for token in tokens[index : index + _SUBJECT]:
        if (
            token.text in {",", ";", ":"}
            or token.tag == "SCONJ"
            or word_of(token.text) in scene.rules.wider.who
        ):
            return False
        if "VerbForm=Inf" in token.morph:
            return False
        if token.tag in _VERBAL and is_finite(token):
            return True
        if token.tag in _VERBAL and word_of(token.text).endswith("ant"):
            return word_of(token.text) in scene.rules.wider.having
    return False


def _is_absolute(scene: Scene, sentence: Sentence, index: int) -> bool:
    """Whether a participle with a subject of its own follows (", le reste ayant été vendu")."""
    for at in range(index, min(index + _NEAR, len(sentence.tokens))):
        token = sentence.tokens[at]
        if word_of(token.text) in scene.rules.wider.having:
            return sentence.tokens[at - 1].tag in {"NOUN", "PROPN", "PRON"}
        if token.tag == "PUNCT" or (token.tag in _VERBAL and is_finite(token)):
            return False
    return False


def _closes(scene: Scene, sentence: Sentence, start: int) -> bool:
    """Whether the words from a position to the end of the sentence only tell the channel."""
    matches = (pattern.search(scene.plain, start, sentence.end) for pattern in scene.rules.channels)
    return any(match is not None and match.end() >= sentence.end - 2 for match in matches)


def _whole(scene: Scene, sentence: Sentence, first: int) -> int:
    """Where the sentence ends, or the quotation that begins in the content and runs on beyond it."""
    quote = scene.quote_over(sentence.end - 1)
    if quote is None or quote.outer_start < sentence.tokens[first].start:
        return sentence.end
    return max(sentence.end, quote.outer_end)


def starts_before(scene: Scene, sentence: Sentence, end: int) -> tuple[int, ...]:
    """Offer beginnings for content that stands before a cue, the likeliest first.

    The sentence, what follows a colon or semicolon, what follows a frame ("Lors de la visite,"),
    the last stretch between commas or in brackets.

    Args:
        scene: the article.
        sentence: of the content.
        end: index of the token after the content.

    Returns:
        Positions in the text, without doubles.
    """
    tokens = sentence.tokens
    parted: list[int] = []
    framed: list[int] = []
    last = 0
    for index in range(1, end - 1):
        token = tokens[index]
        if scene.quote_over(token.start) is not None:
            continue
        if token.text in {";", ":", "("}:
            parted.append(token.end)
        elif token.text == ",":
            last = token.end
            if not framed and _is_frame(scene, sentence):
                framed.append(token.end)
    offered = [*parted[-1:], *framed, sentence.start, *([last] if last else [])]
    return tuple(dict.fromkeys(offered))[:_STARTS]


def reads_before(scene: Scene, sentence: Sentence, end: int) -> bool:
    """Whether the words before a cue have a verb of their own, not only that of a relative clause."""
    for token in sentence.tokens[:end]:
        if word_of(token.text) in scene.rules.wider.who - scene.rules.conjunctions:
            return False
        if token.tag in {"VERB", "AUX"} and is_finite(token):
            return True
    return False


def _is_frame(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence begins with a setting ("Lors de la visite,"), not with the clause."""
    opening = sentence.tokens[0]
    return opening.tag in _LOOSE or word_of(opening.text) in scene.rules.wider.lead


def _outside(scene: Scene, sentence: Sentence, first: int) -> Iterator[int]:
    """Tokens after the first that stand in no quotation and in no brackets that open after it."""
    depth = 0
    for index in range(first + 1, len(sentence.tokens)):
        token = sentence.tokens[index]
        if token.text in {"(", "["}:
            depth += 1
        elif token.text in {")", "]"}:
            depth -= 1
        elif depth <= 0 and scene.quote_over(token.start) is None:
            yield index


def _is_hard(scene: Scene, sentence: Sentence, begun: tuple[int, int], index: int, *, clause: bool) -> bool:
    """Whether the reporter surely speaks again from a token on; `begun`: content's first token and cue."""
    tokens = sentence.tokens
    first, verb = begun
    token = tokens[index]
    if token.text in {";", ")"} or (token.text == ":" and (not clause or _quotes(scene, token.end))):
        return True
    if token.text == ",":
        opens = _opens_reporting(scene, sentence, index + 1) or _is_absolute(scene, sentence, index + 1)
        return opens or _opens_aside(scene, sentence, index + 1, clause=clause)
    if (
        word_of(token.text) in scene.rules.wider.this
        and index + 1 < len(tokens)
        and tokens[index - 1].tag in {"NOUN", "PROPN"}
    ):
        return word_of(tokens[index + 1].text) in scene.rules.wider.who
    if not clause and _pair(sentence, index) == scene.rules.wider.gerund:
        return True
    if word_of(token.text) in scene.rules.wider.joining and index + 1 < len(tokens):
        return _joins_cue(scene, sentence, verb, index + 1, clause=clause)
    if not clause and _ends_noun(scene, sentence, first, verb, index):
        return True
    return _names_source(scene, sentence, index)


def _ends_noun(scene: Scene, sentence: Sentence, first: int, verb: int, index: int) -> bool:
    """Whether the sentence's verb begins after what a noun reports ("sa promesse de partir a surpris")."""
    token = sentence.tokens[index]
    if sentence.tokens[verb].tag in _VERBAL or token.tag not in _VERBAL or not is_finite(token):
        return False
    inside = sentence.tokens[first:index]
    return not any(other.tag == "SCONJ" or word_of(other.text) in scene.rules.wider.who for other in inside)


def _pair(sentence: Sentence, index: int) -> tuple[str, ...]:
    return tuple(word_of(token.text) for token in sentence.tokens[index : index + 2])


def _quotes(scene: Scene, position: int) -> bool:
    return any(quote.outer_start - position < 3 for quote in scene.quotes_in(position, position + 3))


def _names_source(scene: Scene, sentence: Sentence, index: int) -> bool:
    """Whether a preposition that names a source begins here ("selon")."""
    words = [word_of(token.text) for token in sentence.tokens[index : index + 4]]
    return any(
        tuple(words[: len(cue)]) == cue
        for cue in scene.rules.prepositions
        if cue[0] not in scene.rules.ambiguous
    ) and not (len(words) > 1 and words[1] in scene.rules.relatives)


def _opens_reporting(scene: Scene, sentence: Sentence, index: int) -> bool:
    """Whether a cue with its subject after it, a participle that reports or a source begins here."""
    tokens = sentence.tokens
    wider = scene.rules.wider
    words = [word_of(token.text) for token in tokens[index : index + 2]]
    if tuple(words) in wider.before_telling and index + 2 < len(tokens):
        return _reporting(scene, tokens[index + 2]) is not None
    like = index < len(tokens) and word_of(tokens[index].text) in wider.like
    while index < len(tokens) and (
        tokens[index].tag in {"ADV", "AUX"}
        or word_of(tokens[index].text) in wider.before_participle | wider.like
    ):
        index += 1
    if index >= len(tokens):
        return False
    token = tokens[index]
    if like and token.tag == "VERB" and _reporting(scene, token) is not None:
        return True
    lemma = _reporting(scene, token)
    if lemma is not None and word_of(token.text).endswith(("ant", "ing")):
        return True
    if _names_source(scene, sentence, index):
        return True
    following = [word_of(other.text) for other in tokens[index + 1 : index + 4]]
    inverted = any(word.startswith("-") and word in scene.rules.clitics for word in following)
    if token.tag in _VERBAL and inverted:
        return True
    return lemma is not None and token.tag in _VERBAL and is_finite(token) and token.tag != "AUX"


def _reporting(scene: Scene, token: Token) -> str | None:
    lemma = (
        token.lemma if token.lemma in scene.rules.verbs else scene.rules.wider.forms.get(word_of(token.text))
    )
    return lemma if lemma in scene.rules.verbs else None


def _opens_aside(scene: Scene, sentence: Sentence, index: int, *, clause: bool) -> bool:
    """Whether words after a comma are the reporter's: a contrast, or beside a phrase a relative clause."""
    if index + 1 >= len(sentence.tokens):
        return False
    word, following = (word_of(token.text) for token in sentence.tokens[index : index + 2])
    wider = scene.rules.wider
    if word in wider.contrasting or (word in wider.this and following in wider.who):
        return True
    if clause:
        return False
    return word in wider.subordinating or opens_main(scene, sentence, index)


def _joins_cue(scene: Scene, sentence: Sentence, verb: int, index: int, *, clause: bool) -> bool:
    """Whether "et" joins what follows to the cue, not to the content."""
    tokens = sentence.tokens
    start = index
    while index < len(tokens) and (
        tokens[index].tag == "ADV" or word_of(tokens[index].text) in scene.rules.wider.pronouns_before
    ):
        if tokens[index].tag in {"DET", "NOUN"}:
            break
        index += 1
    if index >= len(tokens):
        return False
    token = tokens[index]
    if not clause and opens_main(scene, sentence, start):
        return True
    if token.tag not in _VERBAL:
        return False
    if "VerbForm=Inf" in token.morph:
        return not clause and "VerbForm=Inf" in tokens[verb].morph and _reporting(scene, token) is not None
    if token.head == verb and token.relation in {"conj", "parataxis"}:
        return True
    if clause:
        return start == index and _reporting(scene, token) is not None and "VerbForm=Part" in token.morph
    return is_finite(token) or (_reporting(scene, token) is not None and "VerbForm=Part" in token.morph)


def _is_soft(scene: Scene, sentence: Sentence, index: int, *, clause: bool) -> bool:
    """Whether content may end before a token."""
    token = sentence.tokens[index]
    word = word_of(token.text)
    if token.text in {",", ":", "(", "–", "—"}:
        return True
    if word in scene.rules.wider.subordinating and token.tag in {"ADP", "SCONJ", "ADV", "CCONJ"}:
        return True
    if clause:
        return False
    return word in scene.rules.wider.gerund[1:] or (
        word in scene.rules.wider.joining and index + 1 < len(sentence.tokens)
    )


def _setting(scene: Scene, sentence: Sentence, first: int) -> Iterator[int]:
    """The end before words that say when or through what it was said."""
    start = sentence.tokens[first].end
    matches = (pattern.search(scene.plain, start, sentence.end) for pattern in scene.rules.channels)
    position = min((match.start() for match in matches if match is not None), default=None)
    for index in range(first + 1, len(sentence.tokens)):
        token = sentence.tokens[index]
        timed = word_of(token.text) in scene.rules.time_words and token.start >= start
        if timed or (position is not None and token.end > position):
            back = index
            while back > first + 1 and sentence.tokens[back - 1].tag in {"ADP", "DET", "NUM", "PUNCT"}:
                back -= 1
            yield sentence.tokens[back - 1].end
            return

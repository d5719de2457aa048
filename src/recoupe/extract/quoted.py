"""Which quotation belongs to a reporting verb: one that follows it, or one right before it."""

from collections.abc import Sequence

from recoupe.extract.quotes import Quote
from recoupe.extract.scene import PUNCTUATION, Scene
from recoupe.extract.syntax import Sentence
from recoupe.extract.tokens import word_of
from recoupe.extract.tree import AUXILIARIES, SUBJECTS, children, has_finite_verb, is_finite

# Fewest words of a quotation that can be a sentence with no cue; shorter ones are mentions.
_SHORTEST_ALONE = 4
# Words from which even a quotation that begins in the middle of a sentence is one.
_LONG = 8
# How far apart, in words, a verb and a quotation with no colon between them can be.
_NEAR = 12
# A capitalised fragment this short after a noun is a title or a name.
_LONGEST_TITLE = 6


def quotes_after(scene: Scene, at: int, sentence: Sentence, last: int) -> list[Quote]:
    """Find the quotations that a verb introduces.

    They follow it with no other finite verb between, or after a colon; where the sentence ends
    with a colon, the next one may begin with them. Those coordinated with the first count too.

    Args:
        scene: the article.
        at: index of the sentence in the scene.
        sentence: of the verb.
        last: index of the last token of the verb's group.
    """
    end = sentence.tokens[last].end
    found: list[Quote] = []
    for quote in scene.quotes_in(end, sentence.end):
        if quote.outer_start < end or not _follows(
            scene, sentence, found[-1].outer_end if found else end, quote, found
        ):
            if quote.outer_start < end:
                continue
            break
        if not is_title(scene, sentence, quote):
            found.append(quote)
    if found or scene.plain[sentence.tokens[-1].start] != ":" or at + 1 >= len(scene.sentences):
        return found
    following = scene.sentences[at + 1].start
    return [quote for quote in scene.quotes_in(following, following + 1) if quote.outer_start == following]


def _follows(scene: Scene, sentence: Sentence, end: int, quote: Quote, found: list[Quote]) -> bool:
    between = scene.plain[end : quote.outer_start]
    if between.rstrip().endswith(":"):
        return not found
    if found:
        linking = all(
            t.tag in {"CCONJ", "ADP", "DET", "PUNCT"}
            for t in sentence.tokens
            if end <= t.start < quote.outer_start
        )
        return linking and len(between.split()) <= 3
    return len(between.split()) <= _NEAR and not has_finite_verb(sentence, end, quote.outer_start)


def is_title(scene: Scene, sentence: Sentence, quote: Quote) -> bool:
    """Whether a quotation is the name of something: a few words with a capital, right after a noun."""
    words = scene.text[quote.start : quote.end].split()
    before = [token for token in sentence.tokens if token.end <= quote.outer_start]
    if not before or len(words) > _LONGEST_TITLE or before[-1].text == ":":
        return False
    noun = before[-1].tag in {"NOUN", "PROPN"}
    return (
        words[0][0].isupper()
        and (noun or before[-1].tag in {"ADP", "DET"})
        and not reads_as_sentence(scene, quote)
    )


def quote_before(scene: Scene, sentence: Sentence, first: int) -> Quote | None:
    """Find the quotation that ends right before a verb's group, its subject at most between.

    A verb inside a quotation (", a-t-il dit,") has that one.

    Args:
        scene: the article.
        sentence: of the verb.
        first: index of the first token of the verb's group.
    """
    start = sentence.tokens[first].start
    inside = scene.quote_over(start)
    if inside is not None:
        return inside
    near = max(scene.block_start(sentence), sentence.start - 3)
    quotes = [quote for quote in scene.quotes_in(near, start) if quote.outer_end <= start]
    if not quotes:
        return None
    between = scene.plain[quotes[-1].outer_end : start]
    words = [word for word in between.split() if word.strip("".join(PUNCTUATION))]
    last = quotes[-1]
    if len(words) > 6 or has_finite_verb(sentence, last.outer_end, start) or "." in between.strip()[1:]:
        return None
    if words and last.outer_end <= sentence.start:
        return None
    if words and not between.lstrip().startswith((",", "–", "—", "-")) and not reads_as_sentence(scene, last):
        return None
    return last


def reads_as_sentence(scene: Scene, quote: Quote) -> bool:
    """Whether a quotation is a sentence rather than a mention or a scare quote."""
    inside = scene.sentences_in(quote.start, quote.end)
    words = scene.text[quote.start : quote.end]
    if len(words.split()) < _SHORTEST_ALONE:
        return False
    return any(has_finite_verb(s, quote.start, quote.end) for s in inside) and (
        words[0].isupper() or len(words.split()) >= _LONG or words[0] in "[(…"
    )


def is_clause(scene: Scene, quote: Quote) -> bool:
    """Whether quoted words tell something by themselves, rather than complete the reporter's sentence.

    They begin with a capital, follow a colon, or hold a main verb with its subject; fragments such
    as "« qui ferment nos écoles »" or "« une honte »" do not.
    """
    opening = scene.text[quote.start]
    if opening.isupper() or opening in "[(…" or scene.follows_colon(quote.outer_start):
        return True
    held = scene.sentences_in(quote.start, quote.end)
    if len(held) > 1 and any(has_finite_verb(sentence, quote.start, quote.end) for sentence in held[1:]):
        return True
    return any(_has_main_clause(scene, sentence, quote) for sentence in held)


def _has_main_clause(scene: Scene, sentence: Sentence, quote: Quote) -> bool:
    """Whether a finite verb that opens no relative clause stands in a quotation with its subject."""
    tokens = sentence.tokens
    inside = [index for index, token in enumerate(tokens) if quote.start <= token.start < quote.end]
    finite = [index for index in inside if tokens[index].tag in {"VERB", "AUX"} and is_finite(tokens[index])]
    if not finite:
        return False
    introduced = inside[0] > 1 and word_of(tokens[inside[0] - 2].text) in scene.rules.conjunctions
    if introduced and finite[0] != inside[0]:
        return True
    return any("Mood=Imp" in tokens[at].morph or _is_main(sentence, inside, at) for at in finite)


def _is_main(sentence: Sentence, inside: Sequence[int], index: int) -> bool:
    """Whether a finite verb heads a clause of its own whose subject stands among some tokens."""
    token = sentence.tokens[index]
    verb = token.head if token.relation in AUXILIARIES else index
    if verb not in inside or sentence.tokens[verb].relation.startswith(("acl", "advcl")):
        return False
    subjects = (
        at for at in children(sentence, verb) if at in inside and sentence.tokens[at].relation in SUBJECTS
    )
    return any("PronType=Rel" not in sentence.tokens[at].morph for at in subjects)

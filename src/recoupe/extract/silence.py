"""Who speaks where no words beside the content say so."""

from dataclasses import dataclass

from recoupe.extract.antecedents import CARRIED, INCISE, Anaphor, antecedent
from recoupe.extract.book import Book, Mark
from recoupe.extract.sources import is_passive, noun_phrase
from recoupe.extract.speakers import governed, speaker_of
from recoupe.extract.syntax import Sentence
from recoupe.extract.tree import has_finite_verb, token_at
from recoupe.model.vocabulary import NameKind

# Relations of words that stand in for their head, and how many steps they are followed.
_BESIDE = frozenset({"appos", "conj", "flat:name", "flat:foreign"})
_CLIMBS = 3
# Words of the longest signature under a quotation.
_SIGNATURE = 20
_DASHES = frozenset("—–-―")


@dataclass(frozen=True, slots=True)
class Silent:
    """Content whose source no words name, or words that mean nobody.

    Attributes:
        key: what its speaker is looked up by: the start of its source or of its content.
        head: first code point of its cue, or of its content where it has none.
        end: one past its content.
        cue: first code point of its cue, or None.
    """

    key: int
    head: int
    end: int
    cue: int | None


def speaking_before(book: Book, one: Silent, sentence: int) -> int | None:
    """Who speaks in a quotation without cue: who signs it, else the likeliest spoken of before it."""
    signed = _signature(book, one.end)
    if signed is not None:
        return signed
    spoke = {seen.card for seen in book.memory if seen.how == "source"}

    def may_speak(card: int) -> bool:
        entry = book.cards[card]
        return card in spoke or (entry.kind is NameKind.PERSON and not entry.plural)

    card = antecedent(book, Anaphor(one.head, sentence, CARRIED), may_speak)
    return None if card is None else book.last_mark(card, one.head)


def _signature(book: Book, end: int) -> int | None:
    """Who signs a quotation in the line after it ("— Service de presse")."""
    number = book.sentence_of(end) + 1
    if number >= len(book.sentences) or book.text[end : book.sentences[number].start].strip(' \n\u00a0»”".'):
        return None
    sentence = book.sentences[number]
    tokens = sentence.tokens
    if tokens[0].text not in _DASHES or not 1 < len(tokens) <= _SIGNATURE:
        return None
    if has_finite_verb(sentence, sentence.start, sentence.end):
        return None
    head = next((at for at, token in enumerate(tokens) if token.tag in {"NOUN", "PROPN"}), None)
    return None if head is None else speaker_of(book, noun_phrase(sentence, head), number, told=True)


def speaking_near(book: Book, cue: int, sentence: Sentence, number: int) -> int | None:
    """Who speaks by a cue whose source means nobody: whom its sentence is about, else who spoke before."""
    verb = token_at(sentence, cue)
    if verb is not None and is_passive(sentence, verb):
        return None
    here = [
        at
        for at in book.marks_in(number)
        if book.marks[at].end <= cue
        and book.marks[at].form != "pronoun"
        and not book.is_quoted(book.marks[at].start)
        and book.cards[book.marks[at].card].kind in {NameKind.PERSON, NameKind.ORGANISATION}
    ]
    subjects = [at for at in here if part_of(sentence, book.marks[at]) == "subject"]
    free = [at for at in here if not governed(book, sentence.start, book.marks[at].start)]
    for found in (subjects, free):
        if found:
            return max(found, key=lambda at: book.marks[at].start)
    card = antecedent(
        book, Anaphor(cue, number, INCISE), lambda card: book.cards[card].kind is NameKind.PERSON
    )
    return None if card is None else book.last_mark(card, cue)


def part_of(sentence: Sentence, mark: Mark) -> str:
    """As what a sentence speaks of a mention: its `subject`, a `possessor` or any `other` part."""
    inside = {at for at, token in enumerate(sentence.tokens) if mark.start <= token.start < mark.end}
    heads = (at for at in inside if sentence.tokens[at].head not in inside or sentence.tokens[at].head == at)
    head = next(heads, None)
    for _ in range(_CLIMBS):
        if head is None or sentence.tokens[head].relation not in _BESIDE:
            break
        head = sentence.tokens[head].head
    if head is None:
        return "other"
    relation = sentence.tokens[head].relation
    if relation.startswith(("nsubj", "root", "obl:agent")):
        return "subject"
    return "possessor" if relation.startswith("nmod") else "other"

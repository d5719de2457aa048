"""Who speaks: the mention that a source's words stand for."""

from recoupe.extract.antecedents import CARRIED, DESCRIPTION, Anaphor, antecedent
from recoupe.extract.book import Book, Mark
from recoupe.extract.name_rules import NameRules
from recoupe.extract.noun_senses import is_denied, speaking_kind, tidied
from recoupe.extract.offices import states_in
from recoupe.extract.people import Card
from recoupe.extract.pronouns import resolve_pronoun
from recoupe.extract.sources import Source
from recoupe.extract.syntax import Token
from recoupe.extract.tokens import plain, word_of
from recoupe.model.vocabulary import NameKind


def speaker_of(book: Book, source: Source, sentence: int, *, told: bool) -> int | None:
    """The mark of a source: a name in it, an office, what its pronoun means, or its own words.

    Args:
        book: of the article.
        source: the words.
        sentence: index of theirs.
        told: whether a preposition says that they are a source ("selon"), whatever they are.

    Returns:
        None where they mean nobody.
    """
    if source.pronoun:
        return resolve_pronoun(book, source.start, source.end, sentence)
    near = book.marks_in(sentence)
    inside = [at for at in near if source.start <= book.marks[at].start < source.reach]
    covering = [at for at in near if book.marks[at].start <= source.head < book.marks[at].end]
    office = next((at for at in covering if book.marks[at].form != "name"), None)
    name = next((at for at in covering if book.marks[at].form == "name"), None)
    if name is not None:
        return name
    people = [at for at in inside if book.marks[at].form == "name" and _is_person(book, at)]
    if people and (office is None or _is_person(book, office)) and not _belongs(book, source, people[-1]):
        return people[-1]
    if office is not None:
        return office
    back = _pointed_back(book, source, sentence)
    return back if back is not None else _described(book, source, sentence, told=told)


def _belongs(book: Book, source: Source, at: int) -> bool:
    """Whether a name in a source only says whose it is ("l'avocat de Jean Untel")."""
    before = plain(book.text[source.head : book.marks[at].start]).lower().replace("'", "' ").split()
    return bool(before) and before[-1] in {"de", "d'", "du", "of"}


def _is_person(book: Book, at: int) -> bool:
    return book.cards[book.marks[at].card].kind is NameKind.PERSON


def _pointed_back(book: Book, source: Source, sentence: int) -> int | None:
    """The last source, where the words point to it ("sa version", "la même source")."""
    words = plain(book.text[source.start : source.end]).lower().replace("'", "' ").split()
    rules = book.pack.names
    own = bool(words) and words[0] in rules.possessives and any(word in rules.source_nouns for word in words)
    if not own and not any(word in rules.same for word in words[:2]):
        return None
    card = antecedent(book, Anaphor(source.start, sentence, DESCRIPTION), lambda _: True)
    if card is None:
        return None
    return book.add(Mark(source.start, source.end, "description", card, source.head))


def _described(book: Book, source: Source, sentence: int, *, told: bool) -> int | None:
    """A mention of its own for a source that no name and no office names; None where it can be no source."""
    rules = book.pack.names
    head = next((t for t in book.sentences[sentence].tokens if t.start == source.head), None)
    words = " ".join(plain(book.text[source.start : source.end]).split())
    opening = words.replace("'", "' ").split()
    if head is None or not opening or is_denied([word.lower() for word in opening], rules):
        return None
    if len(opening) > 1 and opening[0].lower() in rules.articles:
        words = words[len(opening[0]) :].strip() or words
    plural = "Number=Plur" in head.morph or word_of(head.text) in rules.plural
    kind = _kind_told(head, rules, plural=plural)
    if kind is None and told and word_of(head.text) not in rules.abstract:
        kind = NameKind.ORGANISATION
    words = tidied(words, rules)
    if kind is None or not words:
        return None
    state = next(iter(sorted(states_in(words))), None)
    card = book.unnamed(
        None,
        words,
        lambda: Card(kind=kind, names=[words], named=False, plural=kind is NameKind.GROUP, state=state),
    )
    return book.add(Mark(source.start, source.end, "description", card, source.head))


def _kind_told(head: Token, rules: NameRules, *, plural: bool) -> NameKind | None:
    """The kind of source that the head of a description shows."""
    if head.tag == "PROPN" and word_of(head.text) not in rules.abstract:
        return NameKind.ORGANISATION
    if head.tag not in {"NOUN", "PRON", "ADJ", "NUM", "X"}:
        return None
    if head.tag in {"PRON", "NUM", "ADJ"}:
        return NameKind.GROUP if plural else None
    return speaking_kind(word_of(head.text), rules, plural=plural)


def speaking_before(book: Book, start: int, sentence: int) -> int | None:
    """Who speaks in a quotation without cue: the likeliest of the people spoken of before it."""

    def is_person(card: int) -> bool:
        return book.cards[card].kind is NameKind.PERSON and not book.cards[card].plural

    card = antecedent(book, Anaphor(start, sentence, CARRIED), is_person)
    return None if card is None else book.last_mark(card, start)

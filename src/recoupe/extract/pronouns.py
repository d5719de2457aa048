"""Whom a pronoun means."""

from recoupe.extract.book import Book, Mark
from recoupe.extract.pack import Pack
from recoupe.extract.syntax import Token
from recoupe.extract.tokens import plain, word_of
from recoupe.model.vocabulary import NameKind


def is_pronoun(token: Token, pack: Pack) -> bool:
    """Whether a token is a subject pronoun of the third person that means somebody."""
    word = word_of(token.text)
    if word not in pack.names.singular | pack.names.plural or token.tag != "PRON":
        return False
    return token.relation.startswith("nsubj") or (word.startswith("-") and token.relation == "expl:subj")


def resolve_pronoun(book: Book, start: int, end: int, sentence: int) -> int | None:
    """Note a pronoun as a mention of whom the article spoke of last, where gender and number agree.

    Returns:
        The mention, or None where nobody agrees.
    """
    word = plain(book.text[start:end]).lower()
    rules = book.pack.names
    plural, feminine = word in rules.plural, word in rules.feminine
    strict = word not in rules.neuter

    def agrees(number: int) -> bool:
        entry = book.cards[number]
        if plural:
            return entry.kind is not NameKind.PLACE and (entry.plural or entry.kind is not NameKind.PERSON)
        if entry.plural or entry.kind is NameKind.PLACE or entry.kind is NameKind.GROUP:
            return False
        if entry.kind is NameKind.PERSON:
            return strict and (entry.feminine is None or entry.feminine == feminine)
        return entry.kind is NameKind.ORGANISATION

    people = (
        book.recalled(sentence, lambda n: agrees(n) and book.cards[n].kind is NameKind.PERSON)
        if not plural
        else None
    )
    card = people if people is not None else book.recalled(sentence, agrees)
    if card is None:
        return None
    entry = book.cards[card]
    if entry.kind is NameKind.PERSON and entry.feminine is None and not plural:
        entry.feminine = feminine
    return book.add(Mark(start, end, "pronoun", card, start))

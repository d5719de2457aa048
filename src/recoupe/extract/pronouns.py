"""Whom a pronoun means."""

from recoupe.extract.antecedents import INCISE, SUBJECT, Anaphor, antecedent
from recoupe.extract.book import Book, Mark
from recoupe.extract.name_rules import NameRules
from recoupe.extract.pack import Pack
from recoupe.extract.syntax import Token
from recoupe.extract.tokens import plain, word_of
from recoupe.model.vocabulary import NameKind

# Mentions among which "the latter" looks for the last.
_LATEST = 20


def is_pronoun(token: Token, pack: Pack) -> bool:
    """Whether a token is a subject pronoun of the third person that means somebody."""
    word = word_of(token.text)
    if word not in pack.names.singular | pack.names.plural or token.tag != "PRON":
        return False
    return token.relation.startswith("nsubj") or (word.startswith("-") and token.relation == "expl:subj")


def resolve_pronoun(book: Book, start: int, end: int, sentence: int) -> int | None:
    """Note a pronoun as a mention of whom it means, where gender and number agree.

    Returns:
        The mention, or None where nobody agrees.
    """
    anaphor = anaphor_of(book, start, end, sentence)

    def may_mean(number: int) -> bool:
        return agrees(book, number, anaphor, start, end)

    card = None
    if anaphor.how == INCISE:
        card = antecedent(
            book, anaphor, lambda number: may_mean(number) and book.cards[number].kind is not NameKind.STATE
        )
    card = antecedent(book, anaphor, may_mean) if card is None else card
    if card is None:
        return None
    entry = book.cards[card]
    if entry.kind is NameKind.PERSON and entry.feminine is None and not anaphor.plural:
        entry.feminine = anaphor.feminine
    return book.add(Mark(start, end, "pronoun", card, start))


def resolve_latter(book: Book, start: int, end: int, sentence: int) -> int | None:
    """Note words for "the latter" as a mention of whom the article named last, where they agree."""
    feminine, plural = book.pack.names.latter[plain(book.text[start:end]).lower()]
    anaphor = Anaphor(start, sentence, SUBJECT, feminine=feminine, plural=plural)
    for seen in reversed(book.memory[-_LATEST:]):
        if seen.start < start and agrees(book, seen.card, anaphor, start, end):
            return book.add(Mark(start, end, "pronoun", seen.card, start))
    return None


def anaphor_of(book: Book, start: int, end: int, sentence: int) -> Anaphor:
    """A pronoun as it asks for an antecedent."""
    rules = book.pack.names
    word = plain(book.text[start:end]).lower()
    return Anaphor(
        start,
        sentence,
        INCISE if word.startswith("-") else SUBJECT,
        feminine=None if word in rules.neuter else word in rules.feminine,
        plural=word in rules.plural,
    )


def agrees(book: Book, number: int, anaphor: Anaphor, start: int, end: int) -> bool:
    """Whether a pronoun may mean a card, by gender and number."""
    entry = book.cards[number]
    if anaphor.plural:
        if entry.kind is NameKind.STATE:
            return entry.name.endswith("s")
        return entry.kind is not NameKind.PLACE and (entry.plural or entry.kind is not NameKind.PERSON)
    if entry.plural or entry.kind in {NameKind.PLACE, NameKind.GROUP}:
        return False
    if entry.kind is NameKind.PERSON and _is_neuter(book, book.pack.names, start, end):
        return False
    return entry.feminine is None or anaphor.feminine is None or entry.feminine == anaphor.feminine


def _is_neuter(book: Book, rules: NameRules, start: int, end: int) -> bool:
    return plain(book.text[start:end]).lower() in rules.neuter

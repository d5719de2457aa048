"""Who an office, a body or a group that stands without a name means."""

from recoupe.extract.antecedents import DESCRIPTION, Anaphor, antecedent
from recoupe.extract.book import Book, Mark
from recoupe.extract.offices import Office
from recoupe.extract.people import Card
from recoupe.model.naming import fold
from recoupe.model.vocabulary import NameKind


def resolve_office(book: Book, office: Office, sentence: int, *, is_source: bool) -> None:
    """Give an office that stands alone its card: a known holder, the last person, or its own."""
    told = office.subject and office.kind is NameKind.PERSON and not office.plural
    if not office.definite and not is_source and not told:
        return
    asking = Anaphor(office.start, sentence, DESCRIPTION, office.feminine)
    card = _holder(book, office)
    if card is None and office.bare and office.kind is NameKind.PERSON and office.definite:
        card = antecedent(book, asking, lambda number: _may_hold(book, number, office))
    if card is None and office.bare and office.kind is NameKind.ORGANISATION:
        card = antecedent(book, asking, lambda number: _is_such_body(book.cards[number], office))
    if card is None:
        card = _own_card(book, office)
    form = "demonym" if office.states else "role" if office.definite else "description"
    book.add(Mark(office.start, office.end, form, card, office.head))


def _holder(book: Book, office: Office) -> int | None:
    """The referent that holds the same office, as the article tells."""
    for card in book.holders(office.noun):
        if any(_same_office(one, office) for one in book.offices[card]):
            return card
    return None


def _same_office(held: Office, office: Office) -> bool:
    if held.noun != office.noun or held.plural != office.plural or held.kind is not office.kind:
        return False
    if fold(held.words) == fold(office.words):
        return True
    if held.states and office.states:
        return held.states == office.states
    if (
        office.bare
        or fold(held.words).startswith(fold(office.words))
        or fold(office.words) in fold(held.words)
    ):
        return True
    return "pays" in fold(office.words).split() and bool(held.states)


def _may_hold(book: Book, card: int, office: Office) -> bool:
    entry = book.cards[card]
    held = {one.noun for one in book.offices.get(card, ())} & book.pack.names.offices
    return (
        entry.kind is NameKind.PERSON
        and entry.named
        and (not held or bool(held & _LOOSE))
        and (entry.feminine is None or office.feminine is None or entry.feminine == office.feminine)
    )


_LOOSE = frozenset(
    [
        "membre",
        "élu",
        "responsable",
        "expert",
        "experte",
        "chercheur",
        "chercheuse",
        "spécialiste",
        "member",
        "official",
        "expert",
        "researcher",
    ]
)


def _is_such_body(entry: Card, office: Office) -> bool:
    """Whether a body's name says that it is such a body ("the ministry": the Health Ministry)."""
    if entry.kind is not NameKind.ORGANISATION:
        return False
    return any(fold(office.noun) in fold(name).split() for name in entry.names)


def _own_card(book: Book, office: Office) -> int:
    card = book.unnamed(office.kind, office.words, lambda: _card_of(office))
    if office.definite:
        book.give(card, office)
    return card


def _card_of(office: Office) -> Card:
    person = office.kind is NameKind.PERSON
    return Card(
        kind=office.kind,
        names=[office.words],
        roles=[office.words] if person else [],
        feminine=office.feminine if person else None,
        plural=office.plural,
        named=False,
        state=next(iter(sorted(office.states)), None),
    )

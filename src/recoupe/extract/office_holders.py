"""Who an office, a body or a group that stands without a name means."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from recoupe.extract.antecedents import DESCRIPTION, Anaphor, antecedent
from recoupe.extract.book import Book, Mark
from recoupe.extract.offices import Office, begins
from recoupe.extract.people import Card
from recoupe.model.naming import fold, sound_key
from recoupe.model.vocabulary import NameKind
from recoupe.reference.leaders import leaders
from recoupe.reference.states import state_named, state_of_demonym


def resolve_office(book: Book, office: Office, sentence: int, *, is_source: bool) -> None:
    """Give an office that stands alone its card: a known holder, whom it takes up, or its own."""
    told = office.subject and office.kind is NameKind.PERSON and not office.plural
    if not office.definite and not is_source and not told:
        return
    card = _holder(book, office, sentence) if office.definite else None
    if card is None and not office.definite and is_source and not office.plural:
        card = _told_so(book, office)
    if card is None and office.definite and not office.plural:
        card = taken_up(book, office, sentence)
    if card is None:
        card = _own_card(book, office)
    form = "demonym" if office.states else "role" if office.definite else "description"
    book.add(Mark(office.start, office.end, form, card, office.head))


def _holder(book: Book, office: Office, sentence: int) -> int | None:
    """The referent that holds the same office, as the article tells; of several the likeliest."""
    holders = [
        card
        for noun in _alike(book, office.noun)
        for card in book.holders(noun)
        if any(_same_office(book, one, office) for one in book.offices[card])
    ]
    if not holders and not office.states:
        holders = [card for card in book.holders(office.noun) if _tells_no_more(book, card, office)]
        holders = holders if len(holders) == 1 else []
    named = [card for card in holders if book.cards[card].named] or holders
    if len(named) > 1:
        exact = [
            card for card in named if any(fold(o.words) == fold(office.words) for o in book.offices[card])
        ]
        named = exact or named
    if len(named) < 2:
        return next(iter(named), None)
    found = antecedent(book, _asking(office, sentence), lambda card: card in named)
    return named[0] if found is None else found


def _tells_no_more(book: Book, card: int, office: Office) -> bool:
    """Whether a named referent holds an office of which the article says no more than its noun."""
    held = [one for one in book.offices[card] if one.noun == office.noun and one.kind is office.kind]
    return book.cards[card].named and any(not one.states and not _content(book, one) for one in held)


def _told_so(book: Book, office: Office) -> int | None:
    """The one person whom the article names with just these words ("a Board spokesman" again)."""
    named = [
        card
        for card in book.holders(office.noun)
        if book.cards[card].named and any(_is_named_so(one, office) for one in book.offices[card])
    ]
    return named[0] if len(set(named)) == 1 else None


def _is_named_so(held: Office, office: Office) -> bool:
    """Whether two phrases of several words are the same, or one goes on where the other begins."""
    left, right = fold(held.words).split(), fold(office.words).split()
    shorter = min(len(left), len(right))
    return shorter > 1 and left[-shorter:] == right[-shorter:]


def _alike(book: Book, noun: str) -> Iterator[str]:
    """A noun and those that stand for the same office or kind of body."""
    yield noun
    for family in book.pack.names.alike:
        if noun in family:
            yield from sorted(family - {noun})


def _asking(office: Office, sentence: int) -> Anaphor:
    return Anaphor(office.start, sentence, DESCRIPTION, office.feminine)


def _same_office(book: Book, held: Office, office: Office) -> bool:
    """Whether two phrases can tell of one office: nothing in one speaks against the other."""
    if held.plural != office.plural or held.kind is not office.kind:
        return False
    if held.states and office.states and held.states != office.states:
        return False
    left, right = _content(book, held), _content(book, office)
    if left and right:
        return len(left & right) * 2 >= min(len(left), len(right))
    if held.noun != office.noun:
        return bool(office.bare and not left) or bool(held.states & office.states)
    return not right or bool(held.states & office.states)


def _content(book: Book, office: Office) -> frozenset[str]:
    """What an office is of, in folded words: states, articles and the noun itself left out."""
    rules = book.pack.names
    return _told(
        office.words,
        office.noun,
        tuple(rules.same_office),
        _small(rules.links, rules.articles, rules.shading),
    )


@lru_cache(maxsize=8)
def _small(*lists: frozenset[str]) -> frozenset[str]:
    """Words that tell nothing of what an office is of, folded."""
    return frozenset(fold(word) for words in lists for word in words)


@lru_cache(maxsize=4096)
def _told(words: str, noun: str, phrases: tuple[str, ...], small: frozenset[str]) -> frozenset[str]:
    folded = fold(words)
    phrase = next((known for known in phrases if begins(folded, known)), "")
    return frozenset(
        word
        for word in folded[len(phrase) :].split()
        if len(word) > 1
        and word not in small
        and word != fold(noun)
        and state_of_demonym(word) is None
        and state_named(word) is None
    )


def taken_up(book: Book, office: Office, sentence: int) -> int | None:
    """The referent spoken of before that a bare phrase takes up ("l'association", "le Premier ministre")."""
    asking = _asking(office, sentence)
    if office.kind is NameKind.ORGANISATION:
        if office.bare or not _content(book, office):
            told = antecedent(book, asking, lambda card: _name_tells(book, card, office))
            if told is not None:
                return told
            return antecedent(book, asking, lambda card: _is_such_body(book, card, office))
        return None
    if office.kind is not NameKind.PERSON:
        return None
    led = book.pack.names.leading.get(office.noun, ()) if len(office.states) == 1 else ()
    if led and not _content(book, office):
        return _leader(book, led, *office.states)
    if office.pointing or office.bare or not _content(book, office):
        return antecedent(book, asking, lambda card: _may_hold(book, card, office, sentence))
    if office.states and office.noun not in book.pack.names.loose:
        return None
    likeliest = antecedent(book, asking, lambda card: _is_somebody_else(book, card, office))
    if likeliest is None or not _may_hold(book, likeliest, office, sentence):
        return None
    return likeliest if _is_open(book, likeliest, office) else None


def _is_somebody_else(book: Book, card: int, office: Office) -> bool:
    """Whether a card is a named person, whatever the article tells of them."""
    entry = book.cards[card]
    if not _is_somebody(book, card):
        return False
    return None in (entry.feminine, office.feminine) or entry.feminine == office.feminine


def _leader(book: Book, led: Sequence[str], state: str) -> int | None:
    """Whom the article names among those who have led a state."""
    for number, entry in enumerate(book.cards):
        person = entry.kind is NameKind.PERSON and entry.named
        if person and any(_leads(entry.name, office, state) for office in led):
            return number
    return None


def _leads(name: str, office: str, state: str) -> bool:
    """Whether somebody, named in full or by surname, has led a state."""
    return not {sound_key(part) for part in _endings(name)}.isdisjoint(_sounds(office, state))


@cache
def _sounds(office: str, state: str) -> frozenset[str]:
    names = leaders().get((state, office), ())
    return frozenset(sound_key(part) for name in names for part in _endings(name))


def _endings(name: str) -> list[str]:
    """A name and what is left of it from each later word on ("Boris Johnson", "Johnson")."""
    parts = name.split()
    return [" ".join(parts[at:]) for at in range(len(parts))]


def _is_open(book: Book, card: int, office: Office) -> bool:
    """Whether the article told no office of somebody, or this one without saying of what."""
    return all(one.noun == office.noun and not _content(book, one) for one in book.offices.get(card, ()))


def _is_somebody(book: Book, card: int) -> bool:
    """Whether a card is one named person: no two names in one, no acronym."""
    entry = book.cards[card]
    one = entry.kind is NameKind.PERSON and entry.named and not entry.plural
    return one and not entry.name.isupper() and book.pack.names.conjoining.isdisjoint(entry.name.split())


def _may_hold(book: Book, card: int, office: Office, sentence: int) -> bool:
    """Whether somebody may hold an office: named, of that gender, with no other office of the same rank."""
    entry = book.cards[card]
    if not _is_somebody(book, card):
        return False
    if None not in (entry.feminine, office.feminine) and entry.feminine != office.feminine:
        return False
    here = [book.marks[at] for at in book.marks_in(sentence)]
    if any(mark.card == card and mark.start < office.start for mark in here):
        return False
    held = {one.noun for one in book.offices.get(card, ())}
    loose = book.pack.names.loose
    return office.pointing or not held or bool(held & loose) or office.noun in loose


def _name_tells(book: Book, card: int, office: Office) -> bool:
    """Whether a body's name says that it is such a body ("the airline": North Airlines)."""
    entry = book.cards[card]
    if entry.kind is not NameKind.ORGANISATION or not entry.named:
        return False
    words = {word for name in entry.names for word in fold(name).split()}
    return bool(words & {fold(noun) for noun in _alike(book, office.noun)})


def _is_such_body(book: Book, card: int, office: Office) -> bool:
    """Whether a body can be called so: its name or what it is called tells, or nothing tells otherwise."""
    entry = book.cards[card]
    if entry.kind is not NameKind.ORGANISATION or not entry.named:
        return False
    if _name_tells(book, card, office):
        return True
    rules = book.pack.names
    words = {word for name in entry.names for word in fold(name).split()}
    kinds = {fold(noun) for noun in rules.bodies | rules.organisations}
    return office.noun in rules.companies and not words & kinds and not book.offices.get(card)


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
        feminine=office.feminine,
        plural=office.plural,
        named=False,
        state=next(iter(sorted(office.states)), None),
    )
